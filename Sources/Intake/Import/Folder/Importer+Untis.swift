// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The further files of an export of Untis.
public struct UntisFiles: Hashable, Sendable {
  /// Path of GPU004.TXT, which names the teachers; nil: they keep their short names.
  public var teachers: String?
  /// Path of GPU009.TXT, the duties in breaks.
  public var duties: String?

  /// No further files.
  public init() {}
}

extension Importer {
  /// Imports a timetable of one school from the export of Untis (GPU001.TXT) at `path`.
  public func untis(_ path: String, options: TimetableOptions, files: UntisFiles = UntisFiles()) -> ImportReport {
    perform(path) { bytes, name, stage, problems throws(ForeignFormatError) in
      var options = options
      options.numbering = .name
      guard let bells = checked(options, &stage, problems) else { return [] }
      var reader = UntisTimetable(daysInWeek: options.daysInWeek ?? bells.daysInWeek)
      guard try reader.read(bytes, name: name, problems: problems) else { return [] }
      if let path = files.duties {
        try more(path, problems) { bytes, name throws(ForeignFormatError) in
          try reader.readDuties(bytes, name: name, problems: problems)
        }
      }
      var teachers: UntisTeachers?
      if let path = files.teachers {
        try more(path, problems) { bytes, name throws(ForeignFormatError) in
          teachers = try UntisTeachers.read(bytes, name: name, problems: problems)
        }
      }
      guard options.onlyWeek == nil || reader.weeks == 1 else {
        throw ForeignFormatError(
          .foreignValue,
          "the file holds \(reader.weeks) weeks, and --week is for files of one week. Weeks have "
            + "\(options.daysInWeek ?? bells.daysInWeek) days here; --days-in-week says otherwise")
      }
      let timetable = reader.timetable(teachers)
      for remark in timetable.remarks { problems.add(remark.problem(in: name)) }
      matchStaff(of: timetable, &options, &stage, problems)
      let rows = TimetableRows(timetable, options: options, bells: bells, file: name, problems: problems)
      let remedy =
        files.teachers == nil
        ? "give names and addresses with --teachers GPU004.TXT, or \(Self.staffMap)," : Self.staffMap
      warn(added: rows, options, remedy: remedy, &stage, problems)
      warnOfLetters(timetable, options, &stage, name, problems)
      return rows.all
    }
  }

  /// Reads a further file; what's wrong with it is told under its own name.
  func more(
    _ path: String, _ problems: Problems, _ read: ([UInt8], String) throws(ForeignFormatError) -> Void
  ) throws(ForeignFormatError) {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let bytes = SourceFile.read(path, name: name, problems) else { return }
    do throws(ForeignFormatError) {
      try read(bytes, name)
    } catch { problems.add(error.problem(in: name)) }
  }
}

extension BellSchedule {
  /// Days from Monday to the last with lessons.
  var daysInWeek: Int {
    days.filter { !$0.lessonPeriods.isEmpty }.map(\.weekday.rawValue).max() ?? 5
  }
}
