// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Intake

private let schema = TableSchema([
  Column("id", .needed, also: ["code", "school id"]), Column("name", .needed, also: ["EstablishmentName"]),
  Column("half_day", also: ["session"]),
])

private func match(_ text: String) -> (table: Table?, problems: [Problem]) {
  let problems = Problems()
  let table = CSVDocument.parse([UInt8](text.utf8), name: "schools.csv", problems: problems)
    .flatMap { Table.match($0.text, schema, problems: problems) }
  return (table, problems.sorted)
}

@Test func headingsMatchWhateverTheirCaseOrderAndSeparators() throws {
  let result = match("Half-Day, ESTABLISHMENTNAME ,School ID\nam, Elm ,s1\n")
  #expect(result.problems.isEmpty)
  let row = try #require(result.table?.rows.first)
  #expect([row["id"].text, row["name"].text, row["half_day"].text] == ["s1", "Elm", "am"])
  #expect(row["name"].location == Location("schools.csv", line: 2, character: 4, field: "name"))
}

@Test func unknownColumnWarnsWithTheNearest() throws {
  let problem = try #require(match("id,name,halfdya\ns1,Elm,am\n").problems.first)
  #expect(problem.severity == .warning)
  #expect(problem.code == .csvUnknownColumn)
  #expect(
    problem.description == "schools.csv:1:halfdya: No column is called 'halfdya'; it was left out. "
      + "Did you mean 'half_day'?")
}

@Test func missingAndDuplicateColumnsAreErrors() {
  let missing = match("id\ns1\n")
  #expect(missing.table == nil)
  #expect(missing.problems.map(\.code) == [.csvMissingColumn])
  #expect(missing.problems[0].message == "The column 'name' is missing")
  let twice = match("id,name,code\ns1,Elm,s2\n")
  #expect(twice.problems.map(\.code) == [.csvDuplicateColumn])
  #expect(twice.table?.rows.first?["id"].text == "s1")
}

@Test func raggedRowsAreReported() {
  let result = match("id,name\ns1,Elm,extra\ns2\ns3,Ash,,\n")
  #expect(result.problems.map(\.code) == [.csvLongRow, .csvShortRow])
  #expect(result.problems.map(\.location.line) == [2, 3])
}

@Test func filesOverTheCapAreRefusedUnread() throws {
  try inTemporaryFolder { folder in
    let path = folder.path + "/big.csv"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: 100_000_000)
    try handle.close()
    let problems = Problems()
    #expect(CSVDocument.read(path, name: "big.csv", problems: problems) == nil)
    #expect(problems.sorted.map(\.code) == [.fileTooLarge])
    #expect(problems.sorted[0].message == "The file has 95 MiB; files over 64 MiB are refused")
  }
}

@Test func missingFilesAndFoldersAreReported() throws {
  try inTemporaryFolder { folder in
    let problems = Problems()
    #expect(CSVDocument.read(folder.path + "/none.csv", name: "none.csv", problems: problems) == nil)
    #expect(CSVDocument.read(folder.path, name: "folder", problems: problems) == nil)
    #expect(problems.sorted.map(\.code) == [.fileUnreadable, .fileMissing])
  }
}

@Test func problemsReadLikeTheIssueAsksAndSurviveJSON() throws {
  let location = Location("lessons.csv", line: 41, character: 9, field: "period")
  let problem = Problem(
    .error, .csvUnknownColumn, at: location, value: "P9", isNot: "a period of bells 'primary' (P1…P6)",
    advice: "Maybe the row belongs to another school?")
  #expect(
    problem.description == "lessons.csv:41:period: 'P9' is not a period of bells 'primary' (P1…P6). "
      + "Maybe the row belongs to another school?")
  let data = try JSONEncoder().encode(problem)
  #expect(try JSONDecoder().decode(Problem.self, from: data) == problem)
  let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  #expect(json["line"] as? Int == 41)
  #expect(json["column"] as? String == "period")
}

@Test func problemsAreSortedOnceEachAndCounted() {
  let problems = Problems()
  for line in (1...Problems.most + 5).reversed() {
    problems.error(.fieldDate, at: Location("b.csv", line: line), "wrong")
  }
  problems.warn(.csvShortRow, at: Location("a.csv", line: 9), "short")
  problems.warn(.csvShortRow, at: Location("a.csv", line: 9), "short")
  let sorted = problems.sorted
  #expect(sorted.first?.location.file == "a.csv")
  #expect(sorted.count == Problems.most + 2)
  #expect(sorted.contains { $0.message == "5 more problems with code field.date are not listed" })
}
