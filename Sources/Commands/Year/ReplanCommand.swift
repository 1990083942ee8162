// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Foundation
import Store

/// `planner replan --database FILE`.
struct ReplanCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "replan", abstract: "Make the plan that follows from the group as it is, and propose it.",
    discussion: """
      From the plan that's published for the year, if one is: what people know of stays unless it must move. The plan is \
      verified and kept as a proposal, nothing is published. What would be different is listed ('planner diff' shows it again). \
      With --publish it's approved and published by itself where few people have to be told and none at short notice, nothing \
      is called off that wasn't withdrawn already, and no more of what must take place is missing; 'planner plans' says why.

      EXAMPLES:
        planner replan --database group.db
        planner replan --database group.db --as-of 2026-11-09 --time-limit 60
        planner replan --database group.db --if-needed --quiet
        planner replan --publish --publish-people 5 --mail-from planner@trust.example --database group.db

      \(ProgramStatus.help([.done, .problems, .usage, .notVerified, .files, .fault, .refused, .interrupted]))
      """)

  @Option(help: ArgumentHelp("Start of the random choices, 0 or more.", valueName: "n"))
  var seed = 1

  @Option(
    help: ArgumentHelp(
      "Rounds of search. (default: 0 with a published plan, else by the size of the group)", valueName: "n"))
  var rounds: Int?

  @Option(help: ArgumentHelp("End at the first whole round after so many seconds.", valueName: "seconds"))
  var timeLimit: Int?

  @Option(
    help: ArgumentHelp(
      "The date that counts as today. (default: today; of a first plan the year's first day)", valueName: "date"),
    transform: DateArgument.date)
  var asOf: CivilDate?

  @Flag(help: "Do nothing where there's a plan of the group as it is already.")
  var ifNeeded = false

  @Option(
    help: ArgumentHelp(
      "Keep the plan only once the group has been as it is for so many seconds; where it changes before, keep none.",
      valueName: "seconds"))
  var settling: Int?

  @Option(help: ArgumentHelp("Keep a plan of this revision of the group alone, and of no later one.", valueName: "n"))
  var revision: Int?

  @Flag(help: "Make way for other programs, as the server does when it plans.")
  var background = false

  @Flag(help: "Neither progress nor what's different.")
  var quiet = false

  @Option(help: "What is printed: 'text' or 'json'.")
  var format = OutputFormat.text

  @OptionGroup var publishing: PublishingArguments
  @OptionGroup var notices: NoticeArguments
  @OptionGroup var place: DatabaseArguments
  @OptionGroup var settings: SettingsArguments
  @OptionGroup var signed: SignatureArguments

  func validate() throws {
    if seed < 0 { throw ValidationError("--seed is 0 or more") }
    if let rounds, rounds < 0 { throw ValidationError("--rounds is 0 or more") }
    if let settling, !(0...86_400).contains(settling) {
      throw ValidationError("--settling is from 0 to 86400 seconds")
    }
    if let revision, revision < 1 { throw ValidationError("--revision is 1 or more") }
    if let timeLimit, !(1...86_400).contains(timeLimit) {
      throw ValidationError("--time-limit is from 1 to 86400 seconds")
    }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let settling = settling.map(Settling.init)
    if background { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }
    let console = surroundings.console
    let keeper = ProposalKeeper(
      place: place, signature: signed.signature, limits: publishing.limits, sender: try notices.sender)
    if let finished = try keeper.finishOthers(asOf: asOf, telling: console) {
      if let why = finished.leftWhy {
        console.error("planner: plan \(finished.plan.number) is left to somebody: \(why)")
      }
      if !quiet { finished.lines(database: place.database).forEach { console.print($0.printable) } }
      return .done
    }
    let database = try place.open(for: .reading, by: Self.self)
    if ifNeeded, !(try database.lacksPlan()) {
      if !quiet { console.print("There's a plan of the group as it is.") }
      return .done
    }
    if let revision, try database.currentRevision()?.number != revision { return changed(console) }
    let maker = try ProposalMaker(database, asOf: asOf, surroundings: surroundings)
    let made = try maker.make(seed: seed, rounds: rounds, seconds: timeLimit, isQuiet: quiet)
    guard let proposal = made.proposal else {
      console.error(made.refusal)
      return .notVerified
    }
    // It may have changed before the group was read, too: then it hasn't been as it is for as long as somebody waits here.
    let meant = revision ?? proposal.content.groupRevision
    if proposal.content.groupRevision != meant { return changed(console) }
    if let settling {
      switch try settling.end(for: meant, in: database, surroundings.interrupt) {
      case .settled: break
      case .changed: return changed(console)
      case .interrupted:
        console.error("Ended before the group had settled: nothing was kept.")
        return .interrupted
      }
    }
    // Only now: nobody else is kept from writing while a plan is looked for.
    let kept = try keeper.keep(proposal, asOf: asOf)
    let report = ProposalReport(proposal, kept: kept)
    switch format {
    case .json: console.print(try report.json())
    case .text: if !quiet { report.lines(database: place.database).forEach { console.print($0.printable) } }
    }
    return proposal.plan.run.stop == .interrupted ? .interrupted : .done
  }

  private func changed(_ console: Console) -> ProgramStatus {
    console.error("The group has changed while its plan was made: nothing was kept. [plan.group-changed]")
    return .refused
  }
}
