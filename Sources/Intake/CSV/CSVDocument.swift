// SPDX-License-Identifier: Apache-2.0

/// A whole CSV file: its rows without blank lines and comments.
struct CSVDocument: Hashable, Sendable {
  /// Name of the file as problems give it.
  var file: String
  /// The separator found: comma, semicolon or tab.
  var separator: Character
  /// The rows, headings included.
  var records: [Record]

  /// The rows as those of a table.
  var text: TableText { TableText(source: TableSource(file: file), records: records) }
}

extension CSVDocument {
  /// Reads the CSV file at `path`.
  ///
  /// Adds every problem of the bytes to `problems`; answers nil only where nothing could be read at all.
  ///
  /// - Parameters:
  ///   - name: how problems name the file.
  ///   - cap: files with more bytes are refused unread.
  static func read(
    _ path: String, name: String, cap: Int = SourceFile.defaultCap, problems: Problems
  ) -> CSVDocument? {
    guard let bytes = SourceFile.read(path, name: name, cap: cap, problems) else { return nil }
    return parse(bytes, name: name, problems: problems)
  }

  /// Reads CSV from bytes in any of the encodings that Excel writes; nil where they aren't text or are empty.
  static func parse(_ bytes: [UInt8], name: String, problems: Problems) -> CSVDocument? {
    guard let text = TextDecoder.decode(bytes, name: name, problems) else { return nil }
    var parser = CSVParser(text, name: name, problems)
    let document = parser.document()
    guard !document.records.isEmpty else {
      problems.error(
        .fileEmpty, at: Location(name), bytes.isEmpty ? "The file is empty" : "The file has no headings and no rows",
        advice: "Write the column headings in the first line, or delete the file if it isn't needed.")
      return nil
    }
    return document
  }
}
