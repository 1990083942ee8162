// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A socket that a test holds in the place of systemd's.
final class NotifySocket {
  let name: String
  private let descriptor: Int32

  /// - Parameter name: a path, or a name of the kernel's that begins with @.
  init(_ name: String) throws {
    self.name = name
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    try #require(descriptor >= 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(name.utf8)
    if name.hasPrefix("@") { bytes[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let size = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    try #require(bound == 0, "\(String(cString: strerror(errno)))")
  }

  deinit { close(descriptor) }

  /// What has come and wasn't read yet, a datagram an element.
  func received() -> [String] {
    var all: [String] = []
    var buffer = [UInt8](repeating: 0, count: 1000)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      if count < 0 { return all }
      all.append(String(decoding: buffer.prefix(count), as: UTF8.self))
    }
  }
}
