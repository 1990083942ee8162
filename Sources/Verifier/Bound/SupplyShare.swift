// SPDX-License-Identifier: Apache-2.0

import Domain

/// A cost in thousandths of a lesson-equivalent, and what a school spends on it in pence.
struct LeastCharge: Hashable, Sendable {
  var cost = 0
  var pence = 0

  static func + (a: Self, b: Self) -> Self { LeastCharge(cost: a.cost + b.cost, pence: a.pence + b.pence) }
  static func += (a: inout Self, b: Self) { a = a + b }
  /// A part of what's at least 0, rounded down.
  func divided(by count: Int) -> Self { LeastCharge(cost: cost / count, pence: pence / count) }
}

/// What each lesson that needs cover pays towards its school's supply, so that those of a day together never pay more than
/// the cheapest purchase that covers them costs (`docs/bound.md`, *Supply*).
struct SupplyShare: Sendable {
  private let index: GroupIndex
  private struct Slot: Hashable {
    let school: Identifier<School>
    let weekday: Weekday
    let period: String
  }
  /// Lessons of the weekly timetable that somebody leads.
  private var led: [Slot: Int] = [:]
  private let leastLoss: Int

  init(_ index: GroupIndex) {
    self.index = index
    for lesson in WeeklyTimetable(index.group, directory: index.directory).lessons {
      guard let lead = lesson.staff.first, index.directory.people[lead] != nil else { continue }
      led[Slot(school: lesson.school, weekday: lesson.weekday, period: lesson.period), default: 0] += 1
    }
    let rates = index.group.rules.rates
    leastLoss = min(1000, rates.secondLoss.rawValue, rates.laterLoss.rawValue)
  }

  /// What losing a lesson that needs cover costs at least on a date in this half-term.
  func charge(_ lesson: DatedLesson, halfTerm: Int) -> LeastCharge {
    let base = index.weight(of: lesson.lesson).rawValue * lesson.span.length.rawValue
    return LeastCharge(cost: floorDivide(base * leastLoss, 60_000), pence: 0)
      + price(lesson.lesson.school, lesson.lesson.weekday, lesson.lesson.period, halfTerm: halfTerm)
  }

  /// What a lesson of the period pays in this half-term.
  private func price(_ id: Identifier<School>, _ weekday: Weekday, _ period: String, halfTerm: Int) -> LeastCharge {
    guard let school = index.directory.schools[id], let day = index.bells(id, weekday), let own = day.period(period)
    else { return LeastCharge() }
    let half = day.half(at: own.span.start)
    let priced = day.periods.filter {
      day.half(at: $0.span.start) == half && ledLessons(id, weekday, $0.name) > 0
        && (index.internalCover(id, weekday, $0.name)?.usable(inHalfTerm: halfTerm) ?? 0) == 0
    }
    guard priced.contains(where: { $0.name == period }) else { return LeastCharge() }
    let price = ofHalf(school)
    if school.releaseUnit == .lesson { return price.divided(by: priced.count) }
    // Whole halves are lost, so that one period can stand for all: that in which most is taught, the first of such.
    let most = priced.map { ledLessons(id, weekday, $0.name) }.max()
    return priced.first { ledLessons(id, weekday, $0.name) == most }?.name == period ? price : LeastCharge()
  }

  private func ledLessons(_ school: Identifier<School>, _ weekday: Weekday, _ period: String) -> Int {
    led[Slot(school: school, weekday: weekday, period: period)] ?? 0
  }

  /// A half-day, or half of a day where that's cheaper.
  private func ofHalf(_ school: School) -> LeastCharge {
    let day = Supply.dayRate(school, index).rawValue
    let half = Supply.halfDayRate(school, index).rawValue
    let rate = index.group.rules.rates.pencePerLesson.rawValue
    return LeastCharge(
      cost: max(0, min(floorDivide(half * 1000, rate), floorDivide(day * 1000, rate) / 2)),
      pence: max(0, min(half, day / 2)))
  }
}
