// SPDX-License-Identifier: Apache-2.0

import Domain

/// A ledger before it's a file: headings and typed cells, from which a CSV file or a sheet of a workbook is written.
struct LedgerTable {
  enum Cell: Hashable {
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
  let heading: [String]
  private(set) var rows: [[Cell]] = []

  /// A table without rows.
  init(_ name: String, heading: [String]) {
    self.name = name
    self.heading = heading
  }

  mutating func append(_ row: [Cell]) {
    precondition(row.count == heading.count, "a row of \(row.count) cells under \(heading.count) headings")
    rows.append(row)
  }
}
