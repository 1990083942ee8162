// SPDX-License-Identifier: Apache-2.0

import Domain
import Spreadsheet
import TestSupport
import Testing

@testable import Intake

/// Workbooks in which heads have answered, as they come back.
@Suite struct ReturnedAnswerTests {
  /// One of three rows, the second of an activity that stands above.
  private struct Book {
    var verdict = CellValue.empty
    var refusals: [CellValue] = [.empty, .text("as above"), .empty]
    var numbers: [CellValue] = [.whole(1), .empty, .whole(2)]
    /// Beside the label; nil: there's no such row.
    var reason: CellValue?
    var names = ["Answer", "Do not change"]
    var record: [[CellValue]] = [
      [.text("form"), .text("planner answer 1")], [.text("group"), .text("Two schools")],
      [.text("year from"), .date(CivilDate(iso: "2026-09-01") ?? CivilDate(daysSince1970: 0))],
      [.text("school"), .text("oak")], [.text("half-term"), .whole(2)], [.text("row"), .whole(1), .text("aa")],
      [.text("row"), .whole(2), .text("bb")], [.text("asked"), .text("cc")], [.text("asked"), .text("dd")],
    ]

    func read() throws -> (answer: ReturnedAnswer?, lines: [String]) {
      var answer = Sheet(names[0])
      answer.rows = [
        SheetRow([SheetCell("What we ask of you")]), SheetRow([]),
        SheetRow([SheetCell("Your answer"), .empty, SheetCell(verdict)]), SheetRow([]),
        SheetRow([SheetCell("no."), SheetCell("what"), SheetCell("not this")]),
      ]
      for (number, refusal) in zip(numbers, refusals) {
        answer.rows.append(SheetRow([SheetCell(number), SheetCell("a"), SheetCell(refusal)]))
      }
      if let reason {
        answer.rows += [
          SheetRow([]), SheetRow([SheetCell("Reason, if you like"), .empty, .empty, SheetCell(reason)]),
        ]
      }
      var about = Sheet(names[1])
      about.rows = record.map { SheetRow($0.map { SheetCell($0) }) }
      return try ReturnedAnswerTests.read(Workbook(title: "x", sheets: [Sheet("notes"), answer, about]).bytes())
    }
  }

  private static func read(_ bytes: [UInt8]) throws -> (answer: ReturnedAnswer?, lines: [String]) {
    let problems = Problems()
    let answer = try inTemporaryFolder { folder in
      try folder.write(bytes, to: "back.xlsx")
      return ReturnedAnswer.read(folder.path + "/back.xlsx", called: "back.xlsx", problems)
    }
    #expect((answer == nil) == problems.hasErrors)
    return (answer, problems.sorted.map(\.line))
  }

