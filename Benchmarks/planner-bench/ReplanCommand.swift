// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Generator
import Intake
import Optimiser
import PlanFile
import Verifier

/// `planner-bench replan`: how long it takes to replan after one change, and how much changes by it.
struct ReplanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replan",
    abstract:
      "Changes a group in one way after another, replans each from the same published plan, and prints a line of JSON.",
    discussion: """
      Every change is made to the group as it was read, a third of the year gone. Seconds are of wall clock, from the group in \
      memory to the plan in memory: compiling what's needed, replanning, and writing the plan down; reading the group and \
      verifying the plan aren't counted. Every plan is verified against the published one.
      """)

  @Argument(help: "A group's folder.")
  var group: String
  @Option(help: "A plan.json to start from; without it one is made first.")
  var plan: String?
  @Option(help: "Changes, one at a time.")
  var changes = 200
  @Option(help: "Start of the random choices.")
  var seed = 1
  @Option(help: "Rounds of the plan that's made first.")
  var firstRounds = 50
  @Option(help: "Rounds of search after each change.")
  var rounds = 0
  @Flag(help: "Also a line of text for each change, on standard error.")
  var each = false

  func run() throws {
    let contents = GroupFolder.read(group)
    guard let group = contents.group else { throw ValidationError("\(self.group): it holds errors; see planner check") }
    let published = try PublishedPlan(start(group), hash: String(repeating: "0", count: 64))
    let today = group.year.first + group.year.count / 3
    var results: [Result] = []
    var number = 0
    while results.count < changes, number < changes * 10 {
      var changed = group
      let change = GroupChange.make(
        in: &changed, plan: published.plan, today: today, seed: UInt64(seed), number: number)
      number += 1
      guard let change else { continue }
      let result = replan(changed, published, today)
      results.append(result)
      if each { FileHandle.standardError.write(Data("\(change.words): \(result)\n".utf8)) }
    }
    print(summary(results, group))
  }

  private func start(_ group: Group) throws -> Plan {
    if let plan { return try PlanFile.decode(Array(Data(contentsOf: URL(filePath: plan)))) }
    return Optimiser(group, options: SolveOptions(seed: seed, rounds: firstRounds)).solve()
  }

  private struct Result: CustomStringConvertible {
    let seconds: Double
    let churn: Int
    let must: Int
    let isVerified: Bool
    var description: String {
      String(format: "%.3f s, churn %d, must %d", seconds, churn, must) + (isVerified ? "" : ", NOT VERIFIED")
    }
  }

  private func replan(_ group: Group, _ published: PublishedPlan, _ today: CivilDate) -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let plan = Optimiser(
      group, options: SolveOptions(seed: seed, rounds: rounds, asOf: today, published: published)
    ).solve()
    let parts = (clock.now - start).components
    let verdict = Verifier(group).verify(plan, published: published)
    if !verdict.isVerified, each {
      for breach in verdict.breaches.prefix(3) {
        FileHandle.standardError.write(Data("  \(breach.rule.code): \(breach.words)\n".utf8))
      }
    }
    return Result(
      seconds: Double(parts.seconds) + Double(parts.attoseconds) * 1e-18, churn: plan.objective.churn.rawValue,
      must: plan.objective.must - published.plan.objective.must, isVerified: verdict.isVerified)
  }

  private func summary(_ results: [Result], _ group: Group) -> String {
    let seconds = results.map(\.seconds).sorted()
    let churn = results.map(\.churn).sorted()
    let fields: [(String, String)] = [
      ("group", "\"\(URL(filePath: self.group).lastPathComponent)\""), ("schools", String(group.schools.count)),
      ("activities", String(group.activities.count)), ("changes", String(results.count)),
      ("p50Seconds", String(format: "%.3f", share(seconds, 50))),
      ("p95Seconds", String(format: "%.3f", share(seconds, 95))),
      ("worstSeconds", String(format: "%.3f", seconds.last ?? 0)), ("p50Churn", String(share(churn, 50))),
      ("p95Churn", String(share(churn, 95))), ("worstChurn", String(churn.last ?? 0)),
      ("withoutChurn", String(churn.count { $0 == 0 })), ("mustWorse", String(results.count { $0.must > 0 })),
      ("verified", String(results.count(where: \.isVerified))),
    ]
    return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  /// The value that so many per cent of all don't exceed.
  private func share<Value: Comparable & ExpressibleByIntegerLiteral>(_ sorted: [Value], _ percent: Int) -> Value {
    sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, (sorted.count * percent + 99) / 100 - 1)]
  }
}
