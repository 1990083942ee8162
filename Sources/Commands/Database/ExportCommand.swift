// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner export GROUP --database FILE`.
struct ExportCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the group that the database keeps as a folder or workbook.",
    discussion: """
      The folder holds the same bytes as one that 'convert' makes of what was loaded. A name that ends in .xlsx is a workbook.

      EXAMPLES:
        planner export my-group --database group.db
        planner export my-group.xlsx --database group.db --replace
        planner export before --database group.db --revision 3

      \(ProgramStatus.help([.done, .problems, .usage, .files, .refused]))
      """)

  @Argument(help: "The workbook or folder to write.", completion: .file(extensions: ["xlsx"]))
  var group: String

  @OptionGroup var place: DatabaseArguments

  @Option(help: ArgumentHelp("An earlier revision of the group. (default: the last)", valueName: "n"))
  var revision: Int?

  @Flag(help: "Write over a group that is there.")
  var replace = false

  func validate() throws { try require(group, named: "the group's name") }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let target = try GroupPlace(group)
    try target.check(replaces: replace)
    let stored = try StoredGroup(revision, in: try place.open(for: .reading, by: Self.self))
    switch target {
    // As they're kept, so that they come out even where this version of planner would refuse them.
    case .folder(let folder): try GroupPlace.write(stored.files, to: folder)
    case .workbook: try target.write(try stored.group(telling: surroundings.console))
    }
    surroundings.console.print(
      "Wrote \(group.printable): revision \(stored.revision.number) of '\(stored.revision.name.printable)'")
    return .done
  }
}
