// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// H15, and what H10 and S2 ask of sessions in several cohorts. Each change breaks one clause and nothing else.
@Suite struct BrokenCohortRulesTests {
  @Test(arguments: lawful + people + series + sizes + required)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted(.cohorts) == change.codes)
  }

  /// A rule for one person more.
  private static func rule(
    _ person: Identifier<Person>, _ level: Level
  ) -> @Sendable (inout Session) -> Void {
    { $0.participants.append(Participants(selector: SmallGroup.people([person]), level: level)) }
  }

  static let lawful: [Change] = [
    Change([], "the second cohort first, under another leader") { _ in },
    Change([], "one leader of both") { sample in
      for part in 1...2 { sample.changeMeeting(2, part) { $0.leader = .person("carol") } }
    },
    Change([], "both on one date") { sample in
      sample.changeMeeting(2, 1) { $0.date = "2026-09-16" }
      sample.changeMeeting(2, 2) { $0.date = "2026-09-30" }
    },
    Change([], "somebody who is invited joins") { $0.join("jo", 1, as: .invited) },
    Change([], "one more for each cohort to choose from") { sample in
      sample.join("jo", 1, as: .invited)
      sample.join("kit", 2, as: .invited)
    },
  ]

  static let people: [Change] = [
    Change(["H15"], "somebody in two cohorts") { sample in
      sample.join("jo", 1, as: .invited)
      sample.join("jo", 2, as: .invited)
    },
    Change(["H15"], "a leader attends another cohort") { sample in
      sample.group.changeSession("induction", rule("carol", .invited))
      sample.join("carol", 2, as: .invited)
    },
    Change(["H10"], "somebody comes to the first part only") { $0.leave("gita", parts: 2...2) },
    Change(["H10"], "somebody comes to a later part only") { sample in
      sample.changeMeeting(1, 2) { $0.attendees.append(Attendance(person: "jo", role: .invited)) }
    },
    Change(["H10"], "other people, be the same ones asked for or not") { sample in
      sample.group.changeSession("induction") { $0.series.samePeople = false }
      sample.leave("gita", parts: 2...2)
    },
  ]

  static let series: [Change] = [
    Change(["H10"], "a cohort missing") { sample in
      for person in ["ben", "erin", "hal"] as [Identifier<Person>] { sample.move(person, to: 1) }
      sample.plan.occurrences.removeAll { $0.cohort == 2 }
    },
    Change(["H15"], "a cohort too many") { $0.group.changeSession("induction") { $0.cohorts = 1 } },
    Change(["H10", "H15"], "cohorts numbered from 2") { sample in
      sample.plan.occurrences.indices.forEach { sample.plan.occurrences[$0].cohort += 1 }
    },
    Change(["H10"], "a part missing") { sample in
      sample.plan.occurrences.removeAll { $0.number == Occurrence.Number(cohort: 2, part: 2) }
    },
    Change(["H10"], "parts numbered through the cohorts") { sample in
      sample.changeMeeting(2, 1) { $0.part = 3 }
      sample.changeMeeting(2, 2) { $0.part = 4 }
    },
    Change(["H10"], "parts in the wrong order") { sample in
      sample.changeMeeting(2, 1) { $0.date = "2026-10-07" }
    },
    Change(["H10"], "parts of a cohort too close") { sample in
      sample.group.changeSession("induction") { $0.series.leastGap = 14 }
      sample.changeMeeting(2, 1) { $0.date = "2026-09-16" }
    },
    Change([], "parts just apart enough") { sample in
      sample.group.changeSession("induction") {
        $0.series.leastGap = 14
        $0.series.mostGap = 14
      }
    },
    Change(["H10"], "another leader in a later part") { sample in
      sample.changeMeeting(1, 2) { $0.leader = .person("finn") }
    },
    Change(["H10"], "a cohort in too few terms") { sample in
      sample.group.changeSession("induction") { $0.series.leastTerms = 2 }
      sample.changeMeeting(1, 2) { $0.date = "2027-01-13" }
    },
    Change([], "each cohort in enough terms") { sample in
      sample.group.changeSession("induction") { $0.series.leastTerms = 2 }
      sample.changeMeeting(1, 2) { $0.date = "2027-01-13" }
      sample.changeMeeting(2, 2) { $0.date = "2027-01-20" }
    },
  ]

  /// Six people: at 200 thousandths just three, at 400 from ⌈1.8⌉ to ⌊4.2⌋.
  static let sizes: [Change] = [
    Change([], "four and two where that's even enough") { $0.move("dev", to: 2) },
    Change(["H15"], "four and two, a third from the mean, by the group's tolerance") { sample in
      sample.group.changeSession("induction") { $0.tolerance = nil }
      sample.move("dev", to: 2)
    },
    Change(["H15"], "five and one") { sample in
      sample.move("dev", to: 2)
      sample.move("anna", to: 2)
    },
    Change([], "four and two where the group says so") { sample in
      sample.group.rules.limits.cohortTolerance = PerMille(400)
      sample.group.changeSession("induction") { $0.tolerance = nil }
      sample.move("dev", to: 2)
    },
    Change(["H15"], "the session's own tolerance goes before the group's") { sample in
      sample.group.rules.limits.cohortTolerance = PerMille(400)
      sample.group.changeSession("induction") { $0.tolerance = PerMille(0) }
      sample.move("dev", to: 2)
    },
    Change([], "seven people can't be halved") { sample in
      sample.group.changeSession("induction") { $0.tolerance = PerMille(0) }
      sample.join("jo", 1, as: .invited)
    },
    Change(["S2"], "fewer than the quorum in one of them") { sample in
      sample.group.changeSession("induction") { $0.quorum = 3 }
      sample.move("dev", to: 2)
    },
  ]

  static let required: [Change] = [
    Change(["S2"], "somebody required is in none") { $0.leave("ben") },
    Change([], "somebody required who leads one") { sample in
      sample.group.changeSession("induction", rule("carol", .required))
    },
    Change([], "somebody required who isn't employed yet when one begins") { sample in
      sample.leave("ben")
      sample.group.changePerson("ben") { $0.validFrom = "2026-09-10" }
    },
    Change([], "somebody who begins in time for one of them is in that") { sample in
      sample.move("ben", to: 1)
      sample.group.changePerson("ben") { $0.validFrom = "2026-09-10" }
    },
    Change(["S2"], "too few of a school") { $0.leave("hal") },
    Change([], "a school's people together in one") { sample in
      sample.move("hal", to: 1)
    },
    Change(["S2"], "too many of a school over both") { $0.join("lou", 1) },
    Change(["S2"], "too many of a school who are invited") { sample in
      sample.group.changeSession("induction") { $0.participants[3].perSchool = 1 }
      sample.join("jo", 1, as: .invited)
      sample.join("kit", 2, as: .invited)
    },
    Change(["S2"], "somebody in another role") { sample in
      for part in 1...2 { sample.changeMeeting(1, part) { $0.attendees[0].role = .invited } }
    },
  ]

  /// Cohorts are of sessions, and of one that has a single cohort too its number is 1.
  @Test func whatHasOneCohortSaysOne() {
    let visit = Change(["H15"], "a visit") { $0.plan.changeOccurrence("visit") { $0.cohort = 2 } }
    #expect(visit.codesWhenRelisted() == visit.codes)
    let session = Change(["H10", "H15"], "a session") { $0.plan.changeOccurrence("heads") { $0.cohort = 2 } }
    #expect(session.codesWhenRelisted() == session.codes)
    let stay = Change(["H15"], "a stay") { $0.plan.changeOccurrence("music", part: 7) { $0.cohort = 2 } }
    #expect(stay.codesWhenRelisted(.staffing) == stay.codes)
    let step = Change(["H15"], "a step") { $0.plan.changeOccurrence("triad", part: 2) { $0.cohort = 2 } }
    #expect(step.codesWhenRelisted(.circles) == step.codes)
  }

  @Test func cohortsOfOneStartStandByNumber() throws {
    var sample = Sample.cohorts
    sample.changeMeeting(2, 1) { $0.date = "2026-09-16" }
    sample.relist()
    #expect(sample.plan.occurrences.prefix(2).map(\.cohort) == [1, 2] && sample.codes.isEmpty)
    sample.plan.occurrences.swapAt(0, 1)
    #expect(sample.codes == ["L-order"])
  }

  @Test func aBreachSaysWhichCohort() throws {
    var sample = Sample.cohorts
    sample.group.changeSession("induction") { $0.length = Minutes(50) }
    sample.relist()
    let breaches = sample.verdict.breaches.filter { $0.rule == .people }
    #expect(breaches.map(\.location.cohort) == [nil, nil, 2, 2])
    #expect(breaches.map(\.location.part) == [1, 2, 1, 2])
    #expect(breaches.last?.words == "'Induction' cohort 2 part 2 on Wed 23 Sep 2026 takes 60 minutes instead of 50")
    #expect((sample.verdict.checks[.cohorts] ?? 0) > 0)
  }
}
