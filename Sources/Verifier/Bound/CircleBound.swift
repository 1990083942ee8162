// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that a triad, a lesson study or shadowing can add: at most it's worth what it would be with the people of the
/// neediest schools, at no cost (`docs/bound.md`).
enum CircleBound {
  /// In thousandths; at most 0.
  /// - Parameter past: occurrences that have taken place, perhaps of people who aren't chosen any more.
  static func value(_ activity: Activity, _ audience: Audience, _ index: GroupIndex, past: [Occurrence]) -> Int {
    guard let circle = activity.circle else { return 0 }
    let been = past.flatMap(\.attendees).compactMap { index.member($0.person) }
    let needs = (audience.pool + been).map(\.school.needWeight.rawValue).sorted(by: >)
    let chosen = needs.prefix(past.isEmpty ? circle.size ?? audience.pool.count : 1)
    if chosen.isEmpty { return 0 }
    let mean = floorDivide(chosen.reduce(0, +), chosen.count)
    return min(0, -CirclePart.worth(of: activity, need: mean, index).rawValue)
  }

  /// The most that funds may repay schools for lessons that its people leave, in pence: the greatest tariff for all that each
  /// of them leads on the fullest weekday, as often as there are steps, and as often again for each protected time that may
  /// be repaid.
  static func repaid(_ number: Int, _ people: BoundPeople) -> [(school: Int, pence: Int)] {
    let index = people.index
    let steps = people.activities[number].circle?.steps.count ?? 0
    return people.attendees[number].filter { people.tariffs[$0] > 0 }.map { person in
      let member = people.members[person]
      let led = index.lessons(of: member.person.id).filter {
        $0.staff.first == member.person.id && index.half(of: $0) != nil
      }
      let fullest = Weekday.allCases.map { weekday in led.count { $0.weekday == weekday } }.max() ?? 0
      let protected = index.repayableTimes(member)
      return (people.bases[person], people.tariffs[person] * fullest * steps * (1 + protected))
    }
  }
}
