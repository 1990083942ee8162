// SPDX-License-Identifier: Apache-2.0

/// Instances of the generalised assignment problem as the OR-Library writes them (Beasley 1990,
/// https://doi.org/10.1057/jors.1990.166; Chu and Beasley 1997, https://doi.org/10.1016/S0305-0548(96)00032-9): agents and
/// jobs, the cost of each job for each agent, what each job takes of each agent, and what each agent has.
public enum AssignmentFile {
  /// A decision for each job, whose options are the agents in their order; a resource for each agent.
  public static func read(_ text: String) throws -> ChoiceModel {
    var reader = NumberReader(text)
    let agents = try reader.integer(1...10_000, "the number of agents")
    let jobs = try reader.integer(1...100_000, "the number of jobs")
    let costs = try table(&reader, agents, jobs) { "the cost of job \($1) for agent \($0)" }
    let amounts = try table(&reader, agents, jobs) { "what job \($1) takes of agent \($0)" }
    var builder = ChoiceModel.Builder()
    for agent in 0..<agents {
      let capacity = try reader.integer(0...most, "what agent \(agent + 1) has")
      _ = builder.addResource("agent \(agent + 1)", upper: capacity)
    }
    try reader.end()
    for job in 0..<jobs {
      builder.addDecision("job \(job + 1)")
      for agent in 0..<agents { builder.addOption(cost: costs[agent][job], [(agent, amounts[agent][job])]) }
    }
    return builder.build()
  }

  private static let most = 1_000_000_000

  private static func table(
    _ reader: inout NumberReader, _ agents: Int, _ jobs: Int, _ what: (Int, Int) -> String
  ) throws -> [[Int]] {
    try (1...agents).map { agent in
      try (1...jobs).map { job in try reader.integer(0...most, what(agent, job)) }
    }
  }
}
