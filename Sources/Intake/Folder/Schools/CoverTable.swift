// SPDX-License-Identifier: Apache-2.0

import Domain

/// `cover.csv`: the internal cover that schools offer. A row without a weekday or period stands for all of them; a row
/// that says more replaces what one that says less gave. Rows with half-terms hold in those alone.
enum CoverTable {
  static let schema = TableSchema([
    Column("school", .needed), Column("weekday", also: ["day"]), Column("period"),
    Column("half_terms", also: ["half term", "half-term"]),
    Column("people", .needed, also: ["cover", "staff free"]), Column("reserve", also: ["sickness reserve"]),
    Column("winter_reserve", also: ["winter"]),
  ])

  private struct Slot: Hashable {
    var school: Identifier<School>
    var weekday: Weekday
    var period: String
    /// Nil: the whole year, apart from exceptions.
    var halfTerm: Int?
  }

  /// Who said what holds for a slot, and how much the row said.
  private struct Source {
    var said: Int
    var line: Int?
  }

  private struct Figures {
    var people: Int
    var reserve: Int
    var winterReserve: Int
  }

  static func read(_ reading: Reading) {
    var sources: [Slot: Source] = [:]
    var positions: [Slot: Int] = [:]
    let rows = reading.rows(.cover)
    for row in rows.filter({ $0["half_terms"].isEmpty }) + rows.filter({ !$0["half_terms"].isEmpty }) {
      guard let school = reading.needed(row["school"], reading.schools), let figures = figures(row, reading) else {
        continue
      }
      for slot in slots(row, school, reading) where isBest(row, for: slot, &sources, reading) {
        var year = slot
        year.halfTerm = nil
        let index = positions[year] ?? reading.group.cover.count
        if positions[year] == nil {
          positions[year] = index
          reading.group.cover.append(yearCover(year, slot.halfTerm == nil ? figures : none(reading)))
        } else if slot.halfTerm == nil {
          reading.group.cover[index] = yearCover(slot, figures)
        }
        if let halfTerm = slot.halfTerm { add(figures, halfTerm, to: &reading.group.cover[index]) }
      }
    }
  }

  private static func figures(_ row: Table.Row, _ reading: Reading) -> Figures? {
    guard let people = row["people"].need(.whole(0...500), reading.problems) else { return nil }
    let standard = none(reading)
    let reserve = row["reserve"].read(.whole(0...500), reading.problems) ?? standard.reserve
    let winter =
      row["winter_reserve"].read(.whole(0...500), reading.problems)
      ?? (row["reserve"].isEmpty ? standard.winterReserve : reserve * 2)
    return Figures(people: people, reserve: reserve, winterReserve: winter)
  }

  /// Nobody, with the reserves that hold where none are stated.
  private static func none(_ reading: Reading) -> Figures {
    let standard = reading.group.rules.defaults
    return Figures(people: 0, reserve: standard.sicknessReserve, winterReserve: standard.winterSicknessReserve)
  }

  private static func yearCover(_ slot: Slot, _ figures: Figures) -> InternalCover {
    InternalCover(
      school: slot.school, weekday: slot.weekday, period: slot.period, people: figures.people,
      reserve: figures.reserve, winterReserve: figures.winterReserve)
  }

  private static func add(_ figures: Figures, _ halfTerm: Int, to cover: inout InternalCover) {
    let isWinter = halfTerm == 2 || halfTerm == 3
    cover.exceptions.removeAll { $0.halfTerm == halfTerm }
    cover.exceptions.append(
      HalfTermCover(
        halfTerm: halfTerm, people: figures.people, reserve: isWinter ? figures.winterReserve : figures.reserve))
    cover.exceptions.sort { $0.halfTerm < $1.halfTerm }
  }

  /// Whether a row says more of a slot than the rows before; a problem where another says as much.
  private static func isBest(
    _ row: Table.Row, for slot: Slot, _ sources: inout [Slot: Source], _ reading: Reading
  ) -> Bool {
    let said = (row["weekday"].isEmpty ? 0 : 1) + (row["period"].isEmpty ? 0 : 1)
    if let held = sources[slot] {
      if held.said == said {
        let word = reading.store.lineWord
        reading.problems.error(
          .idDuplicate, at: row.location,
          "Cover of '\(slot.school)' on \(slot.weekday.name) in '\(slot.period)' stands on \(word) \(held.line ?? 0) already"
        )
      }
      if held.said >= said { return false }
    }
    sources[slot] = Source(said: said, line: row.location.line)
    return true
  }

  /// The weekdays, periods and half-terms for which a row stands.
  private static func slots(_ row: Table.Row, _ school: Identifier<School>, _ reading: Reading) -> [Slot] {
    guard let bells = reading.bellSchedule(of: school) else { return [] }
    let halfTerms: [Int?] =
      row["half_terms"].isEmpty
      ? [nil] : Set(row["half_terms"].elements.compactMap { reading.halfTerm($0, of: school) }).sorted()
    let weekdays = row["weekday"].read(.weekdays, reading.problems) ?? bells.days.map(\.weekday)
    var slots: [Slot] = []
    for weekday in weekdays {
      guard let day = bells.day(weekday) else {
        reading.problems.error(
          .lessonOutsideBells, at: row["weekday"], isNot: "a day on which bells '\(bells.id)' have school")
        continue
      }
      var periods = day.lessonPeriods.map(\.name)
      if !row["period"].isEmpty { periods = reading.period(row["period"], day, bells.id).map { [$0.name] } ?? [] }
      for period in periods {
        slots += halfTerms.map { Slot(school: school, weekday: weekday, period: period, halfTerm: $0) }
      }
    }
    return slots
  }

  /// A row for the year, then one for each half-term that differs.
  static func write(_ group: Group) -> [[String]] {
    group.cover.flatMap { cover in
      func row(_ halfTerm: String, _ people: Int, _ reserve: Int, _ winterReserve: Int) -> [String] {
        [
          cover.school.text, cover.weekday.shortName, cover.period, halfTerm, String(people), String(reserve),
          String(winterReserve),
        ]
      }
      return [row("", cover.people, cover.reserve, cover.winterReserve)]
        + cover.exceptions.map { row(String($0.halfTerm), $0.people, $0.reserve, $0.reserve) }
    }
  }
}
