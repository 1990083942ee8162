// SPDX-License-Identifier: Apache-2.0

import Domain

/// What one person's presence at one part of a session is worth.
enum PresenceWorth {
  static func of(_ session: Session, _ activity: Activity, school: School, _ index: GroupIndex) -> MilliLessons {
    let worth =
      session.length.rawValue * index.group.rules.rates.sessionHour.rawValue * school.need(for: activity).rawValue
      * PriorityFactor.twoToThe(activity.effectivePriority)
    return MilliLessons(floorDivide(worth, 60 * 8000))
  }
}

/// Expected people who don't come to a session that takes place.
enum ExpectedMissingPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    facts.placed.reduce(.zero) { sum, placed in
      guard let session = placed.parts.first?.session else { return sum }
      let audience = facts.audience(placed.activity)
      let awaited = { (leaders: [Happening], dates: [CivilDate]) in
        // The leading person is there, though not as an attendee.
        let away = Set(leaders.compactMap(\.leader?.member.person.id))
        return zip(session.participants, audience.assigned).filter { $0.0.level == .expected }.map { rule, assigned in
          (
            rule,
            assigned.filter { member in
              !away.contains(member.person.id)
                && dates.allSatisfy {
                  member.person.isValid(on: $0) && !facts.seconded.contains(member.person.id, on: $0)
                }
            }
          )
        }
      }
      guard Cohort.areSeveral(session, placed.parts) else {
        return placed.parts.reduce(sum) { sum, part in
          sum + cost(awaited([part], [part.date]), present: part.attendees, placed.activity, session, facts.index)
        }
      }
      // Once for all cohorts: whoever is in one isn't missed.
      let cohorts = Cohort.all(placed.parts)
      let once = cost(
        awaited(placed.parts, cohorts.compactMap(\.firstDate)), present: cohorts.flatMap(\.members), placed.activity,
        session, facts.index)
      return sum + once * session.series.parts
    }
  }

  /// - Parameter awaited: expected rules with those who count for them.
  private static func cost(
    _ awaited: [(rule: Participants, people: [Member])], present: [Presence], _ activity: Activity,
    _ session: Session, _ index: GroupIndex
  ) -> MilliLessons {
    let present = Set(present.map(\.member.person.id))
    let share = index.group.rules.rates.expectedMissing.rawValue
    var cost = MilliLessons.zero
    for (rule, people) in awaited {
      for group in grouped(people, by: \.school.id) {
        guard let school = group.values.first?.school else { continue }
        let coming = group.values.filter { present.contains($0.person.id) }.count
        let missing = max(0, min(group.values.count, rule.perSchool ?? Int.max) - coming)
        let worth = PresenceWorth.of(session, activity, school: school, index)
        cost += MilliLessons(floorDivide(worth.rawValue * share, 1000)) * missing
      }
    }
    return cost
  }
}

/// What takes place is worth something: taken off.
enum WorthPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let index = facts.index
    let years = Dictionary(facts.specialists.map { ($0.activity.id, $0) }) { first, _ in first }
    let placed = facts.placed.reduce(MilliLessons.zero) { sum, placed in
      if let stated = placed.activity.worth, placed.parts.first?.circle == nil { return sum + stated }
      if let circle = placed.parts.first?.circle {
        return sum + CirclePart.worth(of: placed.activity, circle, placed.parts, index)
      }
      let occurrences = placed.parts.reduce(MilliLessons.zero) { $0 + worth(of: $1, index) }
      return sum + occurrences + (years[placed.activity.id].map { worth(of: $0, index) } ?? .zero)
    }
    let rate = index.group.rules.rates.secondment
    let seconded = facts.postings.reduce(MilliLessons.zero) { sum, posting in
      sum + (posting.activity.worth ?? byNeed(rate, posting.member.school, posting.activity))
    }
    return .zero - placed - seconded
  }

  private static func worth(of part: Happening, _ index: GroupIndex) -> MilliLessons {
    switch part.wanted {
    case .session(let session):
      return part.attendees.reduce(.zero) {
        $0 + PresenceWorth.of(session, part.activity, school: $1.member.school, index)
      }
    case .visit:
      let first = part.guests.min { $0.member.person.id < $1.member.person.id }
      return first.map { byNeed(index.group.rules.rates.visit, $0.member.school, part.activity) } ?? .zero
    // Half-days count, not stays, and circles as wholes.
    case .circle, .stay: return .zero
    }
  }

  private static func worth(of year: SpecialistYear, _ index: GroupIndex) -> MilliLessons {
    year.halfDays.reduce(.zero) { sum, entry in
      guard let school = index.directory.schools[entry.key] else { return sum }
      return sum + byNeed(index.group.rules.rates.specialistHalfDay, school, year.activity) * entry.value
    }
  }

  /// A rate by the school's need and the activity's priority: just the rate at 1000 and 3.
  static func byNeed(_ rate: MilliLessons, _ school: School, _ activity: Activity) -> MilliLessons {
    let worth =
      rate.rawValue * school.need(for: activity).rawValue * PriorityFactor.twoToThe(activity.effectivePriority)
    return MilliLessons(floorDivide(worth, 8000))
  }
}
