// SPDX-License-Identifier: Apache-2.0

import Domain

/// A shared session while it's being wished for.
struct SessionDraft {
  var activity: Activity
  var session: Session

  /// A session of so many minutes for people by one rule.
  init(_ id: String, _ title: String, minutes: Int, _ participants: [Participants]) {
    session = Session(participants: participants, length: Minutes(minutes))
    activity = Activity(id: Identifier(id), title: title, details: .session(session))
  }

  /// What's wished for, with its details as they stand now.
  var wish: Activity {
    var wish = activity
    wish.details = .session(session)
    return wish
  }

  /// Makes it a series that falls into so many terms.
  mutating func repeats(_ parts: Int, gap: Int, most: Int? = nil, terms: Int, samePeople: Bool = false) {
    session.series.parts = parts
    session.series.leastGap = gap
    session.series.mostGap = most
    session.series.leastTerms = terms
    session.series.samePeople = samePeople
  }
}

extension Participants {
  /// People with one of these roles or responsibilities, of these phases and groups.
  static func expected(
    _ roles: [String], in groups: [String] = [], phases: [Phase] = [], each: Int? = nil, _ level: Level = .expected
  ) -> Participants {
    var selector = Selector()
    selector.roles = roles
    selector.groups = groups
    selector.phases = phases
    selector.everyone = roles.isEmpty
    return Participants(selector: selector, level: level, perSchool: each)
  }

  /// These people.
  static func named(_ people: [Person], _ level: Level = .expected) -> Participants {
    var selector = Selector()
    selector.people = people.map(\.id)
    return Participants(selector: selector, level: level)
  }
}

extension Scene {
  /// The schools among `members` that have somebody with one of these roles or responsibilities.
  func schools(among members: [Int], with roles: [String], phases: [Phase] = []) -> [Int] {
    members.filter { school in
      (phases.isEmpty || phases.contains(county.plans[school].phase))
        && rosters[school].people.contains { person in
          roles.contains(person.role) || roles.contains(where: person.responsibilities.contains)
        }
    }
  }
}
