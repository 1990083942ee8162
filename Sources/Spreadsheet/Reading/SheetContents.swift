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
    /// Whether it's a number that is shown as a day: spreadsheets make days of text such as 3/4.
    public var isDay = false
    /// Why its text isn't to be relied on.
    public var fault: Fault?

    /// A cell of this column, from 0.
    public init(column: Int, text: String, isDay: Bool = false, fault: Fault? = nil) {
      self.column = column
      self.text = text
      self.isDay = isDay
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
  ///
  /// - Parameter most: rows looked at for all ranges together, which in a sheet that makes sense are few.
  /// - Throws: `ReadingFault` where there are more.
  mutating func fill(_ merges: [CellRange], most: Int) throws(ReadingFault) {
    var looks = 0
    for merge in merges where merge.rows.count > 1 {
      let column = merge.columns.lowerBound
      var row = index(ofRow: merge.rows.lowerBound)
      guard row < rows.count, rows[row].number == merge.rows.lowerBound,
        let value = rows[row].cells.first(where: { $0.column == column })
      else { continue }
      row += 1
      while row < rows.count, merge.rows.contains(rows[row].number) {
        looks += 1
        guard looks <= most else { throw .tooLarge(what: "merged cells") }
        put(value, intoRow: row)
        row += 1
      }
    }
  }

  private mutating func put(_ cell: Cell, intoRow row: Int) {
    let place = rows[row].cells.firstIndex { $0.column >= cell.column } ?? rows[row].cells.count
    let isTaken = place < rows[row].cells.count && rows[row].cells[place].column == cell.column
    if !isTaken { rows[row].cells.insert(cell, at: place) }
  }

  /// Index of the first row from `number` on. - Complexity: O(log rows).
  private func index(ofRow number: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
