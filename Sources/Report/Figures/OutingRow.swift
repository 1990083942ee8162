// SPDX-License-Identifier: Apache-2.0

import Domain

/// One row of a school's list of who is out: people who leave no lesson share one where all else is the same, so that
/// a conference of twenty takes a line and not a page.
struct OutingRow {
  /// That of the first of `people`; the others' differ from it by the person alone.
  let outing: Outings.Outing
  private(set) var people: [Identifier<Person>]

  private struct Key: Hashable {
    let date: CivilDate
    let reason: String
    let away: TimeSpan?
  }

  /// The rows for `outings` of one school, by date and time of leaving.
  static func rows(of outings: [Outings.Outing]) -> [OutingRow] {
    var rows: [OutingRow] = []
    var shared: [Key: Int] = [:]
    for outing in outings {
      let key = Key(date: outing.date, reason: outing.reason, away: outing.away)
      if outing.lessons.isEmpty, let row = shared[key] {
        rows[row].people.append(outing.person)
        continue
      }
      if outing.lessons.isEmpty { shared[key] = rows.count }
      rows.append(OutingRow(outing: outing, people: [outing.person]))
    }
    func order(_ row: OutingRow) -> (CivilDate, TimeOfDay, Identifier<Person>) {
      (row.outing.date, row.outing.away?.start ?? TimeOfDay(minutes: 0), row.outing.person)
    }
    return rows.sorted { order($0) < order($1) }
  }
}
