// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

/// What systemd is told, at a socket that a test holds in its place.
@Suite struct ServiceManagerTests {
  /// What comes to a socket of that name after `work`.
  private func received(at name: String, _ work: () -> Void) throws -> String {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
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
    work()
    var buffer = [UInt8](repeating: 0, count: 1000)
    let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  @Test func aNameInAFolderAndOneOfTheKernelAreTold() throws {
    let folder = try TemporaryFolder()
    for name in [folder.url.path(percentEncoded: false) + "/n", "@planner-test-\(UUID().uuidString)"] {
      let manager = try #require(ServiceManager(["NOTIFY_SOCKET": name]))
      #expect(try received(at: name) { manager.tell(["READY=1", "STATUS=x"]) } == "READY=1\nSTATUS=x", "\(name)")
    }
  }

  @Test func whereNobodyListensNothingHappens() {
    #expect(ServiceManager([:]) == nil)
    #expect(ServiceManager(["NOTIFY_SOCKET": "relative"]) == nil)
    #expect(ServiceManager(["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 200)]) == nil)
    ServiceManager(["NOTIFY_SOCKET": "/nowhere/at/all"])?.tell(["READY=1"])
  }
}
