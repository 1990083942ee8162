// SPDX-License-Identifier: Apache-2.0

public import Choice
public import Domain

/// How another engine left the explicit model.
public struct ExplicitAnswer: Sendable {
  /// For each decision the option that it takes; nil where none was found.
  public var choice: [Int]?
  /// Why it ended.
  public var stop: Run.Stop
  /// An answer.
  public init(choice: [Int]?, stop: Run.Stop) {
    self.choice = choice
    self.stop = stop
  }
}

/// What a solve by way of the explicit model came to.
public struct ExplicitResult: Sendable {
  public let plan: Plan
  /// What the plan's bounds rest on.
  public let certificate: BoundCertificate
  public let figures: ExplicitFigures
  /// Both tiers of the choice as the model has them; nil without a choice.
  public let modelled: Score?
  /// Both tiers of the plan that it stands for.
  public let placed: Score
  /// Activities of the choice that the plan lacks, because they broke a rule there: none, if the model is right.
  public let dropped: Int
  /// Activities that were put in afterwards, as the native engine does.
  public let added: Int

  /// Values of the two tiers.
  public struct Score: Sendable, Equatable {
    public let must: Int
    public let rest: MilliLessons
  }
}

extension Optimiser {
  /// The group as a problem of choices, with sentences that say what it and its options are, for a file.
  /// - Throws: `ExplicitModelTooLarge`.
  public func explicitModel(
    _ limits: ExplicitLimits = ExplicitLimits()
  ) throws(ExplicitModelTooLarge) -> (
    model: ChoiceModel, figures: ExplicitFigures, remarks: [String], optionNames: [Int: String]
  ) {
    let instance = Compiler(group).compile()
    var compiler = ExplicitCompiler(
      FixedPlacements(instance, seed: options.seed, rounds: options.rounds).state(), limits: limits)
    let model = try compiler.compile()
    return (model.model, model.figures, model.remarks(group.name), model.optionNames(instance))
  }

  /// Solves by way of the explicit model.
  /// - Parameters:
  ///   - engine: what the plan calls it.
  ///   - compiled: called once the options are there.
  ///   - modelled: called once the model is.
  ///   - solver: solves it; gets a choice to begin with, in which nothing takes place.
  /// - Throws: `ExplicitModelTooLarge`.
  public func solve(
    _ limits: ExplicitLimits, engine: String, compiled: (CompileFigures) -> Void = { _ in },
    modelled: (ExplicitFigures) -> Void = { _ in }, by solver: (_ model: ChoiceModel, _ start: [Int]) -> ExplicitAnswer
  ) throws(ExplicitModelTooLarge) -> ExplicitResult {
    let instance = Compiler(group).compile()
    compiled(CompileFigures(instance))
    let fixed = FixedPlacements(instance, seed: options.seed, rounds: options.rounds).state()
    var compiler = ExplicitCompiler(fixed, limits: limits)
    let model = try compiler.compile()
    modelled(model.figures)
    let answer = solver(model.model, model.start)
    var state = fixed.sendingFloaters()
    let dropped = answer.choice.map { Self.place(model.placements(of: $0), in: &state) } ?? 0
    let placed = Score(state)
    let added = Self.insertMissing(&state, seed: options.seed)
    let run = Run(engine: engine, seed: options.seed, rounds: 0, stop: answer.stop)
    var plan = PlanWriter(instance: instance).plan(
      state.placements, asOf: options.asOf ?? group.year.first, inputHash: options.inputHash, run: run)
    // What's proved of the explicit model isn't proved of the options: it allows less.
    let missing = Score(state).must
    var bound = ModelBound(instance)
    bound.raise(to: BoundRun.bound(instance))
    plan.bounds = bound.bounds(missing: missing)
    plan.prices = bound.moneyPrices(missing: missing)
    plan.unplaced = Diagnosis(state: state).unplaced()
    plan.caveats = Caveats(instance: instance, plan: plan).sentences()
    if answer.choice == nil {
      plan.caveats.insert(
        "The engine \(engine) found no choice in the time it had: what takes place was put in one by one by planner itself.",
        at: 0)
    }
    return ExplicitResult(
      plan: plan,
      certificate: CertificateWriter(instance: instance, bound: bound, missing: missing).certificate(for: plan),
      figures: model.figures, modelled: answer.choice.map(model.score),
      placed: ExplicitResult.Score(must: placed.must, rest: MilliLessons(placed.rest)), dropped: dropped, added: added)
  }

  /// Places everything together where that's lawful, as a choice may spend here what a fund gives there; otherwise what's
  /// lawful one after another.
  /// - Returns: how many weren't.
  static func place(_ placements: [(activity: Int, placement: Placement)], in state: inout State) -> Int {
    if place(all: placements, in: &state) { return 0 }
    return placements.count { !place(all: [$0], in: &state) }
  }

  private static func place(
    all placements: [(activity: Int, placement: Placement)], in state: inout State
  ) -> Bool {
    let mark = state.begin()
    for (activity, placement) in placements { state.place(activity, placement) }
    guard state.violations == 0 else {
      state.rollBack(mark)
      return false
    }
    state.commit(mark)
    return true
  }

  /// Puts in whatever makes the plan better, musts first: the model allows less than the rules do.
  private static func insertMissing(_ state: inout State, seed: Int) -> Int {
    let instance = state.instance
    var random = RandomSource(seed: seed)
    let missing = instance.activities.indices.filter {
      !state.isPlaced($0) && instance.activities[$0].canBePlaced
    }.sorted {
      (-instance.activities[$0].mustWeight, -instance.activities[$0].value.effectivePriority, $0)
        < (-instance.activities[$1].mustWeight, -instance.activities[$1].value.effectivePriority, $1)
    }
    return missing.count { Inserter(trials: 12).insert($0, into: &state, random: &random) }
  }
}

extension ExplicitModel {
  /// Both tiers of a choice.
  func score(_ choice: [Int]) -> ExplicitResult.Score {
    let cost = model.outcome(of: choice).cost
    let must = must(of: choice)
    return ExplicitResult.Score(must: must, rest: MilliLessons(cost - mustWeight * must))
  }

  private func must(of choice: [Int]) -> Int {
    mustOffset + choice.enumerated().reduce(0) { $0 + musts[$1.element] }
  }

  /// What a file of the model says first.
  func remarks(_ name: String) -> [String] {
    [
      "The plan of \(name) as a problem of choices; docs/explicit-model.md says what it leaves out.",
      "Least cost is best, in thousandths of a lesson-equivalent"
        + (mustWeight > 0 ? "; the must tier is in it \(mustWeight) times." : "."),
      "\(figures.activities) activities, \(figures.options) of \(figures.compiled) options, "
        + "rotas and secondments placed beforehand: \(figures.fixed).",
    ]
  }
}
