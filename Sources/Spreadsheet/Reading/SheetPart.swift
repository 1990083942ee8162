// SPDX-License-Identifier: Apache-2.0

import FoundationXML

/// The part with the cells of one sheet.
final class SheetPart: PartParser {
  private(set) var rows: [SheetContents.Row] = []
  private(set) var merges: [CellRange] = []

  private let strings: [String]
  private let styles: [NumberCode]
  private let numbers: ShownNumber
  private let limits: ReadingLimits

  private var row = -1
  private var isRowStated = false
  private var column = -1
  private var cells: [SheetContents.Cell] = []
  private var count = 0
  private var cell = OpenCell()
  private var collecting = false

  /// The cell that is being read.
  private struct OpenCell {
    var type = "n"
    var style = 0
    var value = ""
    var hasValue = false
    var hasFormula = false
    var inline = StringItem()
  }

  init(strings: [String], styles: [NumberCode], countsFrom1904: Bool, limits: ReadingLimits) {
    self.strings = strings
    self.styles = styles
    numbers = ShownNumber(countsFrom1904: countsFrom1904)
    self.limits = limits
  }

  // MARK: Elements

  override func begin(_ name: Substring, _ attributes: [String: String], _ parser: XMLParser) {
    switch name {
    case "row": beginRow(attributes, parser)
    case "c": beginCell(attributes, parser)
    case "v":
      cell.hasValue = true
      collecting = true
    case "f": cell.hasFormula = true
    case "mergeCell":
      if let range = attributes["ref"].flatMap({ CellName.range($0) }) { merges.append(range) }
    default: if cell.type == "inlineStr" { cell.inline.begin(name, attributes) }
    }
  }

  override func text(_ text: String, _ parser: XMLParser) {
    if collecting { cell.value += text } else if cell.type == "inlineStr" { cell.inline.add(text) }
    if cell.value.utf8.count > 8 * limits.cellLength || cell.inline.length > 8 * limits.cellLength {
      stop(.tooLarge(what: "characters in one cell"), parser)
    }
  }

  override func end(_ name: Substring, _ parser: XMLParser) {
    switch name {
    case "v": collecting = false
    case "c": endCell(parser)
    case "row": endRow(parser)
    default: if cell.type == "inlineStr" { cell.inline.end(name) }
    }
  }

  /// Rows and cells that don't say where they are follow the one before.
  private func beginRow(_ attributes: [String: String], _ parser: XMLParser) {
    let stated = attributes["r"].map { Int($0).map { $0 - 1 } ?? -1 }
    let number = stated ?? row + 1
    guard number > row, number < CellName.mostRows else {
      return stop(.damaged(what: "rows of a sheet aren't in order"), parser)
    }
    row = number
    isRowStated = stated != nil
    column = -1
    cells = []
  }

  private func beginCell(_ attributes: [String: String], _ parser: XMLParser) {
    cell = OpenCell()
    if let type = attributes["t"] { cell.type = type }
    if let style = attributes["s"] { cell.style = Int(style) ?? 0 }
    var position = column + 1
    if let name = attributes["r"] {
      guard let stated = CellName.parse(name) else {
        return stop(.damaged(what: "'\(name.prefix(20))' is no cell"), parser)
      }
      position = stated.column
      // Where a row doesn't say which it is, its first cell may.
      if !isRowStated, column < 0, stated.row > row { row = stated.row }
    }
    guard position > column else { return stop(.damaged(what: "cells of a row aren't in order"), parser) }
    column = position
  }

  // MARK: Values

  private func endCell(_ parser: XMLParser) {
    defer { cell = OpenCell() }
    guard let value = value(parser), !value.text.isEmpty || value.fault != nil else { return }
    guard column < limits.columns else { return stop(.tooLarge(what: "columns"), parser) }
    guard value.text.utf16.count <= limits.cellLength else {
      return stop(.tooLarge(what: "characters in one cell"), parser)
    }
    count += 1
    guard count <= limits.cells else { return stop(.tooLarge(what: "cells in one sheet"), parser) }
    cells.append(SheetContents.Cell(column: column, text: value.text, isDay: isDay, fault: value.fault))
  }

  /// How numbers are shown in the cell that is read.
  private var code: NumberCode { styles.indices.contains(cell.style) ? styles[cell.style] : .general }

  private var isDay: Bool {
    guard cell.type == "n", case .moment(let moment) = code.kind else { return false }
    return moment.hasDay
  }

  private func value(_ parser: XMLParser) -> (text: String, fault: SheetContents.Fault?)? {
    if cell.hasFormula, cell.value.isEmpty, cell.type != "str" { return ("", .noValue) }
    switch cell.type {
    case "s":
      guard cell.hasValue else { return nil }
      guard let index = Int(cell.value.filter { !$0.isWhitespace }), strings.indices.contains(index) else {
        stop(.damaged(what: "a cell names a shared string that isn't there"), parser)
        return nil
      }
      return (strings[index], nil)
    case "str": return (SheetText.unescaped(cell.value), nil)
    // A writer that gives <v> beside an inline string means the string.
    case "inlineStr": return (cell.inline.text, nil)
    case "b": return (cell.value == "1" || cell.value == "true" ? "TRUE" : "FALSE", nil)
    case "e": return (cell.value, .error)
    case "d": return (ShownNumber.text(iso: cell.value), nil)
    default:
      guard !cell.value.isEmpty else { return nil }
      return (numbers.text(cell.value.filter { !$0.isWhitespace }, code), nil)
    }
  }

  private func endRow(_ parser: XMLParser) {
    guard !cells.isEmpty else { return }
    guard rows.count < limits.rows else { return stop(.tooLarge(what: "rows in one sheet"), parser) }
    rows.append(SheetContents.Row(number: row, cells: cells))
    cells = []
  }
}
