// SPDX-License-Identifier: Apache-2.0

import Domain

/// Whom each wish is for, asked once for all findings. Whoever declined it still counts: a decline is private, and what
/// is told without it can't give it away.
struct Audiences: Sendable {
  /// Those whom one wish chooses.
  struct Audience: Sendable {
    /// Everyone chosen, by id; of secondments and shadowing nobody, since applicants are private.
    var people: [Identifier<Person>] = []
    /// Those of `people` who may come, and needn't.
    var invited: [Identifier<Person>] = []
    /// Base schools of `people`, by id.
    var schools: [Identifier<School>] = []
  }

  private let audiences: [Identifier<Activity>: Audience]

  /// The audiences of the wishes of `group`.
  init(_ group: Group, directory: Directory) {
    var audiences: [Identifier<Activity>: Audience] = [:]
    for activity in group.bindingPosts().activities where audiences[activity.id] == nil {
      audiences[activity.id] = Self.audience(of: activity.details, directory)
    }
    self.audiences = audiences
  }

  /// Whom `activity` is for; nobody where the group doesn't list it.
  func audience(of activity: Identifier<Activity>) -> Audience { audiences[activity] ?? Audience() }

  private static func audience(of details: ActivityDetails, _ directory: Directory) -> Audience {
    switch details {
    case .session(let session):
      var asked: Set<Identifier<Person>> = []
      var invited: [Identifier<Person>] = []
      // A person counts for the first rule that chooses them: required before expected before invited.
      for level in Level.allCases {
        for rule in session.participants where rule.level == level {
          let fresh = directory.people(matching: rule.selector).map(\.id).filter { asked.insert($0).inserted }
          if level == .invited { invited += fresh }
        }
      }
      return audience(asked.sorted(), invited: invited.sorted(), directory)
    case .visit(let visit): return audience(visit.visitors, directory)
    case .triad(let triad): return audience(triad.members, directory)
    case .lessonStudy(let study): return audience(study.members, directory)
    case .specialist(let specialist): return audience([specialist.person], directory)
    case .shadowing, .secondment: return Audience()
    }
  }

  private static func audience(_ selector: Selector, _ directory: Directory) -> Audience {
    audience(directory.people(matching: selector).map(\.id), directory)
  }

  private static func audience(
    _ people: [Identifier<Person>], invited: [Identifier<Person>] = [], _ directory: Directory
  ) -> Audience {
    let schools = Set(people.compactMap { directory.base(of: $0) }).sorted()
    return Audience(people: people, invited: invited, schools: schools)
  }
}
