// SPDX-License-Identifier: Apache-2.0

internal import Spreadsheet

/// Makes the sheet of one table: headings with notes, rows, drop-downs, print.
struct TableSheet {
  let file: FolderFile
  /// Rows of texts, a text for each column of the table's schema.
  let rows: [[String]]
  /// Name of the group, for the foot of printed pages.
  let group: String
  /// Where drop-down lists of names come from that no table has in a column.
  let lists: ListsSheet

  /// Rows below the table's last that have drop-downs already.
  private static let spareRows = 2000
  /// Widths of columns, in characters.
  private static let widths = 9...42
  /// Characters that fit beside each other on a page across before letters become too small to read.
  private static let pageWidth = 190

  private let columns: [Column]
  private let entries: [FormatGuide.ColumnEntry?]
  private let kinds: [ColumnKind]

  /// The sheet of `file` with these rows, in the workbook of the group called `group`.
  init(file: FolderFile, rows: [[String]], group: String, lists: ListsSheet) {
    self.file = file
    self.rows = rows
    self.group = group
    self.lists = lists
    columns = file.schema.columns
    entries = columns.map { FormatGuide.column($0.name, of: file) }
    kinds = entries.map { $0?.kind ?? .text }
  }

  var sheet: Sheet {
    var sheet = Sheet(file.sheet)
    let headings = zip(columns, entries).map { heading($0, $1) }
    sheet.rows = [SheetRow(headings, height: 32)] + rows.map(row)
    let widths = columns.indices.map(width)
    sheet.columns = zip(widths, kinds).map { SheetColumn(width: $0, style: BookLook.cells($1)) }
    sheet.notes = columns.indices.map { CellNote(row: 0, column: $0, text: note(columns[$0], entries[$0])) }
    sheet.choices = columns.indices.flatMap { choices($0, columns[$0].name, kinds[$0]) }
    sheet.frozenRows = 1
    sheet.frozenColumns = frozenColumns
    if !rows.isEmpty { sheet.filter = CellRange(rows: 0...rows.count, columns: 0...(columns.count - 1)) }
    sheet.tab = file.isNeeded ? BookLook.needed : file == .activities ? BookLook.wishesTab : BookLook.otherTab
    sheet.gridlines = .both
    sheet.print.repeatedRows = 1
    sheet.print.footer = BookLook.footer(group)
    if widths.reduce(0, +) > Self.pageWidth {
      sheet.print.pagesWide = nil
      sheet.print.repeatedColumns = frozenColumns
    }
    return sheet
  }

  // MARK: Cells

  private func heading(_ column: Column, _ entry: FormatGuide.ColumnEntry?) -> SheetCell {
    let isNeeded = column.need == .needed || entry?.isNeeded == true && entry.map(belongsToAll) == true
    let ground = entry.flatMap { ColumnKind.activityKinds($0.type).first }.flatMap { BookLook.kinds[$0] }
    return SheetCell(BookLook.title(column.name), BookLook.heading(isNeeded: isNeeded, ground: ground))
  }

  /// Whether every row has something to say in a column, and not only rows of one kind of activity.
  private func belongsToAll(_ entry: FormatGuide.ColumnEntry) -> Bool { ColumnKind.activityKinds(entry.type).isEmpty }

  private func row(_ texts: [String]) -> SheetRow {
    SheetRow(
      zip(texts, kinds).enumerated().map { index, cell in
        // A row whose first cell starts with # is a comment; the space in front is no part of the value.
        let isHash = index == 0 && cell.0.hasPrefix("#")
        return SheetCell(SheetValue.value(isHash ? " " + cell.0 : cell.0, cell.1))
      })
  }

  /// Wide enough for the heading's longest word and for most of what stands below.
  private func width(_ index: Int) -> Int {
    let title = BookLook.title(columns[index].name).split(separator: " ").map(\.count).max() ?? 0
    let longest = rows.prefix(500).map { $0[index].prefix { $0 != "\n" }.count }.max() ?? 0
    let usual = kinds[index] == .date ? 16 : entries[index]?.example.count ?? 0
    return min(max(title + 3, longest + 2, min(usual, 20) + 2, Self.widths.lowerBound), Self.widths.upperBound)
  }

  /// The columns that say which row it is stay in sight, up to the third.
  private var frozenColumns: Int {
    let last = columns.prefix(3).lastIndex { ["id", "name", "title"].contains($0.name) }
    return last.map { $0 + 1 } ?? 0
  }

  // MARK: Notes

  private func note(_ column: Column, _ entry: FormatGuide.ColumnEntry?) -> String {
    guard let entry else { return column.name }
    var lines = [explained(entry.type)]
    if entry.isNeeded { lines.append("Must be filled in.") }
    if !entry.isNeeded, !entry.standard.isEmpty { lines.append("Left empty: \(entry.standard)") }
    if !entry.example.isEmpty { lines.append("Example: \(entry.example)") }
    if !entry.synonyms.isEmpty { lines.append("Other headings that are understood: \(entry.synonyms)") }
    return lines.joined(separator: "\n")
  }

  /// A type with what people write for it: "half-days (weekdays, each with am or pm or whole: Mon-Wed; Thu am)".
  private func explained(_ type: String) -> String {
    let words = ColumnKind.withoutActivityKinds(type)
    let first = String(words.prefix { $0.isLetter || $0 == "-" || $0 == "/" })
    let text = type.prefix(1).uppercased() + type.dropFirst()
    guard !["text", "word", "number", "reference"].contains(first), let written = FormatGuide.types[first] else {
      return text
    }
    return "\(text)\n\(BookLook.title(first)) are written so: \(written)"
  }

  // MARK: Drop-downs

  private func choices(_ index: Int, _ name: String, _ kind: ColumnKind) -> [CellChoices] {
    let range = CellRange(rows: 1...(rows.count + Self.spareRows), columns: index...index)
    let ask = "planner may not understand this. Rest the pointer on the heading to see what belongs here."
    func make(_ source: CellChoices.Source, _ strictness: CellChoices.Strictness) -> [CellChoices] {
      [CellChoices(range, source, strictness, message: strictness == .asks ? ask : "")]
    }
    switch kind {
    case .yesNo: return make(.words(["yes", "no"]), .asks)
    case .weekday: return make(.words(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]), .asks)
    case .word(let words): return words.isEmpty ? [] : make(.words(words), .asks)
    case .words(let words): return words.isEmpty ? [] : make(.words(words), .free)
    // Names are understood beside ids, and lists of them, so that nothing else is questioned.
    case .reference(let table), .references(let table): return make(.column(0, ofSheet: table.sheet, from: 1), .free)
    default: return lists.source(for: name, in: file).map { make($0, .free) } ?? []
    }
  }
}
