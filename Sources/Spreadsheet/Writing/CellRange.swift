// SPDX-License-Identifier: Apache-2.0

/// A rectangle of cells, both ends included, from 0.
public struct CellRange: Hashable, Sendable {
  /// Rows from the top.
  public var rows: ClosedRange<Int>
  /// Columns from the left.
  public var columns: ClosedRange<Int>

  /// The cells of these rows and columns.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// Whether a cell lies inside.
  public func contains(row: Int, column: Int) -> Bool { rows.contains(row) && columns.contains(column) }

  /// Whether two ranges share a cell.
  public func overlaps(_ other: CellRange) -> Bool {
    rows.overlaps(other.rows) && columns.overlaps(other.columns)
  }
}

/// Names of cells as people write them.
public enum CellName {
  /// The most rows of a sheet.
  public static let mostRows = 1_048_576
  /// The most columns of a sheet.
  public static let mostColumns = 16_384

  /// "A" for column 0, "AB" for column 27.
  public static func column(_ index: Int) -> String {
    var rest = index
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  /// "C7" for row 6 and column 2.
  public static func cell(row: Int, column index: Int) -> String { column(index) + String(row + 1) }

  /// Row and column, from 0, of "C7" or "$C$7"; nil for anything else, also for what lies outside every sheet.
  public static func parse(_ text: some StringProtocol) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    var hasDigits = false
    for byte in text.utf8 where byte != 0x24 {
      switch byte {
      case 0x41...0x5A where !hasDigits: column = column * 26 + Int(byte) - 64
      case 0x61...0x7A where !hasDigits: column = column * 26 + Int(byte) - 96
      case 0x30...0x39 where column > 0:
        hasDigits = true
        row = row * 10 + Int(byte) - 48
      default: return nil
      }
      guard column <= mostColumns, row <= mostRows else { return nil }
    }
    return column > 0 && row > 0 ? (row - 1, column - 1) : nil
  }

  /// The range "A1:B2", or of a single cell.
  static func range(_ text: String) -> CellRange? {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { parse($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first.row <= last.row, first.column <= last.column
    else { return nil }
    return CellRange(rows: first.row...last.row, columns: first.column...last.column)
  }
}
