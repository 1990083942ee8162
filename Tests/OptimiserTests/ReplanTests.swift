// SPDX-License-Identifier: Apache-2.0

import Domain
import Generator
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// Plans made from published ones, on random groups; a failure names the seed.
struct ReplanTests {
  private static let hash = String(repeating: "ab", count: 32)

  private static func published(_ group: Group, seed: Int) -> PublishedPlan {
    PublishedPlan(Optimiser(group, options: SolveOptions(seed: seed, rounds: 3)).solve(), hash: hash)
  }

  private static func replanned(_ group: Group, _ published: PublishedPlan, asOf: CivilDate, rounds: Int? = nil) -> Plan
  {
    Optimiser(group, options: SolveOptions(seed: 5, rounds: rounds, asOf: asOf, published: published)).solve()
  }

  /// Some day of the year, now and then its first, one of the weeks before it, or one long before.
  private static func today(_ group: Group, seed: Int) -> CivilDate {
    switch seed % 10 {
    case 0: group.year.first
    case 3: group.year.first - 200
    case 5: group.year.first - (1 + seed % 40)
    default: group.year.first + (seed * 37) % 300
    }
  }

  @Test(arguments: 0..<80)
  func anUnchangedGroupKeepsEverything(seed: Int) {
    let group = RandomGroup.make(seed: UInt64(9000 + seed))
    let published = Self.published(group, seed: seed)
    let plan = Self.replanned(group, published, asOf: Self.today(group, seed: seed))
    #expect(plan.objective.churn == .zero, "seed \(9000 + seed)")
    // What wasn't placed may be now, and people who weren't told may not come.
    let kept = Set(published.plan.occurrences.map(\.activity))
    #expect(plan.occurrences.filter { kept.contains($0.activity) } == published.plan.occurrences, "seed \(9000 + seed)")
    #expect(plan.from == Self.hash)
    let verdict = Verifier(group).verify(plan, published: published)
    #expect(verdict.isVerified, "seed \(9000 + seed): \(verdict.breaches.prefix(5))")
  }

  @Test(arguments: 0..<240)
  func afterOneChangeThePlanIsLawfulAndThePastAsItWas(seed: Int) {
    var group = RandomGroup.make(seed: UInt64(20_000 + seed))
    let published = Self.published(group, seed: seed)
    let today = Self.today(group, seed: seed)
    let kind = GroupChange.Kind.allCases[seed % GroupChange.Kind.allCases.count]
    let change = GroupChange.make(
      in: &group, plan: published.plan, today: today, seed: UInt64(seed), number: 0, kind: kind)
    guard let change else { return }
    let plan = Self.replanned(group, published, asOf: today, rounds: seed % 3 == 0 ? 4 : nil)
    let verdict = Verifier(group).verify(plan, published: published)
    // What has been spent already may be more than there is: then there's no lawful plan.
    if change.kind == .shortBudget, verdict.breaches.allSatisfy({ $0.rule == .money }) { return }
    #expect(verdict.isVerified, "seed \(20_000 + seed), \(change.words): \(verdict.breaches.prefix(5))")
    let before = { (plan: Plan) in
      plan.occurrences.filter { $0.date < today }.map { [$0.activity.text, "\($0.part)", "\($0.date)", "\($0.span)"] }
    }
    #expect(before(plan) == before(published.plan), "seed \(20_000 + seed), \(change.words)")
    let listed = PlanChanges(from: published.plan, to: plan, in: group).changes.map(\.churn.rawValue).reduce(0, +)
    #expect(listed == plan.objective.churn.rawValue, "seed \(20_000 + seed), \(change.words)")
  }

