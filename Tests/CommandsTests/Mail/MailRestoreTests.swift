// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// `planner restore` of a backup that was made before messages were sent.
@Suite struct MailRestoreTests {
  @Test func nobodyGetsAMessageTwice() throws {
    let office = try MailOffice()
    let (backup, mail) = (office.path("backup.db"), office.path("mail"))
    try office.queue()
    try office.succeed("backup", backup, "--database", office.database)
    let count = try office.messages().count
    #expect(office.send("--folder", mail).output == "\(count) sent by \(mail)\n")
    let restored = try office.succeed("restore", backup, "--database", office.database, "--replace")
    #expect(
      restored.output.hasSuffix("\nTaken over from what was there: what became of messages (\(count))\n"),
      "\(restored.output)")
    #expect(restored.errors.isEmpty, "\(restored.errors)")
    #expect(office.send("--folder", mail).output == "0 sent by \(mail)\n")
    #expect(try office.queue().output == "0 messages queued; \(count) of this week were there already\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: mail).count == count)
    #expect(planner("doctor", "--database", office.database).status == .done)
  }

  /// As where the machine is lost: the backup is all that there is.
  @Test func whereNobodyKnowsWhatWasSentSomebodyIsAsked() throws {
    let office = try MailOffice()
    let (backup, new) = (office.path("backup.db"), office.path("new.db"))
    try office.queue()
    try office.succeed("backup", backup, "--database", office.database)
    let count = try office.messages().count
    let restored = try office.succeed("restore", backup, "--database", new)
    #expect(!restored.output.contains("Taken over"))
    #expect(
      restored.errors.contains("are held (\(count)); 'planner mail list'") && restored.errors.contains("unsubscribed"),
      "\(restored.errors)")
    #expect(
      ProgramRun(MailOffice.sending(new, ["--folder", office.path("mail")])).output
        == "0 sent by \(office.path("mail"))\n")
    let listed = planner("mail", "list", "--database", new).output
    #expect(listed.contains("unknown") && listed.contains("nobody knows whether it has been sent since"), "\(listed)")
    try office.succeed("mail", "retry", "1", "--database", new)
    #expect(
      ProgramRun(MailOffice.sending(new, ["--folder", office.path("mail")])).output
        == "1 sent by \(office.path("mail"))\n")
  }

  /// Of a plan that's lost people know by mail: the office has to tell them.
  @Test func whoWasToldOfALostPlanIsCounted() throws {
    let office = try MailOffice()
    let backup = office.path("backup.db")
    try office.succeed("backup", backup, "--database", office.database)
    try office.replan(asOf: nil, "--mail-from", "planner@trust.example")
    let count = try office.messages().count
    #expect(count > 0 && office.send("--folder", office.path("mail")).status == .done)
    let restored = try office.succeed("restore", backup, "--database", office.database, "--replace")
    #expect(restored.output.contains("what became of messages (\(count))"), "\(restored.output)")
    #expect(restored.errors.contains("told by mail of plans that the backup doesn't have (\(count) messages)"))
  }
}
