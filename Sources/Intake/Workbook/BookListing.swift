// SPDX-License-Identifier: Apache-2.0

import Foundation
internal import Spreadsheet

/// The sheets of a workbook, matched with the tables that they hold and read.
///
/// Names are matched like headings: "Schools " is the table schools. Sheets for people ("guide", "read me", "notes") and
/// hidden ones that are no tables are passed over.
struct BookListing: TableStore {
  /// Name of the workbook as problems give it.
  let name: String
  private var tables: [FolderFile: TableText] = [:]
  /// Names of the tables' sheets, empty ones too.
  private var sheets: [FolderFile: String] = [:]
  private var settings: TableText?
  private var settingsSheet: String?
  let calendars: CalendarShelf

  /// What the sheet with the group's settings is called.
  static let settingsName = "settings"
  /// Sheets that are for people alone, by their names as headings are compared.
  private static let forPeople: Set<String> = ["guide", "readme", "notes", "note", "instructions", "lists"]

  /// Reads the workbook at `path`; nil after a problem where that isn't possible.
  init?(_ path: String, _ problems: Problems) {
    let url = URL(fileURLWithPath: path)
    name = url.lastPathComponent
    calendars = Self.shelf(beside: url)
    guard let bytes = SourceFile.read(path, name: name, problems) else { return nil }
    do throws(ReadingFault) {
      var file = try WorkbookFile(bytes)
      for sheet in file.sheets { try take(sheet, of: &file, problems) }
    } catch {
      problems.add(error.problem(in: name))
      return nil
    }
    for file in FolderFile.allCases where file.isNeeded && tables[file] == nil { missing(file, problems) }
  }

  /// The calendars beside a workbook. The folder may hold anybody's, so that others than those named don't matter.
  private static func shelf(beside book: URL) -> CalendarShelf {
    let folder = book.deletingLastPathComponent().path
    var shelf = CalendarShelf(
      folder: folder, isOfGroup: false, advice: "Put the file beside the workbook and write its name with .ics.")
    // A folder that can't be listed offers no calendars, and a row that names one says so.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted(by: >) where name.lowercased().hasSuffix(".ics") && !name.hasPrefix(".") {
      shelf.names[name.lowercased()] = name
    }
    return shelf
  }

  // MARK: Sheets

  private mutating func take(
    _ sheet: WorkbookFile.Entry, of file: inout WorkbookFile, _ problems: Problems
  ) throws(ReadingFault) {
    var wanted = Heading.normalised(sheet.name)
    if wanted.hasSuffix("csv") { wanted.removeLast(3) }
    let table = FolderFile.allCases.first {
      Heading.normalised($0.sheet) == wanted || Heading.normalised($0.rawValue) == wanted
    }
    let isSettings = wanted == Self.settingsName || wanted == "group"
    guard table != nil || isSettings else { return try other(sheet, wanted, of: &file, problems) }
    let source = TableSource(file: name, sheet: sheet.name)
    if let first = table.map({ sheets[$0] }) ?? settingsSheet {
      problems.error(
        .sheetTwice, at: source.location(), "The sheets '\(first.shown)' and '\(sheet.name.shown)' hold the same table",
        value: sheet.name, advice: "Put their rows together, or give one of them another name.")
      return
    }
    let text = SheetTable(
      source: source, contents: try file.contents(of: sheet), file: table, problems: problems
    )
    .text(for: table?.schema ?? Settings.schema)
    if let table { sheets[table] = sheet.name } else { settingsSheet = sheet.name }
    guard let text else { return }
    if let table { tables[table] = text } else { settings = text }
    if sheet.isHidden {
      problems.warn(
        .sheetHidden, at: source.location(), "The sheet is hidden; it was read all the same", value: sheet.name,
        advice: "Show it, so that everyone sees what the plan is made from, or delete it.")
    }
  }

  /// A sheet that is no table: a word about it if it holds anything and isn't for people.
  private func other(
    _ sheet: WorkbookFile.Entry, _ wanted: String, of file: inout WorkbookFile, _ problems: Problems
  ) throws(ReadingFault) {
    guard !sheet.isHidden, !Self.forPeople.contains(wanted), !(try file.contents(of: sheet).rows.isEmpty) else {
      return
    }
    problems.warn(
      .sheetUnknown, at: Location(name, sheet: sheet.name),
      "No table is called '\(sheet.name.shown)'; the sheet wasn't read", value: sheet.name,
      advice: Nearest.advice(sheet.name, in: FolderFile.allCases.map(\.sheet) + [Self.settingsName])
        ?? "Rename it after the table that it holds, or 'notes' if it's for people.")
  }

  private func missing(_ file: FolderFile, _ problems: Problems) {
    if let sheet = sheets[file] {
      problems.error(
        .fileEmpty, at: Location(name, sheet: sheet), "The sheet has no headings and no rows",
        advice: "Write the column headings in its first row.")
      return
    }
    problems.error(
      .sheetMissing, at: Location(name), "The workbook has no sheet '\(file.sheet)', which every group needs",
      value: file.sheet,
      advice:
        "Name a sheet so, with the columns \(Self.listed(file.schema)); 'planner init BOOK.xlsx' writes an example.")
  }

  /// "kind, first and last": the columns that a table can't do without, or its first three.
  private static func listed(_ schema: TableSchema) -> String {
    let needed = schema.columns.filter { $0.need == .needed }.map(\.name)
    let names = needed.count > 1 ? needed : schema.columns.prefix(4).map(\.name)
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  // MARK: TableStore

  func settings(_ problems: Problems) -> Settings { settings.map { Settings($0, problems) } ?? Settings() }

  func text(of file: FolderFile, _ problems: Problems) -> TableText? { tables[file] }

  func has(_ file: FolderFile) -> Bool { tables[file] != nil }

  func place(of file: FolderFile) -> Location { Location(name, sheet: sheets[file] ?? file.sheet) }

  func called(_ file: FolderFile) -> String { "sheet '\(sheets[file] ?? file.sheet)'" }

  var lineWord: String { "row" }
}
