// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Store

/// `planner plans --database FILE`.
struct PlansCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "plans", abstract: "List the plans that the database keeps, or write one.",
    discussion: """
      A plan is verified ('propose'), approved, published and, once another is published, superseded.

      EXAMPLES:
        planner plans --database group.db
        planner plans --database group.db --number 3 --output plan.json
        planner plans --database group.db --published --output plan.json

      \(ProgramStatus.help([.done, .usage, .files, .refused]))
      """)

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var settings: SettingsArguments

  @Option(help: ArgumentHelp("Only the plan with this number.", valueName: "n"))
  var number: Int?

  @Flag(help: "Only the published plan.")
  var published = false

  @Option(help: ArgumentHelp("Write its plan.json to a new file.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: "What is printed: 'text', a line a plan, or 'json'.")
  var format = OutputFormat.text

  func validate() throws {
    try require(output, named: "--output")
    if number != nil, published { throw ValidationError("--number and --published name one plan each") }
    if output != nil, number == nil, !published {
      throw ValidationError("--output writes one plan: say which by --number or --published")
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    if let output { try FilePlace.check(output, option: "--output") }
    let database = try place.open(for: .reading, by: Self.self)
    let plans = try chosen(in: database)
    if let output, let plan = plans.first {
      let bytes = try database.bytes(ofPlan: plan.number)
      do {
        try Data(bytes).write(to: URL(filePath: output), options: .withoutOverwriting)
      } catch {
        throw Failure(.files, "'\(output)' can't be written: \(error.localizedDescription)")
      }
    }
    let group = try database.currentRevision()
    let withdrawn = try withdrawn(of: group, in: database)
    switch format {
    case .json: surroundings.console.print(try Document(group, plans, withdrawn).printed())
    case .text: lines(group, plans, withdrawn).forEach(surroundings.console.print)
    }
    return .done
  }

  /// The plan that people know of, and how much of it is withdrawn.
  private func withdrawn(of group: GroupRevision?, in database: PlannerDatabase) throws -> (plan: Int, count: Int)? {
    guard let group, let last = try database.lastPublished(in: group.year) else { return nil }
    let count = try database.standingWithdrawals(of: last.number).count
    return count == 0 ? nil : (last.number, count)
  }

  private func chosen(in database: PlannerDatabase) throws -> [PlanRevision] {
    if let number { return [try database.plan(number)] }
    let plans = try database.plans()
    guard published else { return plans }
    guard let one = plans.first(where: { $0.state == .published }) else {
      throw StoreError(.unknownRevision, "no plan is published; 'planner plans' lists those that are kept")
    }
    return [one]
  }

  private func lines(
    _ group: GroupRevision?, _ plans: [PlanRevision], _ withdrawn: (plan: Int, count: Int)?
  ) -> [String] {
    let head = group.map {
      "'\($0.name)' (\($0.year)): revision \($0.number), loaded \($0.loaded.at) by \($0.loaded.by)"
    }
    let none = plans.isEmpty ? ["  no plan yet; 'planner propose' brings one in"] : []
    let lines = plans.map { plan in
      guard let withdrawn, withdrawn.plan == plan.number else { return plan.line }
      return plan.line + "; \(PlanWords.counted(withdrawn.count, "withdrawal", "withdrawals")) ('planner event list')"
    }
    return ([head].compactMap(\.self) + lines + none).map(\.printable)
  }

  private struct Document: Encodable {
    var group: GroupDocument?
    var plans: [PlanDocument]

    init(_ group: GroupRevision?, _ plans: [PlanRevision], _ withdrawn: (plan: Int, count: Int)?) {
      self.group = group.map(GroupDocument.init)
      self.plans = plans.map { plan in
        var document = PlanDocument(plan)
        if let withdrawn, withdrawn.plan == plan.number { document.withdrawals = withdrawn.count }
        return document
      }
    }
  }

  private struct GroupDocument: Encodable {
    var revision: Int
    var name: String
    var first: String
    var last: String
    var loadedBy: String
    var loadedAt: String

    init(_ group: GroupRevision) {
      revision = group.number
      name = group.name
      first = group.year.first.description
      last = group.year.last.description
      loadedBy = group.loaded.by
      loadedAt = group.loaded.at
    }
  }
}
