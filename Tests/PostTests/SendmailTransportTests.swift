// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Post

/// The system's mail program, played by scripts.
@Suite struct SendmailTransportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func program(_ script: String) throws -> String {
    let file = try folder.write("sendmail", Data("#!/bin/sh\ncd '\(folder.url.path())'\n\(script)\n".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path())
    return file.path()
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  @Test func theProgramGetsTheWholeMessageWithLineEndsOfUnix() throws {
    let transport = SendmailTransport(program: try program("echo \"$@\" >arguments; cat >message"))
    var begun = 0
    let message = try envelope(String(repeating: "line\r\n", count: 50_000) + "\rend")
    #expect(try transport.send(message) { begun += 1 }.outcome == .accepted && begun == 1)
    #expect(try text("arguments") == "-t -i -f planner@group.example\n")
    let wanted = String(decoding: message.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    #expect(try text("message") == wanted)
  }

  @Test(
    arguments: [
      (0, Delivery.Outcome.accepted), (65, .refused), (67, .refusedAddress), (68, .refusedAddress), (69, .noService),
      (75, .postponed), (78, .noService), (127, .noService), (1, .unknown), (70, .noService), (66, .unknown),
    ])
  func statusesMeanWhatSysexitsSays(status: Int, outcome: Delivery.Outcome) throws {
    let transport = SendmailTransport(program: try program("cat >message; exit \(status)"))
    #expect(try transport.send(envelope()) {}.outcome == outcome)
  }

  @Test func aProgramThatIsEndedOrNeverEndsLeavesItUnknown() throws {
    #expect(try SendmailTransport(program: try program("kill -9 $$")).send(envelope()) {}.outcome == .unknown)
    let clock = ContinuousClock()
    let span = try clock.measure {
      let slow = SendmailTransport(program: try program("exec sleep 30"), patience: .milliseconds(300))
      #expect(try slow.send(envelope()) {}.outcome == .unknown)
    }
    #expect(span < .seconds(10))
  }

  @Test func aProgramThatIsNotThereIsNoServiceAndNothingHasBegun() throws {
    let transport = SendmailTransport(program: folder.url.appending(path: "nowhere").path())
    #expect(try transport.send(envelope()) { Issue.record("nothing can have begun") }.outcome == .noService)
  }

  @Test func aMessageThatCannotBeNotedIsNotSent() throws {
    struct Full: Error {}
    let transport = SendmailTransport(program: try program("cat >message"))
    #expect(throws: Full.self) { try transport.send(envelope()) { throw Full() } }
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "message").path()))
  }
}
