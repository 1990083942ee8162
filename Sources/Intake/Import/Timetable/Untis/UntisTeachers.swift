// SPDX-License-Identifier: Apache-2.0

import Domain

/// The teachers of an export of Untis (GPU004.TXT) by their short names.
///
/// Of its 45 fields these are read: 1 short name, 2 surname, 29 forename, 33 address for mail, 44 and 45 first and last day
/// of work as YYYYMMDD (numbers as in SVWS-Server, UntisGPU004.java, and in the manufacturer's table of interfaces).
struct UntisTeachers {
  private(set) var teachers: [String: ForeignTimetable.Resource] = [:]

  /// The teachers in `bytes`, of the file called `name`; nil after problems.
  ///
  /// - Throws: `ForeignFormatError` where it's no such file.
  static func read(
    _ bytes: [UInt8], name: String, problems: Problems
  ) throws(ForeignFormatError) -> UntisTeachers? {
    let records = try UntisRecords(
      bytes, name: name, expected: "a list of teachers (GPU004.TXT)", least: 2, numbers: [], problems: problems)
    guard let records else { return nil }
    var found = UntisTeachers()
    for record in records.records where !record[1].isEmpty {
      var teacher = ForeignTimetable.Resource(id: record[1], name: record[1])
      let full = [record[29], record[2]].filter { !$0.isEmpty }.joined(separator: " ")
      if !full.isEmpty { teacher.fullName = full }
      if record[33].contains("@") { teacher.email = record[33] }
      teacher.from = ICalendarValue(record[44]).map { CivilDate(daysSince1970: $0.day) }
      teacher.until = ICalendarValue(record[45]).map { CivilDate(daysSince1970: $0.day) }
      if found.teachers[record[1]] == nil { found.teachers[record[1]] = teacher }
    }
    return found
  }
}
