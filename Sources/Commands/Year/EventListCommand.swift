// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Store

/// `planner event list --database FILE`.
struct EventListCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what is withdrawn of the published plan.",
    discussion: """
      Withdrawals are of one plan: once another is published for the year there are none.

      EXAMPLES:
        planner event list --database group.db
        planner event list --all --format json --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var settings: SettingsArguments

  @Flag(help: "What was taken back too.")
  var all = false

  @Option(help: "What is printed: 'text', a line a withdrawal, or 'json'.")
  var format = OutputFormat.text

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase(place.database, for: .reading, holder: "planner event list")
    let list = try WithdrawalList(database, telling: surroundings.console, hasEnded: all)
    switch format {
    case .json: surroundings.console.print(try list.kept.map { Document($0) }.printed())
    case .text: list.lines.forEach { surroundings.console.print($0.printable) }
    }
    return .done
  }

  private struct Document: Encodable {
    var number: Int
    var plan: Int
    var revision: Int
    var withdrawal: WithdrawalDocument
    var madeBy: String
    var madeAt: String
    var endedBy: String?
    var endedAt: String?

    init(_ kept: KeptWithdrawal) {
      number = kept.number
      plan = kept.plan
      revision = kept.groupRevision
      withdrawal = WithdrawalDocument(kept.withdrawal)
      madeBy = kept.made.by
      madeAt = kept.made.at
      endedBy = kept.ended?.by
      endedAt = kept.ended?.at
    }
  }
}

/// What is withdrawn of the plan that people know of, in lines.
private struct WithdrawalList {
  let kept: [KeptWithdrawal]
  private let plan: Plan?
  private let words: WithdrawalWords?

  init(_ database: PlannerDatabase, telling console: Console, hasEnded: Bool) throws {
    guard let group = try database.currentRevision(), let published = try database.lastPublished(in: group.year) else {
      (kept, plan, words) = ([], nil, nil)
      return
    }
    kept = try database.withdrawals(of: published.number).filter { hasEnded || $0.ended == nil }
    if kept.isEmpty {
      (plan, words) = (nil, nil)
      return
    }
    let stored = try StoredPlan(published.number, in: database, telling: console)
    plan = stored.plan
    words = WithdrawalWords(PlanWords(stored.group, stored.plan), [])
  }

  var lines: [String] {
    guard let plan, let words else { return ["Nothing of the published plan is withdrawn"] }
    return kept.map { line($0, plan, words) }
  }

  /// "   3  Thu 8 Oct, 15:45–16:45, Art network at Elm Primary: all of it; 2026-10-07T07:01:00Z by anna, revision 2".
  private func line(_ kept: KeptWithdrawal, _ plan: Plan, _ words: WithdrawalWords) -> String {
    let number = String(kept.number)
    let ended = kept.ended.map { "; taken back \($0.at) by \($0.by)" } ?? ""
    return String(repeating: " ", count: max(0, 4 - number.utf8.count)) + number + "  "
      + words.what(kept.withdrawal, of: plan)
      + "; \(kept.made.at) by \(kept.made.by), revision \(kept.groupRevision)" + ended
  }
}
