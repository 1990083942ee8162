// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// `planner event inspection --school ID --from DATE --database FILE`.
struct InspectionCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspection", abstract: "A school is inspected: its staff stay there, and nobody visits.",
    discussion: """
      The school is open all the same: lessons, weeks and protected time stay as they are ('planner event closure' is for a \
      school that's shut).

      EXAMPLES:
        planner event inspection --school oak --from 2026-12-03 --until 2026-12-04 --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Option(help: ArgumentHelp("Which.", valueName: "id"))
  var school: String

  @OptionGroup var when: DaysArguments
  @OptionGroup var options: EventArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws { try require(school, named: "--school") }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try EventRecorder(place: place, signed: signed, options: options)
      .record(.standstill([Identifier(school)], when.days, note: "Inspection"), in: surroundings)
  }
}
