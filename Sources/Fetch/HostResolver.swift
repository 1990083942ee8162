// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// What tells the addresses of a host by its name.
public struct HostResolver: Sendable {
  private let lookUp: @Sendable (String) async -> [NetworkAddress]

  /// One that asks `lookUp`: none where nobody knows the name.
  public init(_ lookUp: @escaping @Sendable (String) async -> [NetworkAddress]) { self.lookUp = lookUp }

  /// The system's.
  public static let system = HostResolver(blocking: Self.addresses)

  /// One that asks `lookUp` on a thread of its own. That can't be ended, so that it's left alone where the task is
  /// cancelled.
  init(blocking lookUp: @escaping @Sendable (String) -> [NetworkAddress]) {
    self.init { name in
      let wait = Wait()
      return await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          wait.begin(continuation)
          Thread.detachNewThread { wait.end(lookUp(name)) }
        }
      } onCancel: {
        wait.end([])
      }
    }
  }

  /// All addresses of the host, the best first: `text` may be an address itself.
  ///
  /// - Throws: `fetch.host` where there's none.
  func addresses(of text: String) async throws(FetchError) -> [NetworkAddress] {
    if let literal = NetworkAddress(text) { return [literal] }
    let found = await lookUp(text)
    if found.isEmpty { throw FetchError(.host, "nobody knows the host in the address") }
    return found
  }

  /// Whoever waits goes on once: with the addresses, or when it's given up.
  private final class Wait: Sendable {
    private struct State {
      var waiting: CheckedContinuation<[NetworkAddress], Never>?
      var isOver = false
    }
    private let state = Mutex(State())

    func begin(_ continuation: CheckedContinuation<[NetworkAddress], Never>) {
      let isOver = state.withLock { state in
        if !state.isOver { state.waiting = continuation }
        return state.isOver
      }
      if isOver { continuation.resume(returning: []) }
    }

    func end(_ addresses: [NetworkAddress]) {
      let waiting = state.withLock { state in
        defer { state = State(waiting: nil, isOver: true) }
        return state.waiting
      }
      waiting?.resume(returning: addresses)
    }
  }

  @Sendable private static func addresses(of name: String) -> [NetworkAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [NetworkAddress] = []
    var next = list
    while let entry = next {
      if let address = entry.pointee.ai_addr.flatMap({ NetworkAddress($0) }), !found.contains(address) {
        found.append(address)
      }
      next = entry.pointee.ai_next
    }
    return found
  }
}
