// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// `planner event unavailable --provider ID --from DATE --database FILE`.
struct UnavailableCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "unavailable", abstract: "A provider, expert or guest can't come.",
    discussion: """
      EXAMPLES:
        planner event unavailable --provider acme --from 2026-11-18 --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Option(help: ArgumentHelp("Who.", valueName: "id"))
  var provider: String

  @OptionGroup var when: DaysArguments
  @OptionGroup var options: EventArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws { try require(provider, named: "--provider") }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try EventRecorder(place: place, signed: signed, options: options)
      .record(.unavailable(Identifier(provider), when.days), in: surroundings)
  }
}
