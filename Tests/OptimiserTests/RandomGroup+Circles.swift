// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

extension RandomGroup {
  /// Triads (given, or two formed from the same people), lesson studies and shadowing.
  mutating func addCircles() {
    if random.chance(perMille: 400) { addTriads() }
    if random.chance(perMille: 400) { addLessonStudy() }
    if random.chance(perMille: 400) { addShadowing() }
  }

  mutating func some(_ count: Int) -> [Identifier<Person>] {
    var people: [Identifier<Person>] = []
    for _ in 0..<20 where people.count < count {
      let person = random.pick(group.people).id
      if !people.contains(person) { people.append(person) }
    }
    return people
  }

  private mutating func addTriads() {
    var triad = Triad(members: SmallGroup.people(some(random.draw(3...6))))
    if random.chance(perMille: 200) { triad.members = selector() }
    if random.chance(perMille: 200) { triad.subject = random.pick(["art", "maths"]) }
    triad.observed = Minutes(random.pick([30, 60]))
    triad.debrief = Minutes(random.pick([0, 30]))
    triad.leastGap = random.draw(0...3)
    triad.mostGap = random.draw(7...60)
    for number in 0..<random.draw(1...2) {
      var activity = Activity(id: Identifier("c\(number)"), title: "Triad \(number)", details: .triad(triad))
      finish(&activity)
      group.activities.append(activity)
    }
  }

  private mutating func addLessonStudy() {
    var study = LessonStudy(members: SmallGroup.people(some(random.draw(2...3))))
    if random.chance(perMille: 200) { study.years = [3, 4, 5, 6, 9] }
    study.cycles = random.draw(1...2)
    study.planning = Minutes(random.pick([0, 45, 60]))
    study.review = Minutes(random.pick([0, 45]))
    study.leastGap = random.draw(1...4)
    study.mostGap = random.draw(10...60)
    var activity = Activity(id: "ls", title: "Lesson study", details: .lessonStudy(study))
    finish(&activity)
    group.activities.append(activity)
  }

  private mutating func addShadowing() {
    var shadowing = Shadowing(applicant: random.pick(group.people).id)
    shadowing.days = random.draw(1...3)
    shadowing.leastGap = random.draw(0...2)
    shadowing.mostGap = random.draw(7...60)
    if random.chance(perMille: 500) { shadowing.preferredHosts = some(random.draw(1...3)) }
    var activity = Activity(id: "sh", title: "Shadowing", details: .shadowing(shadowing))
    if random.chance(perMille: 300) { activity.focus = ["phonics"] }
    finish(&activity)
    group.activities.append(activity)
    for index in group.people.indices {
      if random.chance(perMille: 300) { group.people[index].strengths = ["phonics"] }
      if random.chance(perMille: 100) { group.people[index].preferredShadows = some(2) }
      if random.chance(perMille: 100) { group.people[index].hosts = false }
    }
  }
}
