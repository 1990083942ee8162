// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// `planner mail send` as a process of its own, killed at any moment: nothing is lost, and nothing arrives twice.
@Suite(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)")) struct MailKillTests {
  private static let kills = 40
  private static let seed: UInt64 = 11

  @Test func nothingIsLostAndNothingArrivesTwiceWhateverIsKilled() throws {
    let office = try MailOffice("district")
    let server = try MailServer("--pause", "0.02")
    try office.queue()
    let sending = MailOffice.sending(office.database, server.way)
    var random = SplitMix64(seed: Self.seed)
    var interrupted = 0
    for kill in 0..<Self.kills {
      let before = try server.accepted().count
      let process = try MailOffice.start(sending)
      // Every other time only once messages arrive; else also while it starts.
      if kill % 2 == 1 {
        while process.isRunning, try server.accepted().count == before { Thread.sleep(forTimeInterval: 0.002) }
      }
      Thread.sleep(forTimeInterval: Double(random.below(1000)) / 1000 * (kill % 2 == 1 ? 0.06 : 0.4))
      if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      interrupted += process.terminationReason == .uncaughtSignal ? 1 : 0
      // What the server has by now taken it takes in the next moments.
      Thread.sleep(forTimeInterval: 0.08)
      MailOffice.check(try office.messages(), try server.accepted(), "kill \(kill)")
    }
    #expect(interrupted > Self.kills / 2)
    try finish(office, server, sending)
  }

  /// The rest is sent, and somebody asks for those of which nobody knows, where the server knows nothing either.
  private func finish(_ office: MailOffice, _ server: MailServer, _ sending: [String]) throws {
    for _ in 0..<20 where try office.messages().contains(where: { [.queued, .deferred, .sending].contains($0.state) }) {
      try office.hurry()
      _ = ProgramRun(sending)
    }
    let messages = try office.messages()
    let accepted = try server.accepted()
    MailOffice.check(messages, accepted, "at the end")
    let unknown = messages.filter { $0.state == .unknown }
    // The kills have hit the moment that matters, or this would show nothing.
    #expect(!unknown.isEmpty && unknown.count <= Self.kills)
    #expect(messages.allSatisfy { $0.state == .sent || $0.state == .unknown })
    for message in unknown where accepted[message.id] == nil {
      try office.succeed("mail", "retry", String(message.number), "--database", office.database)
    }
    #expect(ProgramRun(sending).status == .done)
    let ids = messages.map(\.id)
    #expect(try server.accepted() == Dictionary(uniqueKeysWithValues: ids.map { ($0, 1) }))
    #expect(planner("doctor", "--database", office.database).status == .done)
  }

  @Test func aFolderHoldsEachMessageOnceWhateverIsKilled() throws {
    let office = try MailOffice("district")
    try office.queue()
    let folder = office.path("mail")
    let sending = MailOffice.sending(office.database, ["--folder", folder])
    var random = SplitMix64(seed: Self.seed)
    for _ in 0..<Self.kills / 2 {
      let process = try MailOffice.start(sending)
      Thread.sleep(forTimeInterval: Double(random.below(1000)) / 1000 * 0.3)
      if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      #expect(try office.messages().allSatisfy { $0.state == .queued || $0.state == .sent })
    }
    #expect(ProgramRun(sending).status == .done)
    let messages = try office.messages()
    #expect(messages.allSatisfy { $0.state == .sent })
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
    #expect(files.count == messages.count)
    let ids = try files.map { name in
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      return try #require(text.firstMatch(of: /Message-ID: <(.*)>/)?.output.1).description
    }
    #expect(Set(ids) == Set(messages.map(\.id)))
  }
}
