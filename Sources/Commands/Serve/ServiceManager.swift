// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Tells systemd how the service is: a datagram to the socket that it names, as sd_notify(3) describes.
struct ServiceManager: Hashable, Sendable {
  /// The socket's name; one that begins with a zero byte is in the kernel's own name space.
  private let name: [UInt8]

  /// Nil where nobody asks to be told.
  init?(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard let path = environment["NOTIFY_SOCKET"], path.hasPrefix("/") || path.hasPrefix("@") else { return nil }
    var name = Array(path.utf8)
    if path.hasPrefix("@") { name[0] = 0 }
    guard name.count < Self.mostBytes else { return nil }
    self.name = name
  }

  private static let mostBytes = MemoryLayout.size(ofValue: sockaddr_un().sun_path)

  /// That settings are read again, from now on until it's told that it's ready: with the time, as systemd asks for it.
  static var reloading: [String] {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return ["RELOADING=1", "MONOTONIC_USEC=\(time.tv_sec * 1_000_000 + time.tv_nsec / 1000)"]
  }

  /// Sends these lines. That nobody listens changes nothing for the service, so that it isn't told.
  func tell(_ lines: [String]) {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size - Self.mostBytes + name.count)
    let text = Array(lines.joined(separator: "\n").utf8)
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = sendto(descriptor, text, text.count, Int32(MSG_NOSIGNAL), address, size)
      }
    }
  }
}
