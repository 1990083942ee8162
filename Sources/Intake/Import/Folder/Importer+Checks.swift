// SPDX-License-Identifier: Apache-2.0

import Domain

extension Importer {
  /// The bells that the options name, after checking that the folder has the school and the staff named too.
  func checked(_ options: TimetableOptions, _ stage: inout FolderStage, _ problems: Problems) -> BellSchedule? {
    let schools = stage.table(.schools, problems)
    let ids = schools.map { table in table.rows.map { Self.id(of: $0, in: table) } } ?? []
    require(options.school, among: ids, what: "school", file: .schools, problems)
    if !options.staff.isEmpty {
      let staff = stage.table(.staff, problems)
      let people = staff.map { table in table.rows.map { Self.id(of: $0, in: table) } } ?? []
      for id in options.staff.values.sorted() { require(id, among: people, what: "person", file: .staff, problems) }
    }
    return ZZBells.named(options.bells)
  }

  /// The year that the options or the folder's settings state.
  func startYear(_ options: CalendarOptions, _ problems: Problems) -> Int? {
    if let year = options.startYear { return year }
    problems.error(.importOption, at: Location(folder), "no year")
    return nil
  }

  /// The id of a row, made of its name where it states none, as the folder's reader does.
  static func id(of row: Int, in table: EditableTable) -> String {
    let id = table.value(row, "id")
    return id.isEmpty ? Slug.of(table.value(row, "name")) : id
  }

  private func require(
    _ id: String, among ids: [String], what: String, file: FolderFile, _ problems: Problems
  ) {
    guard !ids.contains(id) else { return }
    problems.error(
      .importOption, at: Location(file.name), "There is no \(what) '\(id.shown)'", value: id,
      advice: Nearest.advice(id, in: ids) ?? "Add it to \(file.name) first.")
  }
}
