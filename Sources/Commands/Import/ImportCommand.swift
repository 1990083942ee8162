// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `planner import KIND FILE --into GROUP`: the kinds are its subcommands.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring a foreign file into a group.",
    discussion: """
      An import adds rows that are missing and fills in empty values; what the group's files say already is left \
      alone, unless --replace is given. All files are written, or after any error none. The same import again \
      changes nothing.

      EXAMPLES:
        planner import register register.csv --into my-group --urn 106234,106235
        planner import staff staff.csv --into my-group --school oak
        planner import term-dates term-dates.ics --into my-group
        planner import bank-holidays bank-holidays.json --into my-group
        planner import xhstt timetable.xml --into my-group --school oak --bells five-periods
        planner import sims teachers.csv --days days.csv --into my-group --school elm --bells five-periods
        planner import untis GPU001.TXT --into my-group --school oak --bells secondary
        planner import lessons lessons.csv --into my-group --school elm --bells secondary
        planner import busy ben.ics --into my-group --person ben

      \(ProgramStatus.help([.done, .problems, .usage, .files]))
      """,
    subcommands: [
      StaffImport.self, XHSTTImport.self, SIMSImport.self, UntisImport.self, LessonsImport.self, RegisterImport.self,
      BankHolidaysImport.self,
      TermDatesImport.self,
      BusyImport.self,
    ])
}
