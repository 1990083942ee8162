// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// The week's digests through a real Postfix, into real mailboxes.
@Suite(.enabled(if: Postfix.isAvailable, "\(Postfix.hint)")) struct PostfixTests {
  private func way(_ postfix: Postfix) -> [String] {
    [
      "--transport", "smtp", "--smtp-host", "127.0.0.1", "--smtp-port", postfix.port, "--smtp-security", "none",
      "--timeout", "20",
    ]
  }

  private func once(_ messages: some Sequence<OutboxMessage>) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: messages.map { ($0.id, 1) })
  }

  @Test func everyDigestArrivesOnceAndAddressesThatAreNobodysAreLeftOut() throws {
    let office = try MailOffice(names: ["gone", "good"])
    let postfix = try Postfix()
    try office.queue()
    let run = ProgramRun(MailOffice.sending(office.database, way(postfix)))
    #expect(run.status == .unsent, "\(run.errors)")
    let messages = try office.messages()
    let (gone, good) = (
      messages.filter { $0.recipient.hasPrefix("gone") }, messages.filter { $0.recipient.hasPrefix("good") }
    )
    #expect(!gone.isEmpty && gone.allSatisfy { $0.state == .failed }, "\(gone)")
    #expect(gone.contains { $0.reply.contains("5.1.1") }, "\(gone)")
    #expect(!good.isEmpty && good.allSatisfy { $0.state == .sent && $0.reply.contains("queued as") }, "\(good)")
    #expect(try postfix.arrived(good.count) == once(good))
    let next = try office.queue("2026-09-14")
    #expect(next.output.contains("whose addresses servers have refused"))
    #expect(try !office.messages().dropFirst(messages.count).contains { $0.recipient.hasPrefix("gone") })
  }

  @Test func nothingIsLostAndNothingArrivesTwiceWhoeverIsKilled() throws {
    let office = try MailOffice("district")
    let postfix = try Postfix()
    try office.queue()
    let sending = MailOffice.sending(office.database, way(postfix))
    var random = SplitMix64(seed: 3)
    for _ in 0..<12 {
      let process = try MailOffice.start(sending)
      Thread.sleep(forTimeInterval: 0.05 + Double(random.below(1000)) / 1000 * 0.4)
      if process.isRunning { _ = kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
    }
    // The last one's message may still be on its way through Postfix.
    let between = try office.messages()
    MailOffice.check(between, try postfix.arrived(between.count { $0.state == .sent }), "after the last kill")
    _ = ProgramRun(sending)
    let messages = try office.messages()
    let arrived = try postfix.arrived(messages.count { $0.state == .sent })
    MailOffice.check(messages, arrived, "at the end")
    #expect(messages.allSatisfy { $0.state == .sent || $0.state == .unknown })
    for message in messages where message.state == .unknown && arrived[message.id] == nil {
      try office.succeed("mail", "retry", String(message.number), "--database", office.database)
    }
    #expect(ProgramRun(sending).status == .done)
    #expect(try postfix.arrived(messages.count) == once(messages))
  }

  @Test func theMailProgramTakesThemToo() throws {
    let office = try MailOffice()
    let postfix = try Postfix()
    try office.queue()
    let run = ProgramRun(
      MailOffice.sending(office.database, ["--transport", "sendmail", "--sendmail", postfix.sendmail]))
    #expect(run.status == .done, "\(run.errors)")
    let messages = try office.messages()
    #expect(try postfix.arrived(messages.count) == once(messages))
    let text = try #require(try postfix.arrived().first)
    #expect(text.contains("Auto-Submitted: auto-generated\n") && text.contains("Delivered-To: "))
  }

  @Test func aServerThatRelaysNothingSuppressesNobody() throws {
    let office = try MailOffice()
    let staff = office.group + "/staff.csv"
    let text = try String(contentsOfFile: staff, encoding: .utf8).replacing("@example.org", with: "@elsewhere.example")
    try text.write(toFile: staff, atomically: true, encoding: .utf8)
    try office.publish("again", "--from", office.path("plan"), "--rounds", "20")
    let postfix = try Postfix()
    try office.queue()
    #expect(ProgramRun(MailOffice.sending(office.database, way(postfix))).status == .unsent)
    #expect(try office.messages().allSatisfy { $0.state == .failed && $0.reply.contains("554 5.7.1") })
    #expect(try PlannerDatabase(office.database, for: .reading, holder: "a test").suppressions().isEmpty)
  }
}
