// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

extension RandomGroup {
  /// A session in several cohorts, for named people or whomever a selector chooses.
  mutating func addCohorts() {
    var rules = [
      Participants(
        selector: SmallGroup.people(some(random.draw(4...8))), level: random.pick([.required, .required, .expected]))
    ]
    if random.chance(perMille: 400) {
      let perSchool = random.chance(perMille: 500) ? random.draw(1...2) : nil
      rules.append(
        Participants(
          selector: selector(), level: random.pick([.required, .expected, .invited]), perSchool: perSchool))
    }
    var session = Session(participants: rules, length: Minutes(random.pick([45, 60, 90])))
    session.cohorts = random.draw(2...3)
    session.series.parts = random.draw(1...3)
    session.series.leastGap = random.draw(3...20)
    session.series.mostGap = random.chance(perMille: 500) ? session.series.leastGap + random.draw(10...80) : nil
    session.series.leastTerms = session.series.parts > 1 && random.chance(perMille: 200) ? 2 : 1
    session.quorum = random.draw(1...2)
    if random.chance(perMille: 300) { session.tolerance = PerMille(random.pick([0, 200, 500])) }
    if random.chance(perMille: 200) { session.venue.isOnline = true }
    if random.chance(perMille: 200) { session.mostPeople = random.draw(3...6) }
    session.venue.rotates = random.chance(perMille: 200)
    session.mix = random.pick([.any, .any, .liked])
    if random.chance(perMille: 300) { session.leaders.append(.provider("acme")) }
    if random.chance(perMille: 300) { session.leaders.append(.person(random.pick(group.people).id)) }
    if random.chance(perMille: 200) { session.preparation = Minutes(30) }
    var activity = Activity(id: "t", title: "Cohorts", details: .session(session))
    finish(&activity)
    if random.chance(perMille: 600) { activity.timing = Timing() }
    group.activities.append(activity)
  }
}
