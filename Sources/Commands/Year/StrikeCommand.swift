// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// `planner event strike --school ID --from DATE --database FILE`.
struct StrikeCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "strike", abstract: "At some schools there is a strike: their staff take no part, and nobody visits.",
    discussion: """
      The schools are open all the same: lessons, weeks and protected time stay as they are ('planner event closure' is for a \
      school that's shut). Who strikes alone is noted by 'planner event absence'.

      EXAMPLES:
        planner event strike --school oak --school elm --from 2026-12-03 --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Option(help: ArgumentHelp("Which; may be named several times.", valueName: "id"))
  var school: [String]

  @OptionGroup var when: DaysArguments
  @OptionGroup var options: EventArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    if school.isEmpty { throw ValidationError("--school is needed") }
    for school in school { try require(school, named: "--school") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let schools = Set(school).sorted().map { Identifier<School>($0) }
    return try EventRecorder(place: place, signed: signed, options: options)
      .record(.standstill(schools, when.days, note: "Strike"), in: surroundings)
  }
}
