// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Commands

/// Heads who answer by the workbook that was written for them.
@Suite(.timeLimit(.minutes(10))) struct AnswersRunTests {
  private static let day = "2026-09-01"

  /// What `planner event answers --format json` says of a file.
  private struct Read: Decodable {
    struct File: Decodable {
      struct Problem: Decodable {
        var code: String
        var sheet: String?
        var cell: String?
        var value: String?
      }
      var outcome: String
      var school: String?
      var halfTerm: Int?
      var verdict: String?
      var activities: [String]?
      var before: String?
      var problems: [Problem]
    }
    var files: [File]
  }

  private static func read(
    _ office: MailOffice, _ paths: String..., options: [String] = [], database: String? = nil, day: String = day
  ) throws -> (status: ProgramStatus, files: [Read.File]) {
    let run = ProgramRun(
      ["event", "answers"] + paths + ["--as-of", day, "--format", "json", "--database", database ?? office.database]
        + options)
    return (run.status, try JSONDecoder().decode(Read.self, from: Data(run.output.utf8)).files)
  }

  /// What noting an answer leaves: the group, what's off, calendars and who is written to.
  private struct Trace: Equatable {
    var group: String
    var withdrawn: [Withdrawal]
    var told: [Bool]
    var notices: [String]
    var cancelled: [Int]

    init(_ path: String) throws {
      let database = try PlannerDatabase(path, for: .reading, holder: "a test")
      group = try database.currentRevision()?.hash ?? ""
      let kept = try database.withdrawals(of: 1)
      (withdrawn, told) = (kept.map(\.withdrawal), kept.map(\.isTold))
      notices = try database.messages().filter { $0.kind == .notice }.map { "\($0.person) \($0.kind)" }
      cancelled = try ["person/moira", "school/saltmarsh", "school/eastgate"].map { name in
        try database.feed(name)?.entries.count { $0.isCancelled } ?? 0
      }
    }
  }

  private static func answers(_ office: MailOffice) throws -> (revision: GroupRevision, answers: [Answer]) {
    let stored = try StoredGroup(in: PlannerDatabase(office.database, for: .reading, holder: "a test"))
    return (stored.revision, try stored.group(telling: .recording()).answers)
  }

  /// What the group's activities are called, by their ids.
  private static func titles(_ office: MailOffice) throws -> [String: String] {
    let stored = try StoredGroup(in: PlannerDatabase(office.database, for: .reading, holder: "a test"))
    let activities = try stored.group(telling: .recording()).activities
    return Dictionary(activities.map { ($0.id.text, $0.title) }) { first, _ in first }
  }

  private static let mailed = ["--mail-from", "planner@trust.example", "--by", "Jo, office"]

  @Test func aReturnedWorkbookIsNotedAsTheCommandNotesIt() throws {
    let office = try MailOffice()
    let written = office.path("plan/heads/saltmarsh.xlsx")
    let back = office.path("whatever it's called now.xlsx")
    var book = try FilledBook(written)
    #expect(book.verdict == "" && !book.rows.isEmpty)
    book.verdict = "yes but not these"
    book.refuse(1)
    try book.save(back)
    let copy = office.path("copy.db")
    try office.succeed("backup", copy, "--database", office.database)
    // Nothing is noted by a rehearsal.
    let before = try Trace(office.database)
    let rehearsed = try Self.read(office, back, options: ["--dry-run"])
    #expect(rehearsed.status == .done && rehearsed.files.map(\.outcome) == ["rehearsed"])
    #expect(try Trace(office.database) == before)

    let noted = try Self.read(office, back, options: Self.mailed)
    let file = try #require(noted.files.first)
    #expect(noted.status == .done && file.outcome == "noted" && file.verdict == "not these")
    let activity = try #require(file.activities?.first)
    let halfTerm = try #require(file.halfTerm)
    #expect(file.school == "saltmarsh" && file.activities?.count == 1)
    #expect(try Self.titles(office)[activity].map { book.rows[1]?.what.hasPrefix($0) == true } == true)
    try office.succeed(
      [
        "event", "answer", "--school", "saltmarsh", "--half-term", "\(halfTerm)", "--verdict", "not-these",
        "--activity",
        activity, "--as-of", Self.day, "--database", copy,
      ] + Self.mailed)
    let (trace, wanted) = (try Trace(office.database), try Trace(copy))
    #expect(trace == wanted && !trace.withdrawn.isEmpty && !trace.notices.isEmpty)
    #expect(try Self.answers(office).revision.loaded.by == "Jo, office")

    // Once more it's nothing new, though what it asks is partly off by now.
    let again = try Self.read(office, back, options: Self.mailed)
    #expect(again.status == .done && again.files.map(\.outcome) == ["already"])
    #expect(try Trace(office.database) == trace)
    #expect(planner("doctor", "--database", office.database).status == .done)
  }

  /// The second answer may come in the first's file, which asks more than is planned by then.
  @Test func anotherAnswerTakesThePlaceOfTheFirst() throws {
    let office = try MailOffice()
    let written = office.path("plan/heads/saltmarsh.xlsx")
    let back = office.path("back.xlsx")
    var book = try FilledBook(written)
    for (verdict, kept) in [("no", Answer.Verdict.no), ("yes", .yes), ("no", .no), ("Yes, but not these", .notThese)] {
      book.verdict = verdict
      book.refuse(1, kept == .notThese ? "not this" : "")
      try book.save(back)
      let former = try Self.answers(office).answers.first?.verdict.rawValue
      let read = try Self.read(office, back).files
      #expect(read.map(\.outcome) == ["noted"] && read.map(\.before) == [former], "\(verdict)")
      #expect(try Self.answers(office).answers.map(\.verdict) == [kept])
    }
    #expect(try Self.answers(office).revision.number == 5)
    // What was noted before isn't asked for, also once it's over.
    #expect(try Self.read(office, back, day: "2027-07-01").files.map(\.outcome) == ["already"])
    // What's written from the group as it is now has the answer filled in, and says nothing new if it comes back so.
    try office.succeed("export", office.path("now"), "--database", office.database)
    try office.succeed(
      "solve", office.path("now"), "--output", office.path("second"), "--quiet", "--from", office.path("plan"),
      "--rounds",
      "0", "--as-of", Self.day)
    #expect(try FilledBook(office.path("second/heads/saltmarsh.xlsx")).verdict == "yes but not these")
  }

  /// A folder is read as often as one likes, whoever has answered since; and what was taken back stays.
  @Test func whatStandsIsNotNotedAgain() throws {
    let office = try MailOffice()
    let folder = office.path("returned")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (school, verdict) in [("saltmarsh", "no"), ("eastgate", "yes")] {
      var book = try FilledBook(office.path("plan/heads/\(school).xlsx"))
      book.verdict = verdict
      try book.save("\(folder)/\(school).xlsx")
      try book.save("\(folder)/\(school) copy.xlsx")
    }
    let first = try Self.read(office, folder, options: Self.mailed)
    #expect(first.files.count { $0.outcome == "noted" } == 2 && first.files.count { $0.outcome == "already" } == 2)
    let (noted, trace) = (try Self.answers(office).revision.number, try Trace(office.database))
    #expect(noted == 3 && !trace.withdrawn.isEmpty)
    let again = try Self.read(office, folder, options: Self.mailed)
    #expect(again.files.map(\.outcome) == ["already", "already", "already", "already"])
    #expect(try Self.answers(office).revision.number == noted && Trace(office.database) == trace)
    // Somebody takes back what the no took off, and reads the folder once more.
    let reader = try PlannerDatabase(office.database, for: .reading, holder: "a test")
    let numbers = try reader.withdrawals(of: 1).map { String($0.number) }
    try office.succeed(["event", "reinstate"] + numbers + ["--as-of", Self.day, "--database", office.database])
    let back = try Trace(office.database)
    #expect(back != trace)
    _ = try Self.read(office, folder, options: Self.mailed)
    #expect(try Trace(office.database) == back && reader.standingWithdrawals(of: 1).isEmpty)
  }

  @Test func everyFileIsNotedWholeOrNotAtAll() throws {
    let office = try MailOffice()
    let folder = office.path("returned")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var book = try FilledBook(office.path("plan/heads/eastgate.xlsx"))
    try book.save(folder + "/1 blank.xlsx")
    book.refuse(1)
    book.verdict = "yes"
    try book.save(folder + "/2 both.xlsx")
    book.refuse(1, "")
    try book.save(folder + "/3 good.xlsx")
    book.verdict = "perhaps"
    try book.save(folder + "/4 unclear.xlsx")
    book.verdict = "no"
    book.tell("group", "Others")
    try book.save(folder + "/5 other.xlsx")
    try Data("<html>".utf8).write(to: URL(filePath: folder + "/6 page.xlsx"))
    try Data("left by a program".utf8).write(to: URL(filePath: folder + "/~$3 good.xlsx"))
    let (status, files) = try Self.read(office, folder)
    #expect(status == .problems)
    #expect(files.map(\.outcome) == ["unfilled", "refused", "noted", "refused", "refused", "refused"])
    #expect(
      files.map { $0.problems.map(\.code) } == [
        [], ["answer.unclear"], [], ["answer.unclear"], ["answer.not-asked"], ["workbook.format"],
      ])
    #expect(files[1].problems.first?.sheet == "Answer" && files[1].problems.first?.value == "yes")
    #expect(files[3].problems.first?.cell?.hasPrefix("E") == true)
    #expect(try Self.answers(office).answers.map(\.verdict) == [.yes])
    #expect(try Self.answers(office).revision.number == 2)
    let text = planner("event", "answers", folder, "--as-of", Self.day, "--database", office.database)
    #expect(text.output.contains("Noted before: 1. Not filled in: 1. Not noted: 4."), "\(text.output)")
    #expect(text.output.contains("1 blank.xlsx: ") && text.output.contains("nothing is filled in"))
    #expect(text.errors.contains("2 both.xlsx:Answer!E"), "\(text.errors)")
    #expect(planner("event", "answers", folder + "/none.xlsx", "--database", office.database).status == .files)
  }

  @Test func ofTwoFilesThatContradictNoneIsNoted() throws {
    let office = try MailOffice()
    var book = try FilledBook(office.path("plan/heads/saltmarsh.xlsx"))
    book.verdict = "yes"
    try book.save(office.path("a.xlsx"))
    try book.save(office.path("b.xlsx"))
    #expect(
      try Self.read(office, office.path("a.xlsx"), office.path("b.xlsx"), options: ["--dry-run"]).status == .done)
    book.verdict = "no"
    try book.save(office.path("b.xlsx"))
    let (status, files) = try Self.read(office, office.path("a.xlsx"), office.path("b.xlsx"))
    #expect(status == .problems && files.map { $0.problems.map(\.code) } == [["answer.twice"], ["answer.twice"]])
    #expect(try Self.answers(office).revision.number == 1)
  }

  @Test func whatIsNotAskedAnyMoreIsNotAnswered() throws {
    let office = try MailOffice()
    let back = office.path("back.xlsx")
    var book = try FilledBook(office.path("plan/heads/saltmarsh.xlsx"))
    book.verdict = "yes"
    try book.save(back)
    func code(_ change: (inout FilledBook) -> Void) throws -> String? {
      var other = book
      change(&other)
      try other.save(office.path("other.xlsx"))
      return try Self.read(office, office.path("other.xlsx")).files.first?.problems.first?.code
    }
    for (entry, value) in [
      ("school", "nowhere"), ("half-term", "7"), ("year from", "2025-09-01"), ("group", "Another"),
    ] {
      #expect(try code { $0.tell(entry, value) } == "answer.not-asked", "\(entry)")
    }
    for value in [String(Int.min), "0", "367", "1.5"] {
      #expect(try code { $0.tell("half-term", value) } == "answer.not-a-form", "\(value)")
    }
    // An activity that somebody has taken out of the tables meanwhile.
    #expect(
      try code {
        $0.verdict = "not these"
        $0.refuse(1)
        $0.tellMark(of: 1, "00")
      } == "answer.not-asked")
    let over = planner("event", "answers", back, "--as-of", "2027-07-01", "--database", office.database)
    #expect(over.status == .problems && over.errors.contains("ended on") && over.errors.contains("[answer.not-asked]"))
    #expect(try Self.answers(office).revision.number == 1)
  }

  /// Another plan that leaves what the school was asked is no other question; one that has more for it is.
  @Test func anAnswerToAnOlderPlanIsNotNoted() throws {
    let office = try MailOffice()
    /// What's written of a plan for the half-term after a day; nil where nothing is asked.
    func write(_ plan: String, after day: String) throws -> FilledBook? {
      let folder = office.path("\(plan) \(day)")
      try office.succeed(
        "solve", office.group, "--output", folder, "--quiet", "--from", office.path(plan), "--rounds", "0", "--as-of",
        day)
      let file = folder + "/heads/saltmarsh.xlsx"
      return FileManager.default.fileExists(atPath: file) ? try FilledBook(file) : nil
    }
    let days = ["2026-10-26", "2026-12-20", "2027-02-14", "2027-03-28", "2027-05-29"]
    let before = try days.map { try write("plan", after: $0) }
    try office.replan(asOf: "2026-10-26")
    var pair: (old: FilledBook, new: FilledBook)?
    for (day, old) in zip(days, before) {
      guard let old, let new = try write("new-plan", after: day) else { continue }
      if !Set(new.marks).isSubset(of: old.marks) { pair = (old, new) }
    }
    // What was planned on the day that's closed has come into another half-term.
    var (old, new) = try #require(pair)
    let back = office.path("back.xlsx")
    (old.verdict, new.verdict) = ("yes", "yes")
    try old.save(back)
    let (status, files) = try Self.read(office, back, day: "2026-10-26")
    #expect(status == .problems && files.first?.problems.map(\.code) == ["answer.outdated"])
    let told = planner("event", "answers", back, "--as-of", "2026-10-26", "--database", office.database)
    #expect(told.errors.contains("not in it, or otherwise: ") && told.output.contains("not noted"), "\(told.errors)")
    #expect(try Self.answers(office).answers == [])
    // The workbook of the plan that's published is read, though the group has changed since it was written.
    try new.save(back)
    try office.succeed(
      "event", "absence", "--person", "moira", "--from", "2026-11-30", "--as-of", "2026-10-26", "--database",
      office.database)
    #expect(try Self.read(office, back, day: "2026-10-26").files.map(\.outcome) == ["noted"])
  }

  @Test func withoutAPublishedPlanNothingIsAsked() throws {
    let office = try MailOffice()
    var book = try FilledBook(office.path("plan/heads/saltmarsh.xlsx"))
    book.verdict = "yes"
    try book.save(office.path("back.xlsx"))
    let empty = office.path("other.db")
    try office.succeed("load", office.group, "--database", empty)
    let (status, files) = try Self.read(office, office.path("back.xlsx"), database: empty)
    #expect(status == .problems && files.first?.problems.map(\.code) == ["answer.not-asked"])
  }

  // MARK: Other programs

  private struct Seen: Decodable {
    var isBlank: Bool
    var numbers: [Int]
    var lists: [String]
    var isProtected: Bool
    var isOpen: Bool
    var kinds: [String]
    var formulas: Int
    var frozen: Bool
    var titles: [String: String]
  }

  private static func fill(_ book: String, _ out: String, _ words: String...) throws -> Seen {
    try Oracle.ask("answer_oracle.py", ["fill", book, out] + words)
  }

  /// A formula is never run: what's saved as its value counts, and where nothing is there's nothing to read.
  private func checkFormulas(_ office: MailOffice, _ written: String) throws {
    let formula = office.path("formula.xlsx")
    _ = try Self.fill(written, formula, "=LOWER(\"YES\")")
    let problem = try Self.read(office, formula).files.first?.problems.first
    #expect(problem?.code == "sheet.cell-without-value" && problem?.sheet == "Answer" && problem?.cell == "E6")
    guard Office.isAvailable else { return }
    try Office.save([URL(filePath: formula)], to: URL(filePath: office.path("computed")))
    let computed = try Self.read(office, office.path("computed/formula.xlsx"), options: ["--dry-run"])
    #expect(computed.files.first?.outcome == "rehearsed" && computed.files.first?.verdict == "yes")
  }

  /// The sample with all kinds of activity: what openpyxl fills in, and LibreOffice has saved before or after, is noted as by
  /// the command.
  @Test(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)")) func whatOtherProgramsSaveIsRead() throws {
    let office = try MailOffice("district")
    let written = office.path("plan/heads/longmere.xlsx")
    let seen = try Self.fill(written, office.path("blank.xlsx"), "-")
    #expect(seen.isBlank && seen.isProtected && seen.isOpen && seen.frozen && seen.formulas == 0)
    #expect(seen.numbers == Array(1...seen.numbers.count) && seen.numbers.count > 1)
    #expect(seen.lists == ["\"not this\"", "\"yes,yes but not these,no\""])
    #expect(seen.kinds.contains("datetime"))
    _ = try Self.fill(written, office.path("filled.xlsx"), "yes but not these", "2", "3")
    var backs = [office.path("filled.xlsx")]
    if Office.isAvailable {
      try Office.save([URL(filePath: backs[0])], to: URL(filePath: office.path("after")))
      try Office.save([URL(filePath: written)], to: URL(filePath: office.path("before")))
      _ = try Self.fill(office.path("before/longmere.xlsx"), office.path("twice.xlsx"), "yes but not these", "2", "3")
      backs += [office.path("after/filled.xlsx"), office.path("twice.xlsx")]
    }
    #expect(try Self.read(office, office.path("blank.xlsx")).files.map(\.outcome) == ["unfilled"])
    for (number, back) in (backs + ["command"]).enumerated() {
      try office.succeed("backup", office.path("\(number).db"), "--database", office.database)
      if back == "command" { continue }
      let read = try Self.read(office, back, options: Self.mailed, database: office.path("\(number).db"))
      #expect(read.status == .done && read.files.map(\.outcome) == ["noted"], "\(back)")
      #expect(read.files.first?.activities?.count == 2 && read.files.first?.school == "longmere")
    }
    let told = try Self.read(office, backs[0], options: ["--dry-run"]).files.first
    let titles = try Self.titles(office)
    for (number, activity) in zip(["2", "3"], try #require(told?.activities)) {
      #expect(try seen.titles[number]?.hasPrefix(#require(titles[activity])) == true, "\(number): \(activity)")
    }
    let activities = try #require(told?.activities).flatMap { ["--activity", $0] }
    try office.succeed(
      [
        "event", "answer", "--school", "longmere", "--half-term", "\(try #require(told?.halfTerm))", "--verdict",
        "not-these",
      ]
        + activities + ["--as-of", Self.day, "--database", office.path("\(backs.count).db")] + Self.mailed)
    let wanted = try Trace(office.path("\(backs.count).db"))
    #expect(!wanted.withdrawn.isEmpty)
    try checkFormulas(office, written)
    for number in backs.indices { #expect(try Trace(office.path("\(number).db")) == wanted, "\(backs[number])") }
  }
}
