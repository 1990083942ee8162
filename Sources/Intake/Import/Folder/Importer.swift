// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The foreign formats that can be imported into a group folder; raw values are the words of `planner import KIND`.
public enum ImportKind: String, CaseIterable, Sendable {
  /// A school's staff: a list of another system in CSV → `staff.csv`.
  case staff
  /// A school's timetable: an XHSTT archive → `lessons.csv`, `staff.csv`, `protected.csv`.
  case xhstt
  /// A school's timetable: a grid of SIMS in CSV → `lessons.csv`, `staff.csv`, `protected.csv`, `calendar.csv`.
  case sims
  /// A school's timetable: GPU001.TXT of Untis and its neighbours → `lessons.csv`, `staff.csv`, `protected.csv`.
  case untis
  /// A school's timetable: a list of lessons in CSV → `lessons.csv`, `staff.csv`, `protected.csv`.
  case lessons
  /// A register of schools in CSV → `schools.csv`.
  case register
  /// The bank holidays of gov.uk in JSON → `calendar.csv`.
  case bankHolidays = "bank-holidays"
  /// Term dates in JSON or iCalendar → `calendar.csv`.
  case termDates = "term-dates"
  /// A calendar of somebody's busy times in iCalendar → `busy.csv`.
  case busy
}

/// What an import did.
public struct ImportReport: Sendable {
  /// Rows by file, in the order of the files' names; empty where an error stopped the import.
  public let files: [ImportedFile]
  /// Errors, warnings and notes, sorted by file and place.
  public let problems: [Problem]
  /// Whether files in the folder were changed.
  public let isWritten: Bool
  /// Whether an error stopped the import; then nothing was written.
  public var hasErrors: Bool { problems.contains { $0.severity == .error } }
}

/// Imports files in foreign formats into a group folder.
///
/// An import merges: rows that are missing are added, empty values filled in, values that differ left alone (or, with
/// `replaces`, overwritten). It writes all files or, after any error, none; the same import again changes nothing.
public struct Importer: Sendable {
  /// The group folder.
  public let folder: String
  /// Whether the imported file wins over what the folder says, and rows of an earlier import that it lacks go.
  public var replaces = false
  /// Whether only to report what would be done.
  public var isDryRun = false

  /// An importer into `folder`, which must exist.
  public init(into folder: String) { self.folder = folder }

  /// Imports a timetable of one school from the XHSTT archive at `path`.
  public func xhstt(_ path: String, options: TimetableOptions) -> ImportReport {
    perform(path) { bytes, name, stage, problems throws(ForeignFormatError) in
      let timetable = try XHSTTReader.read(bytes, instance: options.instance)
      for remark in timetable.remarks { problems.add(remark.problem(in: name)) }
      guard let bells = checked(options, &stage, problems) else { return [] }
      var options = options
      matchStaff(of: timetable, &options, &stage, problems)
      let rows = TimetableRows(timetable, options: options, bells: bells, file: name, problems: problems)
      warn(added: rows, options, &stage, problems)
      warnOfLetters(timetable, options, &stage, name, problems)
      return rows.all
    }
  }

  /// Imports schools from the register at `path`.
  public func register(_ path: String, options: RegisterOptions) -> ImportReport {
    perform(path) { bytes, name, stage, problems throws(ForeignFormatError) in
      let schools = RegisterReader.read(bytes, name: name, filter: options.filter, problems: problems) ?? []
      let missing = options.filter.urns.filter { urn in !schools.contains { $0.urn == urn } }
      if !missing.isEmpty || schools.isEmpty, !problems.hasErrors {
        problems.error(
          .importNotFound, at: Location(name),
          missing.isEmpty
            ? "No school of the register fulfils the conditions"
            : "The register has no open school \(missing.map(String.init).sample()) that fulfils the conditions")
      }
      return [RegisterRows(schools, options: options, table: stage.table(.schools, problems)).rows]
    }
  }

