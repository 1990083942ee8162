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

  /// What a row may call a school: its id, name and number.
  func aliases(ofSchool id: String, _ stage: inout FolderStage) -> Set<String> {
    guard let table = stage.table(.schools, Problems()),
      let row = table.rows.first(where: { Self.id(of: $0, in: table) == id })
    else { return [id.lowercased()] }
    let names = [id] + ["name", "urn"].map { table.value(row, $0) }
    return Set(names.filter { !$0.isEmpty }.map { $0.lowercased() })
  }
}
