// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// Supply, fees, funds and context distance, worked out by hand.
@Suite struct MoneyTests {
  private func facts(_ change: (inout Sample) -> Void = { _ in }) -> Derivation {
    var sample = Sample()
    change(&sample)
    var findings = Findings()
    let index = GroupIndex(sample.group)
    return Derivation(ReferenceListing.decisions(sample.plan, index, &findings), index: index)
  }

  private func fees(_ facts: Derivation) -> [String: Int] {
    let lines = facts.ledger.charges.filter { $0.kind == .fee }.map {
      ($0.school?.text ?? $0.fund?.text ?? "", $0.amount.rawValue)
    }
    return Dictionary(lines) { first, _ in first }
  }

  /// Greatest needs in the morning and afternoon, and what is bought at £100 a day and £60 a half.
  @Test(arguments: [
    (0, 0, []), (1, 0, ["am"]), (0, 2, ["pm", "pm"]), (1, 1, ["day"]), (2, 1, ["day", "am"]),
    (1, 3, ["day", "pm", "pm"]),
  ])
  func cheapestMixIsBought(_ mornings: Int, _ afternoons: Int, _ parts: [String]) {
    let index = GroupIndex(SmallGroup.group())
    var school = School(id: "oak", name: "Oak", phase: .primary, calendar: "weekly", bells: "primary")
    school.supply.dayRate = Pence(10_000)
    let bought = Supply.purchases(school, "2026-10-06", mornings: mornings, afternoons: afternoons, index)
    #expect(bought.map(\.part.rawValue) == parts)
    #expect(bought.map(\.number) == Array(1..<(parts.count + 1)))
    #expect(bought.map(\.cost) == parts.map { $0 == "day" ? Pence(10_000) : Pence(6000) })
  }

  @Test func ofEquallyCheapMixesTheOneWithMostDaysIsBought() {
    let index = GroupIndex(SmallGroup.group())
    var school = School(id: "oak", name: "Oak", phase: .primary, calendar: "weekly", bells: "primary")
    school.supply.dayRate = Pence(10_000)
    school.supply.halfDayRate = Pence(10_000)
    let bought = Supply.purchases(school, "2026-10-06", mornings: 2, afternoons: 0, index)
    #expect(bought.map(\.part) == [.day, .day])
  }

  @Test func halfADayRoundsDown() {
    // ⌊21801 · 600 / 1000⌋ = 13,080.
    let index = GroupIndex(SmallGroup.group())
    var school = School(id: "oak", name: "Oak", phase: .nursery, calendar: "weekly", bells: "primary")
    school.supply.dayRate = Pence(21_801)
    #expect(Supply.purchases(school, "2026-10-06", mornings: 1, afternoons: 0, index).map(\.cost) == [Pence(13_080)])
  }

  @Test(arguments: [(Phase.nursery, 13_080), (.special, 16_200), (.secondary, 17_460), (.middle, 17_460)])
  func rateDependsOnThePhase(_ phase: Phase, _ half: Int) {
    let index = GroupIndex(SmallGroup.group())
    let school = School(id: "oak", name: "Oak", phase: phase, calendar: "weekly", bells: "primary")
    #expect(Supply.purchases(school, "2026-10-06", mornings: 1, afternoons: 0, index).map(\.cost) == [Pence(half)])
  }

  @Test func awayCoverSupervisorCoversNobody() {
    let facts = facts { sample in
      sample.group.cover[0].people = 3
      sample.add(
        Activity(id: "short", title: "Short", details: .session(.short(["jo"], at: "ash"))),
        Occurrence(
          activity: "short", part: 1, date: "2026-10-15", span: "14:00-14:30", place: .school("ash"), leader: nil,
          attendees: SmallPlan.all(["jo"], .required), firmness: .firm))
    }
    let inside = facts.coverDays.filter { $0.school.id == "ash" }.map { $0.inside["P4"] }
    // In October 3 - 1 in reserve - Jo; in winter 3 - 2.
    #expect(inside == [1, 1])
  }

  @Test func feeIsSharedByPupils() {
    // £430 by 1000, 420, 210 of 1630: ⌊26380.4⌋, ⌊11079.7⌋, ⌊5539.9⌋; two pence left to Ash and Elm.
    let facts = facts { $0.group.changeSession("course") { $0.split = .pupils } }
    #expect(fees(facts) == ["ash": 26_381, "elm": 11_080, "oak": 5539])
  }

  @Test func feeIsSharedByAttendance() {
    // A head more of Ash in both parts: £440 by 4, 2, 2 of 8.
    let facts = facts { sample in
      sample.group.changeSession("course") { $0.split = .attendance }
      for part in 1...2 {
        sample.plan.changeOccurrence("course", part: part) {
          $0.attendees.append(Attendance(person: "lou", role: .required))
        }
      }
    }
    #expect(fees(facts) == ["ash": 22_000, "elm": 11_000, "oak": 11_000])
  }

  @Test func feeIsSharedByNeed() {
    // £430 by 10⁶ / need: 1000 (ash), 833 (elm), 1000 (oak) of 2833: 15,178.3, 12,643.5, 15,178.3; ash takes the penny left.
    let facts = facts { $0.group.changeSession("course") { $0.split = .need } }
    #expect(fees(facts) == ["ash": 15_179, "elm": 12_643, "oak": 15_178])
  }

  @Test func feeCountsDaysToo() {
    let facts = facts { $0.group.providers[0].feePerDay = Pence(1000) }
    #expect(facts.fees.map(\.amount) == [Pence(45_000)])
  }

