// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Fetch
import Foundation
import Store

/// `planner busy fetch --database FILE`.
struct BusyFetchCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Read the calendars; what has changed becomes the group's next revision.",
    discussion: """
      Asks each host whether its calendar has changed. What can't be read (no answer, a web page, half a calendar) leaves the \
      times of the last good copy, and the others are read all the same; the command ends with status 8 then, and 'planner \
      busy list' says what's wrong. Another program may write to the database meanwhile.

      EXAMPLES:
        planner busy fetch --database group.db
        planner busy fetch --number 3 --database group.db
        planner busy fetch --allow-private --ca-file our-ca.pem --database group.db
        planner busy fetch --config /etc/planner/planner.yaml

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused, .unread]))
      """)

  @Option(help: ArgumentHelp("Only the calendar with this number; repeatable. (default: all)", valueName: "n"))
  var number: [Int] = []

  @OptionGroup var allowed: FetchArguments

  @Option(
    help: ArgumentHelp("Certificates (PEM) that are trusted in place of the system's.", valueName: "file"),
    completion: .file())
  var caFile: String?

  @Option(help: ArgumentHelp("So long one calendar may take, 1 … 600.", valueName: "seconds"))
  var patience = 60

  @Option(
    help: ArgumentHelp(
      "So long all of them may take, 1 … 3600; what's left comes first next time.", valueName: "seconds"))
  var timeLimit = 600

  @Option(
    help: ArgumentHelp(
      "The date that counts as today: what lies before stays as it is. (default: today)", valueName: "date"),
    transform: DateArgument.date)
  var asOf: CivilDate?

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var signed: SignatureArguments
  @OptionGroup var settings: SettingsArguments

  func validate() throws {
    try require(caFile, named: "--ca-file")
    if !(1...600).contains(patience) { throw ValidationError("--patience is 1 … 600") }
    if !(1...3600).contains(timeLimit) { throw ValidationError("--time-limit is 1 … 3600") }
  }

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let console = surroundings.console
    if let caFile, !FileManager.default.isReadableFile(atPath: caFile) {
      throw Failure(.files, "'\(caFile)' can't be read".printable)
    }
    var rules = allowed.rules
    rules.certificates = caFile
    var limits = FetchLimits()
    limits.whole = .seconds(patience)
    let interrupt = surroundings.interrupt
    // A host that goes away while it's written to isn't the end.
    signal(SIGPIPE, SIG_IGN)
    var run = BusyFetchRun(
      path: place.database, by: signed.signature.by, fetcher: CalendarFetcher(rules, limits: limits))
    run.only = Set(number)
    run.whole = .seconds(timeLimit)
    run.today = asOf
    run.isEnding = { interrupt.isWished }
    let result = try interrupt.listening { try run.run(telling: console) }
    tell(result, console)
    return result.isWhole ? .done : .unread
  }

  /// Calendars are named by their numbers alone: what's printed here often ends in a log.
  private func tell(_ result: BusyFetchRun.Result, _ console: Console) {
    let revision = result.revision.map { "; revision \($0) of the group has their times" } ?? "; no time has changed"
    console.print("\(result.fetched) read, \(result.unchanged) as before\(revision)")
    for (number, remark) in result.remarks { console.error("planner: calendar \(number): \(remark)".printable) }
    for failed in result.failed {
      let copy = failed.good.map { "what it said \($0) stays" } ?? "nothing of it was ever read"
      console.error(
        "planner: calendar \(failed.number): \(failed.failure.reason) [\(failed.failure.code)]; \(copy)".printable)
    }
    if result.left > 0 { console.error("planner: \(result.left) left for another time") }
  }
}
