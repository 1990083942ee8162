// SPDX-License-Identifier: Apache-2.0

import Domain

extension Optimiser {
  /// Makes a plan from a published one.
  ///
  /// Without rounds only what's concerned is looked at; with rounds the options of everything are compiled and the search
  /// goes on from there.
  func replan(
    from published: PublishedPlan, compiled: (CompileFigures) -> Void, progress: (SolveProgress) -> Void,
    stop: () -> StopRequest?
  ) -> Plan {
    let compiler = Compiler(group, published: published.plan, asOf: options.asOf)
    var replanner = Replanner(compiler, seed: options.seed)
    compiled(CompileFigures(replanner.instance))
    replanner.replan()
    let rounds = options.rounds ?? 0
    if rounds > 0 { replanner.compileAll() }
    let search = Search(replanner.state, seed: options.seed)
    return plan(
      of: search, rounds: rounds, bound: SimpleBound(replanner.instance), progress: progress, stop: stop)
  }
}
