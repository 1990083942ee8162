// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// A head's reason in a returned workbook: passed on where mail is sent, and shown by nothing that's printed.
@Suite(.timeLimit(.minutes(5))) struct AnswersReasonTests {
  private static let word = "Quetzalcoatl"
  private static let mailed = ["--mail-from", "planner@trust.example"]

  private struct Read: Decodable {
    struct File: Decodable {
      struct Problem: Decodable {
        var code: String
        var sheet: String?
        var cell: String?
        var value: String?
        var message: String
      }
      var outcome: String
      var reason: String?
      var problems: [Problem]
    }
    var files: [File]
  }

  /// Reads a workbook, as JSON and, as a rehearsal before it, as text: neither has a word of the reason.
  private static func read(
    _ office: MailOffice, _ paths: [String], _ options: [String] = mailed
  ) throws -> (status: ProgramStatus, files: [Read.File], text: String) {
    let arguments = ["event", "answers"] + paths + ["--as-of", "2026-09-01", "--database", office.database] + options
    let before = try office.reasons().count
    let text = ProgramRun(arguments + ["--dry-run"])
    #expect(try office.reasons().count == before)
    let json = ProgramRun(arguments + ["--format", "json"])
    for run in [text, json] { #expect(!(run.output + run.errors).contains(word)) }
    return (
      json.status, try JSONDecoder().decode(Read.self, from: Data(json.output.utf8)).files, text.output + text.errors
    )
  }

  private static func book(_ office: MailOffice, _ change: (inout FilledBook) -> Void) throws -> String {
    var book = try FilledBook(office.path("plan/heads/saltmarsh.xlsx"))
    change(&book)
    let path = office.path("back.xlsx")
    try book.save(path)
    return path
  }

  private static func office(_ lead: String = "deepak") throws -> MailOffice {
    let office = try MailOffice()
    if !lead.isEmpty { try office.appoint(lead) }
    return office
  }

  @Test func aReasonIsPassedOnOnce() throws {
    let office = try Self.office()
    let back = try Self.book(office) { book in
      #expect(book.reason == "")
      book.verdict = "yes"
      book.reason = "\(Self.word)\nsaid so."
    }
    let first = try Self.read(office, [back])
    #expect(
      first.status == .done && first.files.map(\.outcome) == ["noted"] && first.files.map(\.reason) == ["passed-on"])
    #expect(first.text.contains("A reason stands in the file, and would go to Deepak Rao alone."), "\(first.text)")
    let letters = try office.reasons()
    #expect(letters.map(\.person) == ["deepak"] && letters[0].text.contains("> \(Self.word) > said so."))
    // What stands already is read again, and nothing is sent.
    let again = try Self.read(office, [back])
    #expect(again.files.map(\.outcome) == ["already"] && again.files.map(\.reason) == ["passed-on"])
    #expect(try office.reasons().count == 1)
    let told = ProgramRun(
      ["event", "answers", back, "--as-of", "2026-09-01", "--database", office.database] + Self.mailed)
    #expect(told.output.contains("A reason stands in the file that went to Deepak Rao before; it isn't sent again."))
    // Another reason for the answer that stands.
    let other = try Self.book(office) { book in
      book.verdict = "yes"
      book.reason = "\(Self.word) again"
    }
    let more = try Self.read(office, [other])
    #expect(more.files.map(\.outcome) == ["already"] && more.files.map(\.reason) == ["passed-on"])
    #expect(try office.reasons().count == 2)
    #expect(try PlannerDatabase(office.database, for: .reading, holder: "a test").currentRevision()?.number == 3)
  }

  @Test func whereItCannotBePassedOnThatIsSaid() throws {
    let back = { (office: MailOffice) in
      try Self.book(office) { book in
        book.verdict = "no"
        book.reason = Self.word
      }
    }
    for (lead, options, words) in [
      ("deepak", [], "wasn't passed on: nobody is told by mail (--mail-from)"),
      ("deepak", Self.mailed + ["--no-mail"], "nobody is told by mail"),
      ("", Self.mailed, "wasn't passed on: the school has no CPD lead, besides its head, who gets mail"),
      ("moira", Self.mailed, "the school has no CPD lead"), ("becky", Self.mailed, "the school has no CPD lead"),
    ] as [(String, [String], String)] {
      let office = try Self.office(lead)
      let path = try back(office)
      let read = try Self.read(office, [path], options)
      #expect(read.files.map(\.outcome) == ["noted"] && read.files.map(\.reason) == ["not-passed-on"], "\(lead)")
      #expect(read.text.contains(words), "\(read.text)")
      #expect(try office.reasons().isEmpty)
      guard lead == "deepak" else { continue }
      // Later there's a sender: what stands already isn't noted again, and the reason is passed on.
      let later = try Self.read(office, [path])
      #expect(later.files.map(\.outcome) == ["already"] && later.files.map(\.reason) == ["passed-on"])
      #expect(try office.reasons().count == 1)
    }
  }

  @Test func withoutAReasonNothingIsSaidOfOne() throws {
    let office = try Self.office()
    let back = try Self.book(office) { book in
      book.verdict = "yes"
      book.reason = " \n "
    }
    let read = try Self.read(office, [back])
    #expect(read.files.map(\.outcome) == ["noted"] && read.files.map(\.reason) == [nil])
    #expect(!read.text.lowercased().contains("reason"), "\(read.text)")
    #expect(try office.reasons().isEmpty)
  }

  @Test func whatCannotBeMeantIsAProblemWithoutItsText() throws {
    let office = try Self.office()
    let long = try Self.book(office) { book in
      book.verdict = "yes"
      book.reason = Self.word + String(repeating: "x", count: 1000)
    }
    let refused = try Self.read(office, [long])
    #expect(refused.status == .problems && refused.files.map(\.outcome) == ["refused"])
    let problem = try #require(refused.files.first?.problems.first)
    #expect(problem.code == "answer.reason-too-long" && problem.sheet == "Answer" && problem.value == nil)
    #expect(problem.cell?.hasPrefix("E") == true && problem.message.contains("1012 characters, and at most 1000"))
    // A reason is no answer.
    let alone = try Self.book(office) { $0.reason = Self.word }
    let unclear = try Self.read(office, [alone])
    #expect(unclear.files.first?.problems.map(\.code) == ["answer.unclear"])
    #expect(unclear.files.first?.problems.first?.message == "A reason is given, and no answer is chosen")
    #expect(try office.reasons().isEmpty)
    #expect(try PlannerDatabase(office.database, for: .reading, holder: "a test").currentRevision()?.number == 2)
  }

  /// A workbook from before there was such a cell.
  @Test func aWorkbookWithoutTheCellIsReadAsBefore() throws {
    let office = try Self.office()
    let back = try Self.book(office) { book in
      book.verdict = "yes"
      book.dropReason()
    }
    #expect(try Self.read(office, [back]).files.map(\.outcome) == ["noted"])
  }
}
