// SPDX-License-Identifier: Apache-2.0

import Domain

extension Optimiser {
  /// Makes a plan from a published one.
  ///
  /// Without rounds only what's concerned is looked at; with rounds the options of everything are compiled and the search
  /// goes on from there.
  func replan(
    from published: PublishedPlan, compiled: (CompileFigures) -> Void, progress: (SolveProgress) -> Void,
    stop: () -> StopRequest?, certified: ((BoundCertificate) -> Void)?
  ) -> Plan {
    let compiler = Compiler(group, published: published.plan, asOf: options.asOf)
    var replanner = Replanner(compiler, seed: options.seed)
    compiled(CompileFigures(replanner.instance))
    replanner.replan()
    let rounds = options.rounds ?? 0
    if rounds > 0 { replanner.compileAll() }
    let team = SearchTeam(Search(replanner.state, seed: options.seed))
    var plan = plan(
      of: team, rounds: rounds, bound: ModelBound(replanner.instance), progress: progress, stop: stop,
      certified: certified)
    keepReasons(of: published.plan, in: &plan, replanner)
    return plan
  }

  /// What wasn't looked at again is left out for the reasons that were found before, which may hold no more: it's said of
  /// when they are.
  private func keepReasons(of published: Plan, in plan: inout Plan, _ replanner: Replanner) {
    let known = Dictionary(published.unplaced.map { ($0.activity, $0) }) { first, _ in first }
    let instance = replanner.instance
    let unseen = Set(
      instance.activities.indices.filter { instance.activities[$0].isPlannable && !replanner.hasOptions($0) }
        .map { instance.activities[$0].id })
    for index in plan.unplaced.indices where unseen.contains(plan.unplaced[index].activity) {
      guard var entry = known[plan.unplaced[index].activity] else { continue }
      if !entry.words.hasPrefix(Self.earlier) {
        entry.words = "\(Self.earlier) of \(published.asOf.readable), not looked at again since: \(entry.words)"
      }
      plan.unplaced[index] = entry
    }
  }

  /// How the words of reasons begin that are an earlier plan's.
  private static let earlier = "From the plan"
}
