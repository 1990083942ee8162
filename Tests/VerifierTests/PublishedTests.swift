// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Plans made from published ones: what changes cost, and what has taken place. Today is 7 October.
@Suite struct PublishedTests {
  @Test func theSamePlanOnceMoreChangesNothing() {
    let sample = Sample.republished()
    #expect(sample.verdict.isVerified, "\(sample.verdict.breaches.prefix(4))")
    #expect(sample.verdict.objective?.churn == .zero)
    let staffing = Sample.republished(.staffing, asOf: "2026-09-20")
    #expect(staffing.verdict.isVerified, "\(staffing.verdict.breaches.prefix(4))")
    #expect(staffing.verdict.objective?.churn == .zero)
  }

  /// The plan as changed, everything that follows listed; what's checked is the churn that the verifier derives.
  private func churn(_ sample: Sample = .republished(), _ change: (inout Sample) -> Void) -> Int? {
    var sample = sample
    change(&sample)
    sample.relist()
    return sample.verdict.objective?.churn.rawValue
  }

  @Test func aMoveCostsEachPersonTold() {
    // Part 2, on 19 November: three attendees, led by a provider, who isn't counted; 18 November is no sooner than 4 weeks.
    #expect(churn { $0.plan.changeOccurrence("course", part: 2) { $0.date = "2026-11-18" } } == 3000)
    #expect(churn { $0.plan.changeOccurrence("course", part: 2) { $0.span = "13:35-15:05" } } == 3000)
    #expect(churn { $0.plan.changeOccurrence("course", part: 2) { $0.place = .school("ash") } } == 3000)
    #expect(churn { $0.plan.changeOccurrence("course", part: 2) { $0.leader = .person("gita") } } == 3000)
    #expect(churn { $0.plan.changeOccurrence("course", part: 2) { $0.room = "Hall" } } == 0)
  }

  @Test func insideFourWeeksItCostsTwoMore() {
    #expect(churn { $0.plan.changeOccurrence("course", part: 2) { $0.date = "2026-11-03" } } == 9000)
    #expect(churn { $0.plan.changeOccurrence("course", part: 2) { $0.date = "2026-11-04" } } == 3000)
    #expect(churn { $0.plan.changeOccurrence("course") { $0.date = "2026-11-05" } } == 9000)
    // The day of today is inside, whoever comes or doesn't is told as well.
    #expect(churn { $0.plan.changeOccurrence("network") { $0.span = "16:05-17:05" } } == 9000)
    #expect(churn { $0.plan.changeOccurrence("network") { $0.attendees.removeLast() } } == 3000)
  }

  @Test func stayingAwayCostsOneAndJoiningNothing() {
    #expect(churn { $0.plan.changeOccurrence("course", part: 2) { $0.attendees.removeLast() } } == 1000)
    let more = churn {
      $0.plan.changeOccurrence("course", part: 2) { $0.attendees.insert(SmallPlan.all(["anna"], .expected)[0], at: 0) }
    }
    #expect(more == 0)
    // Of a part that's moved everybody is told, those too who come no more.
    let moved = churn {
      $0.plan.changeOccurrence("course", part: 2) {
        $0.date = "2026-11-18"
        $0.attendees.removeLast()
        $0.attendees.insert(SmallPlan.all(["anna"], .expected)[0], at: 0)
      }
    }
    #expect(moved == 3000)
  }

  @Test func whatIsOffCostsThree() {
    #expect(churn { $0.unplace("network") } == 9000)
    #expect(churn { $0.plan.occurrences.removeAll { $0.activity == "course" && $0.part == 2 } } == 9000)
  }

  @Test func whoeverHasLeftIsNotTold() {
    let left = churn {
      $0.group.changePerson("hal") { $0.validUntil = "2026-11-01" }
      $0.plan.changeOccurrence("course", part: 2) { $0.attendees.removeLast() }
    }
    #expect(left == 0)
    let gone = churn {
      $0.group.people.removeAll { $0.id == "hal" }
      $0.plan.changeOccurrence("course", part: 1) { $0.attendees.removeLast() }
      $0.plan.changeOccurrence("course", part: 2) { $0.attendees.removeLast() }
    }
    #expect(gone == 0)
  }

  @Test func whatTheGroupHasNoMoreCostsNothing() {
    let gone = churn {
      $0.group.activities.removeAll { $0.id == "network" }
      $0.plan.occurrences.removeAll { $0.activity == "network" }
    }
    #expect(gone == 0)
  }

  @Test func ratesAndNoticeAreTheGroups() {
    let dear = churn {
      $0.group.rules.rates.moved = MilliLessons(10)
      $0.group.rules.rates.movedSoon = MilliLessons(5)
      $0.group.rules.limits.noticeDays = 60
      $0.plan.changeOccurrence("course", part: 2) { $0.date = "2026-11-18" }
    }
    #expect(dear == 45)
  }

  @Test func staysCountByTheDay() {
    let staffing = Sample.republished(.staffing, asOf: "2026-09-20")
    // Off, at other hours, and one more on a day without any.
    #expect(churn(staffing) { $0.plan.occurrences.removeAll { $0.date == "2026-09-29" } } == 3000)
    #expect(churn(staffing) { $0.plan.changeOccurrence("music", part: 7) { $0.span = "09:00-12:00" } } == 3000)
    let more = churn(staffing) {
      $0.plan.occurrences.append(StaffingPlan.stay(8, "2026-09-30", "ash", "08:45-12:20"))
    }
    #expect(more == 3000)
    #expect(churn(staffing) { $0.plan.rotas[0].slots.removeLast() } == 0)
  }

