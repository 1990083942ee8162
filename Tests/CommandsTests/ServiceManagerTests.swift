// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing
import Web

@testable import Commands

/// What systemd is told, at a socket that a test holds in its place.
@Suite struct ServiceManagerTests {
  @Test func aNameInAFolderAndOneOfTheKernelAreTold() throws {
    let folder = try TemporaryFolder()
    for name in [folder.url.path(percentEncoded: false) + "/n", "@planner-test-\(UUID().uuidString)"] {
      let manager = try #require(ServiceManager(["NOTIFY_SOCKET": name]))
      let socket = try NotifySocket(name)
      manager.tell(["READY=1", "STATUS=x"])
      #expect(socket.received() == ["READY=1\nSTATUS=x"], "\(name)")
    }
  }

  /// Neither before requests are answered nor on the way out is it told that they are.
  @Test func readingAgainIsToldWhileItServes() throws {
    let socket = try NotifySocket("@planner-test-\(UUID().uuidString)")
    let reports = ServerReports(ServiceManager(["NOTIFY_SOCKET": socket.name]))
    reports.reloading {}
    #expect(socket.received().isEmpty)
    reports.tell(.listening(port: 1))
    reports.reloading { #expect(socket.received().last?.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") == true) }
    #expect(socket.received() == ["READY=1"])
    reports.tell(.ending)
    reports.reloading {}
    #expect(socket.received() == ["STOPPING=1"])
  }

  @Test func whereNobodyListensNothingHappens() {
    #expect(ServiceManager([:]) == nil)
    #expect(ServiceManager(["NOTIFY_SOCKET": "relative"]) == nil)
    #expect(ServiceManager(["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 200)]) == nil)
    ServiceManager(["NOTIFY_SOCKET": "/nowhere/at/all"])?.tell(["READY=1"])
  }
}
