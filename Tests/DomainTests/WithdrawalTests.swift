// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Domain

/// What of a plan an event takes out at once, and what's left of the plan then.
@Suite struct WithdrawalTests {
  private static let courseDay: DateSpan = "2026-10-15..2026-10-15"

  /// The small group, whose network is expected to be met by Lou too, and asks for fewer people.
  private static func group(_ change: (inout Session) -> Void = { _ in }) -> Group {
    var group = SmallGroup.group()
    group.changeSession("network") { session in
      session.quorum = 3
      session.leastSchools = 2
      change(&session)
    }
    return group
  }

  /// The small plan, to whose network Lou comes, and Dev and Anna may miss it.
  private static func plan() -> Plan {
    var plan = SmallPlan.plan()
    plan.changeOccurrence("network", part: 1) { network in
      network.attendees = [
        Attendance(person: "anna", role: .expected), Attendance(person: "dev", role: .invited),
        Attendance(person: "gita", role: .required), Attendance(person: "lou", role: .expected),
      ]
    }
    return plan
  }

  private static func keys(
    _ event: GroupEvent, in plan: Plan = plan(), of group: Group = group(), today: CivilDate = "2026-09-01"
  ) -> [String] {
    EventReach(of: event, in: plan, of: group, today: today).withdrawals.map(\.key)
  }

  private static func absence(_ person: Identifier<Person>, _ day: DateSpan) -> GroupEvent {
    .absence(person, day, nil)
  }

  // MARK: Off, or without somebody

  @Test func whoeverIsNeededTakesTheWholeMeetingWithThem() {
    // Required, leading, watching, watched.
    #expect(Self.keys(Self.absence("gita", "2026-10-07..2026-10-07")) == ["meeting network 1.1"])
    #expect(Self.keys(Self.absence("gita", "2026-09-01..2026-09-01")) == ["meeting heads 1.1"])
    for person: Identifier<Person> in ["anna", "gita"] {
      #expect(Self.keys(Self.absence(person, "2026-10-06..2026-10-06")) == ["meeting visit 1.1"])
    }
  }

  @Test func whoeverIsOnlyExpectedIsMissedAlone() {
    for person: Identifier<Person> in ["anna", "dev", "lou"] {
      #expect(Self.keys(Self.absence(person, "2026-10-07..2026-10-07")) == ["meeting network 1.1 \(person)"])
      #expect(Self.keys(.decline(person, "network")) == ["meeting network 1.1 \(person)"])
    }
  }

  @Test func tooFewPeopleSchoolsOrPhasesAreNoMeeting() {
    let dev = Self.absence("dev", "2026-10-07..2026-10-07")
    #expect(Self.keys(dev, of: Self.group { $0.quorum = 4 }) == ["meeting network 1.1"])
    #expect(Self.keys(dev, of: Self.group { $0.leastSchools = 3 }) == ["meeting network 1.1"])
    var plan = Self.plan()
    plan.changeOccurrence("network", part: 1) { $0.attendees.removeAll { $0.person == "dev" } }
    let anna = Self.absence("anna", "2026-10-07..2026-10-07")
    let small = { (mix: PhaseMix) in
      Self.group { session in (session.quorum, session.leastSchools, session.mix) = (2, 1, mix) }
    }
    // Gita and Lou are left, both of the secondary school.
    #expect(Self.keys(anna, in: plan, of: small(.liked)) == ["meeting network 1.1 anna"])
    #expect(Self.keys(anna, in: plan, of: small(.needed)) == ["meeting network 1.1"])
  }

  /// Two who are away on a day count together though they're noted one after the other.
  @Test func whoIsMissingAlreadyCounts() {
    let first = EventReach(
      of: Self.absence("dev", "2026-10-07..2026-10-07"), in: Self.plan(), of: Self.group(), today: "2026-09-01")
    let left = Self.plan().without(first.withdrawals)
    #expect(Self.keys(Self.absence("anna", "2026-10-07..2026-10-07"), in: left) == ["meeting network 1.1"])
    #expect(Self.keys(Self.absence("dev", "2026-10-07..2026-10-07"), in: left) == [])
  }

