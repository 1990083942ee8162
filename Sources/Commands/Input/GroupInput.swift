// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake

/// A group as it was read from its folder or workbook: the group, if it can be used, and all that was found on the way.
struct GroupInput {
  /// Nil where there are errors.
  let group: Group?
  let report: ProblemReport
  /// Names of the calendars beside a workbook that its rows named.
  let calendars: [String]

  private let path: String
  private let kind: GroupPath

  /// Reads the folder or workbook at `path`.
  ///
  /// - Throws: `Failure` with status `files` where there is none.
  static func read(_ path: String) throws -> GroupInput {
    let kind = try GroupPath(path)
    let contents = kind == .folder ? GroupFolder.read(path) : GroupWorkbook.read(path)
    return GroupInput(
      group: contents.group, report: ProblemReport(contents.problems), calendars: contents.calendars, path: path,
      kind: kind)
  }

  /// The fingerprint of what was read.
  ///
  /// - Throws: `Failure` with status `files`.
  func fingerprint() throws -> String {
    switch kind {
    case .folder: try InputFingerprint.of(folder: path)
    case .workbook: try InputFingerprint.of(workbook: path, calendars: calendars)
    }
  }
}

extension Group {
  /// "3 schools, 120 people, 812 lessons, 30 activities": what a usable group holds, so that a table that was overlooked
  /// shows.
  var counts: String {
    let parts = [
      counted(schools.count, "school"), counted(people.count, "person", "people"), counted(lessons.count, "lesson"),
      counted(activities.count, "activity", "activities"),
    ]
    return parts.joined(separator: ", ")
  }
}
