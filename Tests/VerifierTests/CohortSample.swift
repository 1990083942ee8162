// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

extension Sample {
  /// Three schools with an induction in two cohorts; what follows from it isn't listed.
  static var cohorts: Sample { Sample(group: SmallCohorts.group(), plan: SmallCohorts.plan()) }

  /// Changes one part of a cohort.
  mutating func changeMeeting(_ cohort: Int, _ part: Int, _ change: (inout Occurrence) -> Void) {
    for number in plan.occurrences.indices {
      if plan.occurrences[number].number == Occurrence.Number(cohort: cohort, part: part) {
        change(&plan.occurrences[number])
      }
    }
  }

  /// Puts somebody into all parts of a cohort.
  mutating func join(_ person: Identifier<Person>, _ cohort: Int, as role: Attendance.Role = .required) {
    for part in 1...2 {
      changeMeeting(cohort, part) { meeting in
        meeting.attendees.append(Attendance(person: person, role: role))
        meeting.attendees.sort { $0.person < $1.person }
      }
    }
  }

  /// Takes somebody out of these parts of all cohorts.
  mutating func leave(_ person: Identifier<Person>, parts: ClosedRange<Int> = 1...2) {
    for number in plan.occurrences.indices where parts.contains(plan.occurrences[number].part) {
      plan.occurrences[number].attendees.removeAll { $0.person == person }
    }
  }

  /// Puts somebody from one cohort into the other.
  mutating func move(_ person: Identifier<Person>, to cohort: Int) {
    leave(person)
    join(person, cohort)
  }
}
