// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner restore BACKUP --database FILE`.
struct RestoreCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of the database.",
    discussion: """
      Refused while anybody has the database open, and where the backup isn't sound. The backup stays as it is.

      EXAMPLES:
        planner restore group-2026-11-09.db --database group.db
        planner restore group-2026-11-09.db --database group.db --replace

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @Argument(help: "The file that 'planner backup' wrote.", completion: .file())
  var backup: String

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  @Flag(help: "Replace a database that is there.")
  var replace = false

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    try PlannerDatabase.restore(
      backup, to: place.database, replaces: replace, holder: DatabaseArguments.holder(Self.self),
      signed: signed.signature)
    surroundings.console.print("Restored \(backup.printable) to \(place.database.printable)")
    return .done
  }
}
