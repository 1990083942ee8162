// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// `planner event decline --person ID --activity ID --database FILE`.
struct DeclineCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Somebody won't take part in an activity. No reason is asked.",
    discussion: """
      EXAMPLES:
        planner event decline --person anna --activity art-network --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Option(help: ArgumentHelp("Who.", valueName: "id"))
  var person: String

  @Option(help: ArgumentHelp("In what.", valueName: "id"))
  var activity: String

  @OptionGroup var options: EventArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    try require(person, named: "--person")
    try require(activity, named: "--activity")
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try EventRecorder(place: place, signed: signed, options: options)
      .record(.decline(Identifier(person), Identifier(activity)), in: surroundings)
  }
}
