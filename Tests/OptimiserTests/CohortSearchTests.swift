// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// Sessions in several cohorts in the search and in replanning (A7, H15).
struct CohortSearchTests {
  // MARK: Sharing people out

  /// Augmenting paths against every way to share people out with those sizes.
  @Test(arguments: 0..<300)
  func groupsAreTheCheapestOfTheirSizes(seed: Int) {
    var random = RandomSource(seed: seed)
    let people = 1 + random.below(6)
    let cohorts = 1 + random.below(3)
    let costs = (0..<people).map { _ in
      (0..<cohorts).map { _ in random.below(6) == 0 ? Int.max : random.below(40) - 5 }
    }
    let groups = CohortGroups(costs: costs, most: (0..<cohorts).map { _ in random.below(4) == 0 ? 1 : Int.max })
    let found = groups.even()
    for (person, cohort) in found.enumerated() where cohort >= 0 { #expect(costs[person][cohort] < Int.max) }
    let sizes = Self.sizes(found, cohorts)
    for cohort in 0..<cohorts { #expect(sizes[cohort] <= groups.most[cohort]) }
    let cost = Self.cost(found, costs)
    let cheapest = Self.all(people, cohorts).filter { other in
      Self.sizes(other, cohorts) == sizes && zip(other, found).allSatisfy { ($0 < 0) == ($1 < 0) }
    }.compactMap { Self.cost($0, costs) }.min()
    #expect(cost == cheapest, "seed \(seed)")
  }

  private static func sizes(_ cohortOf: [Int], _ cohorts: Int) -> [Int] {
    (0..<cohorts).map { cohort in cohortOf.count { $0 == cohort } }
  }

  private static func cost(_ cohortOf: [Int], _ costs: [[Int]]) -> Int? {
    var sum = 0
    for (person, cohort) in cohortOf.enumerated() where cohort >= 0 {
      if costs[person][cohort] == Int.max { return nil }
      sum += costs[person][cohort]
    }
    return sum
  }

  private static func all(_ people: Int, _ cohorts: Int) -> [[Int]] {
    people == 0 ? [[]] : all(people - 1, cohorts).flatMap { rest in (-1..<cohorts).map { rest + [$0] } }
  }

  @Test(arguments: 1...40, [1, 3, 7])
  func whereAllCanGoAnywhereSizesDifferByOneAtMost(people: Int, cohorts: Int) {
    var random = RandomSource(seed: people * 100 + cohorts)
    let costs = (0..<people).map { _ in (0..<cohorts).map { _ in random.below(1000) } }
    let groups = CohortGroups(costs: costs, most: Array(repeating: Int.max, count: cohorts))
    let even = groups.even()
    let sizes = Self.sizes(even, cohorts)
    #expect(sizes.reduce(0, +) == people && (sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    let lawful = max(0, people / cohorts - 2)...(people / cohorts + 2)
    let loose = groups.loosened(even, sizes: lawful)
    #expect(Self.sizes(loose, cohorts).allSatisfy(lawful.contains))
    #expect((Self.cost(loose, costs) ?? 0) <= (Self.cost(even, costs) ?? 0))
  }

  // MARK: Plans

  /// Everybody of the small group who teaches, in two groups.
  static func twoGroups(_ change: (inout Session) -> Void = { _ in }) -> Group {
    var group = SmallGroup.group()
    var session = Session(
      participants: [
        Participants(
          selector: SmallGroup.people(["anna", "ben", "dev", "erin", "gita", "hal"]), level: .required)
      ], length: Minutes(60))
    session.cohorts = 2
    session.series.parts = 3
    session.series.leastGap = 14
    change(&session)
    var activity = Activity(id: "groups", title: "Induction", details: .session(session))
    activity.isMust = true
    group.activities = [activity]
    group.answers = []
    for index in group.schools.indices {
      group.schools[index].releaseBudget = Pence(2_000_000)
      group.schools[index].mostOut = 4
    }
    return group
  }

  static func members(_ plan: Plan) -> [Int: Set<Identifier<Person>>] {
    Dictionary(grouping: plan.occurrences.filter { $0.activity == "groups" }, by: \.cohort)
      .mapValues { Set($0.flatMap(\.attendees).map(\.person)) }
  }

  @Test(arguments: [1, 2, 3])
  func everybodyIsInOneOfTwoCohortsOfLikeSize(seed: Int) throws {
    let group = Self.twoGroups()
    let plan = Optimiser(group, options: SolveOptions(seed: seed, rounds: 12)).solve()
    let verdict = Verifier(group).verify(plan)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(3))")
    #expect(plan.unplaced.isEmpty, "\(plan.unplaced.map(\.words))")
    let members = Self.members(plan)
    #expect(members.keys.sorted() == [1, 2])
    #expect(members.values.map(\.count) == [3, 3])
    #expect(members.values.reduce(Set()) { $0.union($1) }.count == 6)
    for cohort in 1...2 {
      #expect(plan.occurrences.filter { $0.cohort == cohort }.map(\.part).sorted() == [1, 2, 3])
    }
  }

  /// Without tolerance five people can't be shared out among two but as two and three.
  @Test func theToleranceBoundsSizes() {
    let group = Self.twoGroups { session in
      session.participants[0].selector = SmallGroup.people(["anna", "ben", "dev", "erin", "gita"])
      session.tolerance = PerMille(0)
    }
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 4)).solve()
    #expect(Verifier(group).verify(plan).isVerified)
    #expect(Self.members(plan).values.map(\.count).sorted() == [2, 3])
  }

  /// Who can't come on one cohort's weekday is in another.
  @Test func peopleAreInTheCohortWhoseDatesTheyCanKeep() throws {
    var group = Self.twoGroups()
    for (person, days) in [("anna", [Weekday.monday]), ("ben", [.tuesday]), ("dev", [.monday]), ("erin", [.tuesday])] {
      let index = try #require(group.people.firstIndex { $0.id == Identifier(person) })
      group.people[index].works = SmallGroup.pattern(days)
    }
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 4)).solve()
    let verdict = Verifier(group).verify(plan)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(3))")
    let members = Self.members(plan)
    #expect(members.count == 2, "\(plan.unplaced.map(\.words))")
    let mondays = try #require(members.values.first { $0.contains("anna") })
    #expect(mondays.contains("dev") && !mondays.contains("ben") && !mondays.contains("erin"))
  }

  /// More people who must come than two cohorts hold.
  @Test func whereTooManyMustComeItIsSaidThatTheyCantBeSharedOut() throws {
    let group = Self.twoGroups { $0.mostPeople = 2 }
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 4)).solve()
    #expect(Verifier(group).verify(plan).isVerified)
    let entry = try #require(plan.unplaced.first)
    #expect(entry.activity == "groups" && entry.reasons.first?.code == .cohort, "\(entry.words)")
  }

  // MARK: Replanning

  private static func told(_ plan: Plan) -> PublishedPlan {
    PublishedPlan(plan, hash: String(repeating: "ab", count: 32))
  }

  private static func replanned(_ group: Group, from published: Plan, asOf: CivilDate) -> Plan {
    Optimiser(group, options: SolveOptions(seed: 1, asOf: asOf, published: told(published))).solve()
  }

  private static func verdict(_ group: Group, _ plan: Plan, from published: Plan) -> Verdict {
    Verifier(group).verify(plan, published: told(published))
  }

  @Test func whatIsPublishedStays() throws {
    let group = Self.twoGroups()
    let published = Optimiser(group, options: SolveOptions(seed: 1, rounds: 4)).solve()
    let first = try #require(published.occurrences.first)
    let plan = Self.replanned(group, from: published, asOf: first.date + 1)
    #expect(Self.verdict(group, plan, from: published).isVerified)
    #expect(plan.occurrences == published.occurrences && plan.objective.churn == .zero)
  }

  /// Somebody who's busy on one date of their cohort moves to the other, or the date moves.
  @Test func somebodyWhoCantComeAnyMoreIsFoundAnotherCohortOrDate() throws {
    var group = Self.twoGroups()
    let published = Optimiser(group, options: SolveOptions(seed: 1, rounds: 4)).solve()
    let last = try #require(published.occurrences.last)
    let person = try #require(last.attendees.first?.person)
    group.busy.append(Busy(subject: .person(person), days: DateSpan(last.date, last.date), span: nil, note: ""))
    let plan = Self.replanned(group, from: published, asOf: group.year.first)
    let verdict = Self.verdict(group, plan, from: published)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(3))")
    #expect(plan.unplaced.isEmpty, "\(plan.unplaced.map(\.words))")
    #expect(plan.objective.churn > .zero)
  }

  /// A cohort that has begun keeps its people; what's left of it finds another date.
  @Test func whatHasBegunKeepsItsPeople() throws {
    var group = Self.twoGroups()
    let published = Optimiser(group, options: SolveOptions(seed: 1, rounds: 4)).solve()
    let first = try #require(published.occurrences.first)
    let own = published.occurrences.filter { $0.cohort == first.cohort }
    let person = try #require(first.attendees.first?.person)
    group.busy.append(Busy(subject: .person(person), days: DateSpan(own[1].date, own[1].date), span: nil, note: ""))
    let plan = Self.replanned(group, from: published, asOf: first.date + 1)
    let verdict = Self.verdict(group, plan, from: published)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(3))")
    let now = plan.occurrences.filter { $0.cohort == first.cohort }
    #expect(now.first == first)
    for part in now { #expect(Set(part.attendees.map(\.person)) == Set(first.attendees.map(\.person))) }
    #expect(now.map(\.part) == [1, 2, 3] && !now.contains { $0.date == own[1].date })
  }
}

