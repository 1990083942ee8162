// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Choice

/// `planner-bench gap`: an instance of the generalised assignment problem.
struct GapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract: "Solves a generalised assignment problem of the OR-Library, and prints a line of JSON.",
    discussion: """
      The file: numbers of agents and jobs, the cost of each job for each agent, what each job takes of each agent, what \
      each agent has. Least cost is best; bound is proven from below.
      """)

  @OptionGroup var job: AssignmentRun

  func run() throws {
    let model = try job.parse(AssignmentFile.read)
    let (result, seconds) = try job.solve(model)
    let bound = result.status == .infeasible ? nil : Double(result.bound)
    print(job.line(result, objective: result.cost.map(Double.init), bound: bound, seconds: seconds))
  }
}
