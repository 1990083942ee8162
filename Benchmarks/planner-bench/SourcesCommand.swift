// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Optimiser

/// `planner-bench sources`: where the gap between a plan and its bound lies, one line of JSON a group.
struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Plans each group and tells where the gap between plan and bound lies.",
    discussion: """
      The bound is worked out with every option, then with those on the plan's dates alone, with the plan's own ways, and
      with its stays and posts too. What's left at the end no branching on these would close: who comes stays open.
      Numbers are thousandths of a lesson-equivalent.
      """)

  @OptionGroup var planned: PlannedGroups

  func run() throws {
    for path in planned.groups {
      let sources = Optimiser(try PlannedGroups.read(path), options: planned.solveOptions).gapSources()
      var figures = [
        "\"group\": \"\(PlannedGroups.name(path))\"", "\"rest\": \(sources.rest.rawValue)",
        "\"leftOut\": \(sources.leftOut.rawValue)",
      ]
      for (cut, bound) in zip(GapSources.Cut.allCases, sources.bounds) {
        figures.append("\"\(cut.rawValue)\": \(bound.rawValue)")
      }
      print("{" + figures.joined(separator: ", ") + "}")
    }
  }
}
