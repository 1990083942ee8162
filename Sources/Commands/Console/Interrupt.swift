// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Synchronization

/// Ctrl-C, or the SIGTERM of a service manager, as a wish to end soon: the search finishes its round and hands back the
/// best plan so far.
///
/// A second one ends the process at once, as if nobody had listened to the first.
final class Interrupt: Sendable {
  private let wished = Atomic<Bool>(false)

  /// Nobody wishes to end yet.
  init() {}

  /// Whether someone wishes to end.
  var isWished: Bool { wished.load(ordering: .relaxed) }

  /// Notes the wish to end.
  func wish() { wished.store(true, ordering: .relaxed) }

  /// Does `work` while SIGINT and SIGTERM set this flag, and gives the signals back their old meanings afterwards.
  func listening<Result>(to work: () throws -> Result) rethrows -> Result {
    let listeners = [SIGINT, SIGTERM].map { number in
      let before = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler { [self] in
        if isWished {
          signal(number, SIG_DFL)
          kill(getpid(), number)
        }
        wish()
      }
      source.resume()
      return (number: number, before: before, source: source)
    }
    defer {
      for listener in listeners {
        listener.source.cancel()
        signal(listener.number, listener.before)
      }
    }
    return try work()
  }
}
