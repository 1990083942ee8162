// SPDX-License-Identifier: Apache-2.0

/// Many rows of plain values below a sheet's own rows, each made when it's written: a long table doesn't stand in memory
/// a second time, cell by cell with its style. Every cell looks as its column says.
public struct SheetBody: Sendable {
  /// How many rows.
  public var count: Int
  /// The values of a row, from 0, from the left.
  public var row: @Sendable (Int) -> [CellValue]

  /// `count` rows; the same number always gives the same values.
  public init(count: Int, row: @escaping @Sendable (Int) -> [CellValue]) {
    self.count = count
    self.row = row
  }
}