  /// Imports the bank holidays of one academic year from the JSON file of gov.uk at `path`.
  public func bankHolidays(_ path: String, options: CalendarOptions) -> ImportReport {
    perform(path) { bytes, name, stage, problems throws(ForeignFormatError) in
      guard let year = startYear(options, problems) else { return [] }
      let all = try BankHolidays.read(bytes, division: options.division)
      let holidays = all.inAcademicYear(startingIn: year)
      guard !holidays.isEmpty else {
        throw ForeignFormatError(
          .foreignMissing,
          "the file lists no bank holidays of \(AcademicYearBounds(startingIn: year).name); "
            + "it goes from \(all.holidays[0].date) to \(all.holidays[all.holidays.count - 1].date)")
      }
      return [CalendarRows(calendars: calendars(options, &stage, problems)).rows(holidays)]
    }
  }

  /// Imports the half-terms and closed days of one academic year from term dates at `path`, in JSON or iCalendar.
  public func termDates(_ path: String, options: CalendarOptions) -> ImportReport {
    perform(path) { bytes, name, stage, problems throws(ForeignFormatError) in
      guard let start = startYear(options, problems) else { return [] }
      let isJSON = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "{")
      let dates = try isJSON ? TermDatesJSON.read(bytes) : TermDatesCalendar.read(bytes)
      let year = try dates.schoolYear(startingIn: start, firstDay: options.firstDay, lastDay: options.lastDay)
      for remark in year.remarks { problems.add(remark.problem(in: name)) }
      return CalendarRows(calendars: calendars(options, &stage, problems)).rows(year)
    }
  }

  /// The calendars to which dates are brought: the one that was asked for; where every row of the folder says whose it is,
  /// each of those, so that dates that are there are found; else all of the group, without a name.
  private func calendars(_ options: CalendarOptions, _ stage: inout FolderStage, _ problems: Problems) -> [String] {
    if !options.calendar.isEmpty { return [options.calendar] }
    guard let table = stage.table(.calendar, problems) else { return [""] }
    var named: [String] = []
    for row in table.rows {
      let name = table.value(row, "calendar")
      if name.isEmpty || name.lowercased() == "all" { return [""] }
      // One that is like another has the other's dates.
      if table.value(row, "kind") != "like", !named.contains(name) { named.append(name) }
    }
    return named.isEmpty ? [""] : named
  }

  func warnOfLetters(
    _ timetable: ForeignTimetable, _ options: TimetableOptions, _ stage: inout FolderStage, _ file: String,
    _ problems: Problems
  ) {
    guard timetable.weeks > 1, options.onlyWeek == nil else { return }
    let letters = Array(options.weekLetters.prefix(timetable.weeks))
    guard !missingLetters(letters, options, &stage).isEmpty else { return }
    let list = letters.joined(separator: ";")
    problems.warn(
      .importWeeks, at: Location(file),
      "The timetable has \(timetable.weeks) weeks, and no calendar of '\(options.school)' has a cycle of \(list)",
      advice: "Add a row of kind cycle with the letters \(list) to calendar.csv.")
  }

  /// Reads the file, makes its rows, merges and writes them.
  func perform(
    _ path: String,
    _ rows: (_ bytes: [UInt8], _ name: String, _ stage: inout FolderStage, _ problems: Problems)
      throws(ForeignFormatError) -> [ImportedRows]
  ) -> ImportReport {
    let problems = Problems()
    let name = URL(fileURLWithPath: path).lastPathComponent
    var files: [ImportedFile] = []
    let staged = FolderStage(folder, problems)
    guard let bytes = SourceFile.read(path, name: name, problems), var stage = staged else {
      return ImportReport(files: [], problems: problems.sorted, isWritten: false)
    }
    do throws(ForeignFormatError) {
      let merge = RowMerge(replaces: replaces)
      for table in try rows(bytes, name, &stage, problems) where !problems.hasErrors {
        if let file = stage.merge(table, merge, problems) { files.append(file) }
      }
    } catch { problems.add(error.problem(in: name)) }
    guard !problems.hasErrors else { return ImportReport(files: [], problems: problems.sorted, isWritten: false) }
    let isWritten = isDryRun ? false : stage.write(problems)
    return ImportReport(
      files: problems.hasErrors ? [] : ImportedFile.together(files), problems: problems.sorted, isWritten: isWritten)
  }
}
