// SPDX-License-Identifier: Apache-2.0

import Domain

/// What was published, as far as the group still has it, beside what the new plan decides.
struct Publication: Sendable {
  let plan: Plan
  /// The new plan's today: t in the model.
  let today: CivilDate
  let index: GroupIndex

  init(_ published: PublishedPlan, today: CivilDate, index: GroupIndex) {
    plan = published.plan
    self.today = today
    self.index = index
  }

  /// Parts of sessions, visits and circles that the group still has as such.
  var meetings: [Occurrence] {
    plan.occurrences.filter { entry in
      guard let activity = index.directory.activities[entry.activity] else { return false }
      return switch activity.details {
      case .session: entry.isOfSession
      case .visit: entry.isOfVisit
      case .triad, .lessonStudy, .shadowing: !entry.isStay
      case .specialist, .secondment: false
      }
    }
  }

  /// Stays of specialists that the group still has.
  var stays: [Occurrence] {
    plan.occurrences.filter { entry in
      guard case .specialist = index.directory.activities[entry.activity]?.details else { return false }
      return entry.isStay
    }
  }

  /// Secondments that the group still has.
  var secondments: [SecondmentPlacement] {
    plan.secondments.filter { entry in
      if case .secondment = index.directory.activities[entry.activity]?.details { return true }
      return false
    }
  }

  /// Whether the group lists the person.
  func isKnown(_ person: Identifier<Person>) -> Bool { index.directory.people[person] != nil }

  /// Whether the group lists the person and employs them on `date`.
  func isThere(_ person: Identifier<Person>, on date: CivilDate) -> Bool {
    index.directory.people[person]?.isValid(on: date) ?? false
  }

  /// Whether a change on `date` is one at short notice.
  func isSoon(_ date: CivilDate) -> Bool {
    today <= date && date < today + index.group.rules.limits.noticeDays
  }
}

extension Occurrence {
  /// Has a host, so it's part of a visit.
  var isOfVisit: Bool { attendees.contains { $0.role == .host || $0.role == .visitor } }
  /// Of a specialist.
  var isStay: Bool { attendees.contains { $0.role == .specialist } }
  var isOfSession: Bool { !isOfVisit && !isStay }
  /// Attendees and the leading person.
  var peopleTold: Set<Identifier<Person>> {
    var people = Set(attendees.map(\.person))
    if case .person(let person) = leader { people.insert(person) }
    return people
  }
  var hosts: Set<Identifier<Person>> { Set(attendees.filter { $0.role == .host }.map(\.person)) }
}
