// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// Triads, lesson studies and shadowing in the search and in replanning.
struct CircleSearchTests {
  /// Dynamic programming against every choice of days.
  @Test(arguments: 0..<200)
  func pathsAreTheCheapestOfAll(seed: Int) {
    var random = RandomSource(seed: seed)
    let days = 12
    let steps = 1 + random.below(4)
    let prices = (0..<steps).map { _ in
      (0..<days).map { _ in random.below(4) == 0 ? Int.max : random.below(50) }
    }
    let least = 1 + random.below(2)
    // Now and then less than the least: then there's no path.
    let most = least + random.below(6) - 1
    let previous = random.below(3) == 0 ? random.below(4) : nil
    let path = CirclePath(leastGap: least, mostGap: most).best(prices, after: previous)
    let cheapest = Self.cheapest(prices, least: least, most: most, previous: previous)
    #expect(path?.cost == cheapest, "seed \(seed)")
    guard let path else { return }
    let all = (previous.map { [$0] } ?? []) + path.days
    #expect(zip(all, all.dropFirst()).allSatisfy { least <= $1 - $0 && $1 - $0 <= most })
    #expect(zip(path.days, prices).reduce(0) { $0 + $1.1[$1.0] } == path.cost)
  }

  private static func cheapest(_ prices: [[Int]], least: Int, most: Int, previous: Int?) -> Int? {
    guard let first = prices.first else { return 0 }
    let rest = Array(prices.dropFirst())
    return first.indices.compactMap { day -> Int? in
      if let previous, day < previous + least || day > previous + most { return nil }
      if first[day] == Int.max { return nil }
      if rest.isEmpty { return first[day] }
      return cheapest(rest, least: least, most: most, previous: day).map { $0 + first[day] }
    }.min()
  }

  /// Six teachers of the small group, and two triads to be formed of them.
  private static func twoTriads() -> Group {
    var group = SmallGroup.group()
    group.rules.rates.triad = MilliLessons(60_000)
    var triad = Triad(members: SmallGroup.people(["anna", "ben", "dev", "erin", "gita", "hal"]))
    triad.observed = Minutes(45)
    group.activities = ["one", "two"].map {
      Activity(id: Identifier($0), title: "Triad \($0)", details: .triad(triad))
    }
    for index in group.schools.indices {
      group.schools[index].releaseBudget = Pence(2_000_000)
      group.schools[index].mostOut = 3
    }
    return group
  }

  @Test func twoTriadsAreFormedOfSixWhoShareNobody() {
    let group = Self.twoTriads()
    let plan = Optimiser(group, options: SolveOptions(seed: 3, rounds: 20)).solve()
    #expect(Verifier(group).verify(plan).isVerified, "\(Verifier(group).verify(plan).breaches.prefix(3))")
    #expect(plan.unplaced.isEmpty, "\(plan.unplaced.map(\.words))")
    let people = Dictionary(grouping: plan.occurrences, by: \.activity).mapValues { parts in
      Set(parts.flatMap(\.attendees).map(\.person))
    }
    #expect(people.values.allSatisfy { $0.count == 3 })
    #expect(people.values.reduce(Set()) { $0.union($1) }.count == 6)
  }

  /// The state counts somebody in two triads of one pool as one rule broken, whichever was there first.
  @Test func somebodyInTwoTriadsBreaksALimit() throws {
    let instance = Compiler(Self.twoTriads()).compile()
    var state = State(instance)
    var random = RandomSource(seed: 1)
    #expect(Inserter(trials: 24).insert(0, into: &state, random: &random))
    let first = state.placements[0]
    state.unplace(0)
    var other = State(instance)
    other.place(1, first)
    #expect(other.violations == 0)
    other.place(0, first)
    #expect(other.brokenByRule[Rule.limitReached.index] >= 3)
    other.unplace(1)
    #expect(other.violations == 0)
  }

