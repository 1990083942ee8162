// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Intake
import Optimiser

/// The groups that a command plans, and how.
struct PlannedGroups: ParsableArguments {
  @Argument(help: "Group folders or workbooks.")
  var groups: [String]
  @Option(help: "Rounds of search; by the size of the group if not given.")
  var rounds: Int?
  @Option(help: "Start of the random choices.")
  var seed = 1

  var solveOptions: SolveOptions { SolveOptions(seed: seed, rounds: rounds) }

  /// The group in a folder or workbook.
  /// - Throws: `ValidationError` where it holds errors.
  static func read(_ path: String) throws -> Group {
    guard let group = GroupFolder.read(path).group else {
      throw ValidationError("\(path): it holds errors; see planner check")
    }
    return group
  }

  /// What a group is called in a line of figures.
  static func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}
