// SPDX-License-Identifier: Apache-2.0

/// One sheet of a workbook to be written.
///
/// Rows and columns count from 0 everywhere in what is written.
public struct Sheet: Sendable {
  /// What stands on the tab: 1 to 31 characters other than `[ ] : * ? / \`, each name once in a workbook.
  public var name: String
  /// Width and usual style of the columns from the left; further ones are as wide as usual.
  public var columns: [SheetColumn]
  /// The rows from the top.
  public var rows: [SheetRow]
  /// Further rows below them.
  public var body: SheetBody?
  /// Ranges shown as one cell, with value and style of their first; they don't overlap.
  public var merges: [CellRange] = []
  /// Notes that show when the pointer rests on a cell.
  public var notes: [CellNote] = []
  /// Drop-down lists.
  public var choices: [CellChoices] = []
  /// Rows that stay in sight when the sheet is scrolled.
  public var frozenRows = 0
  /// Columns that stay in sight.
  public var frozenColumns = 0
  /// Headings and rows that get filter buttons.
  public var filter: CellRange?
  /// How it's printed.
  public var print = PrintSetup()
  /// Colour of the tab.
  public var tab: Colour?
  /// Whether it's kept out of sight.
  public var isHidden = false
  /// Where thin lines are drawn between cells.
  public var gridlines = Gridlines.screen
  /// Whether only open cells can be changed, without a password: against slips, not against anybody.
  public var isProtected = false

  /// A sheet called `name`.
  public init(_ name: String, columns: [SheetColumn] = [], rows: [SheetRow] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}

/// Where thin lines are drawn between cells.
public enum Gridlines: Hashable, Sendable {
  case none, screen, print, both
}

/// Width and usual style of a column.
public struct SheetColumn: Hashable, Sendable {
  /// Width in characters of the usual font, 1 to 255.
  public var width: Int
  /// Style of the cells that have none of their own, empty ones that people fill in later among them.
  public var style: CellStyle
  /// Whether it's kept out of sight.
  public var isHidden = false

  /// A column `width` characters wide.
  public init(width: Int, style: CellStyle = .plain) {
    self.width = width
    self.style = style
  }
}

/// One row.
public struct SheetRow: Hashable, Sendable {
  /// The cells from the left.
  public var cells: [SheetCell]
  /// Height in points; nil: by the font.
  public var height: Int?

  /// A row of these cells.
  public init(_ cells: [SheetCell], height: Int? = nil) {
    self.cells = cells
    self.height = height
  }
}

/// One cell.
public struct SheetCell: Hashable, Sendable {
  /// What it holds.
  public var value: CellValue
  /// How it looks; nil: as its column says.
  public var style: CellStyle?

  /// A cell with `value`.
  public init(_ value: CellValue, _ style: CellStyle? = nil) {
    self.value = value
    self.style = style
  }

  /// A cell with text.
  public init(_ text: String, _ style: CellStyle? = nil) { self.init(text.isEmpty ? .empty : .text(text), style) }

  /// A cell with nothing in it.
  public static let empty = SheetCell(.empty)
}
