// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// `planner event closure --school ID --from DATE --database FILE`.
struct ClosureCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "closure", abstract: "A school is shut: for the weather, a burst pipe, an election.",
    discussion: """
      The closure goes into the school's calendar, which becomes one of its own where others have the same.

      EXAMPLES:
        planner event closure --school oak --from 2026-12-03 --name "Snow" --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Option(help: ArgumentHelp("Which.", valueName: "id"))
  var school: String

  @OptionGroup var when: DaysArguments

  @Option(help: ArgumentHelp("What calendars call it.", valueName: "name"))
  var name = "Closed"

  @OptionGroup var options: EventArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  private var words: String { name.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  func validate() throws {
    try require(school, named: "--school")
    try require(words, named: "--name")
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try EventRecorder(place: place, signed: signed, options: options)
      .record(.closure(Identifier(school), when.days, name: words), in: surroundings)
  }
}
