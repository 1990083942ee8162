// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Fetch
import Foundation
import Store

/// `planner busy add --person ID --database FILE`.
struct BusyAddCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Have a calendar fetched from now on.",
    discussion: """
      Its address (https: or webcal:) is the first line of standard input or of a file, never an argument, since the machine's \
      other users see those. 'planner busy fetch' reads it. Several calendars of one owner are told apart by their notes; what \
      'planner import busy' has brought under that note is replaced.

      EXAMPLES:
        planner busy add --person anna --database group.db
        planner busy add --room "oak/Main hall" --note Bookings --address-file hall.txt --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Option(help: ArgumentHelp("The person whose calendar it is.", valueName: "id"))
  var person: String?

  @Option(help: ArgumentHelp("The school.", valueName: "id"))
  var school: String?

  @Option(help: ArgumentHelp("The room: the school's id and the room's name.", valueName: "school/room"))
  var room: String?

  @Option(help: ArgumentHelp("The provider.", valueName: "id"))
  var provider: String?

  @Option(help: ArgumentHelp("What the rows of busy.csv say, by which this calendar's are known.", valueName: "text"))
  var note = "Calendar"

  @Option(
    help: ArgumentHelp("A file whose first line is the address. (default: standard input)", valueName: "file"),
    completion: .file())
  var addressFile: String?

  @OptionGroup var allowed: FetchArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    try require(addressFile, named: "--address-file")
    if note != note.trimmingCharacters(in: .whitespacesAndNewlines) || note.isEmpty || note.count > 100
      || note.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    {
      throw ValidationError("--note is a word or a few, of at most 100 letters")
    }
    _ = try owner
  }

  private var owner: BusySource.Owner {
    get throws {
      for (name, id) in [("person", person), ("school", school), ("room", room), ("provider", provider)] {
        try require(id, named: "--" + name)
      }
      let roomOwner = try room.map { text in
        let room = try RoomArgument(text)
        return BusySource.Owner(.room, room.school, room: room.name)
      }
      let owners = [
        person.map { BusySource.Owner(.person, $0) }, school.map { BusySource.Owner(.school, $0) },
        provider.map { BusySource.Owner(.provider, $0) }, roomOwner,
      ].compactMap(\.self)
      guard owners.count == 1 else { throw ValidationError("name one of --person, --school, --room and --provider") }
      return owners[0]
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let address = try address(asking: console)
    let owner = try owner
    let database = try place.open(for: .writing, by: Self.self)
    guard owner.isListed(in: try StoredGroup(in: database).group(telling: console)) else {
      throw Failure(
        .refused,
        ("the group has no \(owner.kind.rawValue) '\(owner.id)\(owner.room.isEmpty ? "" : "/" + owner.room)'; 'planner "
          + "export' writes its tables, in which the ids stand [\(BusySource.Owner.unknownCode)]").printable)
    }
    let source = try database.addBusySource(
      owner, note: note, address: BusySource.Secret(address.text), signed: signed.signature)
    console.print("Calendar \(source.number) is \(owner)'s, at \(address.masked)".printable)
    console.error("planner: 'planner busy fetch' reads it")
    return .done
  }

  /// - Throws: `Failure`, which never says what was read.
  private func address(asking console: Console) throws -> CalendarAddress {
    let line: String
    if let addressFile {
      let bytes = try InputFile.bytes(of: addressFile, most: 1 << 20)
      line = String(String(decoding: bytes, as: UTF8.self).prefix { !$0.isNewline })
    } else {
      if isatty(STDIN_FILENO) == 1 { console.raw("Address of the calendar: ") }
      line = readLine(strippingNewline: true) ?? ""
    }
    do throws(FetchError) {
      let address = try CalendarAddress(line)
      try allowed.rules.check(address)
      return address
    } catch {
      throw Failure(error)
    }
  }
}
