// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What came of reading a group from a folder or a workbook.
public struct GroupContents: Sendable {
  /// The group; nil where any problem is an error, because a group with holes must not be planned.
  public let group: Group?
  /// What could be read of it in spite of errors, for importers that add what's missing; never plan it.
  public let draft: Group?
  /// Everything found, sorted by file and place.
  public let problems: [Problem]
  /// Names of the calendars (.ics) that rows of `busy` named and that were read, sorted; they lie in the group's folder or
  /// beside its workbook.
  public let calendars: [String]

  /// What reading the tables of `store` gives; nothing where there's no store.
  init(_ store: (any TableStore)?, name: String, _ problems: Problems) {
    let reading = store.map { GroupReader.read($0, name: name, problems) }
    draft = reading?.group
    group = problems.hasErrors ? nil : draft
    calendars = (reading?.usedCalendars ?? []).sorted()
    self.problems = problems.sorted
  }
}
