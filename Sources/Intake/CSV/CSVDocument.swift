// SPDX-License-Identifier: Apache-2.0

/// One value of a CSV file with the place where it starts.
public struct CSVField: Hashable, Sendable {
  /// The value, with quotes taken off and doubled quotes made single; spaces kept.
  public var text: String
  /// Line on which it starts, from 1.
  public var line: Int
  /// Character on that line at which it starts (the quote, where it's quoted), from 1.
  public var character: Int
  /// Whether it stood in quotes.
  public var isQuoted: Bool
}

/// One row of a CSV file: at least one field.
public struct CSVRecord: Hashable, Sendable {
  /// The values in the order of the file.
  public var fields: [CSVField]
  /// Line on which the row starts, from 1.
  public var line: Int { fields.first?.line ?? 1 }
}

/// A whole CSV file: its rows without blank lines and comments.
public struct CSVDocument: Hashable, Sendable {
  /// Name of the file as problems give it.
  public var file: String
  /// The separator found: comma, semicolon or tab.
  public var separator: Character
  /// The rows, headings included.
  public var records: [CSVRecord]
}

extension CSVDocument {
  /// Reads the CSV file at `path`.
  ///
  /// Adds every problem of the bytes to `problems`; answers nil only where nothing could be read at all.
  ///
  /// - Parameters:
  ///   - name: how problems name the file.
  ///   - cap: files with more bytes are refused unread.
  public static func read(
    _ path: String, name: String, cap: Int = SourceFileLimits.defaultCap, problems: Problems
  ) -> CSVDocument? {
    guard let bytes = SourceFile.read(path, name: name, cap: cap, problems) else { return nil }
    return parse(bytes, name: name, problems: problems)
  }

  /// Reads CSV from bytes in any of the encodings that Excel writes; nil where they aren't text or are empty.
  public static func parse(_ bytes: [UInt8], name: String, problems: Problems) -> CSVDocument? {
    guard let text = TextDecoder.decode(bytes, name: name, problems) else { return nil }
    var parser = CSVParser(text, name: name, problems)
    let document = parser.document()
    guard !document.records.isEmpty else {
      problems.error(
        .fileEmpty, at: Place(name), bytes.isEmpty ? "The file is empty" : "The file has no headings and no rows",
        advice: "Write the column headings in the first line, or delete the file if it isn't needed.")
      return nil
    }
    return document
  }
}

/// Limits on the files that are read.
public enum SourceFileLimits {
  /// The most bytes that a file may have unless the caller says otherwise: 64 MiB.
  public static let defaultCap = SourceFile.defaultCap
}
