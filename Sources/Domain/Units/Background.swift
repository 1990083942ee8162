// SPDX-License-Identifier: Apache-2.0

public import Dispatch
import Synchronization

/// A value that another thread makes while this one goes on.
public final class Background<Value: Sendable>: Sendable {
  /// How it's made, until somebody begins: what that refers to is let go of then, though the queue may come to it much later.
  /// A database that's kept open by it would keep others out.
  private let make: Mutex<(@Sendable () -> Value)?>
  private let made = Mutex(Value?.none)
  private let making = DispatchGroup()

  /// Starts to make the value.
  ///
  /// - Parameter queue: of one that makes a value after the other they are begun in their order.
  public init(on queue: DispatchQueue = .global(), _ make: @escaping @Sendable () -> Value) {
    self.make = Mutex(make)
    making.enter()
    queue.async { self.begin() }
  }

  /// The value; waits until it's made. Where no thread has begun with it this one makes it: in a pool of threads that all
  /// wait for each other there would be none.
  public var value: Value {
    begin()
    making.wait()
    guard let value = made.withLock(\.self) else { preconditionFailure("whoever has waited has the value") }
    return value
  }

  private func begin() {
    let own = make.withLock { make in
      defer { make = nil }
      return make
    }
    guard let own else { return }
    let value = own()
    made.withLock { $0 = value }
    making.leave()
  }
}