  /// Whatever is different between two plans of a group, what's listed costs what the optimiser and the verifier count.
  @Test(arguments: 0..<60)
  func changesListedAddUpToTheChurn(seed: Int) {
    var group = RandomGroup.make(seed: UInt64(41_000 + seed))
    let published = Self.published(group, seed: seed)
    let today = Self.today(group, seed: seed)
    var random = SplitMix64(seed: UInt64(seed))
    // People leave, activities are gone or are of another kind.
    for index in group.people.indices where random.chance(perMille: 150) {
      group.people[index].validUntil = today + random.draw(0...60)
    }
    group.activities.removeAll { _ in random.chance(perMille: 100) }
    if let index = group.activities.indices.last { group.activities[index].details = group.activities[0].details }
    for _ in 0..<3 {
      _ = GroupChange.make(
        in: &group, plan: published.plan, today: today, seed: UInt64(seed), number: random.draw(0...99))
    }
    // Another plan altogether: what has taken place doesn't matter here.
    let instance = Compiler(group, published: published.plan, asOf: today).compile()
    var search = Search(instance, seed: seed)
    search.round()
    let run = Run(engine: "native", seed: seed, rounds: 1, stop: .rounds)
    let plan = PlanWriter(instance: instance).plan(search.best, asOf: today, inputHash: Self.hash, run: run)
    let changes = PlanChanges(from: published.plan, to: plan, in: group)
    #expect(
      changes.changes.map(\.churn.rawValue).reduce(0, +) == plan.objective.churn.rawValue, "seed \(41_000 + seed)")
    let derived = Verifier(group).verify(plan, published: published).objective?.churn
    #expect(derived == plan.objective.churn, "seed \(41_000 + seed)")
    #expect(changes.changes.allSatisfy { $0.kind != .moved || !$0.differences.isEmpty })
    let ids = Set(group.people.map(\.id))
    #expect(changes.people.isSubset(of: ids))
    #expect(changes.changes.allSatisfy { $0.kind != .gone || $0.churn == .zero })
  }

  /// A series of which one part, or several, can't be held where they were.
  @Test(arguments: [1, 2])
  func aSchoolThatIsOutOfItMovesOnlyWhatItMust(lost: Int) throws {
    var group = SmallGroup.group()
    group.activities = group.activities.filter { $0.id == "course" }
    group.changeSession("course") {
      $0.series.parts = 3
      $0.series.leastGap = 7
      $0.series.mostGap = nil
      $0.venue.schools = ["elm", "ash"]
    }
    group.changeActivity("course") { $0.isMust = true }
    let published = Self.published(group, seed: 1)
    let parts = published.plan.occurrences
    try #require(parts.count == 3)
    for part in parts.suffix(lost) {
      guard case .school(let school) = part.place else { continue }
      group.busy.append(
        Busy(subject: .school(school), days: DateSpan(part.date, part.date), span: nil, note: "Inspection"))
    }
    let plan = Self.replanned(group, published, asOf: group.year.first)
    let verdict = Verifier(group).verify(plan, published: published)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(5))")
    #expect(plan.occurrences.count == 3)
    let moved = PlanChanges(from: published.plan, to: plan, in: group).count(.moved)
    #expect(lost > 1 ? moved >= lost : moved == lost)
  }

  /// Somebody who begins after the plan was made comes to what they're expected at; nobody is told of a change.
  @Test func newcomersJoinWhatIsPublished() throws {
    var group = SmallGroup.group()
    group.activities = group.activities.filter { $0.id == "network" }
    group.changeSession("network") {
      $0.participants = [Participants(selector: SmallGroup.people(["anna", "dev", "gita"]), level: .expected)]
      $0.quorum = 2
      $0.leastSchools = 1
    }
    group.changeActivity("network") { activity in
      activity.isMust = true
      activity.timing.fixed = [FixedStart(date: "2026-10-07", time: "15:35")]
    }
    var before = group
    before.people.removeAll { $0.id == "anna" }
    before.protected.removeAll { $0.person == "anna" }
    before.changeSession("network") {
      $0.participants = [Participants(selector: SmallGroup.people(["dev", "gita"]), level: .expected)]
    }
    let published = Self.published(before, seed: 1)
    let meeting = try #require(published.plan.occurrences.first)
    try #require(meeting.attendees.map(\.person) == ["dev", "gita"])
    group.changePerson("anna") { $0.validFrom = "2026-09-14" }
    let plan = Self.replanned(group, published, asOf: "2026-09-02")
    #expect(Verifier(group).verify(plan, published: published).isVerified)
    #expect(plan.occurrences.first?.attendees.map(\.person) == ["anna", "dev", "gita"])
    #expect(plan.occurrences.first?.date == meeting.date && plan.objective.churn == .zero)
    let change = try #require(PlanChanges(from: published.plan, to: plan, in: group).changes.first)
    #expect(change.kind == .people && change.told.map(\.coming) == [.joins] && change.churn == .zero)
  }

  /// A visit's visitors are chosen by their role, and one more has it now: all of them go (S2).
  @Test func whoeverIsAskedAnewComesAlongOnAVisit() throws {
    var group = SmallGroup.group()
    group.activities = group.activities.filter { $0.id == "visit" }
    group.changeActivity("visit") { $0.isMust = true }
    let published = Self.published(group, seed: 1)
    let visit = try #require(published.plan.occurrences.first)
    group.changeVisit("visit") { $0.visitors = SmallGroup.people(["anna", "ben"]) }
    let plan = Self.replanned(group, published, asOf: "2026-09-02")
    let verdict = Verifier(group).verify(plan, published: published)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(3))")
    #expect(plan.occurrences.first?.attendees.contains { $0.person == "ben" } == true)
    #expect(visit.attendees.contains { $0.person == "anna" })
  }

  @Test func reasonsOfAnEarlierPlanAreSaidToBeIts() throws {
    var group = SmallGroup.group()
    group.changeActivity("network") { activity in
      activity.isMust = false
      activity.timing.windows = ["2026-10-24..2026-10-25"]
    }
    let published = Self.published(group, seed: 1)
    let words = try #require(published.plan.unplaced.first { $0.activity == "network" }).words
    let plan = Self.replanned(group, published, asOf: "2026-09-08")
    let entry = try #require(plan.unplaced.first { $0.activity == "network" })
    #expect(entry.words == "From the plan of \(published.plan.asOf.readable), not looked at again since: \(words)")
    // A third plan doesn't say it twice.
    let next = Self.replanned(group, PublishedPlan(plan, hash: Self.hash), asOf: "2026-09-15")
    #expect(next.unplaced.first { $0.activity == "network" }?.words == entry.words)
    // With rounds everything is looked at.
    let again = Self.replanned(group, published, asOf: "2026-09-08", rounds: 1)
    #expect(again.unplaced.first { $0.activity == "network" }?.words == words)
  }

  /// Plans of versions that didn't plan cohorts leave them out unseen.
  @Test func whatAnEarlierVersionDidntPlanIsNew() throws {
    let group = CohortSearchTests.twoGroups()
    var empty = Optimiser(group, options: SolveOptions(seed: 1, rounds: 0)).solve()
    empty.occurrences = []
    empty.unplaced = [
      Unplaced(activity: "groups", reasons: [Reason(code: .notPlannedYet, options: 0)], words: "Later.")
    ]
    let published = PublishedPlan(empty, hash: Self.hash)
    let plan = Self.replanned(group, published, asOf: group.year.first)
    #expect(Verifier(group).verify(plan, published: published).isVerified)
    #expect(plan.unplaced.isEmpty && plan.occurrences.count == 6)
  }

  /// Today is open to new wishes, yesterday isn't.
  @Test(arguments: ["2026-10-07", "2026-10-08"] as [CivilDate])
  func aNewWishMayLandOnTodayAndNotBefore(today: CivilDate) throws {
    var group = SmallGroup.group()
    let network = try #require(group.activities.first { $0.id == "network" })
    group.activities.removeAll { $0.id == "network" }
    let published = Self.published(group, seed: 1)
    group.activities.append(network)
    group.changeActivity("network") { activity in
      activity.isMust = true
      activity.timing.fixed = [FixedStart(date: "2026-10-07", time: "16:00")]
    }
    let plan = Self.replanned(group, published, asOf: today)
    let verdict = Verifier(group).verify(plan, published: published)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(5))")
    #expect(plan.occurrences.contains { $0.activity == "network" } == (today == "2026-10-07"))
  }

  /// Of a begun series that must take place somebody stays away from a part, rather than that all its parts to come are
  /// taken out: those that have taken place keep it placed, and taking out the others gains nothing.
  @Test func whatHasBegunIsNotTakenOutForOnePerson() throws {
    var group = SmallGroup.group()
    group.activities = group.activities.filter { $0.id == "course" }
    group.changeSession("course") {
      $0.participants = [Participants(selector: SmallGroup.people(["ben", "erin", "hal"]), level: .expected)]
      $0.series.samePeople = false
      $0.quorum = 2
      $0.leastSchools = 1
    }
    group.changeActivity("course") { $0.isMust = true }
    let published = Self.published(group, seed: 1)
    let parts = published.plan.occurrences
    try #require(parts.count == 2 && parts[1].attendees.count > 1)
    let person = parts[1].attendees[0].person
    group.busy.append(
      Busy(subject: .person(person), days: DateSpan(parts[1].date, parts[1].date), span: nil, note: ""))
    let compiler = Compiler(group, published: published.plan, asOf: parts[0].date + 1)
    var replanner = Replanner(compiler, seed: 1)
    #expect(Repair(troubles: replanner.troubles).run(&replanner.state) == [])
    let placed = replanner.state.placements.first?.occurrences ?? []
    #expect(placed.count == 2 && replanner.state.violations == 0)
  }

  /// A course of three parts, of which the wish then asks for another number.
  @Test(arguments: [1, 2, 4], ["2026-09-01", "2026-11-09", "2027-07-01"] as [CivilDate])
  func aSeriesOfAnotherLengthKeepsWhatItCan(parts: Int, today: CivilDate) throws {
    var group = SmallGroup.group()
    group.activities = group.activities.filter { $0.id == "course" }
    group.changeSession("course") {
      $0.series.parts = 3
      $0.series.leastGap = 7
      $0.series.mostGap = nil
    }
    group.changeActivity("course") { $0.isMust = true }
    let published = Self.published(group, seed: 1)
    let old = published.plan.occurrences
    try #require(old.count == 3)
    group.changeSession("course") { $0.series.parts = parts }
    let plan = Self.replanned(group, published, asOf: today)
    let verdict = Verifier(group).verify(plan, published: published)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(5))")
    let past = old.count { $0.date < today }
    // What has begun may end early: nothing is added to it without rounds.
    #expect(plan.occurrences.count == (past > 0 ? max(past, min(3, parts)) : parts))
    #expect(plan.occurrences.prefix(3) == old.prefix(min(3, plan.occurrences.count)))
  }

  @Test func theSamePlanComesOfTheSameChange() {
    var group = RandomGroup.make(seed: 20_017)
    let published = Self.published(group, seed: 1)
    _ = GroupChange.make(in: &group, plan: published.plan, today: group.year.first, seed: 1, number: 0, kind: .busy)
    let first = Self.replanned(group, published, asOf: group.year.first, rounds: 3)
    #expect(first == Self.replanned(group, published, asOf: group.year.first, rounds: 3))
  }

  /// Churn as the state sums it up, change by change, against the same from scratch.
  @Test(arguments: 0..<40)
  func churnEqualsItsPlainTwinAfterEveryMove(seed: Int) {
    let group = RandomGroup.make(seed: UInt64(31_000 + seed))
    let published = Self.published(group, seed: seed)
    let today = Self.today(group, seed: seed)
    let instance = Compiler(group, published: published.plan, asOf: today).compile()
    var state = State(instance)
    var random = RandomSource(seed: seed)
    Self.compare(state, seed: seed)
    for _ in 0..<60 {
      let number = random.below(instance.activities.count)
      let mark = state.begin()
      if state.isPlaced(number) {
        state.unplace(number)
      } else if let known = instance.published[number]?.placement, !known.isEmpty, random.below(3) > 0 {
        state.put([(number, known)])
      } else {
        Inserter(noise: 500).insert(number, into: &state, random: &random)
      }
      Self.compare(state, seed: seed)
      if random.below(4) == 0 { state.rollBack(mark) } else { state.commit(mark) }
      Self.compare(state, seed: seed)
    }
  }

  private static func compare(_ state: State, seed: Int) {
    let settlement = Settlement(state.instance, placements: state.placements)
    let objective = settlement.objective(settlement.figures(charges: settlement.charges()))
    #expect(objective.churn.rawValue == state.churn, "seed \(seed)")
    #expect(objective.parts.total.rawValue == state.rest, "seed \(seed)")
  }
}
