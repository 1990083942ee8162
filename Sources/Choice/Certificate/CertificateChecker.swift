// SPDX-License-Identifier: Apache-2.0

/// Checks a `ChoiceCertificate` against its model. It's written to be read, shares nothing with the search, and takes
/// every bound again from the definition; so it's slow.
public struct CertificateChecker {
  private let model: ChoiceModel
  private let certificate: ChoiceCertificate
  /// Costs from the least of each decision, in units of `costStep`.
  private var cost: [Int] = []
  private var owner: [Int] = []
  private var amounts: [[Int: Int]] = []
  private var lower: [Int]
  private var upper: [Int]
  /// An option closes if all choices with it cost this many units or more.
  private var goal = 0
  private var next = 0
  private var isWellFormed = true

  /// Whether the certificate proves that every choice that keeps the model's limits costs `bound` or more, or if that's
  /// nil, that there's none. Costs over all decisions, and amounts of each resource, must add up to less than 2^50 in
  /// absolute value.
  public static func accepts(_ certificate: ChoiceCertificate, for model: ChoiceModel) -> Bool {
    guard var checker = CertificateChecker(certificate, model) else { return false }
    let isClosed = checker.follow(Array(repeating: true, count: model.optionCount), isClosed: false)
    return isClosed && checker.isWellFormed && checker.next == certificate.steps.count
  }

  private init?(_ certificate: ChoiceCertificate, _ model: ChoiceModel) {
    guard certificate.costStep > 0, certificate.scale > 0, certificate.scale <= 1 << 12 else { return nil }
    self.model = model
    self.certificate = certificate
    // Amounts stay below 2^50, so a limit beyond 2^52 is as good as one there.
    lower = model.lower.map { max($0, -1 << 52) }
    upper = model.upper.map { min($0, 1 << 52) }
    var base = 0
    var most = 0
    for decision in 0..<model.decisionCount {
      let costs = model.options(of: decision).map { model.costs[$0] }
      let least = costs.min()!
      base += least
      most += (costs.max()! - least) / certificate.costStep
      for value in costs {
        guard (value - least) % certificate.costStep == 0 else { return nil }
        cost.append((value - least) / certificate.costStep)
        owner.append(decision)
      }
    }
    for option in 0..<model.optionCount {
      var taken: [Int: Int] = [:]
      model.eachEntry(of: option) { taken[$0] = $1 }
      amounts.append(taken)
    }
    guard let bound = certificate.bound else {
      goal = most + 1
      return
    }
    let (above, overflows) = bound.subtractingReportingOverflow(base)
    guard !overflows else { return nil }
    // A choice costs whole units, so one that costs more than goal - 1 costs goal.
    goal = above > 0 ? (above - 1) / certificate.costStep + 1 : 0
  }

  /// Follows the steps from here to the end of this node.
  /// - Returns: whether no open choice below the bound is left.
  private mutating func follow(_ start: [Bool], isClosed: Bool) -> Bool {
    var open = start
    var isClosed = isClosed || !propagate(&open)
    while next < certificate.steps.count {
      switch certificate.steps[next] {
      case .resourcePrices(let prices):
        next += 1
        if !isClosed { isClosed = !close(&open, resourceLifts(open, prices)) }
      case .decisionPrices(let prices):
        next += 1
        if !isClosed { isClosed = !close(&open, decisionLifts(open, prices)) }
      case .branch(let decision):
        next += 1
        guard (0..<model.decisionCount).contains(decision) else { return refuse() }
        return cases(decision, open, isClosed: isClosed) || isClosed
      case .option, .end:
        return isClosed || isDecidedAndDear(open)
      }
    }
    return isClosed || isDecidedAndDear(open)
  }

  /// Follows the cases of a branch; all open options of the decision must be among them.
  private mutating func cases(_ decision: Int, _ open: [Bool], isClosed: Bool) -> Bool {
    var left = open
    var areClosed = true
    while next < certificate.steps.count {
      let step = certificate.steps[next]
      next += 1
      if case .end = step { return areClosed && !model.options(of: decision).contains { left[$0] } }
      guard case .option(let option) = step, model.options(of: decision).contains(option) else {
        return refuse()
      }
      var child = open
      for other in model.options(of: decision) where other != option { child[other] = false }
      if !follow(child, isClosed: isClosed || !open[option]) { areClosed = false }
      left[option] = false
    }
    return refuse()
  }

