// SPDX-License-Identifier: Apache-2.0

import Domain

extension Importer {
  /// Lets teachers whom the folder has keep their ids and what it says of them.
  func matchStaff(
    of timetable: ForeignTimetable, _ options: inout TimetableOptions, _ stage: inout FolderStage, _ problems: Problems
  ) {
    let table = stage.table(.staff, problems)
    let directory = StaffDirectory(table, schools: aliases(ofSchool: options.school, &stage), school: options.school)
    for teacher in timetable.teachers where options.staff[teacher.name] == nil {
      let names = [teacher.email, teacher.code, teacher.fullName].compactMap { $0 }
      let stated = names.compactMap { name in options.staff[name] }.first
      let found = stated ?? directory.find(email: teacher.email, code: nil, name: teacher.fullName ?? teacher.name)
      if let found { options.staff[teacher.name] = found }
    }
    guard let table else { return }
    for row in table.rows {
      let id = Self.id(of: row, in: table)
      options.known[id] = replaces || table.value(row, "subjects").isEmpty
    }
  }

  /// Warns of people whom a timetable adds beside others of its school: they may be among those already, under a name
  /// that wasn't recognised. Where the folder has nobody at the school there's nobody to be taken for.
  func warn(
    added rows: TimetableRows, _ options: TimetableOptions, remedy: String = Self.staffMap,
    _ stage: inout FolderStage, _ problems: Problems
  ) {
    let added = rows.added.map { $0.name == $0.id ? $0.id : "\($0.id) (\($0.name.shown))" }
    guard !added.isEmpty, !problems.hasErrors, let table = stage.table(.staff, problems) else { return }
    let schools = aliases(ofSchool: options.school, &stage)
    let hasPeople = table.rows.contains { row in
      Cell(table.value(row, "school"), at: Location("")).elements.contains { schools.contains($0.text.lowercased()) }
    }
    guard hasPeople else { return }
    problems.warn(
      .importAddedPeople, at: Location(FolderFile.staff.name),
      "The timetable adds people to '\(options.school.shown)' beside those who were there (\(added.count)): "
        + added.sample(8), advice: "If one of them is there already, take the new row away, \(remedy) and import again."
    )
  }

  /// What to do about people who weren't recognised, where nothing better is known.
  static let staffMap = "say who is who in a map with --staff"

  /// What a row may call a school: its id, name and number.
  func aliases(ofSchool id: String, _ stage: inout FolderStage) -> Set<String> {
    guard let table = stage.table(.schools, Problems()),
      let row = table.rows.first(where: { Self.id(of: $0, in: table) == id })
    else { return [id.lowercased()] }
    let names = [id] + ["name", "urn"].map { table.value(row, $0) }
    return Set(names.filter { !$0.isEmpty }.map { $0.lowercased() })
  }
}
