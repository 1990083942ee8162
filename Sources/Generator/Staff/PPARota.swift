// SPDX-License-Identifier: Apache-2.0

import Domain

/// Who has which class while its teacher has PPA or time as an early-career teacher: one half-day a week each.
///
/// By construction nobody is wanted twice: every covering person has slots of their own, and each is given once.
struct PPARota {
  /// Half a day of the week as a stretch of lessons.
  struct Slot {
    let weekday: Weekday
    let periods: [Period]
    var span: TimeSpan? {
      guard let first = periods.first, let last = periods.last else { return nil }
      return TimeSpan(first.span.start, last.span.end)
    }
    /// Halves of the day in which its lessons start.
    let halves: Set<HalfDay>
  }

  /// Somebody who takes classes in others' PPA.
  private struct Coverer {
    let person: Identifier<Person>
    let subject: String
    var slots: [Slot]
  }

  private let bells: BellSchedule
  private var coverers: [Coverer] = []
  private var turn = 0

  /// Slots that one person covers in a week.
  static func slots(by bells: BellSchedule) -> Int { isOfSubjects(bells) ? 5 : 8 }

  init(_ bells: BellSchedule) { self.bells = bells }

  /// Days of five or more lessons aren't cut at lunch: there PPA is the last three lessons.
  private static func isOfSubjects(_ bells: BellSchedule) -> Bool { (bells.days.first?.lessonPeriods.count ?? 0) > 4 }

  /// Adds somebody who covers with this subject, on all days or some, but for a half-day kept for other work.
  mutating func add(
    _ person: Identifier<Person>, subject: String, on weekdays: [Weekday]? = nil, but kept: WeekdayHalf? = nil
  ) {
    // Afternoons first, and each person on another day, so that not all classes of a school change on one.
    let days = Weekday.allCases.prefix(5).filter { weekdays?.contains($0) ?? true }
    let turned = (0..<days.count).map { days[($0 + coverers.count * 2) % days.count] }
    var slots = turned.compactMap { slot($0, .afternoon) }
    if !Self.isOfSubjects(bells) {
      slots += turned.filter { weekdays != nil || (.tuesday ... .thursday).contains($0) }
        .compactMap { slot($0, .morning) }
    }
    if let kept { slots.removeAll { $0.weekday == kept.weekday && $0.halves.contains(kept.half) } }
    coverers.append(Coverer(person: person, subject: subject, slots: slots))
  }

  /// A stretch in which people who cover are never wanted: Monday's first lessons.
  var ownTime: TimeSpan? {
    guard let day = bells.day(.monday) else { return nil }
    let periods =
      Self.isOfSubjects(bells)
      ? Array(day.lessonPeriods.prefix(2)) : day.lessonPeriods.filter { day.half(at: $0.span.start) == .morning }
    return Slot(weekday: .monday, periods: periods, halves: [.morning]).span
  }

  private func slot(_ weekday: Weekday, _ half: HalfDay) -> Slot? {
    guard let day = bells.day(weekday) else { return nil }
    let periods =
      Self.isOfSubjects(bells)
      ? Array(day.lessonPeriods.suffix(3)) : day.lessonPeriods.filter { day.half(at: $0.span.start) == half }
    let halves = Set(periods.map { day.half(at: $0.span.start) })
    return periods.isEmpty ? nil : Slot(weekday: weekday, periods: periods, halves: halves)
  }

  /// Takes the next slot that lies in `pattern` and on none of `days`.
  mutating func take(in pattern: WorkingPattern, notOn days: [Weekday] = []) -> (
    slot: Slot, person: Identifier<Person>, subject: String
  )? {
    for offset in coverers.indices {
      let index = (turn + offset) % coverers.count
      let fitting = coverers[index].slots.firstIndex {
        let weekday = $0.weekday
        return $0.halves.allSatisfy { pattern.contains(weekday, $0) } && !days.contains(weekday)
      }
      guard let fitting else { continue }
      turn = index + 1
      return (coverers[index].slots.remove(at: fitting), coverers[index].person, coverers[index].subject)
    }
    return nil
  }
}