  /// The steps don't make a tree.
  private mutating func refuse() -> Bool {
    isWellFormed = false
    return false
  }

  /// Whether one choice is left, and it's not below the bound.
  private func isDecidedAndDear(_ open: [Bool]) -> Bool {
    var sum = 0
    for decision in 0..<model.decisionCount {
      let options = model.options(of: decision).filter { open[$0] }
      guard options.count == 1 else { return false }
      sum += cost[options[0]]
    }
    return sum >= goal
  }

  /// Closes what breaks a limit whatever the other decisions take.
  /// - Returns: false if nothing is left.
  private func propagate(_ open: inout [Bool]) -> Bool {
    var changed = true
    while changed {
      changed = false
      for resource in 0..<model.resourceCount {
        let spans = (0..<model.decisionCount).map { decision in
          let taken = model.options(of: decision).filter { open[$0] }.map { amounts[$0][resource] ?? 0 }
          return taken.isEmpty ? nil : (least: taken.min()!, most: taken.max()!)
        }
        guard spans.allSatisfy({ $0 != nil }) else { return false }
        let least = spans.reduce(0) { $0 + $1!.least }
        let most = spans.reduce(0) { $0 + $1!.most }
        for option in open.indices where open[option] {
          let span = spans[owner[option]]!
          let taken = amounts[option][resource] ?? 0
          guard least - span.least + taken > upper[resource] || most - span.most + taken < lower[resource] else {
            continue
          }
          open[option] = false
          changed = true
        }
      }
    }
    return (0..<model.decisionCount).allSatisfy { decision in model.options(of: decision).contains { open[$0] } }
  }

  /// Closes options by lower bounds of the choices with them, nil for bounds that don't hold, and propagates.
  private func close(_ open: inout [Bool], _ lifts: [Int128]?) -> Bool {
    guard let lifts else { return true }
    for option in open.indices where open[option] && lifts[option] > Int128(goal - 1) * Int128(certificate.scale) {
      open[option] = false
    }
    return propagate(&open)
  }

  /// Each decision takes its cheapest open option at the prices.
  private func resourceLifts(_ open: [Bool], _ prices: [Int]) -> [Int128]? {
    guard prices.count == model.resourceCount, prices.allSatisfy({ $0.magnitude <= 1 << 58 }) else { return nil }
    var bound: Int128 = 0
    for resource in 0..<model.resourceCount where prices[resource] != 0 {
      let price = prices[resource]
      guard price > 0 ? model.upper[resource] != Int.max : model.lower[resource] != Int.min else { return nil }
      bound -= Int128(price) * Int128(price > 0 ? upper[resource] : lower[resource])
    }
    let reduced = open.indices.map { option in
      amounts[option].reduce(Int128(cost[option]) * Int128(certificate.scale)) {
        $0 + Int128($1.value) * Int128(prices[$1.key])
      }
    }
    let least = (0..<model.decisionCount).map { decision in
      model.options(of: decision).filter { open[$0] }.map { reduced[$0] }.min()!
    }
    bound += least.reduce(0, +)
    return open.indices.map { bound - least[owner[$0]] + reduced[$0] }
  }

