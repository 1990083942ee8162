// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Intake

private func parse(_ text: String) -> (rows: [[String]], problems: [Problem], document: CSVDocument?) {
  let problems = Problems()
  let document = CSVDocument.parse([UInt8](text.utf8), name: "t.csv", problems: problems)
  return (document?.records.map { $0.fields.map(\.text) } ?? [], problems.sorted, document)
}

@Test func quotedNewlinesAndDoubledQuotesStayInTheirField() {
  let result = parse("a,b\n\"one\r\ntwo\",\"say \"\"hi\"\"\"\n")
  #expect(result.rows == [["a", "b"], ["one\ntwo", "say \"hi\""]])
  #expect(result.problems.isEmpty)
}

@Test(arguments: [",", ";", "\t"]) func separatorIsDetected(_ separator: String) {
  let text =
    ["id", "name"].joined(separator: separator) + "\n" + ["s1", "A, B; C"].joined(separator: separator) + "\n"
  let result = parse(separator == "\t" ? text : text.replacing("A, B; C", with: "\"A, B; C\""))
  #expect(result.rows == [["id", "name"], ["s1", "A, B; C"]])
  #expect(result.document?.separator == Character(separator))
}

@Test func excelsOwnSeparatorLineDecides() {
  #expect(parse("sep=;\na,x;b\n1;2\n").rows == [["a,x", "b"], ["1", "2"]])
}

@Test func blankRowsAndCommentsAreSkippedAndPositionsStayTrue() {
  let result = parse("# a comment, with \"quotes\nid,name\n\n,,\n  \ns1,Ålesund,x\n")
  #expect(result.rows == [["id", "name"], ["s1", "Ålesund", "x"]])
  let last = result.document?.records.last?.fields.last
  #expect(last?.line == 6)
  #expect(last?.position == 12)
}

@Test(arguments: ["\n", "\r\n", "\r"]) func allLineEndsEndLines(_ end: String) {
  let result = parse("a,b" + end + "\"x" + end + "y\",2" + end + "3,4")
  #expect(result.rows == [["a", "b"], ["x\ny", "2"], ["3", "4"]])
  #expect(result.document?.records.last?.line == 4)
}

@Test func unclosedQuoteIsReportedWhereItOpened() throws {
  let problem = try #require(parse("a,b\n1,2\n3,\"never\nclosed\n").problems.first)
  #expect(problem.code == .csvUnclosedQuote)
  #expect(problem.location == Location("t.csv", line: 3, character: 3))
}

@Test func textAfterAClosingQuoteIsReported() throws {
  let problem = try #require(parse("a,b\n\"x\"y,2\n").problems.first)
  #expect(problem.code == .csvTextAfterQuote)
  #expect(problem.description.hasPrefix("t.csv:2:4: 'y' follows the closing quote of a value."))
}

@Test func byteOrderMarksAndUTF16AreUnderstood() {
  let text = "name\nZoë £5\n"
  var little: [UInt8] = [0xFF, 0xFE]
  var big: [UInt8] = [0xFE, 0xFF]
  for unit in text.utf16 {
    little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
  }
  for bytes in [[0xEF, 0xBB, 0xBF] + [UInt8](text.utf8), little, big] {
    let problems = Problems()
    let document = CSVDocument.parse(bytes, name: "t.csv", problems: problems)
    #expect(document?.records.map { $0.fields[0].text } == ["name", "Zoë £5"])
    #expect(problems.sorted.isEmpty)
  }
}

@Test func windows1252IsReadWithAWarningThatSaysSo() throws {
  let problems = Problems()
  let bytes: [UInt8] = [UInt8]("name\nZo".utf8) + [0xEB, 0x20, 0x80, 0x35, 0x0A]
  let document = CSVDocument.parse(bytes, name: "staff.csv", problems: problems)
  #expect(document?.records.last?.fields[0].text == "Zoë €5")
  let problem = try #require(problems.sorted.first)
  #expect(problem.severity == .warning)
  #expect(problem.code == .fileEncodingAssumed)
  #expect(problem.location.line == 2)
}

@Test func emptyFilesAndNulBytesAndWorkbooksAreRefusedClearly() {
  let cases: [([UInt8], ProblemCode)] = [
    ([], .fileEmpty), ([0xEF, 0xBB, 0xBF], .fileEmpty), ([UInt8]("\n\n# only\n".utf8), .fileEmpty),
    ([0x61, 0x00, 0x62], .fileNotText), ([0x50, 0x4B, 0x03, 0x04, 0x00], .fileNotText),
    ([0xFF, 0xFE, 0x61], .fileNotText), ([0xFF, 0xFE, 0x00, 0xD8], .fileNotText), ([0x61, 0x81], .fileNotText),
  ]
  for (bytes, code) in cases {
    let problems = Problems()
    #expect(CSVDocument.parse(bytes, name: "t.csv", problems: problems) == nil)
    #expect(problems.sorted.map(\.code) == [code])
    #expect(problems.sorted.allSatisfy { $0.advice != nil })
  }
}

@Test func randomBytesNeverTrap() {
  let alphabet: [UInt8] = Array("ab,;\t\"\n\r# =-0'é€".utf8) + [0x00, 0xFF, 0xFE, 0x80, 0xEF, 0xBB, 0xBF]
  for seed in UInt64(1)...3000 {
    var random = Seeded(seed)
    let bytes = (0..<random.below(60)).map { _ in
      random.below(20) == 0 ? UInt8(random.below(256)) : random.pick(alphabet)
    }
    let problems = Problems()
    let document = CSVDocument.parse(bytes, name: "t.csv", problems: problems)
    #expect(document != nil || problems.hasErrors, "seed \(seed)")
  }
}

@Test func whatTheWriterWritesTheReaderReadsBack() {
  let alphabet = Array("ab ,;\t\"\n#='é€\u{A0}-sep12|").map(String.init) + ["#", "sep=;", ""]
  for seed in UInt64(1)...2000 {
    var random = Seeded(seed)
    let width = 1 + random.below(4)
    let rows = (0..<1 + random.below(5)).map { _ in
      (0..<width).map { _ in (0..<random.below(5)).map { _ in random.pick(alphabet) }.joined() }
    }
    var writer = CSVWriter()
    writer.comment("made by a test")
    for row in rows { writer.row(row) }
    #expect(parse(writer.text).rows == rows, "seed \(seed)")
  }
}

@Test func formulasAreGuardedOnRequestOnly() {
  var guarded = CSVWriter(formulaGuard: .prefix)
  guarded.row(["=1+1", "-12.50", "@x", "-x", "plain"])
  #expect(guarded.text == "'=1+1,-12.50,'@x,'-x,plain\n")
  var plain = CSVWriter()
  plain.row(["=1+1"])
  #expect(plain.text == "=1+1\n")
}
