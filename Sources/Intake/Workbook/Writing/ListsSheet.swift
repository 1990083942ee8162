// SPDX-License-Identifier: Apache-2.0

internal import Spreadsheet

/// The hidden sheet behind the drop-downs of calendars and bells: their tables name each in many rows.
struct ListsSheet {
  static let name = "lists"

  private let calendars: [String]
  private let bells: [String]

  /// The lists of a book whose tables have these rows.
  init(_ rows: (FolderFile) -> [[String]]) {
    func names(_ file: FolderFile) -> [String] {
      var seen: Set<String> = []
      return rows(file).compactMap(\.first).filter { !$0.isEmpty && seen.insert($0).inserted }
    }
    calendars = names(.calendar).filter { $0.lowercased() != "all" }
    let own = names(.bells)
    bells = own + ["primary", "secondary"].filter { !own.contains($0) }
  }

  /// The list for a column, if it's one of these.
  func source(for column: String, in file: FolderFile) -> CellChoices.Source? {
    switch (file, column) {
    case (.schools, "calendar"), (.calendar, "calendar"):
      calendars.isEmpty ? nil : .column(0, ofSheet: Self.name, from: 1)
    case (.schools, "bells"): .column(1, ofSheet: Self.name, from: 1)
    default: nil
    }
  }

  var sheet: Sheet {
    let headings = SheetRow([SheetCell("Calendars", .bold), SheetCell("Bells", .bold)])
    let rows = (0..<max(calendars.count, bells.count)).map { index in
      SheetRow([calendars, bells].map { SheetCell(index < $0.count ? $0[index] : "", .text) })
    }
    var sheet = Sheet(Self.name, columns: [SheetColumn(width: 24), SheetColumn(width: 24)], rows: [headings] + rows)
    sheet.isHidden = true
    return sheet
  }
}
