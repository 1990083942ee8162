// SPDX-License-Identifier: Apache-2.0

import Domain

/// The records of a file that Untis exports (GPU001.TXT and its like): fields by position, without headings.
///
/// Fields are separated by commas, semicolons or tabs and texts may stand in quotation marks; which, and whether the file
/// is UTF-8 or Windows-1252, is chosen at the export
/// (https://help.untis.at/hc/de/articles/4407687117074-Untis-Export-Schnittstellen).
struct UntisRecords {
  /// One record.
  struct Record {
    fileprivate let file: String
    fileprivate let fields: [RecordField]

    /// Line of the file, from 1.
    var line: Int { fields.first?.line ?? 1 }
    /// How many fields it has.
    var count: Int { fields.count }

    /// Field `number`, counted from 1 as the manufacturer does; empty where the record is shorter.
    subscript(number: Int) -> String { cell(number).text }

    /// The same with its place, called `name`.
    func cell(_ number: Int, _ name: String? = nil) -> Cell {
      guard number <= fields.count else { return Cell("", at: Location(file, line: line, field: name)) }
      let field = fields[number - 1]
      return Cell(field.text, at: Location(file, line: field.line, character: field.position, field: name))
    }

    /// Field `number` as a whole number, or nil after a problem.
    func number(_ number: Int, _ name: String, _ problems: Problems) -> Int? {
      let cell = cell(number, name)
      if let value = Digits.value(cell.text, longest: 4) { return value }
      problems.error(
        .foreignValue, at: cell, isNot: "a number (field \(number), \(name))",
        advice: "Was the right file exported, and with the fields in their usual order?")
      return nil
    }
  }

  let records: [Record]

  /// The records of `bytes`; nil after adding to `problems` where it's no text.
  ///
  /// - Parameters:
  ///   - expected: what the file should be, for messages: "a timetable (GPU001.TXT)".
  ///   - least: the fewest fields of a record.
  ///   - numbers: fields that hold numbers, by which a first line of headings is known.
  /// - Throws: `ForeignFormatError` where the first record can't be one.
  init?(
    _ bytes: [UInt8], name: String, expected: String, least: Int, numbers: [Int], problems: Problems
  ) throws(ForeignFormatError) {
    try ForeignText.refuseWebPage(bytes, expected: expected)
    guard let document = CSVDocument.parse(bytes, name: name, problems: problems) else { return nil }
    var records = document.records.map { Record(file: name, fields: $0.fields) }
    if let first = records.first, first.count >= least, !numbers.isEmpty,
      numbers.allSatisfy({ Digits.value(first[$0]) == nil })
    {
      records.removeFirst()
    }
    guard let first = records.first else { throw ForeignFormatError(.foreignMissing, "the file holds no records") }
    guard first.count >= least else {
      throw ForeignFormatError(
        .foreignFormat, line: first.line,
        "this is not \(expected): a record has \(first.count) fields, and at least \(least) were expected")
    }
    self.records = records
  }
}
