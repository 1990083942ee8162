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
    let needs = (audience.pool + been).map { $0.school.need(for: activity).rawValue }.sorted(by: >)
    let chosen = needs.prefix(past.isEmpty ? circle.size ?? audience.pool.count : 1)
    if chosen.isEmpty { return 0 }
    let mean = floorDivide(chosen.reduce(0, +), chosen.count)
    return min(0, -CirclePart.worth(of: activity, need: mean, index).rawValue)
  }
}

/// What counts at its worth alone and not by its ways.
enum WorthBound {
  /// The most that funds may repay schools for lessons that its people leave, in pence: the greatest tariff for all that each
  /// of them leads on the fullest weekday, as often as they may take part, and as often again for each protected time that
  /// may be repaid.
  static func repaid(_ number: Int, _ people: BoundPeople) -> [(school: Int, pence: Int)] {
    let index = people.index
    let leaders = Set(people.leaders[number])
    return distinct(people.attendees[number] + people.leaders[number]).filter { people.tariffs[$0] > 0 }.map { person in
      let member = people.members[person]
      let led = index.lessons(of: member.person.id).filter {
        $0.staff.first == member.person.id && index.half(of: $0) != nil
      }
      let fullest = Weekday.allCases.map { weekday in led.count { $0.weekday == weekday } }.max() ?? 0
      let protected = index.repayableTimes(member)
      let parts = parts(people.activities[number], isLeader: leaders.contains(person))
      return (people.bases[person], people.tariffs[person] * fullest * parts * (1 + protected))
    }
  }

  /// At how many occurrences somebody can be: at all of a circle, of a session at the parts of a cohort, or of all of them for
  /// who leads.
  private static func parts(_ activity: Activity, isLeader: Bool) -> Int {
    if case .session(let session) = activity.details {
      return session.series.parts * (isLeader ? max(1, session.cohorts) : 1)
    }
    return activity.circle?.steps.count ?? 0
  }
}
