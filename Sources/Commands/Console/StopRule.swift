// SPDX-License-Identifier: Apache-2.0

import Domain

/// When a search ends before its rounds are done: by Ctrl-C, or at a time limit. Asked between two rounds.
struct StopRule {
  private let interrupt: Interrupt
  private let deadline: ContinuousClock.Instant?

  /// A rule whose limit of `seconds` starts now; nil is no limit.
  init(interrupt: Interrupt, seconds: Int?) {
    self.interrupt = interrupt
    deadline = seconds.map { ContinuousClock.now + .seconds($0) }
  }

  /// Whether to end now.
  var shouldStop: Bool { interrupt.isWished || isLate }

  /// Why a search that says it ended by `stop` did so: it only knows that it was told to end.
  func reason(for stop: Run.Stop) -> Run.Stop {
    guard stop == .interrupted || stop == .deadline else { return stop }
    return interrupt.isWished ? .interrupted : .deadline
  }

  private var isLate: Bool { deadline.map { ContinuousClock.now >= $0 } ?? false }
}