  /// Each resource is filled best as a knapsack at the prices; decisions with one open option take it.
  private func decisionLifts(_ open: [Bool], _ prices: [Int]) -> [Int128]? {
    let most = (1 << 61) / (model.decisionCount + 1)
    guard prices.count == model.decisionCount, prices.allSatisfy({ $0.magnitude < UInt(most / 2) }),
      amounts.allSatisfy({ $0.count <= 1 && $0.allSatisfy { $0.value >= 0 } }), hasOwnKnapsacks
    else { return nil }
    let isDecided = (0..<model.decisionCount).map { decision in
      model.options(of: decision).filter { open[$0] }.count == 1
    }
    var bound = 0
    for decision in 0..<model.decisionCount where !isDecided[decision] { bound += prices[decision] }
    var value = Array(repeating: 0, count: open.count)
    var forced = (inward: value, outward: value)
    for option in open.indices where open[option] {
      value[option] = cost[option] * certificate.scale - (isDecided[owner[option]] ? 0 : prices[owner[option]])
      guard abs(value[option]) < most else { return nil }
      if isDecided[owner[option]] {
        bound += value[option]
      } else if amounts[option].isEmpty {
        bound += min(0, value[option])
        forced.inward[option] = max(0, value[option])
        forced.outward[option] = max(0, -value[option])
      }
    }
    for resource in 0..<model.resourceCount {
      let users = open.indices.filter { open[$0] && amounts[$0][resource] != nil }
      let room = capacity(resource) - users.filter { isDecided[owner[$0]] }.reduce(0) { $0 + amounts[$1][resource]! }
      let items = users.filter { !isDecided[owner[$0]] }.map { (amount: amounts[$0][resource]!, value: value[$0]) }
      guard room >= 0, let knapsack = Knapsack(items, room) else { return nil }
      bound += knapsack.best
      for (item, option) in users.filter({ !isDecided[owner[$0]] }).enumerated() {
        forced.inward[option] = min(most, knapsack.best(with: item)) - knapsack.best
        forced.outward[option] = knapsack.best(without: item) - knapsack.best
      }
    }
    return lifts(open, Int128(bound), forced)
  }

  /// Whether no decision has two options in one knapsack: what forcing both out costs isn't the sum of each.
  private var hasOwnKnapsacks: Bool {
    (0..<model.decisionCount).allSatisfy { decision in
      let resources = model.options(of: decision).flatMap { amounts[$0].keys }
      return Set(resources).count == resources.count
    }
  }

  /// An option in its own knapsack and its decision's others out of theirs.
  private func lifts(_ open: [Bool], _ bound: Int128, _ forced: (inward: [Int], outward: [Int])) -> [Int128] {
    open.indices.map { option in
      var lift = bound + Int128(forced.inward[option])
      for other in model.options(of: owner[option]) where other != option && open[other] {
        lift += Int128(forced.outward[other])
      }
      return lift
    }
  }

  /// A resource's upper limit, or all that can be taken of it if that's less.
  private func capacity(_ resource: Int) -> Int {
    let most = (0..<model.decisionCount).reduce(0) { sum, decision in
      sum + model.options(of: decision).map { amounts[$0][resource] ?? 0 }.max()!
    }
    return min(most, upper[resource])
  }
}

/// The least value of items within a capacity, each taken or not, by dynamic programming; with any item or without it.
private struct Knapsack {
  let items: [(amount: Int, value: Int)]
  let capacity: Int
  /// `before[k][w]`: least value of the first k items within w; `after[k][w]`: of those from k.
  private var before: [[Int]]
  private var after: [[Int]]

  init?(_ items: [(amount: Int, value: Int)], _ capacity: Int) {
    guard (items.count + 1).multipliedReportingOverflow(by: capacity + 1).partialValue < 1 << 26, capacity < 1 << 26
    else {
      return nil
    }
    self.items = items
    self.capacity = capacity
    before = [Array(repeating: 0, count: capacity + 1)]
    after = before
    for item in items { before.append(Self.extend(before.last!, item)) }
    for item in items.reversed() { after.append(Self.extend(after.last!, item)) }
    after.reverse()
  }

  private static func extend(_ old: [Int], _ item: (amount: Int, value: Int)) -> [Int] {
    old.indices.map { room in item.amount <= room ? min(old[room], old[room - item.amount] + item.value) : old[room] }
  }

  var best: Int { before[items.count][capacity] }

  func best(without item: Int) -> Int { best(without: item, within: capacity) }

  /// `Int.max` if the item doesn't fit.
  func best(with item: Int) -> Int {
    let room = capacity - items[item].amount
    return room < 0 ? Int.max : items[item].value + best(without: item, within: room)
  }

  private func best(without item: Int, within room: Int) -> Int {
    (0...room).map { before[item][$0] + after[item + 1][room - $0] }.min()!
  }
}
