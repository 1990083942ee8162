// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// A value that another thread makes while this one goes on.
final class Background<Value: Sendable>: Sendable {
  private let made = Mutex(Value?.none)
  private let making = DispatchGroup()

  /// Starts to make the value.
  ///
  /// - Parameter queue: of one that makes a value after the other they come in their order.
  init(on queue: DispatchQueue = .global(), _ make: @escaping @Sendable () -> Value) {
    queue.async(group: making) {
      let value = make()
      self.made.withLock { $0 = value }
    }
  }

  /// The value; waits until it's made.
  var value: Value {
    making.wait()
    guard let value = made.withLock(\.self) else { preconditionFailure("whoever has waited has the value") }
    return value
  }
}
