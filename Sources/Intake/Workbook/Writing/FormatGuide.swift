// SPDX-License-Identifier: Apache-2.0

/// What docs/formats.md says of tables, columns and settings, for the notes of a workbook.
///
/// The page is the one place where a column is described; scripts/formats.sh copies its tables into `Pages`.
enum FormatGuide {
  /// One column.
  struct ColumnEntry {
    var name: String
    /// The type in the words of the page: "word: lesson, half-day".
    var type: String
    /// What an empty cell means; "needed" where it mustn't be empty.
    var standard: String
    var example: String
    /// Other headings that mean the same.
    var synonyms: String

    var kind: ColumnKind { ColumnKind(type: type, name: name) }
    var isNeeded: Bool { standard == "needed" }
  }

  /// One table.
  struct TableEntry {
    /// "One row a school."
    var about: String
    var columns: [ColumnEntry]
  }

  /// The tables by the names of their files.
  static let tables: [String: TableEntry] = {
    var tables: [String: TableEntry] = [:]
    var name = ""
    for line in TablesPage.text.split(separator: "\n") {
      if line.hasPrefix("## `") {
        name = String(line.dropFirst(4).prefix { $0 != "`" })
        tables[name] = TableEntry(about: "", columns: [])
      } else if line.hasPrefix("|") {
        let cells = cells(line)
        guard cells.count >= 5 else { continue }
        tables[name]?.columns.append(
          ColumnEntry(name: cells[0], type: cells[1], standard: cells[2], example: cells[3], synonyms: cells[4]))
      } else {
        tables[name]?.about = plain(firstSentence(String(line)))
      }
    }
    return tables
  }()

  /// The settings in the order of the page: key, what it says, default.
  static let settings: [(key: String, type: String, standard: String)] = SettingsPage.text.split(separator: "\n")
    .map { cells($0) }.filter { $0.count >= 3 }.map { ($0[0], $0[1], $0[2]) }

  /// What people write for a type, by its name: "half-days" → "weekdays, each with am or pm or whole: Mon-Wed; Thu am".
  static let types: [String: String] = Dictionary(
    TypesPage.text.split(separator: "\n").map { cells($0) }.filter { $0.count >= 2 }.map { ($0[0], $0[1]) }
  ) { first, _ in first }

  /// What is said of a column, if the page has it.
  static func column(_ name: String, of file: FolderFile) -> ColumnEntry? {
    tables[file.name]?.columns.first { $0.name == name }
  }

  // MARK: Reading the page

  /// The cells of a row, in plain words.
  private static func cells(_ row: Substring) -> [String] {
    let bar = "\u{1}"
    let parts = String(row).replacing("\\|", with: bar).split(separator: "|", omittingEmptySubsequences: false)
    return parts.dropFirst().map { plain(String($0).replacing(bar, with: "|")).trimmed }
  }

  private static func firstSentence(_ text: String) -> String {
    guard let end = text.firstRange(of: ". ") else { return text }
    return text[..<end.lowerBound] + "."
  }

  /// Without the marks of Markdown, and with tables called as a workbook calls them.
  private static func plain(_ text: String) -> String {
    var words = text.replacing("`", with: "").replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.output.1 }
    for file in FolderFile.allCases { words = words.replacing(file.name, with: "sheet " + file.sheet) }
    return words
  }
}
