// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Domain

/// Whom somebody is told that they'll meet.
@Suite struct CompanyTests {
  /// What's counted once for an occurrence says of each who attends it what going through all others says.
  @Test func countedOnceItIsWhatAllOthersAre() {
    var generator = SplitMix64(seed: 11)
    var group = SmallGroup.group()
    let schools: [Identifier<School>] = ["oak", "elm", "ash", "nowhere"]
    group.people += (0..<30).map { number in
      Person(
        id: Identifier("p\(number)"), name: "Person \(number)", school: schools[generator.below(4)], role: "teacher")
    }
    var many = 0
    for _ in 0..<200 {
      var plan = SmallPlan.plan()
      // Some whom the group doesn't list.
      let numbers = Set((0..<generator.below(14)).map { _ in generator.below(34) }).sorted()
      let people = numbers.map { Identifier<Person>("p\($0)") }
      plan.changeOccurrence("network", part: 1) { network in
        network.attendees = people.map { Attendance(person: $0, role: .expected) }
      }
      let words = PlanWords(group, plan)
      guard let network = plan.occurrences.first(where: { $0.activity == "network" }) else { continue }
      for person in people + ["anna"] {
        let others = people.filter { $0 != person }
        #expect(words.company(of: person, at: network) == words.company(others))
        many += others.count > 6 ? 1 : 0
      }
    }
    #expect(many > 200)
  }
}
