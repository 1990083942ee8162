// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

private func reading(_ plan: Plan = SmallPlan.planWithStaffing()) throws -> RotaReading {
  try #require(PlanIndex(SmallGroup.groupWithStaffing(), plan).rota(of: "music"))
}

@Test func halfDaysHeldLostAndMadeUpAddUpToTheBalances() throws {
  let entries = try reading().entries
  for balance in SmallPlan.planWithStaffing().rotaBalances {
    let own = entries.filter { $0.school == balance.school }
    let held = own.count { $0.standing == .held }
    #expect(held == balance.held && own.count { $0.isMadeUp } == balance.madeUp)
    #expect(held + own.count { $0.isLost } == balance.due)
    #expect(own.count { $0.isLost && $0.counterpart == nil } == balance.owed)
  }
  #expect(entries.map(\.when) == entries.map(\.when).sorted())
}

@Test func theEarliestLostHalfDayIsMadeUpFirst() throws {
  let elm = try reading().entries.filter { $0.school == "elm" }
  let made = try #require(elm.first { $0.isMadeUp })
  #expect(made.when == DatedHalf(date: "2026-10-09", half: .morning))
  #expect(made.counterpart == DatedHalf(date: "2026-09-30", half: .morning))
  let owed = elm.filter { $0.isLost && $0.counterpart == nil }
  #expect(owed.map(\.when) == [DatedHalf(date: "2026-09-30", half: .afternoon)])
}

@Test func aStayTakesTheHalvesOfItsSchoolsBells() throws {
  let (plan, reading) = (SmallPlan.planWithStaffing(), try reading())
  let halves = plan.occurrences.filter(\.isStay).prefix(3).map { reading.entries(of: $0).map(\.when.half) }
  #expect(halves == [[.morning, .afternoon], [.morning], [.morning]])
  #expect(reading.cycleWeek(of: "2026-09-02") == 1 && reading.cycleWeek(of: "2026-10-21") == 2)
  #expect(reading.cycleWeek(of: "2026-10-28") == nil)
}

@Test func daysOutsideTheWindowsAreNotDue() throws {
  var group = SmallGroup.groupWithStaffing()
  group.changeActivity("music") { $0.timing.windows = ["2026-09-01..2026-09-11"] }
  let reading = try #require(PlanIndex(group, SmallPlan.planWithStaffing()).rota(of: "music"))
  // Two weeks are due, of which nothing is lost; every later half-day is more than was promised.
  #expect(reading.entries.count { $0.standing == .held } == 6 && !reading.entries.contains { $0.isLost })
}

@Test func specialistsAndSecondmentsHaveTheirWords() throws {
  let (group, plan) = (SmallGroup.groupWithStaffing(), SmallPlan.planWithStaffing())
  let words = PlanWords(group, plan)
  let stays = plan.occurrences.filter(\.isStay)
  #expect(words.title(stays[0]) == "Music at Elm Primary")
  #expect(words.specialistHere(stays[0]) == "Music specialist: Mia North, all day")
  #expect(words.specialistHere(stays[1]) == "Music specialist: Mia North, morning")
  #expect(
    stays.compactMap(words.makingUp) == ["Makes up for Wed 30 Sep, morning.", "Makes up for Thu 24 Sep, morning."])
  let secondments = Dictionary(uniqueKeysWithValues: plan.secondments.map { ($0.activity, $0) })
  let swap = try #require(secondments["post-elm"])
  #expect(words.title(swap) == "Secondment to Elm Primary: Lead for phonics")
  #expect(words.time(swap) == "Mon 4 Jan to Thu 25 Mar, the whole week")
  #expect(words.halfTerms(swap) == "Spring 1 to Spring 2")
  #expect(
    words.backfill(swap) == [
      "Spring 1 to Spring 2: Erin Quick comes from Elm Primary in exchange (10 half-days a week)."
    ])
  let hired = try #require(secondments["post-elm-3"])
  #expect(words.time(hired) == "Mon 12 Apr to Fri 28 May, Mon and Tue")
  #expect(
    words.backfill(hired) == [
      "Summer 1: a teacher is hired (3 half-days a week).",
      "Summer 1: the school can spare the time (1 half-day a week).",
    ])
  #expect(words.filling(hired) == "Fills the place of Dev Patel.")
}

@Test func whoComesInExchangeIsNotNamedWhereThatIsConfidential() throws {
  var group = SmallGroup.groupWithStaffing()
  group.changeActivity("post-oak") { $0.isConfidential = true }
  let plan = SmallPlan.planWithStaffing()
  let words = PlanWords(group, plan)
  #expect(words.backfill(plan.secondments[0]).allSatisfy { $0.contains("somebody comes from Elm Primary in exchange") })
  #expect(words.filling(plan.secondments[3]) == "Fills the place of Ben Hill.")
  group.changeActivity("post-elm") { $0.isConfidential = true }
  #expect(PlanWords(group, plan).filling(plan.secondments[3]) == nil)
}
