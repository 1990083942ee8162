// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner backup FILE --database FILE`.
struct BackupCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the database to a new file, while others use it.",
    discussion: """
      The copy is the database at one moment, is examined before it gets its name, and never replaces a file. It holds people's \
      names: keep it as you keep the database.

      EXAMPLES:
        planner backup group-2026-11-09.db --database group.db

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @Argument(help: "The file to write.", completion: .file())
  var backup: String

  @OptionGroup var place: DatabaseArguments

  func validate() throws { try require(backup, named: "the file to write") }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try FilePlace.check(backup, option: "backup")
    try place.open(for: .reading, by: Self.self).backUp(to: backup)
    surroundings.console.print("Wrote \(backup.printable)")
    return .done
  }
}
