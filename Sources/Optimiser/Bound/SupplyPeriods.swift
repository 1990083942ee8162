// SPDX-License-Identifier: Apache-2.0

import Domain

/// The periods whose lost lessons may pay towards supply: those in which somebody leads a lesson and for which the school
/// has no cover of its own, on weekdays on which no floater may come; and what supply costs.
struct SupplyPeriods {
  /// What a half-day costs, and a day, of a school.
  struct Rates {
    let halfDay: SupplyPrices.Price
    /// The most that shares of morning and afternoon may sum to, in thousandths of a half-day: a day is cheaper than two halves.
    let most: Int32
  }

  /// Periods of one half of a weekday, in one half-term of a school.
  struct Half {
    let school: Int32
    let weekday: UInt8
    let halfTerm: UInt8
    /// Indices of its periods.
    let periods: [Int32]
  }

  /// By school.
  let rates: [Rates]
  /// Mornings and afternoons with such periods, in the order of schools, weekdays, half-terms.
  let halves: [Half]
  private let isPriced: [Bool]
  private let periods: Int
  private let halfTerms: Int
  /// People who lead a lesson, by school, weekday and period.
  private let teaching: [Int32]

  init(_ instance: Instance) {
    let periods = instance.calendar.mostPeriods
    let halfTerms = instance.calendar.halfTerms
    self.periods = periods
    self.halfTerms = halfTerms
    rates = instance.schools.map { Self.rates($0, instance.rules.rates.pencePerLesson.rawValue) }
    let teaching = Self.teaching(instance)
    self.teaching = teaching
    var isPriced = [Bool](repeating: false, count: instance.schools.count * 7 * halfTerms * periods)
    var halves: [Half] = []
    for school in instance.schools.indices {
      for weekday in 0..<7 {
        guard
          let day = (0..<7).first(where: { $0 < instance.dayCount && Int(instance.calendar.weekdays[$0]) == weekday }),
          let bells = instance.calendar.bells(school, day: day),
          instance.floaters.circuit(school, weekday: weekday) == nil
        else { continue }
        let first = (school * 7 + weekday) * periods
        for halfTerm in 0..<halfTerms {
          for half in 0..<2 {
            let priced = (0..<Int(bells.periodCount)).filter {
              Int(instance.calendar.period(bells, $0).half) == half && teaching[first + $0] > 0
                && instance.cover.usable(school, weekday: weekday, period: $0, halfTerm: UInt8(halfTerm)) == 0
            }
            if priced.isEmpty { continue }
            let start = ((school * 7 + weekday) * halfTerms + halfTerm) * periods
            for period in priced { isPriced[start + period] = true }
            halves.append(
              Half(
                school: Int32(school), weekday: UInt8(weekday), halfTerm: UInt8(halfTerm),
                periods: priced.map { Int32(start + $0) }))
          }
        }
      }
    }
    self.isPriced = isPriced
    self.halves = halves
  }

  /// Of all periods, priced or not.
  var count: Int { isPriced.count }

  /// Index of a weekday's first period.
  func first(_ school: Int, weekday: Int, halfTerm: Int) -> Int {
    ((school * 7 + weekday) * halfTerms + halfTerm) * periods
  }

  /// The school of a period.
  func school(_ index: Int) -> Int { index / (7 * halfTerms * periods) }

  /// The number of a period among those of its day.
  func number(_ index: Int) -> Int { index % periods }

  /// Whether a lesson lost then may pay.
  func isPriced(_ index: Int) -> Bool { isPriced[index] }

  /// How many people lead a lesson in the period with this index.
  func teaching(_ index: Int) -> Int32 {
    teaching[index / (periods * halfTerms) * periods + index % periods]
  }

  private static func rates(_ school: SchoolData, _ pencePerLesson: Int) -> Rates {
    let half = SupplyPrices.Price(
      cost: Int32(clamping: max(0, school.supplyHalfDay * 1000 / pencePerLesson)),
      pence: Int32(clamping: max(0, school.supplyHalfDay)))
    let dayCost = max(0, school.supplyDay * 1000 / pencePerLesson)
    let most = min(
      half.cost == 0 ? 2000 : dayCost * 1000 / Int(half.cost),
      half.pence == 0 ? 2000 : max(0, school.supplyDay) * 1000 / Int(half.pence))
    return Rates(halfDay: half, most: Int32(clamping: min(2000, most)))
  }

  private static func teaching(_ instance: Instance) -> [Int32] {
    let periods = instance.calendar.mostPeriods
    var teaching = [Int32](repeating: 0, count: instance.schools.count * 7 * periods)
    for person in instance.people.indices {
      for weekday in 0..<7 {
        let key = person * 7 + weekday
        for index in Int(instance.personLessonStarts[key])..<Int(instance.personLessonStarts[key + 1]) {
          let lesson = instance.lessons[Int(instance.personLessons[index])]
          if Int(lesson.lead) == person {
            teaching[(lesson.school * 7 + weekday) * periods + Int(lesson.period)] += 1
          }
        }
      }
    }
    return teaching
  }
}
