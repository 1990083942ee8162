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
    let search = Search(replanner.state, seed: options.seed)
    var plan = plan(
      of: search, rounds: rounds, bound: ModelBound(replanner.instance), progress: progress, stop: stop,
      certified: certified)
    keepReasons(of: published.plan, in: &plan, replanner)
    return plan
  }

  /// What wasn't looked at again is left out for the reasons that were found before.
  private func keepReasons(of published: Plan, in plan: inout Plan, _ replanner: Replanner) {
    let known = Dictionary(published.unplaced.map { ($0.activity, $0) }) { first, _ in first }
    let again = Set(
      replanner.instance.activities.indices.filter { replanner.hasOptions($0) }
        .map { replanner.instance.activities[$0].id })
    plan.unplaced = plan.unplaced.map { again.contains($0.activity) ? $0 : known[$0.activity] ?? $0 }
  }
}
