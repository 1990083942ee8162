// SPDX-License-Identifier: Apache-2.0

import Domain
import Synchronization

/// Searches side by side, each on a thread of its own, that tell each other of their best plans at the end of each cycle.
///
/// They wait for each other after every round, so that the same rounds come to the same plan, however many threads there
/// are and whichever is faster.
struct SearchTeam: Sendable {
  private let members: [Member]
  private let threads: Int

  /// Searches of a plan that's made anew. Plans hang on it, and not on the threads there are.
  static let size = 2

  /// A search that one thread at a time works on.
  private final class Member: Sendable {
    let search: Mutex<Search>
    init(_ search: Search) { self.search = Mutex(search) }
  }

  /// Several searches of one group, from first plans that each makes by itself.
  init(_ instance: Instance, seed: Int, size: Int = SearchTeam.size, threads: Int = Parallel.threads) {
    self.threads = threads
    members = Parallel.map(size, threads: threads, block: 1) { number in
      Member(Search(instance, seed: seed &+ number &* 1_000_003, isGuided: size > 1))
    }
  }

  /// One search that goes on from a plan.
  init(_ search: Search) {
    members = [Member(search)]
    threads = 1
  }

  /// One round of each search.
  func round() {
    let rounds = Parallel.map(members.count, threads: threads, block: 1) { number in
      members[number].search.withLock { search in
        search.round()
        return search.rounds
      }
    }
    if rounds[0] % Search.cycle == 0 { exchange() }
  }

  /// Each goes by the best plan of the next from now on.
  private func exchange() {
    let plans = members.map { $0.search.withLock { $0.best } }
    for (number, member) in members.enumerated() {
      member.search.withLock { $0.guide(by: plans[(number + 1) % plans.count]) }
    }
  }

  /// What they have found.
  struct Found {
    fileprivate(set) var placements: [Placement]
    fileprivate(set) var score: Score
    /// Whether the plan breaks no rule: one that was begun with may.
    fileprivate(set) var isLawful: Bool
    /// Rounds that each has done.
    let rounds: Int
    /// How the moves have fared, those of all together.
    fileprivate(set) var tallies: [MoveTally]
    /// How often a person's day was evaluated by moves, of all together.
    fileprivate(set) var evaluations: Int

    fileprivate init(_ search: Search) {
      placements = search.best
      score = search.bestScore
      isLawful = search.isBestLawful
      rounds = search.rounds
      tallies = search.tallies
      evaluations = search.evaluations
    }
  }

  /// The best plan so far, of equal ones that of the first; and what all have done for it. Before the first round it's the
  /// first's in any case, since without rounds there's no other.
  var found: Found {
    let first = members[0].search.withLock { Found($0) }
    if first.rounds == 0 { return first }
    let all = [first] + members.dropFirst().map { $0.search.withLock { Found($0) } }
    return all.dropFirst().reduce(all[0]) { best, other in
      var better = other.score < best.score ? other : best
      better.tallies = zip(best.tallies, other.tallies).map { $0 + $1 }
      better.evaluations = best.evaluations + other.evaluations
      return better
    }
  }

  var instance: Instance { members[0].search.withLock { $0.state.instance } }

  /// The best plan as a state.
  func bestState() -> State {
    var state = State(instance)
    state.put(found.placements.enumerated().map { ($0, $1) })
    return state
  }
}
