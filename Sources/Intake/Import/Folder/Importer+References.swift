// SPDX-License-Identifier: Apache-2.0

import Domain

extension Importer {
  /// The id of what an option names in one of the folder's files: its id, or else a name, address or number that only
  /// one has there, whatever its case; nil after a problem.
  func identify(
    _ text: String, what: String, in file: FolderFile, by columns: [String], _ stage: inout FolderStage,
    _ problems: Problems
  ) -> String? {
    guard let table = stage.table(file, problems) else {
      unknown(text, what: what, in: file, among: [], problems)
      return nil
    }
    let ids = table.rows.map { Self.id(of: $0, in: table) }
    if ids.contains(text) { return text }
    let wanted = text.lowercased()
    let named = table.rows.filter { row in
      Self.id(of: row, in: table).lowercased() == wanted
        || columns.contains { table.value(row, $0).lowercased() == wanted }
    }
    if named.count == 1 { return Self.id(of: named[0], in: table) }
    if named.count > 1 {
      problems.error(
        .importOption, at: Location(file.name), "'\(text.shown)' is the name of more than one \(what)", value: text,
        advice: "Write the id: \(named.map { Self.id(of: $0, in: table) }.sample(10)).")
    } else {
      unknown(text, what: what, in: file, among: ids, problems)
    }
    return nil
  }

  private func unknown(
    _ text: String, what: String, in file: FolderFile, among ids: [String], _ problems: Problems
  ) {
    problems.error(
      .importOption, at: Location(file.name), "There is no \(what) '\(text.shown)'", value: text,
      advice: Nearest.advice(text, in: ids) ?? "Add it to \(file.name) first.")
  }

  /// The group as far as it can be read, for its settings; what's wrong elsewhere doesn't matter to an import.
  func draft() -> Group? {
    let quiet = Problems()
    return FolderListing(folder, quiet).map { GroupReader.read($0, name: "", quiet).group }
  }

  /// The days of the academic year that an option or the folder states, or nil after a problem.
  func academicYear(_ startYear: Int?, _ draft: Group?, _ problems: Problems) -> DateSpan? {
    if let startYear, let year = DateSpan(academicYear: startYear) { return year }
    // A group whose year isn't known has the first day of all.
    if let year = draft?.year, year.first.daysSince1970 > 0 { return year }
    problems.error(
      .importOption, at: Location(folder), "Which academic year is to be imported isn't stated",
      advice: "Name it with --year 2026 for 2026/27, state 'year' in group.yaml, or import term dates first.")
    return nil
  }
}
