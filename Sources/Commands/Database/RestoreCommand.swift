// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner restore BACKUP --database FILE`.
struct RestoreCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of the database.",
    discussion: """
      Refused while anybody has the database open or serves it, and where the backup isn't sound. The backup stays as it is. \
      From the database that it replaces it takes over which calendars were closed and how high the numbers of their entries \
      had come; it says so where that one can't be read.

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
    surroundings.console.print(
      "Put the backup \(backup) in the place of \(place.database): \(restored.state)".printable)
    if case .carriedOver(let revoked, let entries, _) = restored.former, revoked + entries > 0 {
      surroundings.console.print(
        "Taken over from what was there: revoked tokens (\(revoked)), entries' numbers (\(entries))")
    }
    if let warning = restored.warning { surroundings.console.error("planner: \(warning)".printable) }
    return .done
  }
}

extension Restoration {
  /// "revision 3 of 'Our schools', plan 2 is published".
  fileprivate var state: String {
    let group = group.map { "revision \($0.number) of '\($0.name)'" } ?? "no group"
    return group + ", " + (plan.map { "plan \($0) is published" } ?? "no plan is published")
  }

  /// What somebody has to look after now.
  fileprivate var warning: String? {
    let look = "'planner feed list' lists what's open, 'planner feed revoke' closes it"
    switch former {
    case .none:
      return validTokens == 0
        ? nil
        : "there was no database to learn from which calendars were closed since the backup was made: they're open again; "
          + look
    case .unreadable(let error):
      return
        "what was there can't be read whole (\(error.message) [\(error.code.rawValue)]): calendars that were closed "
        + "since the backup was made may be open again, and entries may have lower numbers than before, which calendar "
        + "programs pass over; " + look
    case .carriedOver(_, _, let lost):
      return lost == 0
        ? nil
        : "calendars that were opened since the backup was made have no address any more (\(lost)); 'planner feed add' opens "
          + "them anew"
    }
  }
}
