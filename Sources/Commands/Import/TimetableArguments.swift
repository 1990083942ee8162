// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Intake

/// What every import of a school's timetable takes.
struct TimetableArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The school's id in the group.", valueName: "id"))
  var school: String

  @Option(help: ArgumentHelp("The bell schedule that takes the place of the file's periods.", valueName: "name"))
  var bells: String

  @Option(
    help: ArgumentHelp("CSV with the columns code and subject.", valueName: "map.csv"), completion: .file())
  var subjects: String?

  @Option(
    help: ArgumentHelp("CSV with the columns class (how its name begins) and year.", valueName: "map.csv"),
    completion: .file())
  var years: String?

  @Option(
    help: ArgumentHelp("CSV with the columns code and person: teachers whom the group has.", valueName: "map.csv"),
    completion: .file())
  var staff: String?

  @Option(
    help: ArgumentHelp("Letters of the weeks of the cycle, separated by commas.", valueName: "letters"),
    transform: { text in text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } })
  var weekLetters: [String]?

  @Flag(help: "Leave out, with a warning, lessons at times that the bells don't have.")
  var dropUnmapped = false

  /// The same for the importer, or nil after problems with the maps.
  func options(_ problems: Problems) -> TimetableOptions? {
    var options = TimetableOptions(school: school, bells: bells)
    options.dropsUnmapped = dropUnmapped
    if let weekLetters, !weekLetters.isEmpty { options.weekLetters = weekLetters }
    if let subjects, let map = ImportMaps.subjects(subjects, problems: problems) { options.subjects = map }
    if let years, let map = ImportMaps.years(years, problems: problems) { options.years = map }
    if let staff, let map = ImportMaps.staff(staff, problems: problems) { options.staff = map }
    return problems.hasErrors ? nil : options
  }
}
