// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A socket on 127.0.0.1, at a port that's free, whose clients are served on threads of their own for as long as whoever has
/// begun it is there.
public final class LoopbackListener: Sendable {
  private let descriptor: Int32
  /// Where it listens.
  public let port: Int

  /// A socket at which clients wait until `begin`.
  ///
  /// - Parameter waiting: so many may wait.
  public init(waiting: Int32 = 64) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    self.descriptor = descriptor
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, size) == 0 && listen(descriptor, waiting) == 0
          && getsockname(descriptor, address, &size) == 0
      }
    }
    guard isBound else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  /// Gives each client to `serve`, from now on and once; that needn't close it.
  public func begin<Server: AnyObject & Sendable>(
    _ server: Server, _ serve: @escaping @Sendable (Server, Int32) -> Void
  ) {
    Thread.detachNewThread { [weak server, descriptor] in
      // Only here is it closed: its number would be another's, whose clients this thread would take.
      defer { close(descriptor) }
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        guard let server else {
          close(client)
          return
        }
        Thread.detachNewThread {
          defer { close(client) }
          serve(server, client)
        }
      }
    }
  }

  deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }
}
