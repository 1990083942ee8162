// SPDX-License-Identifier: Apache-2.0

/// Where the tables of a group lie: in the files of a folder, or on the sheets of a workbook.
protocol TableStore: Sendable {
  /// The group's settings.
  func settings(_ problems: Problems) -> Settings
  /// The rows of a table, or nil where there's no such table or, after adding problems, it can't be read.
  func text(of file: FolderFile, _ problems: Problems) -> TableText?
  /// Whether there is such a table.
  func has(_ file: FolderFile) -> Bool
  /// Where problems stand that concern a table as a whole.
  func place(of file: FolderFile) -> Location
  /// What messages call a table: "schools.csv", "sheet 'schools'".
  func called(_ file: FolderFile) -> String
  /// What messages call a place in a table: "line", "row".
  var lineWord: String { get }
  /// The calendars (.ics) that `busy` may name.
  var calendars: CalendarShelf { get }
}

/// The calendars (.ics) of a folder, by name.
struct CalendarShelf: Sendable {
  /// The folder that they lie in.
  var folder: String
  /// Names in lower case → as they're spelt.
  var names: [String: String] = [:]
  /// Whether all of them belong to the group, so that one that no row names is worth a warning.
  var isOfGroup: Bool
  /// What to do about one that isn't there.
  var advice: String
}
