// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain
import Intake

/// What imports of dates take.
struct CalendarArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The calendar that the dates belong to. (default: every one)", valueName: "name"))
  var calendar: String?

  @Option(
    help: ArgumentHelp(
      "First year of the academic year: 2026 for 2026/27. (default: the group's)", valueName: "year"))
  var year: Int?

  func validate() throws {
    if let year, !(1990...2100).contains(year) { throw ValidationError("--year is from 1990 to 2100") }
  }

  /// The same for the importer.
  var options: CalendarOptions {
    var options = CalendarOptions()
    options.calendar = calendar ?? ""
    options.startYear = year
    return options
  }
}

/// `planner import bank-holidays FILE --into GROUP`.
struct BankHolidaysImport: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: ImportKind.bankHolidays.rawValue, abstract: "Bank holidays from the file of gov.uk (JSON).",
    discussion: """
      EXAMPLE:
        planner import bank-holidays bank-holidays.json --into my-group --year 2026

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @OptionGroup var arguments: ImportArguments
  @OptionGroup var dates: CalendarArguments

  @Option(help: "The division of the United Kingdom.")
  var division = BankHolidays.usualDivision

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    var options = dates.options
    options.division = division
    return try arguments.perform(on: surroundings.console) { importer, _ in
      importer.bankHolidays(arguments.file, options: options)
    }
  }
}

/// `planner import term-dates FILE --into GROUP`.
struct TermDatesImport: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: ImportKind.termDates.rawValue, abstract: "Half-terms and holidays from JSON or iCalendar.",
    discussion: """
      EXAMPLES:
        planner import term-dates term-dates.ics --into my-group --year 2026
        planner import term-dates trafford.json --into my-group --calendar trafford --first-day 2026-09-01

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """)

  @OptionGroup var arguments: ImportArguments
  @OptionGroup var dates: CalendarArguments

  @Option(
    help: ArgumentHelp("The first school day, where the file lacks the summer before it.", valueName: "date"),
    transform: DateArgument.date)
  var firstDay: CivilDate?

  @Option(
    help: ArgumentHelp("The last school day, where the file lacks the summer after it.", valueName: "date"),
    transform: DateArgument.date)
  var lastDay: CivilDate?

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    var options = dates.options
    options.firstDay = firstDay
    options.lastDay = lastDay
    return try arguments.perform(on: surroundings.console) { importer, _ in
      importer.termDates(arguments.file, options: options)
    }
  }
}