  @Test func whatIsFilledInIsRead() throws {
    var book = Book()
    let blank = try #require(try book.read().answer)
    #expect(blank.isUnfilled && blank.asked == ["cc", "dd"])
    #expect(blank.group == "Two schools" && blank.year.description == "2026-09-01")
    #expect(blank.school == Identifier("oak") && blank.halfTerm == 2)
    for (text, verdict) in [
      ("yes", Answer.Verdict.yes), (" No ", .no), ("YES, but not these", .notThese), ("not these", .notThese),
    ] {
      book.verdict = .text(text)
      #expect(try book.read().answer?.verdict == verdict, "\(text)")
    }
    book.refusals = [.empty, .text("as above"), .text(" Not this ")]
    let answer = try #require(try book.read().answer)
    #expect(
      answer.refusals.map(\.mark) == ["bb"] && answer.refusals.first?.location.description == "back.xlsx:Answer!C8")
    #expect(answer.location.description == "back.xlsx:Answer!C3")
    book.refusals = [.text("x"), .empty, .text("x")]
    book.numbers = [.text("2"), .empty, .text("1")]
    book.names = ["answer ", "DO NOT CHANGE"]
    #expect(try book.read().answer?.refusals.map(\.mark) == ["bb", "aa"])
  }

  @Test func aReasonIsReadAndNoneIsNone() throws {
    var book = Book()
    book.verdict = .text("no")
    #expect(try book.read().answer?.reason == nil)
    for (value, text) in [
      (.empty, nil), (.text("  "), nil), (.text(" We can't. \n\nAnd won't."), "We can't. \n\nAnd won't."),
      (.whole(7), "7"),
      (.text(String(repeating: "é", count: 1000)), String(repeating: "é", count: 1000)),
    ] as [(CellValue, String?)] {
      book.reason = value
      let answer = try #require(try book.read().answer)
      #expect(answer.reason?.text == text && answer.verdict == .no && answer.refusals == [])
    }
    // Alone it's filled in, though no answer.
    book.verdict = .empty
    book.reason = .text("Why")
    #expect(try book.read().answer?.isUnfilled == false)
    book.reason = .text(String(repeating: "é", count: 1001))
    #expect(
      try book.read().lines == [
        "back.xlsx:Answer!D10: error: The reason has 1001 characters, and at most 1000 are passed on. Ask the head to shorten "
          + "it, or to leave it out. [answer.reason-too-long]"
      ])
  }

  @Test func whatCannotBeMeantIsSaidWithItsCell() throws {
    func lines(_ change: (inout Book) -> Void) throws -> [String] {
      var book = Book()
      book.verdict = .text("yes")
      change(&book)
      return try book.read().lines
    }
    #expect(
      try lines { $0.verdict = .text("perhaps") } == [
        "back.xlsx:Answer!C3: error: 'perhaps' is not 'yes', 'no', 'yes but not these'. Choose one of the list. "
          + "[answer.unclear]"
      ])
    #expect(
      try lines { $0.refusals[2] = .text("after Easter?") } == [
        "back.xlsx:Answer!C8: error: 'after Easter?' is not 'not this', or nothing. Choose it from the list, or leave the cell "
          + "empty; a reason has a cell of its own. [answer.unclear]"
      ])
    #expect(
      try lines { $0.refusals[1] = .text("not this") }.first?.contains("!C7: error: The row has no number") == true)
    #expect(
      try lines {
        ($0.refusals[2], $0.numbers[2]) = (.text("not this"), .whole(9))
      }.first?.hasPrefix("back.xlsx:Answer!A8: error: '9' is not the number of a row (1…2).") == true)
    // All of a file at once.
    #expect(
      try lines {
        $0.verdict = .text("perhaps")
        $0.refusals = [.text("?"), .text("?"), .empty]
      }.count == 3)
  }

  @Test func whatPlannerDidNotWriteIsNoAnswer() throws {
    func line(_ change: (inout Book) -> Void) throws -> String {
      var book = Book()
      change(&book)
      let (answer, lines) = try book.read()
      #expect(answer == nil && lines.count == 1)
      return lines.first ?? ""
    }
    for (words, change) in [
      ("no sheet 'Do not change'", { $0.names[1] = "Sheet2" }), ("no sheet 'Answer'", { $0.names[0] = "Sheet1" }),
      ("doesn't say what the file is", { $0.record.removeFirst() }),
      ("'planner answer 2' is not 'planner answer 1'", { $0.record[0][1] = .text("planner answer 2") }),
      ("of which school", { $0.record[3] = [.text("school")] }),
      ("of which school", { $0.record[4][1] = .text("two") }),
      ("of which school", { $0.record.append([.text("school"), .text("elm")]) }),
    ] as [(String, (inout Book) -> Void)] {
      let found = try line(change)
      #expect(found.contains(words) && found.hasSuffix("[answer.not-a-form]"), "\(found)")
    }
  }

  @Test func whatIsNoWorkbookHasTheCodesOfWorkbooks() throws {
    let whole = try Workbook(title: "x", sheets: [Sheet("Answer")]).bytes()
    for (bytes, code) in [
      ([], "file.empty"), (Array("<html>".utf8), "workbook.format"),
      (Array(whole.prefix(whole.count / 2)), "workbook.damaged"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "workbook.format"),
      ([UInt8](repeating: 0, count: 9 << 20), "file.too-large"),
    ] as [([UInt8], String)] {
      let (answer, lines) = try Self.read(bytes)
      #expect(answer == nil && lines.first?.hasSuffix("[\(code)]") == true, "\(lines)")
    }
    var many = Sheet("Answer")
    many.rows = (0..<10_001).map { _ in SheetRow([SheetCell("x")]) }
    let lines = try Self.read(Workbook(title: "x", sheets: [Sheet("Do not change"), many]).bytes()).lines
    #expect(lines.first?.hasSuffix("[workbook.too-large]") == true, "\(lines)")
  }
}