  @Test func secondmentsCountWhoeverGoes() {
    let staffing = Sample.republished(.staffing, asOf: "2026-07-01")
    let one = staffing.plan.secondments[0]
    #expect(churn(staffing) { $0.plan.changePlacement(one.activity) { $0.lastHalfTerm -= 1 } } == 1000)
    #expect(churn(staffing) { $0.plan.secondments.removeAll { $0.activity == one.activity } } == 3000)
  }

  @Test(arguments: past)
  func whatHasTakenPlaceStays(_ change: Change) {
    #expect(change.codesWhenRelisted(.republished()) == change.codes)
  }

  static let past: [Change] = [
    Change(["H17"], "a meeting that has taken place is at another time") { sample in
      Self.publish(&sample)
      sample.plan.changeOccurrence("heads") { $0.span = "10:30-12:30" }
    },
    Change(["H17"], "nobody remembers that somebody came") { sample in
      Self.publish(&sample)
      sample.plan.changeOccurrence("heads") { $0.attendees.removeLast() }
    },
    Change(["H17"], "a visit's lesson is another one") { sample in
      Self.publish(&sample)
      sample.plan.changeOccurrence("visit") { $0.observed = nil }
    },
    Change(["H17"], "something is put before today") { sample in
      Self.publish(&sample)
      sample.plan.changeOccurrence("course") { $0.date = "2026-10-05" }
    },
    Change(["H17"], "what has taken place is taken out") { sample in
      Self.publish(&sample)
      sample.unplace("visit")
    },
  ]

  /// Today is 30 September; two secondments are running. What else breaks by a change is other tests' business.
  @Test(arguments: pastStaffing)
  func staysAndSecondmentsThatHaveTakenPlaceStay(_ change: Change) {
    #expect(
      change.codesWhenRelisted(.republished(.staffing, asOf: "2026-09-30")).contains("H17") == !change.codes.isEmpty)
  }

  static let pastStaffing: [Change] = [
    Change([], "nothing changed") { _ in },
    Change(["H17"], "a stay that has taken place is taken out") {
      $0.plan.occurrences.removeAll { $0.date == "2026-09-29" }
    },
    Change(["H17"], "a stay that has taken place is at other hours") { sample in
      sample.plan.changeOccurrence("music", part: 7) { $0.span = "09:00-12:00" }
    },
    Change(["H17"], "a stay that has taken place is elsewhere") { sample in
      sample.plan.changeOccurrence("music", part: 7) { $0.place = .school("ash") }
    },
    Change(["H17"], "a stay is put before today") {
      $0.plan.occurrences.append(StaffingPlan.stay(8, "2026-09-28", "ash", "08:45-12:20"))
    },
    Change([], "a stay is put on today") {
      $0.plan.occurrences.append(StaffingPlan.stay(8, "2026-09-30", "ash", "08:45-12:20"))
    },
    Change(["H17"], "a secondment that's running is changed") { sample in
      sample.plan.changePlacement("elm-post") { $0.halfDays.removeLast() }
    },
    Change([], "a secondment that's running ends") { sample in
      sample.plan.secondments.removeAll { $0.days.first < "2026-09-30" }
    },
    Change(["H17"], "a secondment that's over is taken out") { sample in
      sample.plan.asOf = (sample.plan.secondments.map(\.days.last).min() ?? sample.plan.asOf) + 1
      let over = sample.plan.asOf
      sample.plan.secondments.removeAll { $0.days.last < over }
    },
    Change(["H17"], "a secondment that wasn't published began before today") { sample in
      sample.published?.plan.secondments.removeAll { $0.days.first < "2026-09-30" }
    },
  ]

  private static func publish(_ sample: inout Sample) {
    if sample.published == nil { sample = .republished(sample) }
  }

  @Test func ofAShorterSeriesWhatHasTakenPlaceStays() {
    // The course had two parts, on 15 October and 19 November.
    for (today, count, codes) in [
      ("2026-10-07", 1, []), ("2026-10-07", 2, ["H10"]), ("2026-10-20", 2, ["H10"]), ("2026-10-20", 1, []),
      ("2026-11-20", 2, []), ("2026-11-20", 1, ["H17"]),
    ] as [(CivilDate, Int, [String])] {
      var sample = Sample.republished(asOf: today)
      sample.group.changeSession("course") { $0.series.parts = 1 }
      sample.plan.occurrences.removeAll { $0.activity == "course" && $0.part > count }
      sample.relist()
      #expect(sample.codes == Set(codes), "\(today), \(count)")
    }
  }

  /// A veto, a decline, another timetable: what has taken place isn't judged again.
  @Test func thePastIsNotJudgedAgain() {
    var sample = Sample.republished()
    sample.group.relations.append(Relation(kind: .veto, a: .person("carol"), b: .person("ivy")))
    sample.group.declines.append(Decline(person: "anna", activity: "visit"))
    sample.relist()
    #expect(sample.codes.isEmpty, "\(sample.verdict.breaches.prefix(4))")
    sample.published = nil
    sample.plan.from = nil
    sample.relist()
    #expect(sample.codes == ["H12", "H16"])
  }

  @Test func wrongChurnIsFoundOut() {
    var sample = Sample.republished()
    sample.plan.objective.churn += MilliLessons(1)
    #expect(sample.codes == ["L-objective"])
    // Without the published plan it can't be.
    sample.published = nil
    #expect(sample.codes.isEmpty)
  }

  @Test func anotherPublishedPlanIsFoundOut() {
    var sample = Sample.republished()
    sample.published?.hash = String(repeating: "0", count: 64)
    #expect(sample.codes == ["L-header"])
  }
}
