// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Mail
import Store

/// `planner event reinstate N --database FILE`.
struct EventReinstateCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "reinstate", abstract: "Take back what was withdrawn of the published plan.",
    discussion: """
      For what was noted by mistake: calendars show it again, and what was owed for it is owed no more. What was noted stays \
      in the group's tables, and the next plan is made by them: take it out there too ('planner export', 'planner load').

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
  @OptionGroup var settings: SettingsArguments
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
    let today = asOf ?? Today.of(before.group)
    let step = Reinstatement(before, standing, back: wanted)
    try step.check(today: today)
    let sender = try notices.sender
    let messages = try sender.map {
      try PlanMail(step.after, in: database).notices(
        since: before, .reinstated(step.covered), asOf: today, from: $0, at: signed.signature.at)
    }
    let content = WithdrawalContent(
      of: published.number, [], feeds: try StoredFeeds.contents(of: step.after, today: today, since: before),
      messages: messages)
    var owing = try StoredGroup(in: database).group(telling: surroundings.console)
    let forgiven = owing.forgive(step.meetings, step.supply)
    let queued = try database.takeBack(
      wanted.sorted(), content, leaving: forgiven.isEmpty ? nil : try GroupContent(owing, inputHash: nil),
      in: group.year, signed: signed.signature)
    (step.lines + step.lines(of: forgiven)).forEach { surroundings.console.print($0.printable) }
    if sender != nil {
      surroundings.console.print(
        "\(PlanWords.counted(queued.new, "message", "messages")) queued; 'planner mail send' sends them")
    }
    return .done
  }
}

/// Withdrawals of a plan that are taken back in one step, and what's on again then.
private struct Reinstatement {
  let before: StandingPlan
  let after: StandingPlan
  private let back: [KeptWithdrawal]
  private let left: [KeptWithdrawal]

  init(_ before: StandingPlan, _ standing: [KeptWithdrawal], back numbers: Set<Int>) {
    self.before = before
    back = standing.filter { numbers.contains($0.number) }
    left = standing.filter { !numbers.contains($0.number) }
    after = before.with(withdrawn: left.map(\.withdrawal))
  }

  /// - Throws: `Failure` with status `usage` for what's over, or a post whose hole others were to fill whose posts stay off.
  func check(today: CivilDate) throws {
    for kept in back where kept.withdrawal.day < today {
      throw Failure(
        .usage, "withdrawal \(kept.number) is of \(kept.withdrawal.day.readableShort), which is over [withdrawal.past]")
    }
    let off = Dictionary(left.map { ($0.withdrawal.subject, $0.number) }) { first, _ in first }
    for kept in back {
      guard case .post(let activity) = kept.withdrawal.subject,
        let post = after.plan.secondments.first(where: { $0.activity == activity }),
        let other = post.backfill.lazy.compactMap({ $0.by.flatMap { off[.post($0)] } }).first
      else { continue }
      throw Failure(
        .usage,
        "withdrawal \(kept.number) can't be taken back without \(other): the people of that post fill the place that this "
          + "one leaves [withdrawal.chained]")
    }
  }

  /// Lessons that were left without anybody, who comes again: of all others the meeting tells that takes place after all.
  var covered: [CoverAssignment] {
    let known = Set(before.plan.cover)
    return after.plan.cover.filter { !known.contains($0) && before.plan.leaves($0) }
  }

  /// Meetings that are on again, and supply that's needed again.
  var meetings: [Occurrence] {
    let known = Set(before.plan.occurrences.map { Withdrawal.Subject.meeting($0.activity, $0.number) })
    return after.plan.occurrences.filter { !known.contains(.meeting($0.activity, $0.number)) }
  }
  var supply: [SupplyPurchase] {
    let known = Set(before.plan.supply)
    return after.plan.supply.filter { !known.contains($0) }
  }

  /// What's owed no more.
  func lines(of forgiven: [Due]) -> [String] {
    if forgiven.isEmpty { return [] }
    let words = OwedWords(PlanWords(before.group, before.whole), before.group)
    return ["Not owed any more (dues):"] + forgiven.map { "  " + words.line(forgiven: $0) }
  }

  /// The row for which something stays off though another of it was taken back.
  private func stillOff(_ withdrawal: Withdrawal) -> KeptWithdrawal? {
    left.first {
      $0.withdrawal.subject == withdrawal.subject
        && ($0.withdrawal.person == nil || $0.withdrawal.person == withdrawal.person)
    }
  }

  /// What's on again, and what isn't though it was taken back.
  var lines: [String] {
    let words = WithdrawalWords(PlanWords(before.group, before.whole), [])
    let isBack = back.contains { stillOff($0.withdrawal) == nil }
    let counted = PlanWords.counted(back.count, "withdrawal", "withdrawals")
    return ["Taken back: \(counted)" + (isBack ? "; calendars show it from now on" : "")]
      + back.map { kept in
        "  " + words.what(kept.withdrawal, of: before.whole)
          + (stillOff(kept.withdrawal).map { "; stays off by withdrawal \($0.number)" } ?? "; on again")
      }
      + supply.map { "  " + words.line(neededAgain: $0) }
  }
}
