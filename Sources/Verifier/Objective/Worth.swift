// SPDX-License-Identifier: Apache-2.0

import Domain

/// What one person's presence at one part of a session is worth.
enum PresenceWorth {
  static func of(_ session: Session, _ activity: Activity, school: School, _ index: GroupIndex) -> MilliLessons {
    let worth =
      session.length.rawValue * index.group.rules.rates.sessionHour.rawValue * school.needWeight.rawValue
      * PriorityFactor.twoToThe(activity.priority)
    return MilliLessons(floorDivide(worth, 60 * 8000))
  }
}

/// Expected people who don't come to a session that takes place.
enum ExpectedMissingPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    facts.happenings.reduce(.zero) { sum, happening in
      guard let session = happening.session else { return sum }
      return sum + cost(happening, session, facts)
    }
  }

  private static func cost(_ happening: Happening, _ session: Session, _ facts: Derivation) -> MilliLessons {
    let audience = facts.audience(happening.activity)
    let present = Set(happening.attendees.map(\.member.person.id))
    let share = facts.index.group.rules.rates.expectedMissing.rawValue
    var cost = MilliLessons.zero
    for (rule, assigned) in zip(session.participants, audience.assigned) where rule.level == .expected {
      // The leading person is there, though not as an attendee.
      let awaited = assigned.filter { $0.person.id != happening.leader?.member.person.id }
      for group in grouped(awaited, by: \.school.id) {
        guard let school = group.values.first?.school else { continue }
        let coming = group.values.filter { present.contains($0.person.id) }.count
        let missing = max(0, min(group.values.count, rule.perSchool ?? Int.max) - coming)
        let worth = PresenceWorth.of(session, happening.activity, school: school, facts.index)
        cost += MilliLessons(floorDivide(worth.rawValue * share, 1000)) * missing
      }
    }
    return cost
  }
}

/// What takes place is worth something: taken off.
enum WorthPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    facts.placed.reduce(.zero) { $0 - worth($1.activity, $1.parts, facts.index) }
  }

  private static func worth(_ activity: Activity, _ parts: [Happening], _ index: GroupIndex) -> MilliLessons {
    if let stated = activity.worth { return stated }
    return parts.reduce(.zero) { sum, part in
      switch part.wanted {
      case .session(let session):
        part.attendees.reduce(sum) { $0 + PresenceWorth.of(session, activity, school: $1.member.school, index) }
      case .visit: sum + visitWorth(part, index)
      }
    }
  }

  private static func visitWorth(_ visit: Happening, _ index: GroupIndex) -> MilliLessons {
    let first = visit.guests.min { $0.member.person.id < $1.member.person.id }
    guard let weight = first?.member.school.needWeight.rawValue else { return .zero }
    let worth =
      index.group.rules.rates.visit.rawValue * weight * PriorityFactor.twoToThe(visit.activity.priority)
    return MilliLessons(floorDivide(worth, 8000))
  }
}
