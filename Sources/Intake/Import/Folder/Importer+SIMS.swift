// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The days file that goes with a timetable grid, and where its weeks are written.
public struct SchoolDaysOptions: Hashable, Sendable {
  /// Path of the file.
  public var path: String
  /// The calendar that gets the letters of the weeks; nil: the school's.
  public var calendar: String?

  /// The days in the file at `path`.
  public init(path: String) { self.path = path }
}

extension Importer {
  /// Imports a timetable of one school from the grid of SIMS at `path`, and from its days file the letters of the weeks.
  public func sims(_ path: String, options: TimetableOptions, days: SchoolDaysOptions? = nil) -> ImportReport {
    perform(path) { bytes, name, stage, problems throws(ForeignFormatError) in
      var options = options
      options.numbering = .name
      guard let bells = checked(options, &stage, problems),
        let timetable = try SIMSGrid.read(bytes, name: name, problems: problems)
      else { return [] }
      for remark in timetable.remarks { problems.add(remark.problem(in: name)) }
      matchStaff(of: timetable, &options, &stage, problems)
      let rows = TimetableRows(timetable, options: options, bells: bells, file: name, problems: problems)
      warn(added: rows, options, &stage, problems)
      guard let days else {
        warnOfLetters(timetable, options, &stage, name, problems)
        return rows.all
      }
      return try rows.all + weekRows(days, options, bells, &stage, problems)
    }
  }

  /// The rows of `calendar.csv` that say which week has which letter.
  private func weekRows(
    _ days: SchoolDaysOptions, _ options: TimetableOptions, _ bells: BellSchedule, _ stage: inout FolderStage,
    _ problems: Problems
  ) throws(ForeignFormatError) -> [ImportedRows] {
    let name = URL(fileURLWithPath: days.path).lastPathComponent
    guard let bytes = SourceFile.read(days.path, name: name, problems) else { return [] }
    let found: SchoolDays?
    do throws(ForeignFormatError) {
      found = try SchoolDays.read(bytes, name: name, problems: problems)
    } catch {
      problems.add(error.problem(in: name))
      return []
    }
    guard let found else { return [] }
    let draft = draft()
    let school = draft?.schools.first { $0.id.text == options.school }
    compare(found, with: school, bells, draft, name, problems)
    guard found.weeks.count > 1 else { return [] }
    guard found.weeks.count <= options.weekLetters.count else {
      problems.error(
        .importUnmapped, at: Location(name),
        "The days have \(found.weeks.count) different weeks and only \(options.weekLetters.count) letters are named for them"
      )
      return []
    }
    var letters: [String: String] = [:]
    for (week, letter) in zip(found.weeks, options.weekLetters) { letters[week] = letter }
    var split: [CivilDate] = []
    let weeks = found.letters(letters, split: &split).filter { week in
      draft.map { $0.year.first.daysSince1970 == 0 || $0.year.contains(week.first) } ?? true
    }
    warn(split: split, name, problems)
    let calendar = days.calendar ?? stated(calendarOf: options.school, &stage)
    let used = Array(options.weekLetters.prefix(found.weeks.count))
    var rows = ImportedRows(file: .calendar, key: ["calendar", "kind", "first"])
    if !missingLetters(used, options, &stage).isEmpty {
      rows.rows.append(["calendar": calendar, "kind": "cycle", "letter": used.joined(separator: ";")])
    }
    rows.rows += weeks.map {
      ["calendar": calendar, "kind": "week", "first": $0.first.description, "letter": $0.letter]
    }
    if weeks.isEmpty {
      problems.error(
        .foreignMissing, at: Location(name), "No day of the file lies in the group's academic year",
        advice: "Check the years in the file, and 'year' in group.yaml.")
    }
    return [rows]
  }

  /// The calendar that a school's row names; empty where it names none.
  private func stated(calendarOf school: String, _ stage: inout FolderStage) -> String {
    guard let table = stage.table(.schools, Problems()),
      let row = table.rows.first(where: { Self.id(of: $0, in: table) == school })
    else { return "" }
    return table.value(row, "calendar")
  }

  /// Warns of days on which the file and the school's calendar disagree whether there is school.
  private func compare(
    _ days: SchoolDays, with school: School?, _ bells: BellSchedule, _ draft: Group?, _ file: String,
    _ problems: Problems
  ) {
    guard let draft, let school, draft.year.first.daysSince1970 > 0,
      let calendar = draft.calendars.first(where: { $0.id == school.calendar }), !calendar.halfTerms.isEmpty
    else { return }
    let view = CalendarView(calendar, bells: bells, year: draft.year)
    let listed = Set(days.days.keys)
    guard let first = listed.min(), let last = listed.max() else { return }
    let all = (0..<draft.year.count).map { draft.year.first + $0 }
    let missing = all.filter { date in
      guard case .pupils = view.kind(date), first <= date, date <= last else { return false }
      return !listed.contains(date)
    }
    let closed = all.filter { date in
      if case .pupils = view.kind(date) { return false }
      return listed.contains(date)
    }
    for (dates, what) in [
      (missing, "School days of calendar.csv that the file lacks: INSET, or closed?"),
      (closed, "Days of the file on which calendar.csv has no pupils"),
    ] where !dates.isEmpty {
      problems.warn(
        .termDatesDiffer, at: Location(file), "\(what) (\(dates.count)): \(dates.map(\.readable).sample(8))",
        advice: "Correct calendar.csv where it's wrong.")
    }
  }

  private func warn(split: [CivilDate], _ file: String, _ problems: Problems) {
    guard !split.isEmpty else { return }
    problems.warn(
      .timetableWeeksSplit, at: Location(file),
      "Weeks whose days don't all belong to one week of the timetable; they got the letter of most of their days "
        + "(\(split.count)): \(split.map { "from " + $0.readable }.sample(8))")
  }
}
