// SPDX-License-Identifier: Apache-2.0

/// A note on a cell.
public struct CellNote: Hashable, Sendable {
  /// The row, from 0.
  public var row: Int
  /// The column, from 0.
  public var column: Int
  /// What it says; lines end with "\n".
  public var text: String

  /// A note on a cell.
  public init(row: Int, column: Int, text: String) {
    self.row = row
    self.column = column
    self.text = text
  }
}

/// A drop-down list on cells.
public struct CellChoices: Hashable, Sendable {
  /// Where the list comes from.
  public enum Source: Hashable, Sendable {
    /// Words of ASCII without commas, at most 255 characters with a comma between each.
    case words([String])
    /// The cells of a column of a sheet from row `from` on (from 0), as far down as the column is filled.
    case column(Int, ofSheet: String, from: Int)
  }

  /// What happens to a value that isn't in the list.
  public enum Strictness: Hashable, Sendable {
    /// It's taken.
    case free
    /// The person is asked.
    case asks
    /// It's refused.
    case refuses
  }

  /// The cells that have the list.
  public var range: CellRange
  /// What they offer.
  public var source: Source
  /// What happens to other values.
  public var strictness: Strictness
  /// What the person reads then: ASCII, at most 255 characters.
  public var message: String

  /// A drop-down list for `range`.
  public init(_ range: CellRange, _ source: Source, _ strictness: Strictness = .free, message: String = "") {
    self.range = range
    self.source = source
    self.strictness = strictness
    self.message = message
  }
}