  @Test func aClosedSchoolIsNoVenueAndItsPeopleStayAway() {
    let day: DateSpan = "2026-10-07..2026-10-07"
    #expect(Self.keys(.closure("ash", day, name: "Snow")) == ["meeting network 1.1"])
    #expect(Self.keys(.closure("oak", day, name: "Snow")) == ["meeting network 1.1 anna"])
    // Where there's a strike, or inspectors are in, it's the same.
    #expect(Self.keys(.standstill(["ash"], day, note: "")) == ["meeting network 1.1"])
    #expect(Self.keys(.standstill(["oak"], day, note: "")) == ["meeting network 1.1 anna"])
    #expect(Self.keys(.standstill(["oak", "ash"], day, note: "")) == ["meeting network 1.1"])
    #expect(Self.keys(.standstill(["oak", "ash"], "2026-10-08..2026-10-08", note: "")) == [])
    // Also where nobody of it is needed, and whoever is left would be enough.
    var plan = Self.plan()
    plan.changeOccurrence("network", part: 1) { network in
      network.attendees = SmallPlan.all(["anna", "dev", "gita", "lou"], .expected)
    }
    let small = Self.group { session in (session.quorum, session.leastSchools) = (1, 1) }
    #expect(Self.keys(.closure("ash", day, name: "Snow"), in: plan, of: small) == ["meeting network 1.1"])
    let no = Answer(school: "oak", halfTerm: 1, verdict: .notThese, activities: ["network"])
    #expect(Self.keys(.answer(no)) == ["meeting network 1.1 anna"])
  }

  @Test func aProviderWhoCannotComeTakesAllOfItAway() {
    #expect(Self.keys(.unavailable("acme", Self.courseDay)) == ["meeting course 1.1"])
    var group = Self.group()
    group.changeSession("network") { $0.guests = ["acme"] }
    #expect(Self.keys(.unavailable("acme", "2026-10-07..2026-10-07"), of: group) == ["meeting network 1.1"])
  }

  @Test func whatHasTakenPlaceStays() {
    #expect(Self.keys(.unavailable("acme", "2026-09-01..2027-07-01"), today: "2026-10-16") == ["meeting course 1.2"])
    #expect(Self.keys(Self.absence("gita", "2026-09-01..2026-09-01"), today: "2026-09-02") == [])
  }

  // MARK: Cover

  private static func unfilled(_ school: Identifier<School>, _ date: CivilDate) -> GroupEvent {
    .supply([SupplyBooking(school: school, date: date, number: 1, state: .unfilled)])
  }

