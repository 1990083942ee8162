// SPDX-License-Identifier: Apache-2.0

/// One solve under way.
final class Solve {
  private let model: SolverModel
  private let options: LiveOptions
  private let pick: PickRelaxation
  private let pickAscent: Ascent
  private let incumbent: Incumbent
  private let local: LocalSearch
  private let tree: TreeSearch
  private let large: LargeNeighbourhood
  private let isFeasible: Bool
  private let isCertified: Bool
  private(set) var round = 0
  private var bestBound = 0
  private var firstBound = 0
  private var treeCost = 0
  private var nodes = 0
  private var roundsSinceBest = 0

  init(_ solver: ChoiceSolver) {
    model = SolverModel(solver.model)
    options = LiveOptions(model)
    isCertified = solver.isCertified
    isFeasible = options.propagate()
    pick = PickRelaxation(options)
    pickAscent = Ascent(pick)
    incumbent = Incumbent(model)
    if let start = solver.start, Self.isChoice(start, of: solver.model) { incumbent.offer(start) }
    local = LocalSearch(model, incumbent, seed: solver.seed)
    let knapsack = KnapsackRelaxation(options)
    tree = TreeSearch(knapsack ?? pick, incumbent, isRecorded: solver.isCertified)
    large = LargeNeighbourhood(model, incumbent, seed: solver.seed)
  }

  private static func isChoice(_ start: [Int], of model: ChoiceModel) -> Bool {
    start.count == model.decisionCount && start.indices.allSatisfy { model.options(of: $0).contains(start[$0]) }
  }

  var isDone: Bool { !isFeasible || (tree.isDone && tree.limit == incumbent.cost) }

  /// The work of a round; a few hundredths of a second. The first, which finds prices, isn't cut short by it.
  private let roundWork = 20_000_000

  func advance() {
    let before = incumbent.cost
    if round == 0 {
      open()
    } else {
      searchTree()
      if !isDone { local.run(work: roundWork / 10) }
      if !isDone { large.run(work: roundWork * (9 - treeShare) / 10, nodePace) }
    }
    roundsSinceBest = incumbent.cost < before ? 0 : roundsSinceBest + 1
    noteBound()
    round += 1
  }

  /// Tenths of a round that the tree gets: most once its bound has come half of the way to the best choice, few while
  /// better choices are being found.
  private var treeShare: Int {
    if 2 * (bestBound - firstBound) >= incumbent.cost - firstBound { return 8 }
    return round < 20 || roundsSinceBest > 200 ? 6 : 2
  }

  private func searchTree() {
    let end = tree.work + roundWork * treeShare / 10
    while !isDone, tree.work < end {
      if tree.isDone {
        raiseAim()
      } else if incumbent.cost < treeCost, tree.limit == incumbent.cost {
        beginTree()
      } else {
        tree.run(work: end - tree.work, nodePace)
        if tree.nodes > 5000 { treeCost = min(treeCost, incumbent.cost) }
        noteBound()
      }
    }
  }

  /// The tree found nothing below its aim: the bound rises to there, and the aim by half or more of what lies between it
  /// and the root's bound, so that all trees together take little more than the last one.
  private func raiseAim() {
    noteBound()
    let root = model.steps(atLeast: tree.rootBound)
    let height = max(1, tree.aim - root)
    let rise = tree.nodes < 1000 ? height : tree.nodes < 10_000 ? height / 3 : height / 6
    tree.aim = max(tree.aim, bestBound) + max(1, rise)
    if tree.aim >= incumbent.cost { tree.aim = Int.max }
    beginTree()
  }

  private func noteBound() {
    bestBound = max(bestBound, min(incumbent.cost, model.steps(atLeast: tree.openBound)))
  }

  private var nodePace: Ascent.Pace { .init(steps: 10, share: 0.4, leastShare: 0.05, patience: 2) }
  private var rootPace: Ascent.Pace { .init(steps: 1000, share: 1, leastShare: 0.001, patience: 15) }

  /// Prices of the resources, a first choice, and the root of the tree.
  private func open() {
    pickAscent.run(rootPace, target: incumbent.cost * model.scale, enough: Int.max)
    local.guide(pick, pickAscent.prices, restart: true)
    local.run(work: min(4 * roundWork, 4000 * (model.optionCount + model.entryStart[model.optionCount])))
    passOnPrices()
    beginTree()
    firstBound = bestBound
    guard !tree.isDone else { return }
    tree.aim = bestBound
    raiseAim()
  }

  /// The tree's first prices: those of the resources, or what each decision costs at them.
  private func passOnPrices() {
    if tree.relaxation === pick {
      tree.ascent.prices.copy(from: pickAscent.prices)
    } else {
      _ = pick.evaluate(pickAscent.prices)
      tree.ascent.prices.copy(from: pick.least)
    }
  }

  private func beginTree() {
    nodes += tree.nodes
    treeCost = incumbent.cost
    tree.begin(rootPace)
    noteBound()
    guard tree.limit == incumbent.cost, !tree.isDone else { return }
    local.guide(pick, pickAscent.prices, restart: false)
    large.guide(tree, pick, pickAscent.prices)
  }

  private func inUnit(_ steps: Int) -> Int { model.inUnit(steps) }

  private var cost: Int? { incumbent.choice == nil ? nil : inUnit(incumbent.cost) }

  var progress: ChoiceProgress {
    ChoiceProgress(round: round, cost: cost, bound: inUnit(bestBound), nodes: nodes + tree.nodes)
  }

  var result: ChoiceResult {
    let status: ChoiceResult.Status
    if isDone {
      status = incumbent.choice == nil ? .infeasible : .optimal
    } else {
      status = incumbent.choice == nil ? .unknown : .feasible
    }
    return ChoiceResult(
      status: status, choice: incumbent.choice, cost: cost, bound: inUnit(bestBound), rounds: round,
      nodes: nodes + tree.nodes, certificate: certificate)
  }

  private var certificate: ChoiceCertificate? {
    guard isCertified, isDone else { return nil }
    return ChoiceCertificate(bound: cost, costStep: model.step, scale: model.scale, steps: isFeasible ? tree.steps : [])
  }
}
