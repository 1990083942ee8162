// SPDX-License-Identifier: Apache-2.0

import Optimiser

/// When a search ends before its rounds are done: by Ctrl-C, or at a time limit. Asked between two rounds.
struct StopRule {
  private let interrupt: Interrupt
  private let deadline: ContinuousClock.Instant?

  /// A rule whose limit of `seconds` starts now; nil is no limit.
  init(interrupt: Interrupt, seconds: Int?) {
    self.interrupt = interrupt
    deadline = seconds.map { ContinuousClock.now + .seconds($0) }
  }

  /// Why to end now; nil to go on.
  var request: StopRequest? {
    if interrupt.isWished { return .interrupted }
    guard let deadline, ContinuousClock.now >= deadline else { return nil }
    return .deadline
  }
}
