// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Intake

/// `planner import busy FILE --into GROUP --person ID`.
struct BusyImport: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: ImportKind.busy.rawValue, abstract: "When somebody is busy, from a calendar (.ics).",
    discussion: """
      Events of the academic year become rows of busy.csv; what they are called isn't read. docs/formats.md says how \
      calendars are read. The note tells the rows of one calendar from others of the same person.

      EXAMPLES:
        planner import busy ben.ics --into my-group --person ben
        planner import busy hall.ics --into my-group --room "oak/Main hall" --note "Hall bookings" --replace

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @OptionGroup var arguments: ImportArguments

  @Option(help: ArgumentHelp("The person who is busy: id, name or email address.", valueName: "id"))
  var person: String?

  @Option(help: ArgumentHelp("The school that is busy: id, name or reference number.", valueName: "id"))
  var school: String?

  @Option(help: ArgumentHelp("The room that is busy: the school's id and the room's name.", valueName: "school/room"))
  var room: String?

  @Option(help: ArgumentHelp("The provider who is busy: id or name.", valueName: "id"))
  var provider: String?

  @Option(
    help: ArgumentHelp("What the rows say, by which the next import of this calendar knows them.", valueName: "text"))
  var note = "Calendar"

  @Option(
    help: ArgumentHelp(
      "First year of the academic year: 2026 for 2026/27. (default: the group's)", valueName: "year"))
  var year: Int?

  func validate() throws {
    guard [person, school, room, provider].compactMap({ $0 }).count == 1 else {
      throw ValidationError("name one of --person, --school, --room and --provider")
    }
    _ = try subject
    if note.trimmingCharacters(in: .whitespaces).isEmpty { throw ValidationError("--note can't be empty") }
    if let year, !(1990...2100).contains(year) { throw ValidationError("--year is from 1990 to 2100") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    var options = BusyOptions(try subject)
    options.note = note.trimmingCharacters(in: .whitespaces)
    options.startYear = year
    return try arguments.perform(on: surroundings.console) { importer, _ in
      importer.busy(arguments.file, options: options)
    }
  }

  private var subject: BusyOptions.Subject {
    get throws {
      if let person { return .person(person) }
      if let school { return .school(school) }
      if let provider { return .provider(provider) }
      let room = try RoomArgument(room ?? "")
      return .room(school: room.school, name: room.name)
    }
  }
}