  /// Erin's class has nobody; of the course everybody is required, or nobody is.
  @Test func aClassThatNobodyTakesKeepsItsTeacher() {
    let reach = EventReach(
      of: Self.unfilled("elm", "2026-10-15"), in: Self.plan(), of: Self.group(), today: "2026-09-01")
    #expect(reach.withdrawals.map(\.key) == ["meeting course 1.1"])
    #expect(reach.occurrences.map(\.activity) == ["course"])
    #expect(
      reach.teaching.map(\.span) == ["13:00-14:00", "14:15-15:15"]
        && reach.teaching.allSatisfy { $0.subject == .person("erin") && $0.days == Self.courseDay })
    var plan = Self.plan()
    plan.changeOccurrence("course", part: 1) { $0.attendees = SmallPlan.all(["ben", "erin", "hal"], .expected) }
    #expect(Self.keys(Self.unfilled("elm", "2026-10-15"), in: plan) == ["meeting course 1.1 erin"])
    #expect(
      Self.keys(.supply([SupplyBooking(school: "elm", date: "2026-10-15", number: 1, state: .confirmed)])) == [])
    #expect(Self.keys(Self.unfilled("elm", "2026-10-15"), in: plan, today: "2026-10-16") == [])
  }

  /// It's Jo who takes Hal's class on 15 October, and whoever else might, nobody has said.
  @Test func whoWasToTakeAClassAndCannotIsTakenOutOfIt() {
    let reach = EventReach(
      of: Self.absence("jo", Self.courseDay), in: Self.plan(), of: Self.group(), today: "2026-09-01")
    #expect(reach.withdrawals.map(\.key) == ["cover hal 2026-10-15 13:10"] && reach.teaching.isEmpty)
    let left = Self.plan().without(reach.withdrawals)
    #expect(left.occurrences == Self.plan().occurrences && left.releases == Self.plan().releases)
    #expect(left.cover.count == Self.plan().cover.count - 1 && !left.cover.contains { $0.by == .inside("jo") })
    #expect(left.supply == Self.plan().supply)
  }

  // MARK: Posts

  @Test func aPostIsOffBeforeItBeginsAndWhoWasToFillItsHoleToo() {
    let (group, plan) = (StaffingGroup.group(), StaffingPlan.plan())
    func keys(_ event: GroupEvent, _ today: CivilDate) -> [String] {
      Self.keys(event, in: plan, of: group, today: today)
    }
    #expect(keys(.decline("anna", "elm-post"), "2026-08-31") == ["post elm-post"])
    #expect(keys(.decline("anna", "elm-post"), "2026-09-02") == [])
    // Anna's hole is Tom's to fill; Ben and Erin change places.
    #expect(keys(.decline("tom", "oak-post"), "2026-08-31") == ["post elm-post", "post oak-post"])
    #expect(keys(.decline("ben", "swap-elm"), "2026-10-01") == ["post swap-elm", "post swap-oak"])
    #expect(
      plan.without([Withdrawal(.post("swap-elm"), on: "2027-01-04")]).secondments.map(\.activity) == [
        "elm-post", "oak-post", "swap-oak",
      ])
  }

  // MARK: What's left

  @Test func nothingWithdrawnIsThePlanItself() { #expect(Self.plan().without([]) == Self.plan()) }

  @Test func withAMeetingGoesAllThatWasForItAlone() {
    let plan = SmallPlan.plan()
    let left = plan.without([Withdrawal(.meeting("course", .init(part: 1)), on: "2026-10-15")])
    let day: CivilDate = "2026-10-15"
    #expect(left.occurrences == plan.occurrences.filter { $0.date != day })
    #expect(left.releases == plan.releases.filter { $0.date != day })
    #expect(left.cover == plan.cover.filter { $0.date != day })
    #expect(left.supply == plan.supply.filter { $0.date != day })
    #expect(left.legs == plan.legs.filter { $0.date != day })
    #expect(left.charges == plan.charges && left.schools == plan.schools && left.objective == plan.objective)
  }

  @Test func withOnePersonGoesWhatWasForThemAlone() {
    let plan = SmallPlan.plan()
    let left = plan.without([Withdrawal(.meeting("course", .init(part: 1)), of: "ben", on: "2026-10-15")])
    let day: CivilDate = "2026-10-15"
    #expect(left.occurrences.first { $0.date == day }?.attendees.map(\.person) == ["erin", "hal"])
    #expect(left.releases == plan.releases.filter { $0.date != day || $0.person != "ben" })
    #expect(left.supply == plan.supply.filter { $0.date != day || $0.school != "oak" })
    #expect(left.legs == plan.legs.filter { $0.date != day || $0.person != "ben" })
  }

  /// Another reason for the same lesson keeps it, the journeys and the supply.
  @Test func whatSomebodyElseNeedsStays() {
    var plan = SmallPlan.plan()
    var other = plan.occurrences[3]
    other.activity = "network"
    (other.part, other.span, other.attendees) = (2, "15:00-15:10", SmallPlan.all(["ben"], .expected))
    plan.occurrences.append(other)
    for index in plan.releases.indices where plan.releases[index].person == "ben" {
      plan.releases[index].activities = ["course", "network"]
    }
    let left = plan.without([Withdrawal(.meeting("course", .init(part: 1)), of: "ben", on: "2026-10-15")])
    let day: CivilDate = "2026-10-15"
    #expect(
      left.releases.filter { $0.person == "ben" && $0.date == day }.map(\.activities) == [["network"], ["network"]])
    #expect(
      left.releases.filter { $0.person == "ben" && $0.date != day }.allSatisfy {
        $0.activities == ["course", "network"]
      })
    #expect(left.cover == plan.cover && left.supply == plan.supply && left.legs == plan.legs)
  }

  @Test func protectedTimeThatIsNotTakenIsNotGivenBack() {
    let plan = SmallPlan.planWithRepayment()
    let left = plan.without([Withdrawal(.meeting("visit", .init(part: 1)), on: "2026-10-06")])
    #expect(left.repayments.isEmpty && !left.releases.contains { $0.person == "anna" })
    #expect(!left.cover.contains { $0.absent == "anna" })
    // What's taken by something else is.
    let other = plan.without([Withdrawal(.meeting("network", .init(part: 1)), on: "2026-10-07")])
    #expect(other.repayments == plan.repayments && other.releases == plan.releases)
  }

  @Test func keptTimeGoesWithTheLastPart() {
    var plan = SmallPlan.plan()
    plan.keptTimes = [
      KeptTime(activity: "course", person: "ben", use: .followUp, date: "2026-11-25", span: "15:30-16:00"),
      KeptTime(activity: "course", person: "hal", use: .followUp, date: "2026-11-25", span: "15:30-16:00"),
    ]
    let parts = [1, 2].map { part in
      Withdrawal(.meeting("course", .init(part: part)), of: "ben", on: part == 1 ? "2026-10-15" : "2026-11-19")
    }
    #expect(plan.without([parts[0]]).keptTimes == plan.keptTimes)
    #expect(plan.without(parts).keptTimes.map(\.person) == ["hal"])
  }

  @Test func aSeriesHasAsManyPartsAsItWasPlannedWith() throws {
    let (group, plan) = (SmallGroup.group(), SmallPlan.plan())
    let left = plan.without([Withdrawal(.meeting("course", .init(part: 1)), on: "2026-10-15")])
    let second = try #require(left.occurrences.first { $0.activity == "course" })
    #expect(PlanWords(group, left, of: plan).title(second) == "Maths course (2 of 2)")
  }

  // MARK: Changes

  @Test func whatIsOnAgainIsTold() throws {
    let (group, plan) = (SmallGroup.group(), SmallPlan.plan())
    let off = [Withdrawal(.meeting("course", .init(part: 2)), on: "2026-11-19")]
    let left = plan.without(off)
    let called = PlanChanges(from: plan, to: left, in: group)
    #expect(called.changes.map(\.kind) == [.cancelled] && called.changes[0].people == ["ben", "erin", "hal"])
    // Who was told isn't told again by the next plan without it.
    #expect(PlanChanges(from: left, to: left, in: group, withdrawn: plan.things(withdrawnBy: off)).changes.isEmpty)
    let back = PlanChanges(from: left, to: plan, in: group, withdrawn: plan.things(withdrawnBy: off))
    let change = try #require(back.changes.first)
    #expect(back.changes.count == 1 && change.kind == .added && change.people == ["ben", "erin", "hal"])
    #expect(change.churn == .zero && change.number == .init(part: 2))
    let words = PlanWords(group, plan).change(change, for: change.told[0])
    #expect(words == "Maths course (2 of 2): takes place after all, on Thu 19 Nov, 13:30–15:00, Elm Primary.")
    // So is a post that's off before it begins.
    let post = StaffingPlan.plan()
    let late = [Withdrawal(.post("swap-elm"), on: "2027-01-04")]
    let again = PlanChanges(
      from: post.without(late), to: post, in: StaffingGroup.group(), withdrawn: post.things(withdrawnBy: late))
    #expect(again.changes.map(\.kind) == [.added] && again.changes[0].people == ["ben"])
    // One person's part needs no help: they join.
    let without = plan.without([Withdrawal(.meeting("course", .init(part: 2)), of: "ben", on: "2026-11-19")])
    #expect(PlanChanges(from: without, to: plan, in: group).changes.map(\.kind) == [.people])
  }
}
