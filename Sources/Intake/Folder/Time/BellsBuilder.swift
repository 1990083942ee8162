// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes one bell schedule of its rows and checks that its days hold together.
struct BellsBuilder {
  let id: Identifier<BellSchedule>
  let entries: [BellsTable.Entry]
  /// Where problems stand that concern no row.
  let place: Location
  let problems: Problems

  func schedule() -> BellSchedule {
    let general = entries.filter { $0.weekdays == nil && $0.kind.period != nil }
    var weekdays = Set(entries.flatMap { $0.weekdays ?? [] })
    if !general.isEmpty { weekdays.formUnion(Weekday.allCases.prefix(5)) }
    if weekdays.isEmpty {
      problems.error(
        .bellsWithoutLessons, at: entries.first?.row.location ?? place,
        "Bells '\(id)' have no lesson", value: id.text, advice: "Add a row of kind lesson for each period.")
    }
    return BellSchedule(id: id, days: weekdays.sorted().map { day($0, general: general) })
  }

  private func day(_ weekday: Weekday, general: [BellsTable.Entry]) -> BellDay {
    let own = entries.filter { $0.weekdays?.contains(weekday) == true }
    let ownPeriods = own.filter { $0.kind.period != nil }
    let rows = (ownPeriods.isEmpty ? general : ownPeriods).sorted { $0.span < $1.span }
    let periods = rows.compactMap { row in
      row.kind.period.map { Period(name: row.name, span: row.span, kind: $0) }
    }
    func bound(_ kind: BellsTable.Kind) -> BellsTable.Entry? {
      own.last { $0.kind == kind } ?? entries.last { $0.weekdays == nil && $0.kind == kind }
    }
    let pupils = bound(.pupils)?.span ?? Self.hull(periods)
    let staff =
      bound(.staff)?.span
      ?? TimeSpan(
        TimeOfDay(minutes: max(0, pupils.start.minutes - 20)), TimeOfDay(minutes: min(1440, pupils.end.minutes + 45)))
    let midday = bound(.midday)?.span.start ?? Self.midday(periods, pupils)
    let day = BellDay(weekday: weekday, periods: periods, pupils: pupils, staff: staff, midday: midday)
    check(day, rows, bounds: [bound(.pupils), bound(.staff), bound(.midday)])
    return day
  }

  private static func hull(_ periods: [Period]) -> TimeSpan {
    let start = periods.map(\.span.start).min() ?? TimeOfDay(minutes: 540)
    return TimeSpan(start, periods.map(\.span.end).max() ?? start)
  }

  /// The middle of lunch; without lunch half past twelve, or the middle of a day that doesn't contain it.
  ///
  /// Neither lunch's start nor its end, so that travel after a morning session or before an afternoon one doesn't make
  /// somebody out for both halves.
  private static func midday(_ periods: [Period], _ pupils: TimeSpan) -> TimeOfDay {
    if let lunch = periods.first(where: { $0.kind == .lunch })?.span {
      return TimeOfDay(minutes: (lunch.start.minutes + lunch.end.minutes) / 2)
    }
    let usual = TimeOfDay(minutes: 750)
    if pupils.start < usual, usual < pupils.end { return usual }
    return TimeOfDay(minutes: (pupils.start.minutes + pupils.end.minutes) / 2)
  }

  private func check(_ day: BellDay, _ rows: [BellsTable.Entry], bounds: [BellsTable.Entry?]) {
    if day.lessonPeriods.isEmpty {
      problems.error(
        .bellsWithoutLessons, at: (rows.first?.row ?? entries.first?.row)?.location ?? place,
        "Bells '\(id)' have no lesson on \(day.weekday.name)", value: id.text,
        advice: "Add a row of kind lesson for each period, or take that day's other rows away.")
      return
    }
    for (a, b) in zip(rows, rows.dropFirst()) where a.span.overlaps(b.span) {
      problems.error(
        .bellsOverlap, at: b.row["start"].location,
        "'\(b.name.shown)' (\(b.span)) overlaps '\(a.name.shown)' (\(a.span)) in bells '\(id)'",
        value: b.row["start"].text, advice: "Let each start when the one before has ended.")
    }
    var seen: Set<String> = []
    for row in rows where !seen.insert(row.name).inserted {
      problems.error(
        .idDuplicate, at: row.row["period"].location,
        "The period '\(row.name.shown)' stands twice on one day of bells '\(id)'", value: row.name,
        advice: "Give each its own name.")
    }
    for row in rows where !day.pupils.contains(row.span) {
      outside(row, "lies outside the pupils' day, \(day.pupils)")
    }
    if !day.staff.contains(day.pupils), let row = bounds[1] ?? bounds[0] {
      outside(row, "leaves part of the pupils' day, \(day.pupils), outside the staff's, \(day.staff)")
    }
    if !(day.pupils.start < day.midday && day.midday < day.pupils.end), let row = bounds[2] {
      outside(row, "lies outside the pupils' day, \(day.pupils)")
    }
  }

  private func outside(_ entry: BellsTable.Entry, _ what: String) {
    problems.error(
      .bellsOutside, at: entry.row["start"].location, "'\(entry.name.isEmpty ? "midday" : entry.name.shown)' \(what)",
      value: entry.row["start"].text, advice: "Check the times of bells '\(id)'.")
  }
}
