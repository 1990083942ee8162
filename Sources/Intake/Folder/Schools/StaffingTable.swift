// SPDX-License-Identifier: Apache-2.0

import Domain

/// `staffing.csv`: how much teaching schools can go without while people are seconded from them.
enum StaffingTable {
  private static let phase = ValueFormat<Phase>.word()

  static let schema = TableSchema([
    Column("school", .needed), Column("phase"), Column("half_terms", also: ["half term", "half-term"]),
    Column("half_days", .needed, also: ["half days a week", "spare", "margin"]),
  ])

  static func read(_ reading: Reading) {
    var lines: [StaffingMargin: Int] = [:]
    for row in reading.rows(.staffing) {
      guard let school = reading.needed(row["school"], reading.schools),
        let halfDays = row["half_days"].need(.whole(0...1000), reading.problems)
      else { continue }
      let phase = row["phase"].read(phase.parser, reading.problems)
      let halfTerms = Set(row["half_terms"].elements.compactMap { reading.halfTerm($0, of: school) }).sorted()
      // What can't be read mustn't turn into "always" or "for everyone".
      guard phase != nil || row["phase"].isEmpty, !halfTerms.isEmpty || row["half_terms"].isEmpty else { continue }
      let margin = StaffingMargin(school: school, phase: phase, halfTerms: halfTerms, halfDays: halfDays)
      var key = margin
      key.halfDays = 0
      if let line = lines[key] {
        reading.problems.error(
          .idDuplicate, at: row.location,
          "What '\(school)' can go without then stands on \(reading.store.lineWord) \(line) already",
          value: row["half_days"].text)
        continue
      }
      lines[key] = row.location.line
      reading.group.margins.append(margin)
    }
  }

  static func write(_ group: Group) -> [[String]] {
    group.margins.map {
      [
        $0.school.text, $0.phase?.rawValue ?? "", Written.list($0.halfTerms.map(String.init)), String($0.halfDays),
      ]
    }
  }
}
