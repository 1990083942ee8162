// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that secondments which are tied together can add, found exactly: depth first over the posts, each with its options or
/// none, where the prices of what they share tell how low a branch can still come (Land and Doig 1960; the prices as bound:
/// Geoffrion 1974).
///
/// Prices alone leave a gap of an eighth: by fractions each hole is filled by a bit of everybody.
struct SecondmentOptimum {
  /// Posts that share pools or applicants, tied to no others.
  struct Part {
    var activities: [Int] = []
    var rows: [Int] = []
  }

  /// A part's least value in `SharedRows.scale`ths; nil where it took more than `mostNodes` nodes.
  let value: Int?
  let part: Part
  let nodes: Int

  /// Beyond so many choices the bound at prices is taken.
  static let mostNodes = 300_000

  /// All parts of a group, each by itself.
  static func all(_ instance: Instance, rows: SharedRows, prices: [Int], threads: Int) -> [SecondmentOptimum] {
    let parts = SecondmentDual(instance: instance, rows: rows).parts()
    return Parallel.map(parts.count, threads: threads) {
      SecondmentOptimum(parts[$0], instance: instance, rows: rows, prices: prices)
    }
  }

  private struct Choice {
    let own: Int
    let person: Int32
    let uses: [(row: Int, amount: Int)]
  }

  /// - Parameter prices: of all rows.
  init(_ part: Part, instance: Instance, rows: SharedRows, prices: [Int], mostNodes: Int = Self.mostNodes) {
    self.part = part
    let valuer = SecondmentValuer(instance: instance, rows: rows, prices: prices)
    let local = Dictionary(uniqueKeysWithValues: part.rows.enumerated().map { ($1, $0) })
    let posts = part.activities.map { number -> [Choice] in
      guard case .secondment(let secondment) = instance.activities[number].kind else { return [] }
      // Which half-days of the week they are doesn't matter here: of those alike the cheapest counts.
      var known: [[Int32]: Int] = [:]
      var choices = [Choice(own: 0, person: -1, uses: [])]
      for option in secondment.options {
        let uses = valuer.uses(option).compactMap { use in
          local[Int(use.row)].map { (row: $0, amount: use.amount) }
        }
        let own = valuer.ownValue(option, instance.activities[number]) * SharedRows.scale
        let choice = Choice(own: own, person: option.person, uses: uses)
        let key = [option.person] + uses.flatMap { [Int32($0.row), Int32($0.amount)] }
        if let index = known[key] {
          if own < choices[index].own { choices[index] = choice }
        } else {
          known[key] = choices.count
          choices.append(choice)
        }
      }
      return choices
    }
    var search = Search(
      posts: posts, limits: part.rows.map { rows.limits[$0] }, hires: part.rows.map { rows.mostPrices[$0] },
      mostNodes: mostNodes)
    search.descend(0, prices: part.rows.map { prices[$0] }, own: 0)
    nodes = search.nodes
    value = search.nodes > mostNodes ? nil : search.best
  }

  private struct Search {
    let posts: [[Choice]]
    let limits: [Int]
    /// What a unit beyond the limit costs; `Int.max`: not to be had.
    let hires: [Int]
    let mostNodes: Int
    /// Nobody goes anywhere.
    var best = 0
    var nodes = 0
    private var used: [Int]
    private var taken: [Int32] = []
    /// Steps by which prices are fitted to what's left of a branch.
    private static let steps = 40

    init(posts: [[Choice]], limits: [Int], hires: [Int], mostNodes: Int) {
      self.posts = posts
      self.limits = limits
      self.hires = hires
      self.mostNodes = mostNodes
      used = Array(repeating: 0, count: limits.count)
    }

    /// Goes through the choices of a post and those after it, where they can still be better than the best.
    mutating func descend(_ post: Int, prices: [Int], own: Int) {
      nodes += 1
      if nodes > mostNodes { return }
      if post == posts.count {
        best = min(best, own + hired())
        return
      }
      var prices = prices
      guard let fitted = fit(&prices, from: post, own: own) else { return }
      let values = posts[post].map { value(of: $0, prices) }
      let least = zip(values, posts[post]).reduce(Int.max) { isFree($1.1) ? min($0, $1.0) : $0 }
      for index in values.indices.sorted(by: { (values[$0], $0) < (values[$1], $1) }) {
        // The others are no better, since they're in order.
        if fitted + values[index] - least >= best { return }
        let choice = posts[post][index]
        if !isFree(choice) { continue }
        for use in choice.uses { used[use.row] += use.amount }
        taken.append(choice.person)
        descend(post + 1, prices: prices, own: own + choice.own)
        taken.removeLast()
        for use in choice.uses { used[use.row] -= use.amount }
      }
    }

    private func isFree(_ choice: Choice) -> Bool { choice.person < 0 || !taken.contains(choice.person) }

    private func value(of choice: Choice, _ prices: [Int]) -> Int {
      var value = choice.own
      for use in choice.uses { value += prices[use.row] * use.amount }
      return value
    }

    /// Moves prices towards the best bound on the branch: along the subgradient, as far as the best would need (Polyak 1969).
    /// - Returns: that bound, with the prices that show it; nil where the branch can't be better than the best.
    private func fit(_ prices: inout [Int], from post: Int, own: Int) -> Int? {
      var trial = prices
      var top = Int.min
      for _ in 0..<Self.steps {
        var lacks = used
        var bound = own
        for later in post..<posts.count {
          var least = Int.max
          var chosen = 0
          for (index, choice) in posts[later].enumerated() where isFree(choice) {
            let value = value(of: choice, trial)
            if value < least { (least, chosen) = (value, index) }
          }
          bound += least
          for use in posts[later][chosen].uses { lacks[use.row] += use.amount }
        }
        var norm = 0.0
        for row in limits.indices {
          lacks[row] -= limits[row]
          bound += trial[row] * (used[row] - limits[row])
          if lacks[row] < 0 && trial[row] == 0 || lacks[row] > 0 && trial[row] >= hires[row] { lacks[row] = 0 }
          norm += Double(lacks[row] * lacks[row])
        }
        if bound >= best { return nil }
        if bound > top {
          top = bound
          prices = trial
        }
        if norm == 0 { break }
        let length = Double(best - bound) / norm
        for row in limits.indices where lacks[row] != 0 {
          trial[row] = min(hires[row], max(0, trial[row] + Int((length * Double(lacks[row])).rounded())))
        }
      }
      return top
    }

    /// What hiring for holes that nobody fills costs.
    private func hired() -> Int {
      var cost = 0
      for row in limits.indices where used[row] > limits[row] {
        if hires[row] == Int.max { return Int.max / 4 }
        cost += (used[row] - limits[row]) * hires[row]
      }
      return cost
    }
  }
}
