// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Store

/// `planner event reinstate N --database FILE`.
struct EventReinstateCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "reinstate", abstract: "Take back what was withdrawn of the published plan.",
    discussion: """
      For what was noted by mistake: calendars show it again. What was noted stays in the group's tables, and the next plan is \
      made by them: take it out there too ('planner export', 'planner load').

      EXAMPLES:
        planner event reinstate 3 --database group.db
        planner event reinstate 3 4 --mail-from planner@trust.example --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Argument(help: "Their numbers, as 'planner event list' has them.")
  var numbers: [Int]

  @Option(
    help: ArgumentHelp("The date that counts as today. (default: today)", valueName: "date"),
    transform: DateArgument.date)
  var asOf: CivilDate?

  @OptionGroup var notices: NoticeArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try PlannerDatabase(place.database, for: .writing, holder: "planner event reinstate")
    let wanted = Set(numbers)
    let first = numbers.first ?? 0
    guard let group = try database.currentRevision(), let published = try database.lastPublished(in: group.year) else {
      throw PlannerDatabase.unknownWithdrawal(first)
    }
    let standing = try database.standingWithdrawals(of: published.number)
    let known = Set(standing.map(\.number))
    if let unknown = numbers.first(where: { !known.contains($0) }) {
      throw PlannerDatabase.unknownWithdrawal(unknown)
    }
    let stored = try StoredPlan(published.number, in: database, telling: surroundings.console)
    let before = try StandingPlan(stored, in: database)
    let left = standing.filter { !wanted.contains($0.number) }.map(\.withdrawal)
    let content = try content(before, left, in: database)
    let queued = try database.takeBack(wanted.sorted(), content, in: group.year, signed: signed.signature)
    surroundings.console.print(
      "Taken back: \(PlanWords.counted(wanted.count, "withdrawal", "withdrawals")); calendars show it from now on")
    if notices.mailFrom != nil {
      surroundings.console.print(
        "\(PlanWords.counted(queued.new, "message", "messages")) queued; 'planner mail send' sends them")
    }
    return .done
  }

  private func content(
    _ before: StandingPlan, _ left: [Withdrawal], in database: PlannerDatabase
  ) throws -> WithdrawalContent {
    let after = before.with(withdrawn: left)
    let today = asOf ?? Today.of(before.group)
    let messages = try notices.sender.map {
      try PlanMail(after, in: database).notices(
        since: before, uncovered: [], asOf: today, from: $0, at: signed.signature.at)
    }
    return WithdrawalContent(
      of: before.revision.number, [], feeds: try StoredFeeds.contents(of: after, today: today),
      messages: messages ?? [])
  }
}
