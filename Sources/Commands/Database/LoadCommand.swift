// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Intake
import Store

/// `planner load GROUP --database FILE`.
struct LoadCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Keep a group in the database, as its next revision.",
    discussion: """
      Reads and checks the group as 'check' does and keeps it whole, or, where it has errors, not at all. Says what is new, \
      changed and gone against the revision before. A group that's loaded unchanged makes no new revision. One of another \
      name than the one that's there is refused, unless '--other-group' is said.

      EXAMPLES:
        planner load my-group --database group.db --dry-run
        planner load my-group --database group.db
        planner load my-group.xlsx --database group.db --by anna --format json

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Argument(help: "The group's folder or workbook.", completion: .file(extensions: ["xlsx"]))
  var group: String

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  @Flag(help: "The group may have another name than the one that's there.")
  var otherGroup = false

  @Flag(help: "Only say what would be new, changed and gone.")
  var dryRun = false

  @Option(help: "What is printed: 'text' or 'json'.")
  var format = OutputFormat.text

  func validate() throws { try require(group, named: "the group's name") }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let input = try GroupInput.read(group)
    guard let read = input.group else { return try tell(input.report, on: console) }
    let content = try GroupContent(read, inputHash: try input.fingerprint())
    let report = dryRun ? try rehearse(content) : try load(content)
    switch format {
    case .json: console.print(try report.printed())
    case .text:
      for line in input.report.lines { console.error(line) }
      report.lines(of: group, into: place.database, counts: read.counts).forEach(console.print)
    }
    return .done
  }

  private func tell(_ problems: ProblemReport, on console: Console) throws -> ProgramStatus {
    switch format {
    case .json: console.print(try problems.json())
    case .text:
      for line in problems.lines { console.error(line) }
      console.error("planner: nothing was loaded: \(problems.counts)")
    }
    return problems.status
  }

  private func load(_ content: GroupContent) throws -> LoadReport {
    let database = try place.open(for: .creating, by: Self.self)
    let before = try database.currentRevision()
    let changes = try changes(to: content, from: before, in: database)
    let loaded = try database.load(content, mayBeOther: otherGroup, signed: signed.signature)
    return LoadReport(
      revision: loaded.revision.number, previous: before?.number, isDryRun: false,
      changes: loaded.isNew ? changes : [])
  }

  private func rehearse(_ content: GroupContent) throws -> LoadReport {
    let database: PlannerDatabase
    do throws(StoreError) { database = try place.open(for: .reading, by: Self.self) } catch {
      guard error.code == .missing || error.code == .empty else { throw error }
      let changes = GroupFolder.changes(from: [], to: content.files.map { ($0.name, $0.text) })
      return LoadReport(revision: 1, previous: nil, isDryRun: true, changes: changes)
    }
    let before = try database.currentRevision()
    if !otherGroup { try before?.require(nameOf: content) }
    let isNew = before?.hash != content.hash || before?.name != content.name
    return LoadReport(
      revision: (before?.number ?? 0) + (isNew ? 1 : 0), previous: before?.number, isDryRun: true,
      changes: isNew ? try changes(to: content, from: before, in: database) : [])
  }

  private func changes(
    to content: GroupContent, from revision: GroupRevision?, in database: PlannerDatabase
  ) throws -> [TableChange] {
    let before = try revision.map { revision throws(StoreError) in try database.files(of: revision.number) } ?? []
    return GroupFolder.changes(from: before.map { ($0.name, $0.text) }, to: content.files.map { ($0.name, $0.text) })
  }
}
