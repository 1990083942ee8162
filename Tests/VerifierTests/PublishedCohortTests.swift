// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Plans made from published ones with cohorts. Today is 14 September: the second cohort has met once, the first hasn't.
@Suite struct PublishedCohortTests {
  private static var sample: Sample {
    var sample = Sample.cohorts
    sample.relist()
    return .republished(sample, asOf: "2026-09-14")
  }

  @Test(arguments: past) func whatHasBegunGoesOn(_ change: Change) {
    #expect(change.codesWhenRelisted(Self.sample) == change.codes)
  }

  static let past: [Change] = [
    Change([], "the same once more") { _ in },
    Change(["H17"], "a part that has taken place is at another time") { sample in
      sample.changeMeeting(2, 1) { $0.span = "15:35-16:35" }
    },
    Change(["H17"], "it's said to have been of the other cohort") { sample in
      for number in sample.plan.occurrences.indices {
        sample.plan.occurrences[number].cohort = 3 - sample.plan.occurrences[number].cohort
      }
    },
    Change([], "what has begun ends early") { sample in
      sample.plan.occurrences.removeAll { $0.number == Occurrence.Number(cohort: 2, part: 2) }
    },
    Change([], "a cohort that hasn't begun is given up") { sample in
      sample.plan.occurrences.removeAll { $0.cohort == 1 }
    },
    Change(["H10"], "somebody joins what has begun") { sample in
      sample.changeMeeting(2, 2) { $0.attendees.append(Attendance(person: "jo", role: .invited)) }
    },
    Change(["S2"], "somebody required stays away from what has begun") { sample in
      sample.changeMeeting(2, 2) { $0.attendees.removeFirst() }
    },
    Change([], "somebody required has left") { sample in
      sample.group.changePerson("ben") { $0.validUntil = "2026-09-20" }
      sample.changeMeeting(2, 2) { $0.attendees.removeFirst() }
    },
    Change([], "somebody required has declined since") { sample in
      sample.group.declines.append(Decline(person: "ben", activity: "induction"))
      sample.changeMeeting(2, 2) { $0.attendees.removeFirst() }
    },
    Change(["S2"], "somebody required is in neither") { $0.leave("anna") },
    Change([], "sizes of what has begun don't count") { sample in
      sample.group.rules.limits.cohortTolerance = PerMille(0)
      sample.join("jo", 1, as: .invited)
      sample.join("kit", 1, as: .invited)
    },
    Change(["H15"], "whoever was in the one joins the other") { $0.join("ben", 1) },
    Change(["H15"], "there's one cohort now, and the second goes on") { sample in
      sample.group.changeSession("induction") { $0.cohorts = 1 }
    },
    Change([], "there's one cohort now, and the second has been") { sample in
      sample.group.changeSession("induction") { $0.cohorts = 1 }
      sample.plan.occurrences.removeAll { $0.number == Occurrence.Number(cohort: 2, part: 2) }
    },
    Change([], "there are more cohorts now") { sample in
      sample.group.changeSession("induction") { $0.cohorts = 3 }
      sample.move("gita", to: 1)
      sample.plan.occurrences += [
        SmallCohorts.meeting(3, 1, "2026-10-07", ["anna", "dev"]),
        SmallCohorts.meeting(3, 2, "2026-10-14", ["anna", "dev"]),
      ]
      for part in 1...2 {
        sample.changeMeeting(1, part) { $0.attendees.removeAll { ["anna", "dev"].contains($0.person) } }
      }
      sample.join("ivy", 1, as: .expected)
    },
  ]

  private func churn(_ change: (inout Sample) -> Void) -> Int? {
    var sample = Self.sample
    change(&sample)
    sample.relist()
    return sample.verdict.objective?.churn.rawValue
  }

  /// Three attendees and who leads, at short notice.
  @Test func aPartIsKnownByItsCohort() {
    #expect(churn { _ in } == 0)
    #expect(churn { $0.changeMeeting(1, 2) { $0.date = "2026-10-07" } } == 12_000)
    #expect(churn { $0.plan.occurrences.removeAll { $0.number == Occurrence.Number(cohort: 2, part: 2) } } == 12_000)
    #expect(churn { $0.join("jo", 1, as: .invited) } == 0)
  }
}
