// SPDX-License-Identifier: Apache-2.0

import Domain

/// Everything that the bound knows of a group: each activity's ways with what they cost at least.
struct BoundModel {
  let instance: Instance
  let evaluator: ChargeEvaluator
  let activities: [PricedActivity?]
  /// By activity: what funds may repay a specialist's school for lessons that stays take, in pence.
  let repaid: [Int]
  /// By activity: what funds may repay schools for lessons that leaders of cohorts leave, by school with any.
  let repaidToSchools: [[(school: Int, pence: Int)]]
  /// By activity: a specialist's year.
  let rotas: [RotaDual?]
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
    repaidToSchools = instance.activities.indices.map { Self.repaidToSchools($0, instance, companions) }
    rotas = instance.activities.indices.map { number in
      let activity = instance.activities[number]
      guard activity.canBePlaced, case .specialist(let specialist) = activity.kind else { return nil }
      let journeys = StayJourneys(
        number, specialist, activitiesOfPerson: companions.activitiesOfPerson[specialist.person], instance)
      return RotaDual(activity, specialist, journeys: journeys, instance: instance)
    }
    let evaluator = ChargeEvaluator(instance)
    self.evaluator = evaluator
    activities = Parallel.map(instance.activities.count, threads: threads) { number in
      switch instance.activities[number].kind {
      case .session, .cohorts, .visit, .circle:
        !instance.activities[number].canBePlaced
          ? nil : PricedActivity(number, cells: cells[number], evaluator: evaluator, companions: companions)
      case .specialist, .secondment, .other: nil
      }
    }
  }

  /// The most that funds may pay for lessons that leaders of cohorts leave, who may lead all of them: on as many days as
  /// there are parts all that they lead, and as many again for each protected time that may be repaid.
  private static func repaidToSchools(
    _ number: Int, _ instance: Instance, _ companions: Companions
  ) -> [(school: Int, pence: Int)] {
    let activity = instance.activities[number]
    guard case .cohorts(let cohorts) = activity.kind else { return [] }
    var repaid: [Int: Int] = [:]
    for person in activity.leadingPeople {
      repaid[instance.people[person].base, default: 0] +=
        cohorts.count * cohorts.parts * mostTariffs(person, number, instance, companions)
    }
    return repaid.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { ($0.key, $0.value) }
  }

  /// The most tariffs that a day of the person's may bring.
  private static func mostTariffs(
    _ person: Int, _ number: Int, _ instance: Instance, _ companions: Companions
  ) -> Int {
    let tariff = companions.tariff(person, number)
    if tariff == 0 { return 0 }
    let most =
      (0..<7).map { weekday in
        let key = person * 7 + weekday
        return (Int(instance.personLessonStarts[key])..<Int(instance.personLessonStarts[key + 1])).count {
          Int(instance.lessons[Int(instance.personLessons[$0])].lead) == person
        }
      }.max() ?? 0
    // Lessons that repay protected time which it takes come on top.
    let times = instance.protectedTimesOf(person).count { instance.protected[$0].isRepayable }
    return (1 + times) * tariff * most
  }

  /// The most that a fund may pay for every lesson that the specialist leads on a day with a stay.
  private static func repaid(_ number: Int, _ instance: Instance, _ companions: Companions) -> Int {
    guard case .specialist(let specialist) = instance.activities[number].kind else { return 0 }
    let tariff = companions.tariff(specialist.person, number)
    if tariff == 0 { return 0 }
    return specialist.possibleDays.reduce(0) { sum, day in
      let key = specialist.person * 7 + Int(instance.calendar.weekdays[Int(day)])
      let lessons = Int(instance.personLessonStarts[key])..<Int(instance.personLessonStarts[key + 1])
      return sum
        + tariff
        * lessons.count { Int(instance.lessons[Int(instance.personLessons[$0])].lead) == specialist.person }
    }
  }
}
