// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a lost lesson pays towards the supply of its school's day, so that no day's lessons together pay more than the
/// cheapest purchase that covers them costs (`docs/bound.md`, *Supply*).
///
/// Of a school and weekday the prices of the morning's periods sum to at most a half-day, those of the afternoon likewise,
/// and both together to at most a day: whatever is bought for needs (α, β) then costs at least the sum of price × need over
/// the periods. Periods for which the school has cover of its own cost nothing.
struct SupplyPrices {
  /// A part of a purchase: its cost in thousandths of a lesson-equivalent, and its pence.
  struct Price: Equatable {
    var cost: Int32 = 0
    var pence: Int32 = 0
  }

  /// By school, weekday, period and half-term.
  private let prices: [Price]
  private let periods: Int
  private let halfTerms: Int

  /// Of a half-day unit every lost half loses all its lessons, so the whole price lies on the period in which most people
  /// teach; elsewhere it's spread evenly over the half's periods.
  init(_ instance: Instance) {
    periods = instance.calendar.mostPeriods
    halfTerms = instance.calendar.halfTerms
    var prices = [Price](repeating: Price(), count: instance.schools.count * 7 * periods * halfTerms)
    let teaching = Self.teaching(instance)
    for school in instance.schools.indices {
      let halves = Self.halfPrices(instance, school)
      for weekday in 0..<7 {
        guard
          let day = (0..<7).first(where: { $0 < instance.dayCount && Int(instance.calendar.weekdays[$0]) == weekday }),
          let bells = instance.calendar.bells(school, day: day)
        else { continue }
        let first = (school * 7 + weekday) * periods
        for halfTerm in 0..<halfTerms {
          for half in 0..<2 {
            let priced = (0..<Int(bells.periodCount)).filter {
              Int(instance.calendar.period(bells, $0).half) == half && teaching[first + $0] > 0
                && instance.cover.usable(school, weekday: weekday, period: $0, halfTerm: UInt8(halfTerm)) == 0
            }
            if priced.isEmpty { continue }
            let chosen =
              instance.schools[school].isHalfDayUnit
              ? [priced.max { (teaching[first + $0], -$0) < (teaching[first + $1], -$1) } ?? priced[0]] : priced
            for period in chosen {
              prices[(first + period) * halfTerms + halfTerm] = Price(
                cost: halves[half].cost / Int32(chosen.count), pence: halves[half].pence / Int32(chosen.count))
            }
          }
        }
      }
    }
    self.prices = prices
  }

  /// What a lesson of the period pays.
  func price(_ school: Int, weekday: Int, period: Int, halfTerm: Int) -> Price {
    prices[((school * 7 + weekday) * periods + period) * halfTerms + halfTerm]
  }

  /// What morning and afternoon pay: half a day each, where a day is cheaper than two halves.
  private static func halfPrices(_ instance: Instance, _ school: Int) -> [Price] {
    let data = instance.schools[school]
    let rate = instance.rules.rates.pencePerLesson.rawValue
    let dayCost = data.supplyDay * 1000 / rate
    let halfCost = data.supplyHalfDay * 1000 / rate
    let price = Price(
      cost: Int32(clamping: max(0, min(halfCost, dayCost / 2))),
      pence: Int32(clamping: max(0, min(data.supplyHalfDay, data.supplyDay / 2))))
    return [price, price]
  }

  /// People who lead a lesson, by school, weekday and period.
  private static func teaching(_ instance: Instance) -> [Int] {
    let periods = instance.calendar.mostPeriods
    var teaching = [Int](repeating: 0, count: instance.schools.count * 7 * periods)
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
