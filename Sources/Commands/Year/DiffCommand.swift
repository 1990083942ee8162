// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Report
import Store

/// `planner diff N --database FILE`.
struct DiffCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "What a plan changes of the one on which it builds, and who must be told.",
    discussion: """
      EXAMPLES:
        planner diff 3 --database group.db
        planner diff 3 --from 1 --database group.db --format json

      \(ProgramStatus.help([.done, .problems, .usage, .files, .refused]))
      """)

  @Argument(help: "The plan's number, as 'planner plans' lists it.")
  var number: Int

  @Option(
    help: ArgumentHelp("Against this one. (default: the plan from which it was made)", valueName: "number"))
  var from: Int?

  @Option(help: "What is printed: 'text' or 'json'.")
  var format = OutputFormat.text

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var settings: SettingsArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let database = try place.open(for: .reading, by: Self.self)
    let plan = try database.plan(number)
    guard let from = from ?? plan.basedOn else {
      throw StoreError(
        .wrongState, "plan \(number) builds on no other; '--from' says against which one it's to be compared")
    }
    let group = try StoredGroup(plan.groupRevision, in: database).group(telling: console)
    let base = PlanInForce(
      revision: try database.plan(from), plan: try StoredPlan.plan(from, in: database),
      withdrawals: try database.standingWithdrawals(of: from))
    let changes = ChangeSummary(group: group, from: base, to: try StoredPlan.plan(number, in: database))
    switch format {
    case .json:
      console.print(
        try JSONText.of(
          Document(
            plan: number, from: from, changes: changes.changes, added: changes.added,
            peopleToTell: changes.peopleToTell, atShortNotice: changes.soon)))
    case .text:
      let told = Set(base.told).count
      let less =
        told == 0 ? "" : ", less \(PlanWords.counted(told, "withdrawal", "withdrawals")) that people were told of"
      console.print("Plan \(number) against plan \(from)\(less):")
      changes.lines.forEach { console.print($0.printable) }
    }
    return .done
  }

  private struct Document: Encodable {
    var plan: Int
    var from: Int
    var changes: [String]
    var added: [String]
    var peopleToTell: Int
    var atShortNotice: Int
  }
}
