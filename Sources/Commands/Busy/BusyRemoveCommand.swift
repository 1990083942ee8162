// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Intake
import Store

/// `planner busy remove N --database FILE`.
struct BusyRemoveCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Have a calendar fetched no more: its address is forgotten, and its times go.",
    discussion: """
      Where its owner has got another address, keep the times, remove it and add the new one under the same note.

      EXAMPLES:
        planner busy remove 3 --database group.db
        planner busy remove 3 --keep-times --database group.db --by anna

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Argument(help: ArgumentHelp("Its number, which 'planner busy list' tells.", valueName: "n"))
  var number: Int

  @Flag(help: "Its times stay in busy.csv.")
  var keepTimes = false

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try place.open(for: .writing, by: Self.self)
    let left = try keepTimes ? nil : group(in: database, telling: surroundings.console)
    let source = try database.removeBusySource(number, leaving: left, signed: signed.signature)
    let times =
      left == nil
      ? (keepTimes ? "its times stay" : "it had no times")
      : "revision \(try database.currentRevision()?.number ?? 0) of the group is without its times"
    surroundings.console.print("Calendar \(number) of \(source.owner) isn't fetched any more; \(times)".printable)
    return .done
  }

  /// The group without its times; nil where it has none.
  private func group(in database: PlannerDatabase, telling console: Console) throws -> GroupContent? {
    guard let source = try database.busySources().first(where: { $0.number == number && $0.removed == nil }) else {
      return nil
    }
    let stored = try StoredGroup(in: database)
    let group = try stored.group(telling: console)
    let none = BusyUpdate.Calendar(source.owner.subject, note: source.note, times: [])
    return try BusyUpdate(of: group, in: stored.files).files(with: [none], from: group.year.first)
      .map { try GroupContent(busyFiles: $0, of: group) }
  }
}

extension GroupContent {
  /// The group with another table of busy times.
  ///
  /// - Throws: `Failure` with status `fault` where it can't be read.
  init(busyFiles files: [(name: String, text: String)], of group: Group) throws {
    guard let changed = GroupFolder.read(files, called: group.name).group else {
      throw Failure(.fault, "the group can't be read any more with the times of its calendars; please report it")
    }
    try self.init(changed, inputHash: nil)
  }
}
