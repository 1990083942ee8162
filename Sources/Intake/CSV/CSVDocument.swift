// SPDX-License-Identifier: Apache-2.0

/// One value of a CSV file with the location where it starts.
struct CSVField: Hashable, Sendable {
  /// The value, with quotes taken off and doubled quotes made single; spaces kept.
  var text: String
  /// Line on which it starts, from 1.
  var line: Int
  /// Character on that line at which it starts (the quote, where it's quoted), from 1.
  var character: Int
  /// Whether it stood in quotes.
  var isQuoted: Bool
}

/// One row of a CSV file: at least one field.
struct CSVRecord: Hashable, Sendable {
  /// The values in the order of the file.
  var fields: [CSVField]
  /// Line on which the row starts, from 1.
  var line: Int { fields.first?.line ?? 1 }
}

/// A whole CSV file: its rows without blank lines and comments.
struct CSVDocument: Hashable, Sendable {
  /// Name of the file as problems give it.
  var file: String
  /// The separator found: comma, semicolon or tab.
  var separator: Character
  /// The rows, headings included.
  var records: [CSVRecord]
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
