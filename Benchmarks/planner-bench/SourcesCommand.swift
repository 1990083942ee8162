// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Intake
import Optimiser

/// `planner-bench sources`: where the gap between a plan and its bound lies, one line of JSON a group.
struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Plans each group and tells where the gap between plan and bound lies.",
    discussion: """
      The bound is worked out with every option, then with those on the plan's dates alone, with the plan's own ways, and
      with its stays and posts too. What's left at the end is what the bound doesn't count, whatever is branched on.
      Numbers are thousandths of a lesson-equivalent.
      """)

  @Argument(help: "Group folders or workbooks.")
  var groups: [String]
  @Option(help: "Rounds of search; by the size of the group if not given.")
  var rounds: Int?
  @Option(help: "Start of the random choices.")
  var seed = 1

  func run() throws {
    for path in groups {
      guard let group = GroupFolder.read(path).group else {
        throw ValidationError("\(path): it holds errors; see planner check")
      }
      let sources = Optimiser(group, options: SolveOptions(seed: seed, rounds: rounds)).gapSources()
      var figures = [
        "\"group\": \"\(URL(fileURLWithPath: path).lastPathComponent)\"", "\"rest\": \(sources.rest.rawValue)",
        "\"leftOut\": \(sources.leftOut.rawValue)",
      ]
      for (cut, bound) in zip(GapSources.Cut.allCases, sources.bounds) {
        figures.append("\"\(cut.rawValue)\": \(bound.rawValue)")
      }
      print("{" + figures.joined(separator: ", ") + "}")
    }
  }
}
