// SPDX-License-Identifier: Apache-2.0

internal import Spreadsheet

/// The sheet of the group's settings: every key there is, with a value where it's stated, its default and what it means.
struct SettingsSheet {
  /// What is stated: keys with their values, several for a list.
  let stated: [(path: String, values: [String])]
  let group: String

  private static let widths = [40, 40, 30, 60]

  var sheet: Sheet {
    var sheet = Sheet(BookListing.settingsName)
    let headings = ["Key", "Value", "Default", "Meaning"].enumerated().map { index, title in
      SheetCell(title, BookLook.heading(isNeeded: index < 2))
    }
    sheet.rows = [SheetRow(headings, height: 24)] + FormatGuide.settings.flatMap(rows)
    let key = CellStyle.text.with { $0.vertical = .top }
    let value = CellStyle.wrapped.with { $0.horizontal = .left }
    sheet.columns = zip(Self.widths, [key, value, .wrapped, .wrapped]).map { SheetColumn(width: $0, style: $1) }
    sheet.notes = [
      CellNote(row: 0, column: 0, text: "Every setting there is. One with several values may stand in several rows."),
      CellNote(
        row: 0, column: 1,
        text: "Leave it empty and the default holds. Several values have ; between them; none says an empty list."),
    ]
    sheet.frozenRows = 1
    sheet.tab = BookLook.otherTab
    sheet.gridlines = .both
    sheet.print.isLandscape = false
    sheet.print.repeatedRows = 1
    sheet.print.footer = BookLook.footer(group)
    return sheet
  }

  private func rows(_ entry: (key: String, type: String, standard: String)) -> [SheetRow] {
    cells(of: entry.key).enumerated().map { index, cell in
      let beside = index == 0 ? [Self.words(entry.standard), Self.words(entry.type)] : ["", ""]
      let text = if case .text(let text) = cell { text } else { "" }
      return SheetRow(
        [SheetCell(entry.key), SheetCell(cell)] + beside.map { SheetCell($0) },
        height: Self.height([entry.key, text] + beside))
    }
  }

  /// The values of a key, one for each row that it gets.
  private func cells(of key: String) -> [CellValue] {
    guard let values = stated.first(where: { $0.path == key })?.values else { return [.empty] }
    if values.isEmpty { return [.text("none")] }
    // A sentence may hold any sign, so that each has a row of its own.
    if key == "caveats" { return values.map { .text($0) } }
    let text = values.joined(separator: ";")
    // Quantities are numbers; names and the year are what they are, whatever they look like.
    let isQuantity = key.hasPrefix("rules.") || key.hasPrefix("travel.")
    return [isQuantity ? SheetValue.number(text) ?? .text(text) : .text(text)]
  }

  /// Lists as a cell has them, and units by their names.
  private static func words(_ text: String) -> String {
    if text.hasPrefix("["), text.hasSuffix("]") {
      return String(text.dropFirst().dropLast()).replacing("\"", with: "").replacing(", ", with: ";")
    }
    return text.replacing("mLE", with: "thousandths of a lesson").replacing("‰", with: "thousandths")
  }

  /// Room for the longest text in its column, in lines of 15 points.
  private static func height(_ texts: [String]) -> Int {
    let lines = zip(texts, widths).map { text, width in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .reduce(0) { $0 + max(1, ($1.count + width - 1) / width) }
    }
    return 15 * min(20, lines.max() ?? 1)
  }
}
