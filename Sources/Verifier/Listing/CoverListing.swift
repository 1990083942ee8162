// SPDX-License-Identifier: Apache-2.0

import Domain

/// Every lost lesson that needs cover has it exactly once, by somebody who can.
enum CoverListing: ListingCheck {
  private struct Key: Hashable {
    let date: CivilDate
    let absent: Identifier<Person>
    let lesson: LessonReference
  }

  static func check(_ plan: Plan, _ facts: Derivation, _ findings: inout Findings) {
    let listed = Dictionary(grouping: plan.cover) { Key(date: $0.date, absent: $0.absent, lesson: $0.lesson) }
    var needed: Set<Key> = []
    for loss in facts.losses where loss.needsCover {
      let key = Key(date: loss.date, absent: loss.member.person.id, lesson: loss.reference)
      needed.insert(key)
      let count = listed[key]?.count ?? 0
      findings.require(
        .listedCover, count == 1,
        at: Breach.Location(date: loss.date, school: loss.school, person: loss.member.person.id),
        "lesson \(loss.reference.period) of \(loss.reference.className) on \(loss.date.readable) has \(count) covers")
    }
    for cover in plan.cover {
      findings.require(
        .listedCover, needed.contains(Key(date: cover.date, absent: cover.absent, lesson: cover.lesson)),
        at: location(cover), "\(words(cover)) is covered and nobody has left it")
    }
    let days = Dictionary(facts.coverDays.map { (Pair($0.school.id, $0.date), $0) }) { first, _ in first }
    for group in grouped(plan.cover, by: { Pair($0.lesson.school, $0.date) }) {
      guard let day = days[group.key] else { continue }
      checkInside(group.values, day, facts.index, &findings)
      checkSupply(group.values, day, facts.index, &findings)
      checkFloaters(group.values, day, &findings)
    }
  }

  private static func checkInside(
    _ covers: [CoverAssignment], _ day: CoverDay, _ index: GroupIndex, _ findings: inout Findings
  ) {
    let inside = covers.filter { if case .inside = $0.by { true } else { false } }
    for period in grouped(inside, by: { $0.lesson.period }) {
      let most = day.inside[period.key] ?? 0
      findings.require(
        .listedCover, period.values.count <= most, at: Breach.Location(date: day.date, school: day.school.id),
        "\(day.school.name) covers \(period.values.count) lessons of \(period.key) itself on \(day.date.readable), "
          + "it can cover \(most)")
    }
    var used: [(person: Identifier<Person>, span: TimeSpan)] = []
    for cover in inside {
      guard case .inside(let person?) = cover.by else { continue }
      findings.require(
        .listedCover, isAtHand(person, cover, day, index), at: location(cover),
        "'\(person)' can't cover \(words(cover))")
      findings.require(
        .listedCover, !used.contains { $0.person == person && $0.span.overlaps(cover.lesson.span) },
        at: location(cover), "'\(person)' covers two lessons at once: \(words(cover))")
      used.append((person, cover.lesson.span))
    }
  }

  /// Whether a named person is a cover supervisor of the school, at work, free and not away.
  private static func isAtHand(
    _ id: Identifier<Person>, _ cover: CoverAssignment, _ day: CoverDay, _ index: GroupIndex
  ) -> Bool {
    guard let member = index.coverStaff(of: day.school.id).first(where: { $0.person.id == id }),
      let bells = index.bells(day.school.id, day.date)
    else { return false }
    let person = member.person
    let half = bells.half(at: cover.lesson.span.start)
    let busy = index.busy(.person(id), day.date)
    return person.isValid(on: day.date)
      && person.works.contains(day.date.weekday, half) && !busy.contains { $0.overlaps(cover.lesson.span) }
      && !(day.away[cover.lesson.period]?.contains(id) ?? false)
  }

  private static func checkSupply(
    _ covers: [CoverAssignment], _ day: CoverDay, _ index: GroupIndex, _ findings: inout Findings
  ) {
    var used: [(number: Int, span: TimeSpan)] = []
    for cover in covers {
      guard case .supply(let number) = cover.by else { continue }
      let purchase = day.purchases.first { $0.number == number }
      let half = index.bells(day.school.id, day.date)?.half(at: cover.lesson.span.start)
      let isThere =
        switch purchase?.part {
        case .day: true
        case .morning: half == .morning
        case .afternoon: half == .afternoon
        case nil: false
        }
      findings.require(
        .listedCover, isThere, at: location(cover), "no supply teacher \(number) is there for \(words(cover))")
      findings.require(
        .listedCover, !used.contains { $0.number == number && $0.span.overlaps(cover.lesson.span) },
        at: location(cover), "supply teacher \(number) covers two lessons at once: \(words(cover))")
      used.append((number, cover.lesson.span))
    }
  }

  /// Floaters are numbered from 1 to as many as come, and nobody takes two classes at once.
  private static func checkFloaters(_ covers: [CoverAssignment], _ day: CoverDay, _ findings: inout Findings) {
    var used: [(number: Int, span: TimeSpan)] = []
    for cover in covers {
      guard case .floater(let number) = cover.by else { continue }
      findings.require(
        .listedCover, 1 <= number && number <= day.floaters, at: location(cover),
        "floater \(number) isn't sent to \(day.school.name) for \(words(cover)), \(day.floaters) are")
      findings.require(
        .listedCover, !used.contains { $0.number == number && $0.span.overlaps(cover.lesson.span) },
        at: location(cover), "floater \(number) covers two lessons at once: \(words(cover))")
      used.append((number, cover.lesson.span))
    }
  }

  private static func location(_ cover: CoverAssignment) -> Breach.Location {
    Breach.Location(date: cover.date, school: cover.lesson.school, person: cover.absent)
  }

  private static func words(_ cover: CoverAssignment) -> String {
    "lesson \(cover.lesson.period) of \(cover.lesson.className) on \(cover.date.readable)"
  }
}
