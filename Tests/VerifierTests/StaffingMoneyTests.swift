// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Hires, recharges, contributions, their funds and budgets, worked out by hand.
@Suite struct StaffingMoneyTests {
  @Test(arguments: budgets)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted(.staffing) == change.codes)
  }

  static let budgets: [Change] = [
    Change(["H8"], "a penny more than the staffing budget") {
      $0.group.changeSchool("elm") { $0.staffingBudget = Pence(1_495_499) }
    },
    Change([], "all of the staffing budget") {
      $0.group.changeSchool("elm") { $0.staffingBudget = Pence(1_495_500) }
    },
    Change([], "a school that's paid more than it pays") {
      $0.group.changeSchool("oak") { $0.staffingBudget = .zero }
    },
    // Only Pia's mileage is spent on release.
    Change([], "staffing isn't release") { $0.group.changeSchool("oak") { $0.releaseBudget = Pence(2240) } },
    Change(["H8"], "a penny more than the fund has") { sample in
      StaffingMoneyTests.fund(&sample, "music")
      sample.group.funds[0].amount = Pence(35_999)
    },
    Change([], "all that the fund has") { sample in
      StaffingMoneyTests.fund(&sample, "music")
      sample.group.funds[0].amount = Pence(36_000)
    },
  ]

  private static func fund(_ sample: inout Sample, _ id: Identifier<Activity>) {
    sample.group.changeActivity(id) { $0.fund = "hub" }
    sample.group.funds[0].amount = Pence(10_000_000)
  }

  private func facts(_ change: (inout Sample) -> Void = { _ in }) -> Derivation {
    var sample = Sample.staffing
    change(&sample)
    var findings = Findings()
    let index = GroupIndex(sample.group)
    return Derivation(ReferenceListing.decisions(sample.plan, index, &findings), index: index)
  }

  /// What each school or fund pays for an activity.
  private func charges(
    _ kind: Charge.Kind, _ activity: Identifier<Activity>, _ facts: Derivation
  ) -> [String: Int] {
    let lines = facts.ledger.charges.filter { $0.kind == kind && $0.activity == activity }.map {
      ($0.school?.text ?? $0.fund?.text ?? "", $0.amount.rawValue)
    }
    return Dictionary(lines) { first, _ in first }
  }

  // MARK: Hires

  @Test func hireHasTheSchoolsOwnRate() {
    // 4 · (8 + 7) · 9000p.
    let facts = facts { $0.group.changeSchool("oak") { $0.supply.hireHalfDayRate = Pence(9000) } }
    #expect(charges(.hire, "elm-post", facts) == ["oak": 540_000])
    // The recharge follows it: 10 · 15 · 9000p.
    #expect(charges(.recharge, "elm-post", facts) == ["elm": 1_350_000, "oak": -1_350_000])
  }

  @Test func hireFollowsTheSchoolsSupplyRate() {
    // ⌊20,001 · 450 / 1000⌋ = 9000; with ⌊20,001 · 500 / 1000⌋ = 10,000.
    #expect(
      charges(.hire, "elm-post", facts { $0.group.changeSchool("oak") { $0.supply.dayRate = Pence(20_001) } })
        == ["oak": 540_000])
    let dearer = facts { sample in
      sample.group.changeSchool("oak") { $0.supply.dayRate = Pence(20_001) }
      sample.group.rules.defaults.hireHalfDay = PerMille(500)
    }
    #expect(charges(.hire, "elm-post", dearer) == ["oak": 600_000])
  }

  @Test func hireCountsTheWeeksOfTheSchoolThatIsLeft() {
    // Without pupils in the last week of October Oak has 7 + 7: 4 · 14 · 9,810p; the vacant post saves by Oak's weeks too.
    let facts = facts { sample in
      sample.ownCalendar("oak")
      sample.group.changeCalendar("own") {
        $0.closures.append(Closure(name: "Flood", span: "2026-10-19..2026-10-23", isBankHoliday: false))
      }
    }
    #expect(charges(.hire, "elm-post", facts) == ["oak": 549_360])
    #expect(charges(.hire, "oak-post", facts) == ["yew": 588_600])
  }

  @Test func hireOfOneHalfTermCountsItsOwnWeeks() {
    // 10 · 8 · 9,810p.
    let facts = facts { sample in
      sample.plan.changePlacement("elm-post") {
        $0.backfill = [StaffingPlan.share(1, .hire, 10), StaffingPlan.share(2, .chain, 10, by: "oak-post")]
      }
    }
    #expect(charges(.hire, "elm-post", facts) == ["oak": 784_800])
  }

  @Test func hiresAreConvertedHalfTermByHalfTerm() {
    // At 9,811p: 4 · 8 and 4 · 7 times that are ⌊69,767.1⌋ and ⌊61,046.2⌋ for Anna; Tom's as before 69,760 + 61,040; the
    // post saves ⌊6 · 8 · 9,811 · 1000 / 4500⌋ = 104,650 and ⌊91,569.3⌋ = 91,569; mileage 493.
    let facts = facts { $0.group.changeSchool("oak") { $0.supply.hireHalfDayRate = Pence(9811) } }
    #expect(
      facts.objective.parts.money == MilliLessons(69_767 + 61_046 + 69_760 + 61_040 - 104_650 - 91_569 + 493))
  }

  @Test func onlyAVacantPostSaves() {
    let facts = facts { $0.group.changeSecondment("oak-post") { $0.isVacant = false } }
    #expect(facts.objective.parts.money == MilliLessons(261_600 + 493))
  }

  @Test func vacantPostSavesNothingWhileNobodyIsSeconded() {
    let facts = facts { sample in
      sample.unplace("oak-post")
      sample.hireForAnna()
    }
    // 10 · 8 · 9,810p → 174,400 and 10 · 7 · 9,810p → 152,600.
    #expect(facts.objective.parts.money == MilliLessons(174_400 + 152_600 + 493))
  }

  // MARK: Recharges and contributions

  @Test func rechargeIsAsStatedOrAHire() {
    let facts = facts()
    #expect(charges(.recharge, "oak-post", facts) == ["oak": 900_000, "yew": -900_000])
    #expect(charges(.recharge, "elm-post", facts) == ["elm": 1_471_500, "oak": -1_471_500])
  }

  @Test func rechargeOfNothingIsLeftOut() {
    #expect(
      charges(.recharge, "oak-post", facts { $0.group.changeSecondment("oak-post") { $0.recharge = .zero } }).isEmpty)
  }

  @Test func contributionsCountHalfDaysHeldAndMadeUp() {
    // Elm's made-up afternoon counts, Ash's lost morning doesn't.
    #expect(charges(.contribution, "music", facts()) == ["ash": 12_000, "elm": 24_000, "oak": -36_000])
  }

  @Test func specialistsOwnSchoolContributesNothing() {
    let facts = facts { sample in
      for number in [1, 3, 5] {
        sample.plan.occurrences[number].place = .school("oak")
        sample.plan.occurrences[number].span = "09:00-12:00"
      }
    }
    #expect(charges(.contribution, "music", facts) == ["elm": 24_000, "oak": -24_000])
    #expect(facts.ledger.staffing(of: "oak") == Pence(-18_900 + 12_000))
  }

  @Test func fundPaysInPlaceOfSchools() {
    let facts = facts { sample in
      Self.fund(&sample, "music")
      Self.fund(&sample, "oak-post")
    }
    #expect(charges(.contribution, "music", facts) == ["hub": 36_000, "oak": -36_000])
    #expect(charges(.recharge, "oak-post", facts) == ["hub": 900_000, "yew": -900_000])
    #expect(facts.ledger.spend(of: Identifier<Fund>("hub")) == Pence(936_000))
    #expect(facts.ledger.staffing(of: "ash") == .zero)
    #expect(facts.ledger.staffing(of: "oak") == Pence(-18_900 - 900_000))
    // Nobody's hire is a fund's to pay.
    #expect(charges(.hire, "oak-post", facts) == ["yew": 588_600])
    #expect(facts.objective.parts.money == StaffingPlan.plan().objective.parts.money)
  }

  @Test func ringFencedFundPaysForItsSchoolsOnly() {
    let facts = facts { sample in
      Self.fund(&sample, "music")
      sample.group.funds[0].schools = ["elm", "oak"]
    }
    #expect(charges(.contribution, "music", facts) == ["ash": 12_000, "hub": 24_000, "oak": -36_000])
  }

  @Test func fundOfOtherKindsOrWithoutFeesPaysNothing() {
    for change: (inout Fund) -> Void in [{ $0.kinds = [.secondment] }, { $0.paysFees = false }] {
      let facts = facts { sample in
        Self.fund(&sample, "music")
        change(&sample.group.funds[0])
      }
      #expect(charges(.contribution, "music", facts) == ["ash": 12_000, "elm": 24_000, "oak": -36_000])
    }
  }

  @Test func fundRepaysLessonsThatStaysTake() {
    // Four Tuesdays, £20 each, besides the contributions.
    let facts = facts { sample in
      sample.addChoir()
      Self.fund(&sample, "music")
    }
    #expect(facts.losses.map(\.reference.className) == Array(repeating: "Choir", count: 4))
    #expect(facts.ledger.spend(of: Identifier<Fund>("hub")) == Pence(36_000 + 8000))
  }

  // MARK: Cover

  @Test func secondedCoverSupervisorCoversNobody() {
    // Ash could cover one lesson in P4; with Jo at Elm on Thursdays it can't.
    let change: (inout Sample) -> Void = { sample in
      sample.addMeeting(["hal"], on: "2026-10-15", "13:30-14:00")
    }
    #expect(facts(change).coverDays.map { $0.inside["P4"] } == [1])
    let alone = facts { sample in
      change(&sample)
      sample.secondJo(halfDays: [WeekdayHalf(weekday: .thursday, half: .afternoon)])
    }
    #expect(alone.coverDays.map { $0.inside["P4"] } == [0])
    // In the morning only, she's back for P4.
    let back = facts { sample in
      change(&sample)
      sample.secondJo(halfDays: [WeekdayHalf(weekday: .thursday, half: .morning)])
    }
    #expect(back.coverDays.map { $0.inside["P4"] } == [1])
  }

  @Test func nobodySecondedIsNamedForCover() {
    var sample = Sample.staffing
    sample.addMeeting(["hal"], on: "2026-10-15", "13:30-14:00")
    sample.group.cover[0].people = 3
    sample.secondJo(halfDays: [WeekdayHalf(weekday: .thursday, half: .afternoon)])
    sample.relist()
    #expect(sample.codes == [])
    guard let number = sample.plan.cover.firstIndex(where: { $0.by == .inside(nil) }) else {
      Issue.record("nothing is covered inside")
      return
    }
    sample.plan.cover[number].by = .inside("jo")
    #expect(sample.codes == ["L-cover"])
  }
}

extension Sample {
  /// Jo, Ash's cover supervisor, goes to Elm in the first half-term.
  mutating func secondJo(halfDays: [WeekdayHalf]) {
    var post = Secondment(school: "elm", applicants: ["jo"])
    post.halfTerms = 1
    post.halfDaysPerWeek = halfDays.count
    group.activities.append(Activity(id: "jo-post", title: "Cover at Elm", details: .secondment(post)))
    plan.secondments.append(
      SecondmentPlacement(
        activity: "jo-post", person: "jo", from: "ash", to: "elm", firstHalfTerm: 1, lastHalfTerm: 1,
        days: "2026-09-01..2026-10-23", halfDays: halfDays,
        backfill: [StaffingPlan.share(1, .hire, halfDays.count)], firmness: .provisional))
  }
}
