// SPDX-License-Identifier: Apache-2.0

public import Domain

/// How a solve is run.
public struct SolveOptions: Sendable {
  /// Seed of the random choices: same input, seed and rounds give the same plan.
  public var seed: Int
  /// Rounds to do; nil: by the number of activities.
  public var rounds: Int?
  /// The date that counts as today; nil: the year's first day.
  public var asOf: CivilDate?
  /// Hash of the input, for the plan.
  public var inputHash: String
  /// The plan that people know of, of which as much stays as can; nil: there's none.
  public var published: PublishedPlan?
  /// A solve with these settings.
  public init(
    seed: Int = 1, rounds: Int? = nil, asOf: CivilDate? = nil, inputHash: String = "", published: PublishedPlan? = nil
  ) {
    self.published = published
    self.seed = seed
    self.rounds = rounds
    self.asOf = asOf
    self.inputHash = inputHash
  }
}

/// Where a solve stands after a round.
public struct SolveProgress: Sendable {
  /// Rounds done and to do.
  public let round: Int
  public let rounds: Int
  /// Activities placed.
  public let placed: Int
  /// Whether the best plan breaks no rule: what's published may break some until it's mended.
  public let isLawful: Bool
  /// The best plan's tiers.
  public let must: Int
  public let rest: MilliLessons
  /// The bound on the last tier, over the options considered.
  public let restBound: MilliLessons
  /// What each kind of move has achieved so far.
  public let moves: [MoveTally]
  /// How often a person's day was evaluated by moves so far.
  public let evaluations: Int
}

/// What compiling a group came to.
public struct CompileFigures: Sendable {
  /// Activities of the kinds that are planned, and those of them with at least one way to place them.
  public let activities: Int
  public let placeable: Int
  /// Options of sessions and visits, half-days of specialists, options of secondments.
  public let options: Int
  /// Memory that they take.
  public let optionBytes: Int

  init(_ instance: Instance) {
    activities = instance.activities.count(where: \.isPlannable)
    placeable = instance.activities.count(where: \.canBePlaced)
    var options = 0
    var bytes = 0
    for activity in instance.activities {
      options += activity.options.count
      bytes += activity.options.capacity * MemoryLayout<Option>.stride
      switch activity.kind {
      case .specialist(let specialist):
        options += specialist.possible.values.count { $0 != PossibleStays.impossible }
        bytes += specialist.possible.values.capacity * MemoryLayout<Int32>.stride
      case .secondment(let secondment):
        options += secondment.options.count
        bytes += secondment.options.capacity * MemoryLayout<SecondmentOption>.stride
      case .circle(let circle): bytes += circle.soloCount * MemoryLayout<Int32>.stride
      case .cohorts(let cohorts): bytes += cohorts.soloCount * MemoryLayout<Int32>.stride
      case .session, .visit, .other: break
      }
    }
    self.options = options
    optionBytes = bytes
  }
}

/// Why a solve was asked to end.
public enum StopRequest: Sendable {
  case deadline
  case interrupted
}

/// Makes plans: compiles the group, constructs, searches, and writes the best plan down.
public struct Optimiser: Sendable {
  let group: Group
  let options: SolveOptions

  /// An optimiser for `group`, which must be free of input errors.
  public init(_ group: Group, options: SolveOptions = SolveOptions()) {
    self.group = group
    self.options = options
  }

  /// Solves.
  /// - Parameters:
  ///   - compiled: called once the options are there.
  ///   - progress: called after construction and after each round.
  ///   - stop: asked after each round; anything but nil ends the solve there.
  ///   - certified: gets what the plan's bounds rest on; nil where nobody wants it.
  /// - Returns: the best plan found; lawful, with everything that isn't in it among the unplaced.
  public func solve(
    compiled: (CompileFigures) -> Void = { _ in }, progress: (SolveProgress) -> Void = { _ in },
    stop: () -> StopRequest? = { nil }, certified: ((BoundCertificate) -> Void)? = nil
  ) -> Plan {
    if let published = options.published {
      return replan(from: published, compiled: compiled, progress: progress, stop: stop, certified: certified)
    }
    let instance = Compiler(group).compile()
    compiled(CompileFigures(instance))
    let usual = Self.defaultRounds(instance)
    let rounds = options.rounds ?? usual
    var bound = ModelBound(instance)
    let boundRun = BoundRun(instance, rounds: rounds, defaultRounds: usual)
    bound.raise(to: boundRun.known)
    let team = SearchTeam(instance, seed: options.seed, size: rounds > 0 ? SearchTeam.size : 1)
    return plan(
      of: team, rounds: rounds, bound: bound, boundRun, progress: progress, stop: stop, certified: certified)
  }

  /// Searches, and writes the best plan down.
  /// - Parameters:
  ///   - known: the bound at the start. The search ends early at this alone: a later one's moment hangs on the threads.
  ///   - boundRun: what raises it meanwhile.
  func plan(
    of team: SearchTeam, rounds: Int, bound known: ModelBound, _ boundRun: BoundRun? = nil,
    progress: (SolveProgress) -> Void, stop: () -> StopRequest?, certified: ((BoundCertificate) -> Void)?
  ) -> Plan {
    var found = team.found
    var bound = known
    let instance = team.instance
    var reason = Run.Stop.rounds
    report(found, rounds: rounds, bound: bound, progress)
    while found.rounds < rounds {
      if found.isLawful, known.isReached(by: found.score) {
        reason = .optimal
        break
      }
      if let request = stop() {
        reason = request == .deadline ? .deadline : .interrupted
        break
      }
      team.round()
      found = team.found
      bound.raise(to: boundRun?.advance(to: found.rounds))
      report(found, rounds: rounds, bound: bound, progress)
    }
    bound.raise(to: boundRun?.finish(after: found.rounds))
    if reason == .rounds, found.isLawful, bound.isReached(by: found.score) { reason = .optimal }
    let run = Run(engine: "native", seed: options.seed, rounds: found.rounds, stop: reason)
    var plan = PlanWriter(instance: instance).plan(
      found.placements, asOf: options.asOf ?? group.year.first, inputHash: options.inputHash, run: run)
    plan.from = options.published?.hash
    plan.bounds = bound.bounds(missing: found.score.must)
    plan.prices = bound.moneyPrices(missing: found.score.must)
    plan.unplaced = Diagnosis(state: team.bestState()).unplaced()
    plan.caveats = Caveats(instance: instance, plan: plan).sentences()
    certified?(CertificateWriter(instance: instance, bound: bound, missing: found.score.must).certificate(for: plan))
    return plan
  }

  private func report(_ found: SearchTeam.Found, rounds: Int, bound: ModelBound, _ progress: (SolveProgress) -> Void) {
    progress(
      SolveProgress(
        round: found.rounds, rounds: rounds, placed: found.placements.count { !$0.isEmpty },
        isLawful: found.isLawful, must: found.score.must, rest: MilliLessons(found.score.rest),
        restBound: MilliLessons(bound.rest(missing: found.score.must)),
        moves: found.tallies, evaluations: found.evaluations))
  }

  /// More activities need more rounds, up to a number that takes the largest groups about a minute; a small group is done
  /// in a second or two.
  static func defaultRounds(_ instance: Instance) -> Int {
    min(720, 50 + instance.activities.count(where: \.canBePlaced))
  }
}

extension ActivityData {
  /// Whether this kind is planned at all.
  var isPlannable: Bool {
    if case .other = kind { return false }
    return true
  }
}
