// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser

struct SearchTests {
  /// A group with one wish only: what the search finds is the best over every option tried one by one.
  @Test(arguments: 0..<40)
  func aSingleVisitGetsTheBestOfItsOptions(seed: Int) {
    var group = RandomGroup.make(seed: UInt64(seed))
    group.activities = Array(group.activities.filter { $0.kind == .visit }.prefix(1))
    group.answers.removeAll { answer in !answer.activities.isEmpty }
    guard !group.activities.isEmpty else { return }
    let instance = Compiler(group).compile()
    var state = State(instance)
    var best = Score(state)
    for option in instance.activities[0].options {
      let mark = state.begin()
      if Placer().attempt(0, [option], state: &state) == nil { best = min(best, Score(state)) }
      state.rollBack(mark)
    }
    var search = Search(instance, seed: seed)
    for _ in 0..<3 { search.round() }
    #expect(search.bestScore.must == best.must && search.bestScore.rest == best.rest, "seed \(seed)")
  }

  /// Two visits by class teachers of one primary: a day of supply costs less than two half-days on two days.
  @Test func releasesArePackedIntoASupplyDayThatIsBought() throws {
    var group = SmallGroup.group()
    group.activities = [("anna", "art", "a"), ("erin", "maths", "b")].map { person, subject, id in
      var visit = Visit(visitors: SmallGroup.people([Identifier(person)]))
      visit.subject = subject
      visit.brief = .zero
      visit.debrief = .zero
      var activity = Activity(id: Identifier(id), title: id, details: .visit(visit))
      activity.worth = MilliLessons(40_000)
      return activity
    }
    group.changePerson("erin") { $0.schools = ["oak"] }
    group.changeSchool("oak") {
      $0.supply.dayRate = Pence(20_000)
      $0.supply.halfDayRate = Pence(19_000)
    }
    let plan = Optimiser(group).solve()
    #expect(plan.occurrences.count == 2)
    let bought = plan.supply.filter { $0.school == "oak" }
    let covered = plan.cover.filter { $0.lesson.school == "oak" }
    #expect(!covered.isEmpty)
    #expect(covered.allSatisfy { cover in bought.contains { $0.date == cover.date } })
    #expect(bought.map(\.cost.rawValue).reduce(0, +) <= 40_000)
  }

  @Test func aRunCutShortIsReplayedByItsRounds() {
    let group = RandomGroup.make(seed: 11)
    var asked = 0
    let cut = Optimiser(group, options: SolveOptions(seed: 5)).solve(stop: {
      asked += 1
      return asked > 4 ? .deadline : nil
    })
    #expect(cut.run.stop == .deadline && cut.run.rounds == 4)
    var replayed = Optimiser(group, options: SolveOptions(seed: 5, rounds: cut.run.rounds)).solve()
    #expect(replayed.run.stop == .rounds)
    replayed.run.stop = .deadline
    #expect(replayed == cut)
  }

  /// Before the first round there's one plan, whoever asks.
  @Test func aRunWithoutTimeIsReplayedWithoutRounds() {
    let group = RandomGroup.make(seed: 12)
    let cut = Optimiser(group, options: SolveOptions(seed: 5)).solve(stop: { .deadline })
    #expect(cut.run.rounds == 0 && cut.run.stop == .deadline)
    let replayed = Optimiser(group, options: SolveOptions(seed: 5, rounds: 0)).solve()
    #expect(replayed.occurrences == cut.occurrences && replayed.objective == cut.objective)
  }

  @Test func theOrderOfTheInputChangesNothing() {
    let group = RandomGroup.make(seed: 21)
    var shuffled = group
    shuffled.schools.reverse()
    shuffled.people.reverse()
    shuffled.activities.reverse()
    shuffled.meetings.reverse()
    let options = SolveOptions(seed: 2, rounds: 4)
    #expect(
      Optimiser(shuffled, options: options).solve().occurrences
        == Optimiser(group, options: options).solve().occurrences)
  }

  @Test func drawsStayWithinTheirBounds() {
    var random = RandomSource(seed: 1)
    var seen = [Int](repeating: 0, count: 7)
    for _ in 0..<7000 { seen[random.below(7)] += 1 }
    #expect(seen.allSatisfy { (800...1200).contains($0) })
    #expect(random.shuffled(Array(0..<50)).sorted() == Array(0..<50))
  }
}
