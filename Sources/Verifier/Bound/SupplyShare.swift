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
///
/// A class because it remembers what it has worked out; each thread has one of its own.
final class SupplyShare {
  private let index: GroupIndex
  private let led: LedLessons
  private var prices: [Day: [String: LeastCharge]] = [:]
  private struct Day: Hashable {
    let school: Identifier<School>
    let weekday: Weekday
    let halfTerm: Int
  }
  private let leastLoss: Int

  init(_ index: GroupIndex, _ led: LedLessons) {
    self.index = index
    self.led = led
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
    let key = Day(school: id, weekday: weekday, halfTerm: halfTerm)
    let ofDay = prices[key] ?? prices(id, weekday, halfTerm: halfTerm)
    prices[key] = ofDay
    return ofDay[period] ?? LeastCharge()
  }

  /// The same by period.
  private func prices(_ id: Identifier<School>, _ weekday: Weekday, halfTerm: Int) -> [String: LeastCharge] {
    guard let school = index.directory.schools[id], let day = index.bells(id, weekday) else { return [:] }
    let price = ofHalf(school)
    var prices: [String: LeastCharge] = [:]
    for half in HalfDay.allCases {
      let priced = day.periods.filter {
        day.half(at: $0.span.start) == half && led.count(id, weekday, $0.name) > 0
          && (index.internalCover(id, weekday, $0.name)?.usable(inHalfTerm: halfTerm) ?? 0) == 0
      }.map(\.name)
      switch school.releaseUnit {
      case .lesson: for name in priced { prices[name] = price.divided(by: priced.count) }
      case .halfDay:
        // Whole halves are lost, so that one period can stand for all: that in which most is taught, the first of such.
        let most = priced.map { led.count(id, weekday, $0) }.max()
        if let name = priced.first(where: { led.count(id, weekday, $0) == most }) { prices[name] = price }
      }
    }
    return prices
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

/// How many lessons of the weekly timetable somebody of the group leads, by school, weekday and period.
struct LedLessons: Sendable {
  private struct Slot: Hashable {
    let school: Identifier<School>
    let weekday: Weekday
    let period: String
  }
  private var counts: [Slot: Int] = [:]

  init(_ index: GroupIndex) {
    for lesson in WeeklyTimetable(index.group, directory: index.directory).lessons {
      guard let lead = lesson.staff.first, index.directory.people[lead] != nil else { continue }
      counts[Slot(school: lesson.school, weekday: lesson.weekday, period: lesson.period), default: 0] += 1
    }
  }

  func count(_ school: Identifier<School>, _ weekday: Weekday, _ period: String) -> Int {
    counts[Slot(school: school, weekday: weekday, period: period)] ?? 0
  }
}
