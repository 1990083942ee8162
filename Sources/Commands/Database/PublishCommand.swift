// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Store

/// `planner publish N --database FILE`.
struct PublishCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Make an approved plan the published one.",
    discussion: """
      One plan is published at a time: the one that was until now is superseded in the same step, and calendars show the new \
      one. With --mail-from, messages about what changes inside the notice period are put into the outbox in the same step, \
      and 'planner mail send' sends them; else nobody is told by mail before the week's digests.

      EXAMPLES:
        planner publish 3 --database group.db --by anna
        planner publish 3 --mail-from planner@trust.example --database group.db
        planner publish 3 --config /etc/planner/planner.yaml

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Argument(help: "The plan's number, as 'planner plans' lists it.")
  var number: Int

  @OptionGroup var notices: NoticeArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var settings: SettingsArguments
  @OptionGroup var signed: SignatureArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    let database = try place.open(for: .writing, by: Self.self)
    let stored = try StoredPlan(number, in: database, telling: console)
    let sender = try notices.sender
    let published = try PlanPublication(database: database, sender: sender).publish(stored, signed: signed.signature)
    console.print(published.plan.line.printable)
    if let former = published.superseded { console.print("Plan \(former) is superseded") }
    if sender != nil {
      let count = PlanWords.counted(published.queued.new, "message", "messages")
      console.print("\(count) about changes at short notice queued; 'planner mail send' sends them")
    }
    return .done
  }
}
