// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a specialist's journeys cost at least for each half-day that they're at a school (`docs/bound.md`, *A specialist*).
///
/// On a date on which nothing else of theirs has an option a stay is the first or the last thing of the day, so that one of the two
/// journeys between base and school is made; of two stays each has one of its own.
struct StayJourneys {
  /// By share of the wish: thousandths of a lesson-equivalent.
  let costs: [Int]
  /// By day: whether something else of the person's may lie there, so that nothing is counted.
  let isShared: [Bool]

  /// No journeys.
  init(shares: Int, days: Int) {
    costs = Array(repeating: 0, count: shares)
    isShared = Array(repeating: false, count: days)
  }

  /// Of the wish with this number.
  /// - Parameter activitiesOfPerson: what its person may attend or lead.
  init(_ number: Int, _ specialist: SpecialistData, activitiesOfPerson: [Int32], _ instance: Instance) {
    let rates = instance.rules.rates
    let base = instance.schools[specialist.home].place
    let travel = instance.travel
    costs = specialist.shares.map { share in
      let place = instance.schools[share.school].place
      if place == base { return 0 }
      let minutes = min(travel.minutes(base, place), travel.minutes(place, base))
      let pence = DayEvaluator.mileage(
        metres: min(travel.metres(base, place), travel.metres(place, base)), pencePerMile: rates.pencePerMile.rawValue)
      let rate = min(rates.travelInDay.rawValue, rates.travelOutsideDay.rawValue)
      return max(0, floorDivide(minutes * rate, 60) - 1) + floorDivide(pence * 1000, rates.pencePerLesson.rawValue)
    }
    var isShared = [Bool](repeating: false, count: instance.dayCount)
    for other in activitiesOfPerson where Int(other) != number {
      for option in instance.activities[Int(other)].options { isShared[Int(option.day)] = true }
    }
    self.isShared = isShared
  }

  /// What a stay costs on a day.
  func cost(_ share: Int, day: Int) -> Int { isShared[day] ? 0 : costs[share] }
  /// The most that one can cost.
  var most: Int { costs.max() ?? 0 }
}