  @Test func fundPaysFeesAndTariffs() {
    // Six lessons of Ben, Erin and Hal a date: 12 × £20, and £430.
    let facts = facts { $0.group.changeActivity("course") { $0.fund = "hub" } }
    #expect(fees(facts) == ["hub": 43_000])
    #expect(facts.ledger.spend(of: Identifier<Fund>("hub")) == Pence(4000 + 24_000 + 43_000))
  }

  @Test func reservePaysWhatSchoolsOfNeedSpendBeyondTheirBudgets() {
    // Elm of need 1200 spends 41,053; Oak of need 1000 spends more than its budget on its own account.
    let facts = facts { sample in
      var reserve = Fund(id: "reserve", name: "Reserve", amount: Pence(5000))
      reserve.reserveFromNeed = PerMille(1200)
      sample.group.funds.append(reserve)
      sample.group.changeSchool("elm") { $0.releaseBudget = Pence(40_000) }
      sample.group.changeSchool("oak") { $0.releaseBudget = Pence(40_000) }
    }
    let lines = facts.ledger.charges.filter { $0.kind == .reserve }
    #expect(lines.map(\.amount) == [Pence(-1053)] && lines.first?.school == "elm" && lines.first?.fund == "reserve")
    #expect(facts.ledger.spend(of: Identifier<School>("elm")) == Pence(40_000))
    #expect(facts.ledger.spend(of: Identifier<School>("oak")) == Pence(50_917))
    #expect(facts.ledger.spend(of: Identifier<Fund>("reserve")) == Pence(1053))
  }

  /// The network of 7 October from 16:00 to 17:00: Dev and Anna work until 16:00, Gita until 16:00 too. Of Elm Dev alone is paid
  /// by the hour, a penny's part counting as one.
  @Test func hoursBeyondTheirOwnArePaid() {
    let facts = facts { sample in
      sample.group.changePerson("dev") { $0.hourlyRate = Pence(1421) }
      sample.group.changePerson("carol") { $0.hourlyRate = Pence(1421) }
      sample.plan.changeOccurrence("network") { $0.span = "16:10-16:25" }
    }
    let lines = facts.ledger.charges.filter { $0.kind == .pay }
    // ⌈15 · 1421 / 60⌉ = ⌈355.25⌉; Carol's two hours of 1 September lie within her own.
    #expect(lines.map(\.amount) == [Pence(356)] && lines.first?.school == "elm" && lines.first?.date == "2026-10-07")
    #expect(facts.ledger.spend(of: Identifier<School>("elm")) == Pence(41_053 + 356))
    let unpaid = self.facts { $0.plan.changeOccurrence("network") { $0.span = "16:10-16:25" } }
    // ⌊356 · 1000 / 4500⌋.
    #expect(facts.objective.parts.money - unpaid.objective.parts.money == MilliLessons(79))
  }

  @Test func reservePaysNothingOfWhatNamesIt() {
    let facts = facts { sample in
      sample.group.changeActivity("course") { $0.fund = "hub" }
      sample.group.funds[0].reserveFromNeed = PerMille(1)
    }
    #expect(fees(facts) == ["ash": 14_334, "elm": 14_333, "oak": 14_333])
    #expect(facts.ledger.charges.filter { $0.kind == .tariff }.isEmpty)
  }

  @Test func ringFencedFundPaysForItsSchoolsOnly() {
    let facts = facts { sample in
      sample.group.changeActivity("course") { $0.fund = "hub" }
      sample.group.funds[0].schools = ["elm", "ash"]
    }
    #expect(fees(facts) == ["hub": 14_334 + 14_333, "oak": 14_333])
    // No tariff for Oak: four lessons each of Ash and Elm.
    #expect(facts.ledger.spend(of: Identifier<Fund>("hub")) == Pence(16_000 + 28_667))
  }

  @Test func fundForOtherKindsPaysNothing() {
    let facts = facts { sample in
      sample.group.changeActivity("course") { $0.fund = "hub" }
      sample.group.funds[0].kinds = [.visit]
    }
    #expect(fees(facts) == ["ash": 14_334, "elm": 14_333, "oak": 14_333])
    #expect(facts.ledger.spend(of: Identifier<Fund>("hub")) == Pence(4000))
  }

  @Test func fundThatPaysNoFeesStillPaysTariffs() {
    let facts = facts { sample in
      sample.group.changeActivity("course") { $0.fund = "hub" }
      sample.group.funds[0].paysFees = false
    }
    #expect(fees(facts) == ["ash": 14_334, "elm": 14_333, "oak": 14_333])
    #expect(facts.ledger.spend(of: Identifier<Fund>("hub")) == Pence(28_000))
  }

  @Test func contextDistanceAddsWhatBothKnow() {
    let schools = GroupIndex(SmallGroup.group()).directory.schools
    guard let oak = schools["oak"], let elm = schools["elm"], let ash = schools["ash"] else {
      Issue.record("a school is missing")
      return
    }
    // Pupils ⌊210/5⌋ = 42, meals 150, forms ⌊1000/20⌋ = 50.
    #expect(ContextDistance.between(oak, elm) == 242)
    // Phase 300, pupils ⌊580/5⌋ = 116.
    #expect(ContextDistance.between(elm, ash) == 416)
    var grammar = ash
    grammar.isSelective = true
    grammar.intake = .girls
    grammar.pupils = 2500
    var other = ash
    other.isSelective = false
    other.intake = .mixed
    // Pupils capped at 200, selective 100, intake 50.
    #expect(ContextDistance.between(grammar, other) == 350)
    #expect(ContextDistance.between(ash, ash) == 0)
  }
}
