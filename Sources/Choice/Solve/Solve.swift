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
  private(set) var round = 0
  private var bestBound = 0
  private var treeCost = 0
  private var nodes = 0
  private var roundsSinceBest = 0

  init(_ solver: ChoiceSolver) {
    model = SolverModel(solver.model)
    options = LiveOptions(model)
    isFeasible = options.propagate()
    pick = PickRelaxation(options)
    pickAscent = Ascent(pick)
    incumbent = Incumbent(model)
    if let start = solver.start, start.count == model.decisionCount { incumbent.offer(Memory(start)) }
    local = LocalSearch(model, incumbent, seed: solver.seed)
    let knapsack = KnapsackRelaxation(options)
    tree = TreeSearch(knapsack ?? pick, incumbent, isRecorded: solver.isCertified)
    large = LargeNeighbourhood(model, incumbent, seed: solver.seed)
  }

  var isDone: Bool { !isFeasible || tree.isDone }

  /// The work of a round; a few hundredths of a second.
  private let roundWork = 20_000_000

  func advance() {
    let before = incumbent.cost
    if round == 0 {
      open()
    } else {
      if incumbent.cost < treeCost { beginTree() }
      let share = roundsSinceBest < 20 ? 2 : roundsSinceBest < 200 ? 5 : 10
      tree.run(work: roundWork * (share - 1) / share, nodePace)
      if !tree.isDone { local.run(work: roundWork / share / 2) }
      if !tree.isDone { large.run(work: roundWork / share / 2, nodePace) }
    }
    roundsSinceBest = incumbent.cost < before ? 0 : roundsSinceBest + 1
    bestBound = max(bestBound, min(incumbent.cost, model.steps(atLeast: tree.openBound)))
    round += 1
  }

  private var nodePace: Ascent.Pace { .init(steps: 20, share: 0.5, leastShare: 0.05, patience: 3) }
  private var rootPace: Ascent.Pace { .init(steps: 1000, share: 1, leastShare: 0.001, patience: 15) }

  /// Prices of the resources, a first choice, and the root of the tree.
  private func open() {
    pickAscent.run(rootPace, target: incumbent.cost * model.scale, enough: Int.max)
    local.guide(pick, pickAscent.prices, restart: true)
    local.run(work: 4 * roundWork)
    passOnPrices()
    beginTree()
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
    guard !tree.isDone else { return }
    local.guide(pick, pickAscent.prices, restart: false)
    large.guide(tree)
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

  private var certificate: ChoiceCertificate? { nil }
}
