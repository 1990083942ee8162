// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a specialist's journeys of a day cost at least (`docs/bound.md`, *A specialist*).
///
/// On a date on which nothing else of theirs has an option the day is what its stays are: from the base to the first, from one to the
/// other, and back.
struct StayJourneys {
  /// By day: whether something else of the person's may lie there, so that nothing is counted.
  let isShared: [Bool]
  private let out: [Leg]
  private let back: [Leg]
  /// By school of the morning, then of the afternoon.
  private let between: [Leg]
  private let rates: Rates

  private struct Leg {
    var minutes = 0
    var pence = 0
    static func + (a: Leg, b: Leg) -> Leg { Leg(minutes: a.minutes + b.minutes, pence: a.pence + b.pence) }
    /// The least of each by itself.
    func least(_ other: Leg) -> Leg { Leg(minutes: min(minutes, other.minutes), pence: min(pence, other.pence)) }
  }

  /// Of the wish with this number.
  /// - Parameter activitiesOfPerson: what its person may attend or lead.
  init(_ number: Int, _ specialist: SpecialistData, activitiesOfPerson: [Int32], _ instance: Instance) {
    let rates = instance.rules.rates
    let base = instance.schools[specialist.home].place
    let places = specialist.shares.map { instance.schools[$0.school].place }
    func leg(_ from: Int, _ to: Int) -> Leg {
      if from == to { return Leg() }
      return Leg(
        minutes: instance.travel.minutes(from, to),
        pence: DayEvaluator.mileage(
          metres: instance.travel.metres(from, to), pencePerMile: rates.pencePerMile.rawValue))
    }
    self.rates = rates
    let out = places.map { leg(base, $0) }
    let back = places.map { leg($0, base) }
    self.out = out
    self.back = back
    // Something that's kept at the base may bring them back between the two.
    between = places.indices.flatMap { first in
      places.indices.map { second in
        first == second ? Leg() : leg(places[first], places[second]).least(back[first] + out[second])
      }
    }
    var isShared = [Bool](repeating: false, count: instance.dayCount)
    for other in activitiesOfPerson where Int(other) != number {
      for option in instance.activities[Int(other)].options { isShared[Int(option.day)] = true }
      // Two rotas of one person may share a day.
      if case .specialist(let rota) = instance.activities[Int(other)].kind {
        for day in rota.possibleDays { isShared[Int(day)] = true }
      }
    }
    self.isShared = isShared
  }

  /// What a day's stays cost on a date with nothing else, in thousandths of a lesson-equivalent; -1 stands for no stay.
  func cost(morning: Int, afternoon: Int) -> Int {
    guard let first = [morning, afternoon].first(where: { $0 >= 0 }) else { return 0 }
    let last = afternoon >= 0 ? afternoon : morning
    let legs = out[first] + between[first * out.count + last] + back[last]
    // The objective rounds minutes within the staff's day and outside it by themselves.
    let rate = min(rates.travelInDay.rawValue, rates.travelOutsideDay.rawValue)
    return max(0, floorDivide(legs.minutes * rate, 60) - 1)
      + floorDivide(legs.pence * 1000, rates.pencePerLesson.rawValue)
  }
}
