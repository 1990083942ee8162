// SPDX-License-Identifier: Apache-2.0

import Domain

/// `open-lessons.csv`: one row a lesson that somebody offers for others to watch.
enum OpenLessonsTable {
  static let schema = TableSchema([
    Column("person", .needed, also: ["staff", "teacher", "host"]), Column("weekday", .needed, also: ["day"]),
    Column("period", also: ["slot"]), Column("class", also: ["class code", "set", "teaching group"]),
    Column("focus", also: ["what to see", "subject", "note"]), Column("from", also: ["first", "start"]),
    Column("until", also: ["last", "to", "end"]),
  ])

  /// An offer where it stands.
  struct Offered: Sendable {
    let offer: OpenLesson
    let row: Table.Row
    let base: Identifier<School>
  }

  /// Reads the offers, which are compared with the timetable later.
  static func read(_ reading: Reading) -> [Offered] {
    let rows = reading.rows(.openLessons)
    if rows.isEmpty { return [] }
    let directory = Directory(reading.group)
    var offered: [Offered] = []
    for row in rows {
      guard let person = reading.needed(row["person"], reading.people),
        let weekday = row["weekday"].need(.weekday, reading.problems), isStated(row, reading),
        let base = directory.people[person]?.base
      else { continue }
      let period = period(row["period"], weekday, of: base, reading)
      if period == nil, !row["period"].isEmpty { continue }
      var offer = OpenLesson(
        person: person, weekday: weekday, period: period, className: row["class"].isEmpty ? nil : row["class"].text)
      offer.focus = row["focus"].isEmpty ? nil : row["focus"].text
      offer.from = row["from"].read(.date, reading.problems)
      offer.until = row["until"].read(.date, reading.problems)
      guard areDatesRight(offer, row, reading) else { continue }
      reading.group.openLessons.append(offer)
      offered.append(Offered(offer: offer, row: row, base: base))
      if directory.people[person]?.hosts == false {
        reading.problems.warn(
          .activityImpossible, at: row["person"].location, "'\(person)' hasn't agreed to be watched",
          value: row["person"].text, advice: "Change 'hosts' in \(reading.store.called(.staff)), or leave out the row.")
      }
    }
    return offered
  }

  /// Warns about offers of lessons that aren't in the timetable.
  static func check(_ offered: [Offered], _ reading: Reading) {
    guard !offered.isEmpty, reading.arePeopleComplete else { return }
    let directory = Directory(reading.group)
    let taught = Dictionary(grouping: WeeklyTimetable(reading.group, directory: directory).lessons) {
      $0.staff.first ?? Identifier("")
    }
    for entry in offered {
      let (offer, row) = (entry.offer, entry.row)
      if (taught[offer.person] ?? []).contains(where: { isOffered($0, by: offer, at: entry.base) }) { continue }
      reading.problems.warn(
        .openLessonNotTaught, at: row[row["class"].isEmpty ? "period" : "class"].location,
        "'\(offer.person)' leads no such lesson on \(offer.weekday.name), so nobody can watch it",
        value: row["person"].text, advice: "Check weekday, period and class against \(reading.store.called(.lessons)).")
    }
  }

  private static func isOffered(_ lesson: Lesson, by offer: OpenLesson, at base: Identifier<School>) -> Bool {
    lesson.school == base && lesson.weekday == offer.weekday && (offer.period ?? lesson.period) == lesson.period
      && (offer.className ?? lesson.className) == lesson.className
  }

  /// A period or a class says which lesson is meant.
  private static func isStated(_ row: Table.Row, _ reading: Reading) -> Bool {
    if !row["period"].isEmpty || !row["class"].isEmpty { return true }
    reading.problems.error(
      .fieldMissing, at: row["period"].location, "Neither a period nor a class says which lesson is meant",
      advice: "Fill in one of the two.")
    return false
  }

  private static func period(
    _ cell: Cell, _ weekday: Weekday, of base: Identifier<School>, _ reading: Reading
  ) -> String? {
    guard !cell.isEmpty, let bells = reading.bellSchedule(of: base) else { return nil }
    guard let day = bells.day(weekday) else {
      reading.problems.error(
        .lessonOutsideBells, at: cell, isNot: "a period of \(weekday.name), on which bells '\(bells.id)' have no school"
      )
      return nil
    }
    return reading.period(cell, day, bells.id)?.name
  }

  private static func areDatesRight(_ offer: OpenLesson, _ row: Table.Row, _ reading: Reading) -> Bool {
    // What can't be read mustn't turn into "always".
    if offer.from == nil && !row["from"].isEmpty || offer.until == nil && !row["until"].isEmpty { return false }
    guard let from = offer.from ?? offer.until, let until = offer.until ?? offer.from else { return true }
    if from > until {
      reading.problems.error(.fieldSpan, at: row["until"], isNot: "on or after 'from', \(from.readable)")
      return false
    }
    // Where one of the two is open, the offer reaches to the year's end or begins with it.
    let year = reading.group.year
    let span = DateSpan(offer.from ?? min(until, year.first), offer.until ?? max(from, year.last))
    reading.warnOutsideYear(span, at: row[offer.from == nil ? "until" : "from"])
    return true
  }

  static func write(_ group: Group) -> [[String]] {
    group.openLessons.map {
      [
        $0.person.text, $0.weekday.shortName, $0.period ?? "", $0.className ?? "", $0.focus ?? "",
        $0.from?.description ?? "", $0.until?.description ?? "",
      ]
    }
  }
}
