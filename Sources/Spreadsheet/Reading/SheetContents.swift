// SPDX-License-Identifier: Apache-2.0

/// What a sheet says: its rows with something in them, hidden ones too, because a filter that hides rows doesn't make
/// them untrue.
public struct SheetContents: Hashable, Sendable {
  /// One row.
  public struct Row: Hashable, Sendable {
    /// The row's number from 0.
    public var number: Int
    /// Its cells with something in them, from the left.
    public var cells: [Cell]

    /// The row of this number, from 0.
    public init(number: Int, cells: [Cell]) {
      self.number = number
      self.cells = cells
    }
  }

  /// One cell.
  public struct Cell: Hashable, Sendable {
    /// The column from 0.
    public var column: Int
    /// What a person sees: dates as 2026-09-06, times as 15:40, shares with their sign, money without it.
    public var text: String
    /// Why its text isn't to be relied on.
    public var fault: Fault?

    /// A cell of this column, from 0.
    public init(column: Int, text: String, fault: Fault? = nil) {
      self.column = column
      self.text = text
      self.fault = fault
    }
  }

  /// What can be wrong with a cell.
  public enum Fault: Hashable, Sendable {
    /// A formula ended in an error; the text is its name: "#N/A".
    case error
    /// A formula whose value the program that wrote it never computed.
    case noValue
  }

  /// The rows from the top.
  public var rows: [Row]

  /// What these rows say.
  public init(rows: [Row]) { self.rows = rows }
}

extension SheetContents {
  /// Gives the rows below the first of a merged range its value, as a person sees it beside all of them; of several
  /// columns the first is taken.
  mutating func fill(_ merges: [CellRange]) {
    guard !merges.isEmpty else { return }
    let positions = Dictionary(rows.enumerated().map { ($1.number, $0) }) { first, _ in first }
    for merge in merges where merge.rows.count > 1 {
      let column = merge.columns.lowerBound
      guard let top = positions[merge.rows.lowerBound],
        let value = rows[top].cells.first(where: { $0.column == column })
      else { continue }
      for number in rows.indices where merge.rows.contains(rows[number].number) && number != top {
        let place = rows[number].cells.firstIndex { $0.column >= column } ?? rows[number].cells.count
        let isTaken = place < rows[number].cells.count && rows[number].cells[place].column == column
        if !isTaken { rows[number].cells.insert(value, at: place) }
      }
    }
  }
}
