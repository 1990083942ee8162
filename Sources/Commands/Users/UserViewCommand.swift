// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Store

/// `planner user view ADDRESS --output FOLDER --database FILE`.
struct UserViewCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "view", abstract: "Write what an account may see of the published plan, and nothing else.",
    discussion: """
      A new folder with one for each role: pages, workbooks, tables and calendars, of the plan as it stands, without what's \
      withdrawn. It's made of what the role may see alone, and is to be handed over as that.

      EXAMPLES:
        planner user view mary@oak.example --output mary --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @OptionGroup var user: UserArguments

  @Option(help: ArgumentHelp("The folder to write: a new or empty one.", valueName: "folder"))
  var output: String

  @OptionGroup var place: DatabaseArguments

  func validate() throws { try require(output, named: "--output") }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let folder = StagedPlace(output)
    if let names = try folder.names(what: "--output names a folder"), !names.isEmpty {
      throw Failure(.files, "'\(output)' holds files already; name a new folder, or an empty one".printable)
    }
    let database = try PlannerDatabase(place.database, for: .reading, holder: "planner user view")
    let account = try database.account(at: user.mailAddress)
    let standing = try StandingPlan(published: database, telling: console)
    var files = OutputFiles()
    for grant in account.viewer.grants {
      guard grant.isOf(standing.group) else {
        console.error("planner: the published plan's group doesn't have what '\(grant)' is about".printable)
        continue
      }
      for file in try ViewedFiles(standing, for: grant, in: database).all() {
        try files.add("\(grant.folder)/\(file.path)", file.bytes)
      }
    }
    try folder.write { stage in try FileWriter(folder: stage) { _ in false }.write(files.files) }
    console.print(
      "\(PlanWords.counted(files.files.count, "file", "files")) of plan \(standing.revision.number) in '\(output)'"
        .printable)
    return .done
  }
}

extension Grant {
  /// "head-oak", as a folder may be called.
  fileprivate var folder: String {
    let id = Identifier<Grant>(scope)
    return role.rawValue + (scope.isEmpty ? "" : "-" + (FileNames([id])[id] ?? ""))
  }
}
