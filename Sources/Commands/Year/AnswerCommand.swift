// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// `planner event answer --school ID --half-term N --verdict yes --database FILE`.
struct AnswerCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "What a head says to the plan for a half-term.",
    discussion: """
      It takes the place of what the school said before to that half-term. With 'not-these' name the activities that aren't \
      wanted.

      EXAMPLES:
        planner event answer --school oak --half-term 2 --verdict yes --database group.db
        planner event answer --school oak --half-term 2 --verdict not-these --activity art-network --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  enum Verdict: String, CaseIterable, ExpressibleByArgument {
    case yes, no
    case notThese = "not-these"

    var verdict: Answer.Verdict {
      switch self {
      case .yes: .yes
      case .no: .no
      case .notThese: .notThese
      }
    }
  }

  @Option(help: ArgumentHelp("Whose.", valueName: "id"))
  var school: String

  @Option(help: ArgumentHelp("Its number in the school's calendar, from 1.", valueName: "n"))
  var halfTerm: Int

  @Option(help: "'yes', 'no' or 'not-these'.")
  var verdict: Verdict

  @Option(help: ArgumentHelp("Not this one; as often as need be.", valueName: "id"))
  var activity: [String] = []

  @OptionGroup var options: EventArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    try require(school, named: "--school")
    if (verdict == .notThese) == activity.isEmpty {
      throw ValidationError("--activity goes with '--verdict not-these', and that with --activity")
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    var seen: Set<String> = []
    let refused = activity.filter { seen.insert($0).inserted }
    let answer = Answer(
      school: Identifier(school), halfTerm: halfTerm, verdict: verdict.verdict,
      activities: refused.map { Identifier($0) })
    return try EventRecorder(place: place, signed: signed, options: options).record(.answer(answer), in: surroundings)
  }
}
