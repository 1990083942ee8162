// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Synchronization

/// Ctrl-C as a wish to end soon: the search finishes its round and hands back the best plan so far.
///
/// A second Ctrl-C ends the process at once, as if nobody had listened to the first.
final class Interrupt: Sendable {
  private let wished = Atomic<Bool>(false)

  /// Nobody wishes to end yet.
  init() {}

  /// Whether someone wishes to end.
  var isWished: Bool { wished.load(ordering: .relaxed) }

  /// Notes the wish to end.
  func wish() { wished.store(true, ordering: .relaxed) }

  /// Does `work` while SIGINT sets this flag, and gives the signal back its old meaning afterwards.
  func listening<Result>(to work: () throws -> Result) rethrows -> Result {
    let before = signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global(qos: .userInteractive))
    source.setEventHandler { [self] in
      if isWished {
        signal(SIGINT, SIG_DFL)
        kill(getpid(), SIGINT)
      }
      wish()
    }
    source.resume()
    defer {
      source.cancel()
      signal(SIGINT, before)
    }
    return try work()
  }
}
