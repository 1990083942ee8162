// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Choice

/// `planner-bench mmkp`: an instance of the multiple-choice multidimensional knapsack problem.
struct MMKPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mmkp",
    abstract: "Solves a multiple-choice multidimensional knapsack problem, and prints a line of JSON.",
    discussion: """
      The file: numbers of classes, items a class and resources; what there is of each resource; for each class its \
      number and its items, each a profit and what it takes. Most profit is best; bound is proven from above.
      """)

  @OptionGroup var job: AssignmentRun

  func run() throws {
    let instance = try job.parse(MultipleChoiceFile.init)
    let (result, seconds) = try job.solve(instance.model)
    let profit = { (cost: Int) in Double(-cost) / Double(instance.unit) }
    let bound = result.status == .infeasible ? nil : profit(result.bound)
    print(job.line(result, objective: result.cost.map(profit), bound: bound, seconds: seconds))
  }
}
