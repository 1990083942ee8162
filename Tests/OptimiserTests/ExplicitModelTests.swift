// SPDX-License-Identifier: Apache-2.0

import CPSAT
import Choice
import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// The explicit model of random groups: what it allows is lawful and costs no more than it says.
struct ExplicitModelTests {
  /// Whether the choice's plan is lawful, whole, and no dearer than modelled; a failure names the seed.
  private static func check(_ choice: [Int], of model: ExplicitModel, beside fixed: State, _ seed: String) {
    #expect(model.model.outcome(of: choice).isFeasible, "\(seed)")
    var state = fixed.sendingFloaters()
    let placements = model.placements(of: choice)
    for entry in placements { state.place(entry.activity, entry.placement) }
    let broken = Rule.allCases.filter { state.brokenByRule[$0.index] > 0 }
    #expect(state.violations == 0, "\(seed): \(broken)")
    let modelled = model.score(choice)
    #expect(state.must <= modelled.must, "\(seed)")
    #expect(state.rest <= modelled.rest.rawValue, "\(seed)")
    for entry in placements {
      guard case .session(let session) = state.instance.activities[entry.activity].kind else { continue }
      #expect(entry.placement.occurrences.count == session.spec.series.parts, "\(seed)")
    }
  }

  /// `model` with other costs of its options.
  private static func recosted(_ model: ChoiceModel, _ cost: (_ decision: Int, _ option: Int) -> Int) -> ChoiceModel {
    var builder = ChoiceModel.Builder()
    for resource in 0..<model.resourceCount {
      _ = builder.addResource(
        lower: model.lower[resource] == Int.min ? nil : model.lower[resource],
        upper: model.upper[resource] == Int.max ? nil : model.upper[resource])
    }
    for decision in 0..<model.decisionCount {
      builder.addDecision()
      for option in model.options(of: decision) {
        var entries: [(resource: Int, amount: Int)] = []
        model.eachEntry(of: option) { entries.append(($0, $1)) }
        builder.addOption(cost: cost(decision, option), entries)
      }
    }
    return builder.build()
  }

  /// Small, so that many are solved in little time.
  private static var limits: ExplicitLimits {
    var limits = ExplicitLimits()
    limits.options = 16
    return limits
  }

  private static func after(_ time: Duration) -> @Sendable () -> Bool {
    let end = ContinuousClock.now + time
    return { ContinuousClock.now >= end }
  }

  @Test(
    .enabled(if: Oracle.libraryOfORTools != nil, "\(Oracle.hint)"), arguments: 0..<40)
  func everyChoiceIsALawfulPlanThatCostsNoMoreThanItSays(seed: Int) throws {
    let instance = Compiler(RandomGroup.make(seed: UInt64(7000 + seed))).compile()
    let fixed = FixedPlacements(instance, seed: 1, rounds: 5).state()
    var compiler = ExplicitCompiler(fixed, limits: Self.limits)
    let model = try compiler.compile()
    let library = try CPSATLibrary(path: Oracle.libraryOfORTools)
    Self.check(model.start, of: model, beside: fixed, "seed \(7000 + seed) at the start")
    var random = SplitMix64(seed: UInt64(seed))
    // Best choices for costs at random, most of which want much to take place, are choices of every sort.
    for round in 0..<3 {
      let wanted = Self.recosted(model.model) { decision, option in
        round == 0
          ? model.model.costs[option]
          : option == model.model.options(of: decision).lowerBound ? 0 : random.draw(-100...(round * 30))
      }
      let answer = CPSATSolver(library, threads: 1, seed: round).solve(wanted, stop: Self.after(.milliseconds(500)))
      #expect(answer.status != .infeasible && answer.status != .invalid, "seed \(7000 + seed)")
      if let choice = answer.choice { Self.check(choice, of: model, beside: fixed, "seed \(7000 + seed) \(round)") }
    }
  }

  @Test(.enabled(if: Oracle.libraryOfORTools != nil, "\(Oracle.hint)"), arguments: 0..<20)
  func aPlanByWayOfTheModelIsVerified(seed: Int) throws {
    let group = RandomGroup.make(seed: UInt64(7100 + seed))
    let library = try CPSATLibrary(path: Oracle.libraryOfORTools)
    let result = try Optimiser(group, options: SolveOptions(seed: seed, rounds: 5)).solve(Self.limits, engine: "cp-sat")
    {
      let answer = CPSATSolver(library, threads: 1, seed: seed).solve($0, hint: $1, stop: Self.after(.seconds(1)))
      return ExplicitAnswer(choice: answer.choice, stop: .rounds)
    }
    let verdict = Verifier(group).verify(result.plan)
    #expect(verdict.isVerified, "seed \(7100 + seed): \(verdict.breaches.prefix(5))")
    #expect(result.dropped == 0 && result.plan.run.engine == "cp-sat")
    for bound in result.plan.bounds where bound.tier == .rest {
      #expect(bound.value <= result.plan.objective.parts.total.rawValue)
    }
  }

  /// Not vacuously: the models of random groups let things take place, and take place well. Circles and floaters aren't in them.
  @Test(.enabled(if: Oracle.libraryOfORTools != nil, "\(Oracle.hint)"))
  func whatTakesPlaceIsAboutWhatTheNativeSearchFinds() throws {
    let library = try CPSATLibrary(path: Oracle.libraryOfORTools)
    var (placed, placedNatively) = (0, 0)
    for seed in 7200..<7212 {
      var group = RandomGroup.make(seed: UInt64(seed))
      group.activities.removeAll { $0.kind.isCircle }
      group.floatingCover = []
      let native = Optimiser(group, options: SolveOptions(rounds: 5)).solve()
      let result = try Optimiser(group, options: SolveOptions(rounds: 5)).solve(Self.limits, engine: "cp-sat") {
        let answer = CPSATSolver(library, threads: 1, seed: 1).solve($0, hint: $1, stop: Self.after(.seconds(1)))
        return ExplicitAnswer(choice: answer.choice, stop: .rounds)
      }
      placed += Set(result.plan.occurrences.map(\.activity)).count - result.added
      placedNatively += Set(native.occurrences.map(\.activity)).count
    }
    #expect(placedNatively > 30 && placed * 10 >= placedNatively * 8, "\(placed) and \(placedNatively)")
  }

  @Test func aModelThatWouldBeTooLargeIsRefused() {
    let instance = Compiler(RandomGroup.make(seed: 7)).compile()
    var limits = ExplicitLimits()
    limits.amounts = 10
    var compiler = ExplicitCompiler(State(instance), limits: limits)
    #expect(throws: ExplicitModelTooLarge.self) { try compiler.compile() }
  }

  /// A plan that an engine had no part in says so.
  @Test func aPlanOfNoChoiceSaysSo() throws {
    let group = RandomGroup.make(seed: 3)
    let result = try Optimiser(group).solve(ExplicitLimits(), engine: "other") { _, _ in
      ExplicitAnswer(choice: nil, stop: .deadline)
    }
    #expect(result.plan.caveats.first?.contains("other found no choice") == true)
    #expect(Verifier(group).verify(result.plan).isVerified)
  }
}
