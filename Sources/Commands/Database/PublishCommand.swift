// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Store

/// `planner publish N --database FILE`.
struct PublishCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Make an approved plan the published one.",
    discussion: """
      One plan is published at a time: the one that was until now is superseded in the same step, and calendars show the new \
      one. Nothing is sent to anyone: 'planner mail' does that.

      EXAMPLES:
        planner publish 3 --database group.db --by anna

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused]))
      """)

  @Argument(help: "The plan's number, as 'planner plans' lists it.")
  var number: Int

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let database = try place.open(for: .writing, by: Self.self)
    let feeds = try StoredFeeds.contents(ofPlan: number, in: database, telling: surroundings.console)
    let published = try database.publish(number, feeds: feeds, signed: signed.signature)
    surroundings.console.print(published.plan.line.printable)
    if let former = published.superseded { surroundings.console.print("Plan \(former) is superseded") }
    return .done
  }
}
