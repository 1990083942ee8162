// SPDX-License-Identifier: Apache-2.0

import Domain

/// A ledger before it's a file: headings and typed cells, from which a CSV file or a sheet of a workbook is written.
struct LedgerTable: Sendable {
  enum Cell: Hashable, Sendable {
    case text(String)
    case number(Int)
    case money(Pence)
    case day(CivilDate)
    case time(TimeOfDay)
    case empty

    static func date(_ date: CivilDate?) -> Cell { date.map { .day($0) } ?? .empty }
    static func id<Entity>(_ id: Identifier<Entity>?) -> Cell { id.map { .text($0.text) } ?? .empty }
    /// Empty where there is no text.
    static func words(_ text: String?) -> Cell { text.flatMap(\.nonEmpty).map { .text($0) } ?? .empty }
  }

  /// What the file or sheet is called: "cover".
  let name: String
  /// What one row is, as a sentence.
  let about: String
  let heading: [String]
  private(set) var rows: [[Cell]] = []

  /// How many of the first columns people read; after them stand ids, for other programs.
  var readColumns: Int { (heading.lastIndex { !$0.hasSuffix(" id") && $0 != "id" } ?? -1) + 1 }

  /// A table without rows.
  init(_ name: String, about: String, heading: [String]) {
    self.name = name
    self.about = about
    self.heading = heading
  }

  mutating func append(_ row: [Cell]) {
    precondition(row.count == heading.count, "a row of \(row.count) cells under \(heading.count) headings")
    rows.append(row)
  }
}
