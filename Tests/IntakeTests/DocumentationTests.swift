// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Intake

/// The text of a page of documentation.
private func page(_ name: String) throws -> String {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try String(contentsOf: root.appendingPathComponent("docs/\(name)"), encoding: .utf8)
}

/// What stands in backticks in the first cell of every row of the tables in `text`.
private func firstCells(_ text: some StringProtocol) -> [String] {
  text.split(separator: "\n").compactMap { line in
    guard line.hasPrefix("| `") else { return nil }
    return line.dropFirst(3).prefix { $0 != "`" }.description
  }
}

@Test func everyCodeIsDocumentedOnceAndNoOtherIs() throws {
  let documented = firstCells(try page("errors.md"))
  #expect(documented.sorted() == ProblemCode.allCases.map(\.rawValue).sorted())
}

@Test(arguments: FolderFile.allCases) func everyColumnIsDocumentedInItsTable(_ file: FolderFile) throws {
  let text = try page("formats.md")
  let heading = "\n## `\(file.name)`"
  let start = try #require(text.range(of: heading + (file.isNeeded ? " (needed)\n" : "\n")))
  let rest = text[start.upperBound...]
  let section = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
  let table = section[
    ..<(section.range(of: "\n\n", options: [], range: tableStart(section)..<section.endIndex)?.lowerBound
      ?? section.endIndex)]
  #expect(firstCells(table).sorted() == file.schema.columns.map(\.name).sorted())
  for column in file.schema.columns where column.need == .needed {
    #expect(table.contains("| `\(column.name)` |"), "\(column.name)")
  }
}

private func tableStart(_ section: Substring) -> Substring.Index {
  section.range(of: "| column |")?.lowerBound ?? section.startIndex
}

@Test func everySettingIsDocumented() throws {
  let text = try page("formats.md")
  let start = try #require(text.range(of: "## Settings"))
  let end = try #require(text.range(of: "## `schools.csv`"))
  #expect(firstCells(text[start.lowerBound..<end.lowerBound]).sorted() == GroupSettings.allKeys.sorted())
}

@Test(arguments: FolderFile.allCases) func headingsOfOneTableNeverMeanTwoColumns(_ file: FolderFile) {
  var seen: [String: String] = [:]
  for column in file.schema.columns {
    for heading in Set(([column.name] + column.synonyms).map(Heading.normalised)) {
      #expect(seen[heading] == nil, "'\(heading)' is \(seen[heading] ?? "") and \(column.name)")
      seen[heading] = column.name
    }
  }
}