/// The number of cohorts changes after a plan was published, and people with it.
struct CohortReplanTests {
  /// A random group whose session in cohorts has others now: more of them, fewer, one alone, or one where there were several.
  @Test(arguments: 0..<120)
  func withAnotherNumberOfCohortsThePlanIsLawfulAndItsBoundHolds(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(77_000 + seed))
    var group = CohortSearchTests.twoGroups { session in
      session.cohorts = random.draw(1...3)
      session.series.parts = random.draw(1...3)
      session.series.samePeople = session.cohorts > 1 || random.chance(perMille: 500)
      session.tolerance = PerMille(random.pick([200, 500]))
      session.mix = random.pick([.any, .liked])
      if random.chance(perMille: 500) { session.participants[0].level = .expected }
      if random.chance(perMille: 300) { session.leaders = [.person("carol"), .person("finn")] }
    }
    if random.chance(perMille: 300) { group.activities[0].worth = MilliLessons(90_000) }
    group.activities[0].isMust = random.chance(perMille: 500)
    let plan = Optimiser(group, options: SolveOptions(seed: seed, rounds: 2)).solve()
    let published = PublishedPlan(plan, hash: String(repeating: "ef", count: 32))
    let dates = plan.occurrences.map(\.date)
    var today = dates.isEmpty ? group.year.first : random.pick(dates) + random.draw(0...1)
    group.changeSession("groups") { session in
      session.cohorts = random.draw(1...3)
      session.series.samePeople = true
      if random.chance(perMille: 300) { session.series.parts = random.draw(1...3) }
    }
    // What has taken place under a leader or with people who aren't asked any more can't be told: these change before.
    if random.chance(perMille: 200) {
      today = dates.min() ?? today
      group.changeSession("groups") { $0.leaders = [.person("finn")] }
    } else if random.chance(perMille: 200) {
      today = dates.min() ?? today
      group.changeSession("groups") { $0.participants[0].selector = SmallGroup.people(["nobody"]) }
    }
    var certificate: BoundCertificate?
    let again = Optimiser(
      group, options: SolveOptions(seed: 2, rounds: seed % 3 == 0 ? 1 : nil, asOf: today, published: published)
    ).solve(certified: { certificate = $0 })
    let verifier = Verifier(group)
    let verdict = verifier.verify(again, published: published)
    #expect(verdict.isVerified, "seed \(seed): \(verdict.breaches.prefix(4))")
    let bounds = certificate.map { verifier.check($0, of: again, inputHash: again.inputHash) }
    #expect(bounds?.isConfirmed ?? true, "seed \(seed): \(bounds?.faults.prefix(3) ?? [])")
  }
}
