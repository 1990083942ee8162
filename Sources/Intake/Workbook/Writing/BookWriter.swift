// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Spreadsheet

/// Puts a group's workbook together: a guide, every table, empty ones too, the settings.
enum BookWriter {
  /// The tables from left to right: what's needed, the wishes, the week, money and means, how people stand to each other.
  static let order: [FolderFile] = [
    .schools, .calendar, .staff, .activities, .meetings, .directed, .bells, .lessons, .protected, .openLessons, .busy,
    .cover,
    .floating,
    .staffing, .rooms, .travel, .providers, .funds, .dues, .groups, .relations, .history, .answers, .declines,
    .evaluations, .supplyStates,
  ]

  /// The workbook of a group.
  static func book(of group: Group) -> Workbook {
    book(group.name, settings: GroupSettings.written(group)) { FolderWriter.rows(of: $0, group) }
  }

  /// The workbook of the starter group, with what it states and not what follows from it.
  static func starter() -> Workbook {
    let problems = Problems()
    func text(_ name: String) -> TableText? {
      StarterGroup.files.first { $0.name == name }.flatMap { file in
        CSVDocument.parse(Array(file.text.utf8), name: name, problems: problems)?.text
      }
    }
    return book("Our schools", settings: [("name", ["Our schools"]), ("year", ["2026-27"])]) { file in
      guard let table = text(file.name).flatMap({ Table.match($0, file.schema, problems: problems) }) else { return [] }
      return table.rows.map { row in file.schema.columns.map { row[$0.name].text } }
    }
  }

  private static func book(
    _ name: String, settings: [(path: String, values: [String])], rows: (FolderFile) -> [[String]]
  ) -> Workbook {
    let tables = order.map { ($0, rows($0)) }
    let lists = ListsSheet { file in tables.first { $0.0 == file }?.1 ?? [] }
    var sheets = [GuideSheet(group: name).sheet]
    sheets += tables.map { TableSheet(file: $0, rows: $1, group: name, lists: lists).sheet }
    sheets += [SettingsSheet(stated: settings, group: name).sheet, lists.sheet]
    return Workbook(title: name, sheets: sheets)
  }
}
