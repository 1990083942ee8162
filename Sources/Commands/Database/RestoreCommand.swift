// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner restore BACKUP --database FILE`.
struct RestoreCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of the database.",
    discussion: """
      Refused while anybody has the database open or serves it, and where the backup isn't sound. The backup stays as it is. \
      From the database that it replaces it takes over which calendars were closed, how high the numbers of their entries had \
      come, which messages were sent or may have been, and who wants none; it says so where that one can't be read. Messages \
      of the backup that may have been sent since are held.

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

  func validate() throws { try require(backup, named: "the backup's name") }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let restored = try PlannerDatabase.restore(
      backup, to: place.database, replaces: replace, holder: DatabaseArguments.holder(Self.self),
      signed: signed.signature)
    let report = RestoreReport(restored: restored)
    surroundings.console.print("Put the backup \(backup) in the place of \(place.database): \(report.state)".printable)
    if let carriedOver = report.carriedOver { surroundings.console.print(carriedOver.printable) }
    for warning in report.warnings { surroundings.console.error("planner: \(warning)".printable) }
    return .done
  }
}
