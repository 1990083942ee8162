// SPDX-License-Identifier: Apache-2.0

import Domain

/// H5: PPA, ECT, mentor and other protected time isn't taken, journeys included.
enum H5ProtectedTime: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for day in facts.personDays {
      for presence in day.presences {
        let taken = presence.isHost ? presence.intervals : [presence.away(facts.index)]
        findings.require(
          .protectedTime, !day.protectedTimes.contains { time in taken.contains { $0.overlaps(time) } },
          at: Breach.Location(
            activity: presence.occurrence.activity, part: presence.occurrence.part, date: day.date,
            school: day.member.school.id, person: day.member.person.id),
          "'\(presence.occurrence.activity)' takes protected time of \(day.member.person.name) on \(day.date.readable)")
      }
    }
  }
}
