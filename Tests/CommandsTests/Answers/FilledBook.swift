// SPDX-License-Identifier: Apache-2.0

import Foundation
import Spreadsheet

/// A head's workbook that somebody fills in, by a program that keeps nothing but texts.
struct FilledBook {
  private var sheets: [(name: String, rows: [[String]])] = []
  private let answer: (sheet: Int, row: Int, column: Int)
  private let heading: Int

  /// The workbook at `path`.
  init(_ path: String) throws {
    var file = try WorkbookFile([UInt8](Data(contentsOf: URL(filePath: path))))
    for sheet in file.sheets {
      var rows: [[String]] = []
      for row in try file.contents(of: sheet).rows {
        while rows.count <= row.number { rows.append([]) }
        for cell in row.cells {
          while rows[row.number].count <= cell.column { rows[row.number].append("") }
          rows[row.number][cell.column] = cell.text
        }
      }
      sheets.append((sheet.name, rows))
    }
    let sheet = sheets.firstIndex { $0.name == "Answer" } ?? 0
    let row = sheets[sheet].rows.firstIndex { $0.first == "Your answer" } ?? 0
    answer = (sheet, row, 4)
    heading = sheets[sheet].rows.firstIndex { $0.first == "no." } ?? 0
  }

  /// The answer as a whole.
  var verdict: String {
    get { self[answer.row, answer.column] }
    set { self[answer.row, answer.column] = newValue }
  }

  /// Why; empty where the sheet has no such cell, and then written into one as another sheet had it.
  var reason: String {
    get { reasonRow.map { self[$0, answer.column] } ?? "" }
    set {
      if reasonRow == nil { sheets[answer.sheet].rows.append(["Reason, if you like"]) }
      if let row = reasonRow { self[row, answer.column] = newValue }
    }
  }

  /// Takes away the row of the reason.
  mutating func dropReason() {
    if let row = reasonRow { sheets[answer.sheet].rows[row] = [] }
  }

  private var reasonRow: Int? { sheets[answer.sheet].rows.firstIndex { $0.first == "Reason, if you like" } }

  /// The rows by their numbers: what they're about, and whether that isn't wanted.
  var rows: [Int: (what: String, refusal: String)] {
    let below = sheets[answer.sheet].rows.indices.filter { $0 > heading }
    return Dictionary(
      below.compactMap { row in Int(self[row, 0]).map { ($0, (self[row, 4], self[row, 9])) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Writes beside the row of this number.
  mutating func refuse(_ number: Int, _ word: String = "not this") {
    if let row = sheets[answer.sheet].rows.indices.first(where: { $0 > heading && self[$0, 0] == String(number) }) {
      self[row, 9] = word
    }
  }

  /// Changes what the last sheet says of the file.
  mutating func tell(_ entry: String, _ value: String) {
    let sheet = sheets.count - 1
    if let row = sheets[sheet].rows.firstIndex(where: { $0.first == entry }) { sheets[sheet].rows[row][1] = value }
  }

  /// Changes what stands for the activity of a row.
  mutating func tellMark(of number: Int, _ mark: String) {
    let sheet = sheets.count - 1
    let wanted = ["row", String(number)]
    if let row = sheets[sheet].rows.firstIndex(where: { $0.starts(with: wanted) }) { sheets[sheet].rows[row][2] = mark }
  }

  /// What the head had before their eyes.
  var marks: [String] { sheets[sheets.count - 1].rows.filter { $0.first == "asked" }.map { $0[1] } }

  /// Saves it.
  func save(_ path: String) throws {
    let book = Workbook(
      title: "by hand",
      sheets: sheets.map { sheet in Sheet(sheet.name, rows: sheet.rows.map { SheetRow($0.map { SheetCell($0) }) }) })
    try book.write(to: path)
  }

  private subscript(row: Int, column: Int) -> String {
    get {
      let cells = sheets[answer.sheet].rows[row]
      return column < cells.count ? cells[column] : ""
    }
    set {
      while sheets[answer.sheet].rows[row].count <= column { sheets[answer.sheet].rows[row].append("") }
      sheets[answer.sheet].rows[row][column] = newValue
    }
  }
}