  /// From a published plan nothing moves without need; when somebody falls ill between two steps the rest finds other dates,
  /// and what has taken place stays.
  @Test func whatHasBegunStaysAndTheRestFindsOtherDates() throws {
    var group = Self.twoTriads()
    let plan = Optimiser(group, options: SolveOptions(seed: 3, rounds: 20)).solve()
    let published = PublishedPlan(plan, hash: String(repeating: "cd", count: 32))
    let second = try #require(plan.occurrences.first { $0.activity == "one" && $0.part == 2 })
    let third = try #require(plan.occurrences.first { $0.activity == "one" && $0.part == 3 })
    let options = SolveOptions(seed: 3, asOf: second.date + 1, published: published)
    let same = Optimiser(group, options: options).solve()
    #expect(Verifier(group).verify(same, published: published).isVerified)
    #expect(same.occurrences == plan.occurrences)
    let ill = try #require(third.attendees.first).person
    group.busy.append(Busy(subject: .person(ill), days: DateSpan(third.date, third.date), span: nil, note: "ill"))
    let changed = Optimiser(group, options: options).solve()
    let verdict = Verifier(group).verify(changed, published: published)
    #expect(verdict.isVerified, "\(verdict.breaches.prefix(3))")
    let parts = changed.occurrences.filter { $0.activity == "one" }
    #expect(parts.first { $0.part == 2 }?.date == second.date)
    #expect(parts.first { $0.part == 3 }?.date != third.date)
    #expect(changed.objective.churn > .zero)
  }

  /// Of a large choice the nearest are considered, and whoever declined isn't among them.
  @Test func ofManyPeopleTheNearestAreConsidered() throws {
    var group = SmallGroup.group()
    for number in 0..<60 {
      var person = Person(
        id: Identifier("z\(number)"), name: "Z \(number)", school: number < 30 ? "oak" : "ash", role: "teacher")
      person.classTaught = "Z\(number)"
      group.people.append(person)
    }
    group.activities = [
      Activity(id: "triad", title: "Triad", details: .triad(Triad(members: SmallGroup.roles(["teacher"]))))
    ]
    group.declines = [Decline(person: "z3", activity: "triad")]
    let activity = Compiler(group).compile().activities[0]
    guard case .circle(let circle) = activity.kind else { return #expect(Bool(false)) }
    #expect(circle.considered.count == CircleOptions.mostPeople)
    let chosen = circle.considered.map { activity.candidates[$0] }
    #expect(!chosen.contains { $0.hasDeclined })
    let others = activity.candidates.indices.filter { !circle.considered.contains($0) }
    #expect(others.allSatisfy { circle.solo(0, $0) == CircleData.impossible })
    // With too few left who haven't declined there's no way, and the plan says that somebody said no.
    group.activities = [
      Activity(id: "triad", title: "Triad", details: .triad(Triad(members: SmallGroup.people(["z1", "z2", "z3"]))))
    ]
    let plan = Optimiser(group, options: SolveOptions(rounds: 0)).solve()
    #expect(plan.unplaced.first?.reasons.first?.code == .refused)
  }

  /// That people are kept apart is told to nobody.
  @Test func aVetoIsntToldAsSuch() throws {
    var group = SmallGroup.group()
    group.activities = [
      Activity(id: "triad", title: "Triad", details: .triad(Triad(members: SmallGroup.people(["anna", "dev", "hal"]))))
    ]
    group.relations = [Relation(kind: .veto, a: .person("anna"), b: .person("hal"))]
    let plan = Optimiser(group, options: SolveOptions(rounds: 0)).solve()
    let unplaced = try #require(plan.unplaced.first)
    #expect(!unplaced.reasons.contains { $0.code == .veto })
    #expect(!unplaced.words.contains("asked not to"))
  }

  /// Whoever is nobody's choice hosts nothing, and wishes of both sides decide who does.
  @Test func shadowingGoesByTheWishesOfBoth() throws {
    var group = SmallGroup.group()
    var shadowing = Shadowing(applicant: "anna")
    shadowing.preferredHosts = ["hal", "lou"]
    group.activities = [Activity(id: "shadow", title: "Beside", details: .shadowing(shadowing))]
    group.rules.rates.shadowingDay = MilliLessons(60_000)
    group.protected = []
    func host(_ group: Group) throws -> Identifier<Person>? {
      let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 6)).solve()
      #expect(Verifier(group).verify(plan).isVerified)
      return plan.occurrences.first?.attendees.first { $0.role == .host }?.person
    }
    #expect(try host(group) == "hal")
    group.changePerson("hal") { $0.preferredShadows = ["ben", "carol", "dev"] }
    #expect(try host(group) == "lou")
    group.changePerson("lou") { $0.hosts = false }
    #expect(try host(group) == "hal")
  }
}
