// SPDX-License-Identifier: Apache-2.0

/// A CSV file of another system whose columns are known by any of several headings.
///
/// Unlike the tables of a folder it may have any number of columns of no use here, and several that mean the same: of each
/// field's headings the first that the file has is taken. Headings are compared without regard to case, spaces and
/// punctuation.
struct ForeignList {
  /// What is looked for: a name of ours, and the headings under which it may stand, dearest first.
  struct Field {
    var name: String
    var headings: [String]

    init(_ name: String, _ headings: String...) {
      self.name = name
      self.headings = headings
    }

    init(_ name: String, _ headings: [String]) {
      self.name = name
      self.headings = headings
    }
  }

  /// One row.
  struct Row {
    fileprivate let file: String
    fileprivate let record: Record
    fileprivate let positions: [String: Int]
    fileprivate let headings: [String: String]

    /// Line of the file, from 1.
    var line: Int { record.line }
    /// Where the row starts.
    var location: Location { Location(file, line: record.line) }

    /// The value of a field, empty where the row or the file lacks it; its place names the file's own heading.
    subscript(field: String) -> Cell {
      guard let position = positions[field], position < record.fields.count else {
        return Cell("", at: Location(file, line: record.line, field: headings[field] ?? field))
      }
      let value = record.fields[position]
      return Cell(
        value.text, at: Location(file, line: value.line, character: value.position, field: headings[field] ?? field))
    }
  }

  let rows: [Row]
  /// The file's own heading of each field that it has.
  let headings: [String: String]

  /// Whether the file has a column for this field.
  func has(_ field: String) -> Bool { headings[field] != nil }

  /// The list in `bytes`, of the file called `name`; nil after adding to `problems` where it's no text.
  ///
  /// - Parameter expected: what the file should be, for messages: "a list of staff (CSV)".
  /// - Throws: `ForeignFormatError` for a web page and for a file without any of the fields or without rows.
  init?(
    _ bytes: [UInt8], name: String, expected: String, fields: [Field], problems: Problems
  ) throws(ForeignFormatError) {
    try ForeignText.refuseWebPage(bytes, expected: expected)
    guard let document = CSVDocument.parse(bytes, name: name, problems: problems), let header = document.records.first
    else { return nil }
    let known = header.fields.map { Heading.normalised($0.text) }
    var positions: [String: Int] = [:]
    var headings: [String: String] = [:]
    for field in fields {
      for heading in field.headings {
        guard let position = known.firstIndex(of: Heading.normalised(heading)) else { continue }
        positions[field.name] = position
        headings[field.name] = header.fields[position].text.trimmed
        break
      }
    }
    guard !positions.isEmpty else {
      throw ForeignFormatError(
        .foreignFormat, line: header.line,
        "this is not \(expected): none of its headings is known. Do other lines stand above them?")
    }
    guard document.records.count > 1 else {
      throw ForeignFormatError(.foreignMissing, "the file has headings and no rows")
    }
    for record in document.records.dropFirst() {
      guard let extra = record.fields.dropFirst(known.count).first(where: { !$0.text.isBlank }) else { continue }
      problems.error(
        .csvLongRow, at: Location(name, line: extra.line, character: extra.position),
        "The row has \(record.fields.count) values, the headings are \(known.count)", value: extra.text,
        advice: "Put values that contain the separator in quotes.")
    }
    let named = headings
    rows = document.records.dropFirst().map { record in
      Row(file: name, record: record, positions: positions, headings: named)
    }
    self.headings = named
  }
}
