// SPDX-License-Identifier: Apache-2.0

import Domain

/// Everything that the bound knows of a group: each activity's ways with what they cost at least.
struct BoundModel {
  let instance: Instance
  let evaluator: ChargeEvaluator
  let activities: [PricedActivity?]
  /// By activity: what funds may repay a specialist's school for lessons that stays take, in pence.
  let repaid: [Int]
  /// By activity: what funds may repay schools for lessons that a circle takes, by school with any.
  let circleRepaid: [[(school: Int, pence: Int)]]
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
    circleRepaid = instance.activities.indices.map { Self.circleRepaid($0, instance, companions) }
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
      case .circle, .specialist, .secondment, .other: nil
      }
    }
  }

  /// The most that funds may pay for lessons that a circle's people leave: on as many days as it has steps all that they
  /// lead, and as many again for each protected time that may be repaid.
  private static func circleRepaid(
    _ number: Int, _ instance: Instance, _ companions: Companions
  ) -> [(school: Int, pence: Int)] {
    let activity = instance.activities[number]
    guard case .circle(let circle) = activity.kind else { return [] }
    var repaid: [Int: Int] = [:]
    for candidate in activity.candidates {
      let tariff = companions.tariff(candidate.person, number)
      if tariff == 0 { continue }
      let most =
        (0..<7).map { weekday in
          let key = candidate.person * 7 + weekday
          return (Int(instance.personLessonStarts[key])..<Int(instance.personLessonStarts[key + 1])).count {
            Int(instance.lessons[Int(instance.personLessons[$0])].lead) == candidate.person
          }
        }.max() ?? 0
      // Lessons that repay protected time which it takes come on top.
      let times = instance.protectedTimesOf(candidate.person).count { instance.protected[$0].isRepayable }
      repaid[instance.people[candidate.person].base, default: 0] += circle.kinds.count * (1 + times) * tariff * most
    }
    return repaid.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { ($0.key, $0.value) }
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
