// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Intake
import Optimiser
import Report

/// `planner why-not GROUP ACTIVITY`.
struct WhyNotCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not", abstract: "Why a wish isn't in the plan, and what would let it take place.",
    discussion: """
      Tells the rules that stand in its way. Then tries one change after the other (money, cover, limits, what the wish itself \
      asks for), adapts the plan to each, and lists those with which it takes place: what they displace, what \
      they cost, and how to look at them closer with 'planner what-if'. Every plan is verified; nothing is written.

      EXAMPLES:
        planner why-not my-group npq --from my-plan
        planner why-not my-group.xlsx npq --format json

      \(ProgramStatus.help([.done, .problems, .usage, .notVerified, .files, .interrupted]))
      """)

  @Argument(help: "The group's folder or workbook.", completion: .file(extensions: ["xlsx"]))
  var group: String

  @Argument(help: "The wish's id.")
  var activity: String

  @Option(
    help: ArgumentHelp("The plan, or the folder that holds it. (default: one is made)", valueName: "plan"),
    completion: .file(extensions: ["json"]))
  var from: String?

  @Option(help: ArgumentHelp("Start of the random choices, 0 or more.", valueName: "n"))
  var seed = 1

  @Option(help: ArgumentHelp("Rounds of search of the plan. (default: by the size of the group)", valueName: "n"))
  var rounds: Int?

  @Option(help: "What is printed: 'text' or 'json'.")
  var format = OutputFormat.text

  @Flag(help: "No progress.")
  var quiet = false

  func validate() throws {
    if seed < 0 { throw ValidationError("--seed is 0 or more") }
    if let rounds, rounds < 0 { throw ValidationError("--rounds is 0 or more") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let input = try GroupInput.read(group)
    guard let whole = input.group else {
      for line in input.report.lines { console.error(line) }
      return input.report.status
    }
    guard let wish = whole.activities.first(where: { $0.id.text == activity }) else {
      throw Failure(.usage, "the group has no activity '\(activity)' [wish.unknown]".printable)
    }
    let known = try from.map { try PlanInput.published($0, for: whole) }
    let maker = PlanMaker(
      seed: seed, rounds: rounds, timeLimit: nil, asOf: known?.plan.asOf, isQuiet: quiet, surroundings: surroundings)
    let now = try maker.known(known, of: whole, input: try input.fingerprint())
    guard let item = now.plan.unplaced.first(where: { $0.activity == wish.id }) else {
      throw Failure(.usage, "'\(activity)' is in the plan [wish.placed]".printable)
    }
    let report = try WhyNot(item, wish, of: whole, in: now, maker: maker).report(asking: question)
    switch format {
    case .json: console.print(try JSONText.of(report))
    case .text: report.lines.forEach { console.print($0.printable) }
    }
    return .done
  }

  /// What's typed to look at a change closer: with the same plan, seed and rounds.
  private var question: [String] {
    var words = ["planner", "what-if", group, "--quick"]
    if let from { words += ["--from", from] }
    if seed != 1 { words += ["--seed", "\(seed)"] }
    if let rounds { words += ["--rounds", "\(rounds)"] }
    return words
  }
}
