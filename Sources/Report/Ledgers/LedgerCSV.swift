// SPDX-License-Identifier: Apache-2.0

import Domain

/// A ledger as a file for spreadsheets: UTF-8 with a byte-order mark (Excel needs it), CRLF, every row as long as the
/// heading.
enum LedgerCSV {
  /// The file of `table`.
  static func bytes(of table: LedgerTable) -> [UInt8] {
    var text = "\u{FEFF}" + table.heading.map(quoted).joined(separator: ",") + "\r\n"
    for row in table.rows { text += line(row) + "\r\n" }
    return Array(text.utf8)
  }

  /// A row without its end.
  static func line(_ row: [LedgerTable.Cell]) -> String { row.map(written).joined(separator: ",") }

  /// Text is escaped against being taken for a formula; everything else is made here from integers and can't be one.
  private static func written(_ cell: LedgerTable.Cell) -> String {
    switch cell {
    case .text(let text): quoted(harmless(text))
    case .number(let number): String(number)
    case .money(let pence): pounds(pence)
    case .day(let date): date.description
    case .time(let time): time.description
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
