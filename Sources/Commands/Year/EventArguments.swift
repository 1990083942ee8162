// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// What the commands of `planner event` have in common besides the database.
struct EventArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The date that counts as today. (default: today)", valueName: "date"),
    transform: DateArgument.date)
  var asOf: CivilDate?

  @Flag(help: "Note nothing; only say what would be withdrawn.")
  var dryRun = false

  @Flag(help: "Note it and withdraw nothing: calendars go on showing what the published plan has.")
  var keep = false

  @Option(help: "What is printed: 'text' or 'json'.")
  var format = OutputFormat.text

  @OptionGroup var notices: NoticeArguments
  @OptionGroup var settings: SettingsArguments
}

/// `--from DATE [--until DATE]`.
struct DaysArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The first day.", valueName: "date"), transform: DateArgument.date)
  var from: CivilDate

  @Option(
    help: ArgumentHelp("The last day. (default: the first)", valueName: "date"), transform: DateArgument.date)
  var until: CivilDate?

  var days: DateSpan { DateSpan(from, until ?? from) }

  func validate() throws {
    if let until, until < from { throw ValidationError("--until \(until) lies before --from \(from)") }
  }
}
