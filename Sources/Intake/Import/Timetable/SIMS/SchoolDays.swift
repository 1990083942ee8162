// SPDX-License-Identifier: Apache-2.0

import Domain

/// The days file of a timetable grid: a line a school day, with the week of the timetable behind it ("06-Sep-17,1").
struct SchoolDays: Hashable {
  /// The days with the number or letter of their week as it's written; empty where none is.
  private(set) var days: [CivilDate: String] = [:]

  /// Reads `bytes`, of the file called `name`; lines that can't be read are added to `problems`, and nil is answered where
  /// the file can't be read at all.
  ///
  /// - Throws: `ForeignFormatError` where it lists no days.
  static func read(
    _ bytes: [UInt8], name: String, problems: Problems
  ) throws(ForeignFormatError) -> SchoolDays? {
    try ForeignText.refuseWebPage(bytes, expected: "a list of school days (CSV)")
    guard let document = CSVDocument.parse(bytes, name: name, problems: problems) else { return nil }
    var found = SchoolDays()
    for (index, record) in document.records.enumerated() {
      let field = record.fields[0]
      let cell = Cell(field.text, at: Location(name, line: field.line, character: field.position, field: "day"))
      let own = Problems()
      guard let date = cell.need(.date, own) else {
        // The first line may hold headings.
        if index > 0 { for problem in own.sorted { problems.add(problem) } }
        continue
      }
      let week = record.fields.count > 1 ? record.fields[1].text.trimmed : ""
      if let earlier = found.days[date], earlier != week {
        problems.error(
          .idDuplicate, at: cell.location,
          "'\(cell.text.shown)' stands twice, with week '\(earlier.shown)' and '\(week.shown)'",
          value: cell.text, advice: "Keep one of the two lines.")
      }
      found.days[date] = week
    }
    guard !found.days.isEmpty else {
      throw ForeignFormatError(.foreignMissing, "the file lists no school days, as in 06-Sep-26,1")
    }
    return found
  }

  /// The weeks as they're written, in order; one, empty, where none is.
  var weeks: [String] { Set(days.values).sorted() }

  /// For each calendar week its first school day and its letter; where the days of a week differ, that of most of them.
  ///
  /// Weeks whose days differ are added to `split`.
  func letters(_ names: [String: String], split: inout [CivilDate]) -> [(first: CivilDate, letter: String)] {
    let byMonday = Dictionary(grouping: days.keys, by: \.monday)
    return byMonday.sorted { $0.key < $1.key }.compactMap { monday, dates in
      let sorted = dates.sorted()
      var counts: [String: Int] = [:]
      for date in sorted { counts[days[date] ?? "", default: 0] += 1 }
      if counts.count > 1 { split.append(monday) }
      // Of equal numbers the week that comes first.
      let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
      guard let letter = most.flatMap({ names[$0.key] }) else { return nil }
      return (sorted[0], letter)
    }
  }
}
