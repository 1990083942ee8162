// SPDX-License-Identifier: Apache-2.0

import Domain

/// `cover.csv`: the internal cover that schools offer. A row without a weekday or period stands for all of them; a row
/// that says more replaces what one that says less gave.
enum CoverTable {
  static let schema = TableSchema([
    Column("school", .needed), Column("weekday", also: ["day"]), Column("period"),
    Column("people", .needed, also: ["cover", "staff free"]), Column("reserve", also: ["sickness reserve"]),
    Column("winter_reserve", also: ["winter"]),
  ])

  private struct Slot: Hashable {
    var school: Identifier<School>
    var weekday: Weekday
    var period: String
  }

  static func read(_ reading: Reading) {
    var positions: [Slot: (index: Int, said: Int, line: Int?)] = [:]
    for row in reading.rows(.cover) {
      guard let school = reading.needed(row["school"], reading.schools),
        let people = row["people"].need(.whole(0...500), reading.problems)
      else { continue }
      let standard = reading.group.rules.defaults
      let reserve = row["reserve"].read(.whole(0...500), reading.problems) ?? standard.sicknessReserve
      let winter =
        row["winter_reserve"].read(.whole(0...500), reading.problems)
        ?? (row["reserve"].isEmpty ? standard.winterSicknessReserve : reserve * 2)
      let said = (row["weekday"].isEmpty ? 0 : 1) + (row["period"].isEmpty ? 0 : 1)
      for slot in slots(row, school, reading) {
        let cover = InternalCover(
          school: school, weekday: slot.weekday, period: slot.period, people: people, reserve: reserve,
          winterReserve: winter)
        if let held = positions[slot] {
          if held.said == said {
            reading.problems.error(
              .idDuplicate, at: row.location,
              "Cover of '\(school)' on \(slot.weekday.name) in '\(slot.period)' stands on line \(held.line ?? 0) already"
            )
          } else if held.said < said {
            reading.group.cover[held.index] = cover
            positions[slot] = (held.index, said, row.location.line)
          }
        } else {
          positions[slot] = (reading.group.cover.count, said, row.location.line)
          reading.group.cover.append(cover)
        }
      }
    }
  }

  /// The weekdays and periods for which a row stands.
  private static func slots(_ row: Table.Row, _ school: Identifier<School>, _ reading: Reading) -> [Slot] {
    guard let bells = reading.bellSchedule(of: school) else { return [] }
    let weekdays = row["weekday"].read(.weekdays, reading.problems) ?? bells.days.map(\.weekday)
    var slots: [Slot] = []
    for weekday in weekdays {
      guard let day = bells.day(weekday) else {
        reading.problems.error(
          .lessonOutsideBells, at: row["weekday"], isNot: "a day on which bells '\(bells.id)' have school")
        continue
      }
      let period = row["period"].text
      if period.isEmpty {
        slots += day.lessonPeriods.map { Slot(school: school, weekday: weekday, period: $0.name) }
      } else if let known = reading.period(row["period"], day, bells.id) {
        slots.append(Slot(school: school, weekday: weekday, period: known.name))
      }
    }
    return slots
  }

  static func write(_ group: Group) -> [[String]] {
    group.cover.map {
      [
        $0.school.text, $0.weekday.shortName, $0.period, String($0.people), String($0.reserve),
        String($0.winterReserve),
      ]
    }
  }
}
