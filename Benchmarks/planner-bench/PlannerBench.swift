// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Measures the optimiser from inside; `scripts/benchmark.py` times whole runs of `planner`.
@main
struct PlannerBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "planner-bench",
    abstract: "Measures how fast and how well groups are planned, and instances of the literature solved.",
    subcommands: [
      FiguresCommand.self, SourcesCommand.self, ReplanCommand.self, GapCommand.self, MMKPCommand.self,
    ])
}
