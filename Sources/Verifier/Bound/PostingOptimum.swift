// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that posts which share pools or applicants can add together, whoever fills them (`docs/bound.md`,
/// *Secondments*): all ways are gone through, but for branches that prices show to be no better than the best way found.
struct PostingOptimum {
  typealias Hole = PriceBook.Pool

  /// Somebody at a post: what that costs by itself, and the half-days a week that holes gain and lose.
  private struct Way {
    let person: Int
    let cost: Int
    let changes: [(hole: Int, by: Int)]
  }

  /// Beyond so many branches nothing is said.
  static let mostBranches = 3_000_000

  private var posts: [[Way]] = []
  private var holes: [Hole: Int] = [:]
  private var spare: [Int] = []
  private var hire: [Int] = []
  private var open: [Int] = []
  private var away: Set<Int> = []
  private var branches = 0
  private var best = 0

  /// The least value in parts of a thousandth; nil where that takes too many branches.
  static func value(_ posts: [[Posting]], _ people: BoundPeople, _ book: PriceBook, scale: Int) -> Int? {
    var optimum = PostingOptimum()
    for postings in posts { optimum.add(postings, people, scale: scale) }
    optimum.open = Array(repeating: 0, count: optimum.holes.count)
    var prices = [Int](repeating: 0, count: optimum.holes.count)
    for (hole, number) in optimum.holes {
      prices[number] = min(optimum.hire[number], book.pool(hole.school, hole.phase, halfTerm: hole.halfTerm))
    }
    optimum.fill(from: 0, cost: 0, prices)
    return optimum.branches > mostBranches ? nil : optimum.best
  }

  /// Posts with what they have in common put together.
  static func together(_ posts: [(number: Int, postings: [Posting])]) -> [[(number: Int, postings: [Posting])]] {
    enum Tie: Hashable {
      case hole(Hole)
      case person(Identifier<Person>)
    }
    var parts: [(ties: Set<Tie>, posts: [(number: Int, postings: [Posting])])] = []
    for post in posts where !post.postings.isEmpty {
      var own: (ties: Set<Tie>, posts: [(number: Int, postings: [Posting])]) = ([], [post])
      for posting in post.postings {
        own.ties.insert(.person(posting.member.person.id))
        for change in changes(posting) { own.ties.insert(.hole(change.hole)) }
      }
      for part in parts where !part.ties.isDisjoint(with: own.ties) {
        own.ties.formUnion(part.ties)
        own.posts = part.posts + own.posts
      }
      parts.removeAll { !$0.ties.isDisjoint(with: own.ties) }
      parts.append(own)
    }
    return parts.map(\.posts)
  }

  /// What posts that are together add, where it's known exactly, more than their values at prices less the worth of their rows.
  static func gain(
    _ posts: [(number: Int, postings: [Posting])], values: [Int], _ people: BoundPeople, _ book: PriceBook, scale: Int
  ) -> Int128 {
    guard let exact = value(posts.map(\.postings), people, book, scale: scale) else { return 0 }
    let postings = posts.flatMap(\.postings)
    let worth = book.worthOfLimits(
      pools: Set(postings.flatMap(changes).map(\.hole)),
      applicants: Set(postings.compactMap { people.number($0.member.person.id) }))
    return max(0, Int128(exact) - (posts.reduce(Int128(0)) { $0 + Int128(values[$1.number]) } - worth))
  }

  private static func changes(_ posting: Posting) -> [(hole: Hole, by: Int)] {
    (posting.placement.firstHalfTerm...posting.placement.lastHalfTerm).flatMap { halfTerm in
      [
        (Hole(school: posting.member.school.id, phase: posting.phase, halfTerm: halfTerm), posting.halfDays.count),
        (Hole(school: posting.post.id, phase: posting.phase, halfTerm: halfTerm), -posting.halfDays.count),
      ]
    }
  }

