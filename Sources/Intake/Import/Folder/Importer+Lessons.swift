// SPDX-License-Identifier: Apache-2.0

public import Domain
import Foundation

/// What goes with a list of lessons.
public struct LessonListOptions: Hashable, Sendable {
  /// Path of the list of periods that the lessons name; nil: their rows say the times.
  public var periods: String?
  /// The day whose timetable is taken, where lessons hold from a date to another; nil: all of the academic year.
  public var on: CivilDate?

  /// Nothing.
  public init() {}
}

extension Importer {
  /// Imports a timetable of one school from a list of lessons (CSV) at `path`.
  public func lessons(
    _ path: String, options: TimetableOptions, list: LessonListOptions = LessonListOptions()
  ) -> ImportReport {
    perform(path) { bytes, name, stage, problems throws(ForeignFormatError) in
      var options = options
      options.numbering = .name
      guard let bells = checked(options, &stage, problems),
        var reader = try LessonList(bytes, file: name, bells: bells, options: options, problems: problems)
      else { return [] }
      if let path = list.periods {
        try more(path, problems) { bytes, name throws(ForeignFormatError) in
          try reader.readPeriods(bytes, file: name)
        }
      }
      let year = draft()?.year
      let known = year.flatMap { $0.first.daysSince1970 > 0 ? $0 : nil }
      let timetable = reader.timetable(in: list.on.map { DateSpan($0, $0) } ?? known)
      if timetable.lessons.isEmpty, !problems.hasErrors {
        throw ForeignFormatError(.foreignMissing, "the list has no lesson that holds on the days asked for")
      }
      for remark in timetable.remarks { problems.add(remark.problem(in: name)) }
      matchStaff(of: timetable, &options, &stage, problems)
      let rows = TimetableRows(timetable, options: options, bells: bells, file: name, problems: problems)
      warn(added: rows, options, &stage, problems)
      warnOfLetters(timetable, options, &stage, name, problems)
      return rows.all
    }
  }
}
