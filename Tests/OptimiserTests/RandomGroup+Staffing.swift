// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

extension RandomGroup {
  /// Specialists and secondments, in most groups some.
  mutating func addStaffing() {
    if random.chance(perMille: 400) {
      for number in 0..<random.draw(1...2) { group.activities.append(specialist(number)) }
    }
    if random.chance(perMille: 500) {
      for number in 0..<random.draw(1...4) { group.activities.append(secondment(number)) }
      addMargins()
    }
  }

  private mutating func specialist(_ number: Int) -> Activity {
    let person = random.pick(group.people)
    let schools = group.schools.filter { $0.id != person.base || random.chance(perMille: 100) }
    var specialist = Specialist(person: person.id, shares: [])
    for school in schools where specialist.shares.isEmpty || random.chance(perMille: 600) {
      specialist.shares.append(Specialist.Share(school: school.id, halfDays: random.draw(1...4)))
    }
    specialist.cycleWeeks = random.draw(1...3)
    specialist.homeDays = random.pick([[], [.monday], [.monday, .friday], [.thursday]])
    specialist.unit = random.pick(Specialist.Unit.allCases)
    specialist.tolerance = PerMille(random.pick([0, 100, 500]))
    if random.chance(perMille: 300) { specialist.protected = [WeekdayHalf(weekday: .wednesday, half: .afternoon)] }
    if random.chance(perMille: 500) { specialist.contribution = Pence(random.draw(1000...12_000)) }
    var activity = Activity(id: Identifier("r\(number)"), title: "Rota \(number)", details: .specialist(specialist))
    vary(&activity)
    if random.chance(perMille: 200) { activity.timing.weekdays = [.tuesday, .wednesday, .friday] }
    return activity
  }

  private mutating func secondment(_ number: Int) -> Activity {
    let applicants = (0..<random.draw(1...3)).map { _ in random.pick(group.people).id }
    var secondment = Secondment(school: random.pick(group.schools).id, applicants: applicants)
    secondment.match = random.pick(ContextMatch.allCases)
    secondment.halfDaysPerWeek = random.pick([10, 10, 1, 3, 4])
    secondment.halfTerms = random.draw(1...4)
    secondment.bounds = random.pick(Secondment.Bounds.allCases)
    secondment.backfill = random.pick([
      Secondment.Backfill.allCases, [.swap, .chain], [.hire], [.none], [.swap, .none], [.chain, .hire],
    ])
    secondment.isVacant = random.chance(perMille: 300)
    if random.chance(perMille: 300) { secondment.recharge = Pence(random.draw(0...12_000)) }
    var activity = Activity(
      id: Identifier("p\(number)"), title: "Post \(number)", details: .secondment(secondment))
    vary(&activity)
    if random.chance(perMille: 400) { activity.worth = MilliLessons(random.draw(20_000...900_000)) }
    for index in group.people.indices where applicants.contains(group.people[index].id) {
      if random.chance(perMille: 300) { group.people[index].preferredPosts.append(activity.id) }
    }
    return activity
  }

  private mutating func vary(_ activity: inout Activity) {
    activity.priority = random.draw(2...5)
    activity.isMust = random.chance(perMille: 300)
    if random.chance(perMille: 300) { activity.fund = "hub" }
    if random.chance(perMille: 300) {
      let first = group.year.first + random.below(150)
      activity.timing.windows = [DateSpan(first, first + random.draw(60...250))]
    }
  }

  private mutating func addMargins() {
    for index in group.schools.indices {
      if random.chance(perMille: 300) { group.schools[index].supply.hireHalfDayRate = Pence(random.draw(100...9000)) }
      if random.chance(perMille: 200) { group.schools[index].staffingBudget = Pence(random.draw(0...900_000)) }
      if random.chance(perMille: 600) {
        group.margins.append(
          StaffingMargin(
            school: group.schools[index].id, phase: random.pick([nil, .primary, .secondary]),
            halfTerms: random.chance(perMille: 300) ? [2, 3] : [], halfDays: random.draw(0...10)))
      }
    }
  }
}
