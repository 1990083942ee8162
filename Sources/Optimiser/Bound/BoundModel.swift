// SPDX-License-Identifier: Apache-2.0

import Domain

/// Everything that the bound knows of a group: each activity's ways with what they cost at least.
struct BoundModel {
  let instance: Instance
  let evaluator: ChargeEvaluator
  let activities: [PricedActivity?]
  /// By activity: what funds may repay a specialist's school for lessons that stays take, in pence.
  let repaid: [Int]
  /// By activity: journeys of a specialist.
  let stayJourneys: [StayJourneys?]
  /// What each person may attend or lead.
  let activitiesOfPerson: [[Int32]]
  /// Whether what needs the person may take place without them.
  func mayBeAway(_ person: Int) -> Bool { evaluator.availability.mayBeAway(person) }

  /// - Parameter threads: how many work on it; they decide nothing.
  init(_ instance: Instance, threads: Int) {
    self.instance = instance
    let companions = Companions(instance, threads: threads)
    let cells = Parallel.map(instance.activities.count, threads: threads) {
      OptionCells($0, instance: instance, companions: companions)
    }
    activitiesOfPerson = companions.activitiesOfPerson
    repaid = instance.activities.indices.map { Self.repaid($0, instance, companions) }
    stayJourneys = instance.activities.indices.map { number in
      guard case .specialist(let specialist) = instance.activities[number].kind else { return nil }
      return StayJourneys(
        number, specialist, activitiesOfPerson: companions.activitiesOfPerson[specialist.person], instance)
    }
    let evaluator = ChargeEvaluator(instance)
    self.evaluator = evaluator
    activities = Parallel.map(instance.activities.count, threads: threads) { number in
      switch instance.activities[number].kind {
      case .session, .visit:
        instance.activities[number].options.isEmpty
          ? nil : PricedActivity(number, cells: cells[number], evaluator: evaluator, companions: companions)
      case .specialist, .secondment, .other: nil
      }
    }
  }

  /// The most that a fund may pay for every lesson that the specialist leads on a day with a stay.
  private static func repaid(_ number: Int, _ instance: Instance, _ companions: Companions) -> Int {
    guard case .specialist(let specialist) = instance.activities[number].kind else { return 0 }
    let tariff = companions.tariff(specialist.person, number)
    if tariff == 0 { return 0 }
    let shares = specialist.shares.count
    let days = Set(
      specialist.dated.indices.filter { index in
        specialist.possible.values.dropFirst(index * shares).prefix(shares)
          .contains { $0 != PossibleStays.impossible }
      }.map { specialist.dated[$0].day })
    return days.reduce(0) { sum, day in
      let key = specialist.person * 7 + Int(instance.calendar.weekdays[Int(day)])
      let lessons = Int(instance.personLessonStarts[key])..<Int(instance.personLessonStarts[key + 1])
      return sum
        + tariff
        * lessons.count { Int(instance.lessons[Int(instance.personLessons[$0])].lead) == specialist.person }
    }
  }
}
