// SPDX-License-Identifier: Apache-2.0

/// Reads the small CSV files that translate a foreign timetable's names into the group's.
///
/// Each answers nil, with the reasons in `problems`, where its file can't be read. A row in error is left out, with a
/// problem that stops the import.
public enum ImportMaps {
  /// Codes of subjects: columns `code` (a course, a code, or a beginning with a star) and `subject`.
  public static func subjects(_ path: String, problems: Problems) -> SubjectMap? {
    rows(path, "code", also: ["course", "short"], "subject", also: ["name", "subject name"], problems).map { rows in
      var map = SubjectMap()
      for (code, subject) in rows { map.add(code.text, subject.text) }
      return map
    }
  }

  /// Years of classes: columns `class` (how its name begins) and `year` (R or 1 to 13).
  public static func years(_ path: String, problems: Problems) -> YearGroups? {
    rows(path, "class", also: ["begins", "class name"], "year", also: ["year group", "years"], problems).map { rows in
      var map: [String: Int] = [:]
      for (name, year) in rows {
        guard let years = year.read(.years, problems) else { continue }
        guard years.count == 1 else {
          problems.error(.fieldChoice, at: year, isNot: "one year group")
          continue
        }
        map[name.text] = years[0]
      }
      return YearGroups(map: map)
    }
  }

  /// Staff whom the group has already: columns `code` (the timetable's name) and `person` (the id in `staff.csv`).
  public static func staff(_ path: String, problems: Problems) -> [String: String]? {
    rows(path, "code", also: ["teacher", "initials"], "person", also: ["id", "staff id"], problems).map { rows in
      Dictionary(rows.map { ($0.0.text, $0.1.text) }) { first, _ in first }
    }
  }

  private static func rows(
    _ path: String, _ first: String, also firstSynonyms: [String], _ second: String, also secondSynonyms: [String],
    _ problems: Problems
  ) -> [(Cell, Cell)]? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let schema = TableSchema([
      Column(first, .needed, also: firstSynonyms), Column(second, .needed, also: secondSynonyms),
    ])
    guard let document = CSVDocument.read(path, name: name, problems: problems),
      let table = Table.match(document.text, schema, problems: problems)
    else { return nil }
    return table.rows.compactMap { row in
      guard row[first].needText(problems) != nil, row[second].needText(problems) != nil else { return nil }
      return (row[first], row[second])
    }
  }
}
