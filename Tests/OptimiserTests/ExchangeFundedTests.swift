// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// A dear session and two cheaper ones that a fund can't pay beside it.
@Suite struct ExchangeFundedTests {
  /// A session online of one teacher, for which the provider isn't paid but which costs so much.
  private static func session(
    _ id: Identifier<Activity>, _ person: Identifier<Person>, priority: Int, pounds: Int, worth: Int
  ) -> Activity {
    var session = Session(
      participants: [Participants(selector: SmallGroup.people([person]), level: .required)], length: Minutes(60))
    session.venue.isOnline = true
    var activity = Activity(id: id, title: "\(id)", details: .session(session))
    (activity.priority, activity.fund) = (priority, "hub")
    activity.cost = Pence(pounds * 100)
    activity.worth = MilliLessons(worth * 1000)
    return activity
  }

  /// The dear one goes first, by its priority.
  private static func instance(pounds: Int) -> Instance {
    var group = SmallGroup.group()
    group.answers = []
    group.funds = [Fund(id: "hub", name: "Hub", amount: Pence(pounds * 100))]
    group.activities = [
      session("dear", "carol", priority: 5, pounds: 1000, worth: 100),
      session("cheap-1", "finn", priority: 3, pounds: 500, worth: 80),
      session("cheap-2", "ivy", priority: 3, pounds: 500, worth: 80),
    ]
    return Compiler(group).compile()
  }

  private static let alone = [WeightedMove(move: ExchangeFunded(), weight: 1)]

  /// By this move alone: the first plan has the dear one, of which each cheaper one by itself isn't worth the loss.
  @Test func cheaperOnesTakeTheMoneyOfADearOne() throws {
    let instance = Self.instance(pounds: 1000)
    var search = Search(instance, seed: 1, moves: Self.alone)
    let dear = try #require(instance.activities.firstIndex { $0.id == "dear" })
    #expect(
      instance.activities.indices.map { search.state.isPlaced($0) } == instance.activities.indices.map { $0 == dear })
    search.round()
    let placed = instance.activities.indices.map { !search.best[$0].isEmpty }
    #expect(placed == instance.activities.indices.map { $0 != dear })
  }

  /// With money for all three nothing is exchanged.
  @Test func whatIsPaidForStays() {
    let instance = Self.instance(pounds: 2000)
    var search = Search(instance, seed: 1, moves: Self.alone)
    #expect(search.best.allSatisfy { !$0.isEmpty })
    let score = search.bestScore
    search.round()
    #expect(search.bestScore == score)
    #expect(search.tallies.first?.proposed == 0)
  }

  /// Plans stay lawful and sums true under the move, on random groups.
  @Test func sumsStayTrue() {
    var stood = 0
    for seed in 0..<20 {
      var group = RandomGroup.make(seed: UInt64(15_000 + seed))
      for index in group.activities.indices where group.activities[index].kind == .session {
        group.activities[index].fund = "hub"
        group.activities[index].cost = Pence(10_000)
      }
      for index in group.funds.indices { group.funds[index].amount = Pence(25_000) }
      let instance = Compiler(group).compile()
      var search = Search(instance, seed: seed, moves: Self.alone)
      for _ in 0..<3 { search.round() }
      var fresh = State(instance)
      fresh.put(search.best.enumerated().map { ($0, $1) })
      #expect(fresh.violations == 0 && Score(fresh) == search.bestScore, "seed \(15_000 + seed)")
      stood += search.tallies.first?.stood ?? 0
    }
    #expect(stood > 0)
  }
}
