// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// `planner mail send` against an independent mail server that stalls, refuses, drops and talks nonsense.
@Suite(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)")) struct MailServerTests {
  /// What becomes of a message to somebody whose address begins with this, and whether it has arrived.
  private static let deeds: [(name: String, state: MessageState, arrives: Bool)] = [
    ("refuse4-rcpt", .deferred, false), ("refuse5-rcpt", .failed, false), ("refuse4-data", .deferred, false),
    ("refuse5-data", .failed, false), ("drop-data", .unknown, false), ("garbage-data", .unknown, false),
    ("silent-data", .unknown, true), ("stall-data", .unknown, false), ("good", .sent, true),
  ]

  @Test func eachMessageIsInTheStateThatTheServerLeavesItIn() throws {
    // Those for whom time passes are few.
    let (slow, quick) = (Self.deeds.filter { $0.name == "stall-data" }, Self.deeds.filter { $0.name != "stall-data" })
    let office = try MailOffice("district", names: (quick + quick + quick + slow).map(\.name))
    let server = try MailServer()
    try office.queue()
    let run = ProgramRun(MailOffice.sending(office.database, server.way))
    #expect(run.status == .unsent, "\(run.errors)")
    let accepted = try server.accepted()
    let messages = try office.messages()
    for deed in Self.deeds {
      let own = messages.filter { $0.recipient.hasPrefix(deed.name + ".") }
      #expect(!own.isEmpty, "\(deed.name): nobody has such an address")
      for message in own {
        #expect(message.state == deed.state, "\(message)")
        #expect(accepted[message.id] == (deed.arrives ? 1 : nil), "\(message)")
      }
    }
    // Neither who it was nor what the server said of them is printed, for it may stand in a log.
    for message in messages { #expect(!(run.output + run.errors).contains(message.recipient)) }
    try later(office, server, accepted)
  }

  /// Later runs try again what was deferred, and nothing else.
  private func later(_ office: MailOffice, _ server: MailServer, _ accepted: [String: Int]) throws {
    let before = try office.messages()
    try office.hurry()
    _ = ProgramRun(MailOffice.sending(office.database, server.way))
    #expect(try server.accepted() == accepted)
    for (was, message) in zip(before, try office.messages()) {
      #expect(was.state == message.state)
      // Once by `hurry`, once by the server.
      #expect(message.attempts == was.attempts + (was.state == .deferred ? 2 : 0))
    }
    #expect(planner("doctor", "--database", office.database).status == .done)
  }

  @Test(arguments: ["drop-rcpt", "stall-rcpt", "garbage-rcpt"])
  func whatEndsBeforeTheMessageEndsTheRunAndIsTriedAgain(name: String) throws {
    let office = try MailOffice(names: [name, "good"])
    let server = try MailServer()
    try office.queue()
    var runs = 0
    while try office.messages().contains(where: { $0.state == .queued }), runs < 20 {
      _ = ProgramRun(MailOffice.sending(office.database, server.way))
      runs += 1
    }
    for message in try office.messages() {
      #expect(message.state == (message.recipient.hasPrefix("good") ? .sent : .deferred), "\(message)")
    }
  }

  // MARK: TLS

  /// A certificate for this machine that nobody else has signed.
  private struct Certificate {
    let folder: TemporaryFolder
    var certificate: String { folder.url.appending(path: "certificate").path() }
    var key: String { folder.url.appending(path: "key").path() }

    init(for name: String = "localhost") throws {
      folder = try TemporaryFolder()
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/openssl")
      process.arguments = [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj",
        "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)",
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
      for (name, text) in [("secret", "secret"), ("wrong", "wrong"), ("token", "a-token")] {
        try folder.write(name, Data((text + "\n").utf8))
      }
    }

    func way(_ server: MailServer, _ arguments: String...) -> [String] {
      ["--transport", "smtp", "--smtp-host", "localhost", "--smtp-port", server.port, "--timeout", "5"] + arguments
    }

    func file(_ name: String) -> String { folder.url.appending(path: name).path() }
  }

  private func test(_ way: [String]) -> ProgramRun {
    ProgramRun(["mail", "test", "anna@trust.example", "--from", "planner@trust.example"] + way)
  }

  @Test func aServerWithTLSGetsWhatItMaySeeAndNoMore() throws {
    let own = try Certificate()
    let server = try MailServer(
      "--certificate", own.certificate, "--key", own.key, "--user", "planner", "--password", "secret", "--token",
      "a-token")
    let trusted = ["--smtp-ca-file", own.certificate]
    let password = ["--smtp-user", "planner", "--smtp-password-file", own.file("secret")]
    #expect(test(own.way(server) + trusted + password).status == .done)
    #expect(
      test(own.way(server) + trusted + ["--smtp-user", "planner", "--smtp-token-file", own.file("token")]).status
        == .done)
    #expect(try server.accepted().count == 2)

    let other = try Certificate(for: "other.example")
    let refused = [
      // Nobody vouches for it.
      own.way(server) + password,
      // It's another server's.
      own.way(server) + password + ["--smtp-ca-file", other.certificate],
      own.way(server) + trusted + ["--smtp-user", "planner", "--smtp-password-file", own.file("wrong")],
      own.way(server) + trusted + ["--smtp-user", "planner", "--smtp-token-file", own.file("wrong")],
      own.way(server) + trusted,
    ]
    for way in refused {
      let run = test(way)
      #expect(run.status == .unsent, "\(way) \(run.output)")
      #expect(!run.errors.contains("secret") && !run.errors.contains("a-token"), "\(run.errors)")
    }
    #expect(try server.accepted().count == 2)
  }
}
