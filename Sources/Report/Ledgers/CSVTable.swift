// SPDX-License-Identifier: Apache-2.0

import Domain

/// A table for spreadsheets: UTF-8 with a byte-order mark (Excel needs it), CRLF, every row as long as the heading.
struct CSVTable {
  /// Text is escaped against being taken for a formula; numbers are made here from integers and can't be one.
  enum Cell {
    case text(String)
    case number(Int)
    case money(Pence)
    case empty

    static func date(_ date: CivilDate?) -> Cell { date.map { .text($0.description) } ?? .empty }
    static func id<Entity>(_ id: Identifier<Entity>?) -> Cell { id.map { .text($0.text) } ?? .empty }
  }

  private let heading: [String]
  private var rows: [[Cell]] = []

  init(heading: [String]) { self.heading = heading }

  mutating func append(_ row: [Cell]) {
    precondition(row.count == heading.count, "a row of \(row.count) cells under \(heading.count) headings")
    rows.append(row)
  }

  /// The file.
  var bytes: [UInt8] {
    var text = "\u{FEFF}" + heading.map(Self.quoted).joined(separator: ",") + "\r\n"
    for row in rows { text += row.map(Self.written).joined(separator: ",") + "\r\n" }
    return Array(text.utf8)
  }

  private static func written(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quoted(harmless(text))
    case .number(let number): String(number)
    case .money(let pence): pounds(pence)
    case .empty: ""
    }
  }

  /// A spreadsheet runs a cell that starts like a formula; an apostrophe before it makes it text.
  static func harmless(_ text: String) -> String {
    let first = text.unicodeScalars.first
    return first.map { ["=", "+", "-", "@", "\t", "\r", "\n"].contains($0) } == true ? "'" + text : text
  }

  private static func quoted(_ text: String) -> String {
    let mustQuote = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }
    guard mustQuote else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar)
      if scalar == "\"" { result.append(scalar) }
    }
    return "\"" + String(result) + "\""
  }

  /// Pounds with two decimals and a plain minus, as spreadsheets read numbers.
  private static func pounds(_ amount: Pence) -> String {
    let pence = Int(amount.rawValue.magnitude)
    return (amount < .zero ? "-" : "") + "\(pence / 100)." + Format.padded(pence % 100)
  }
}
