// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import Intake

/// Builds a group folder out of real files: eighteen schools of one authority from its register, six real secondary
/// timetables, real term dates and bank holidays, all brought in by the importers.
///
/// What no public file tells is invented here and said to be so in the group's caveats: the people of the primaries,
/// names, INSET days, week letters, bells, meeting nights, money, wishes. The timetables are real but belong to other
/// schools, in England and abroad, than those that they're given to.
public enum TraffordGroup {
  /// A file that couldn't be imported, with the reasons.
  public struct Failure: Error, CustomStringConvertible {
    /// The file that was to be imported.
    public let file: String
    /// Why it couldn't be.
    public let problems: [Problem]
    public var description: String { "\(file): " + problems.map(\.line).joined(separator: "\n") }
  }

  /// Writes the group into `folder`, which is made if it doesn't exist.
  ///
  /// - Parameters:
  ///   - folder: an empty or missing folder.
  ///   - data: the folder with the real files (`gias`, `calendar`, `xhstt`).
  /// - Returns: the reports of the imports, in the order in which they ran.
  /// - Throws: `Failure` where an import has errors; whatever writing files throws.
  @discardableResult
  public static func build(into folder: URL, from data: URL) throws -> [ImportReport] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for sheet in sheets { try sheet.write(into: folder) }
    try Data(settings.utf8).write(to: folder.appendingPathComponent("group.yaml"))
    return try importAll(into: folder, from: data)
  }

  /// The tables that stand before anything is imported; the imports fill in and add.
  static var sheets: [Sheet] {
    [
      RealSchools.sheet, RealCalendar.sheet, RealBells.sheet, RealStaff.sheet, RealProtected.sheet,
      RealResources.cover, RealResources.directed, RealResources.rooms, RealResources.busy, RealResources.travel,
      RealPartners.providers, RealPartners.relations, RealPartners.history, RealPartners.funds,
      RealPartners.answers, RealPartners.declines, RealActivities.sheet,
    ]
  }

  /// Runs the imports into a folder that `build` has made; a second time they change nothing.
  ///
  /// - Throws: `Failure` where an import has errors.
  public static func importAll(into folder: URL, from data: URL) throws -> [ImportReport] {
    let importer = Importer(into: folder.path)
    func file(_ path: String) -> String { data.appendingPathComponent(path).path }
    func checked(_ path: String, _ report: ImportReport) throws -> ImportReport {
      let errors = report.problems.filter { $0.severity == .error }
      if !errors.isEmpty { throw Failure(file: path, problems: errors) }
      return report
    }
    var register = RegisterOptions()
    register.filter.urns = RealSchools.all.map(\.urn)
    register.takesGroups = false
    var calendar = CalendarOptions()
    calendar.startYear = 2026
    let (schools, terms, holidays) = (
      "gias/trafford_schools_and_colleges.csv", "calendar/output_leas_sheffield_term_dates.json",
      "calendar/bank-holidays.json"
    )
    var reports = [
      try checked(schools, importer.register(file(schools), options: register)),
      try checked(terms, importer.termDates(file(terms), options: calendar)),
      try checked(holidays, importer.bankHolidays(file(holidays), options: calendar)),
    ]
    for timetable in RealTimetables.all {
      let path = "xhstt/\(timetable.file).xml"
      reports.append(try checked(path, importer.xhstt(file(path), options: timetable.options)))
    }
    return reports
  }

  /// The group's own settings; the caveats are what every plan repeats.
  static let settings = """
    # Made from public files by the tests of this project; most of it is invented, see caveats.
    name: Trafford sample partnership
    year: 2026-27
    travel:
      speed_kmh: 24
      detour: 1.35
      fixed_minutes: 10
      rounding_minutes: 5
    caveats:
      - Schools, places and free school meals come from the authority's register of 2024; all people are invented.
      - Timetables are those of six research-archive schools, not of the schools that they stand beside.
      - Subjects and years of these timetables are translated by guess.
      - Term dates are those of Sheffield; INSET days, week letters, bells and meeting nights are invented.
      - Money, partners, history, wishes and answers are invented.

    """
}
