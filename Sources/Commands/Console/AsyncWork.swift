// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Work of tasks that a command waits for.
enum AsyncWork {
  private final class Outcome<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// Does `work` while this thread waits, which must be none of those that tasks run on.
  static func wait<Value: Sendable>(for work: @escaping @Sendable () async -> Value) -> Value {
    let outcome = Outcome<Value>()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let value = await work()
      outcome.value.withLock { $0 = value }
      done.signal()
    }
    done.wait()
    guard let value = outcome.value.withLock(\.self) else { preconditionFailure("whoever has waited has the value") }
    return value
  }
}
