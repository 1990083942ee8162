// SPDX-License-Identifier: Apache-2.0

/// Why a workbook can't be written.
public enum WritingFault: Error, Hashable, Sendable {
  /// The workbook has no sheet.
  case noSheet
  /// A name that no sheet can have, or that two have.
  case sheetName(String)
  /// Text longer than the 32,767 characters that a cell holds.
  case textTooLong(sheet: String, cell: String, length: Int)
  /// More rows or columns than a sheet has.
  case tooLarge(sheet: String)
  /// Merged ranges that overlap or consist of one cell.
  case merges(sheet: String)
  /// A list of choices that the file can't hold: too long, or not plain words.
  case choices(sheet: String)
  /// A line above or below the page of more than 255 characters.
  case pageText(sheet: String)
  /// Writing failed.
  case notWritten(reason: String)
}

extension WritingFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSheet: "a workbook needs a sheet"
    case .sheetName(let name): "no sheet can be called '\(name)', or two would be"
    case .textTooLong(let sheet, let cell, let length):
      "the text of \(sheet)!\(cell) has \(length) characters; a cell holds 32,767"
    case .tooLarge(let sheet): "sheet '\(sheet)' has more rows or columns than a workbook holds"
    case .merges(let sheet): "merged ranges of sheet '\(sheet)' overlap or are single cells"
    case .choices(let sheet): "a list of choices of sheet '\(sheet)' can't be held by a workbook"
    case .pageText(let sheet): "the text above or below the pages of sheet '\(sheet)' has over 255 characters"
    case .notWritten(let reason): reason
    }
  }
}