  private mutating func add(_ postings: [Posting], _ people: BoundPeople, scale: Int) {
    struct Key: Hashable {
      let person: Int
      let changes: [Pair<Int, Int>]
    }
    var ways = [Way(person: -1, cost: 0, changes: [])]
    var numbers: [Key: Int] = [:]
    for posting in postings {
      guard let person = people.number(posting.member.person.id) else { continue }
      let changes = Self.changes(posting).map { (hole: number(of: $0.hole, people.index, scale: scale), by: $0.by) }
      let key = Key(person: person, changes: changes.map { Pair($0.hole, $0.by) })
      let cost = PostingBound.own(posting, people.index) * scale
      // Which half-days of the week they are is all the same.
      let way = Way(person: person, cost: cost, changes: changes)
      if let number = numbers[key] {
        if cost < ways[number].cost { ways[number] = way }
      } else {
        numbers[key] = ways.count
        ways.append(way)
      }
    }
    posts.append(ways)
  }

  private mutating func number(of hole: Hole, _ index: GroupIndex, scale: Int) -> Int {
    if let number = holes[hole] { return number }
    holes[hole] = holes.count
    spare.append(index.group.staffingMargin(hole.school, hole.phase, halfTerm: hole.halfTerm))
    hire.append(PriceBook.hirePrice(hole.school, halfTerm: hole.halfTerm, index) * scale)
    return holes.count - 1
  }

  // MARK: Going through the ways

  private mutating func fill(from post: Int, cost: Int, _ prices: [Int]) {
    branches += 1
    if branches > Self.mostBranches { return }
    if post == posts.count {
      best = min(best, cost + hired)
      return
    }
    guard let fitted = fit(prices, from: post, cost: cost) else { return }
    let values = posts[post].map { self.cost(of: $0, fitted.prices) }
    let free = posts[post].indices.filter { isFree(posts[post][$0]) }.sorted { (values[$0], $0) < (values[$1], $1) }
    guard let cheapest = free.first else { return }
    for index in free {
      if fitted.bound - values[cheapest] + values[index] >= best { return }
      let way = posts[post][index]
      for change in way.changes { open[change.hole] += change.by }
      if way.person >= 0 { away.insert(way.person) }
      fill(from: post + 1, cost: cost + way.cost, fitted.prices)
      away.remove(way.person)
      for change in way.changes { open[change.hole] -= change.by }
    }
  }

  private func isFree(_ way: Way) -> Bool { !away.contains(way.person) }

  /// What hiring for all that can't be spared costs.
  private var hired: Int { open.indices.reduce(0) { $0 + max(0, open[$1] - spare[$1]) * hire[$1] } }

  private func cost(of way: Way, _ prices: [Int]) -> Int {
    way.changes.reduce(way.cost) { $0 + prices[$1.hole] * $1.by }
  }

  /// Prices under which what's left adds as much as can be found, and how low the branch can come by them; nil where that's no
  /// better than the best. Every price from 0 to what a hire costs shows a true bound.
  private func fit(_ start: [Int], from post: Int, cost: Int) -> (prices: [Int], bound: Int)? {
    var found: (prices: [Int], bound: Int)?
    var prices = start
    for _ in 0..<40 {
      var excess = open.indices.map { open[$0] - spare[$0] }
      var bound = cost + excess.indices.reduce(0) { $0 + prices[$1] * excess[$1] }
      for ways in posts[post...] {
        guard
          let least = ways.filter(isFree).map({ (value: self.cost(of: $0, prices), way: $0) })
            .min(by: { $0.value < $1.value })
        else { continue }
        bound += least.value
        for change in least.way.changes { excess[change.hole] += change.by }
      }
      if bound >= best { return nil }
      if found.map({ bound > $0.bound }) ?? true { found = (prices, bound) }
      let movable = excess.indices.filter {
        excess[$0] > 0 && prices[$0] < hire[$0] || excess[$0] < 0 && prices[$0] > 0
      }
      let norm = movable.reduce(0.0) { $0 + Double(excess[$1] * excess[$1]) }
      if norm == 0 { break }
      for hole in movable {
        let step = Double(best - bound) / norm * Double(excess[hole])
        prices[hole] = min(hire[hole], max(0, prices[hole] + Int(step.rounded())))
      }
    }
    return found
  }
}
