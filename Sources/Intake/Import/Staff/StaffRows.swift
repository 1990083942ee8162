// SPDX-License-Identifier: Apache-2.0

import Domain

/// The rows of `staff.csv` that a list of staff becomes.
struct StaffRows {
  private(set) var rows = ImportedRows(file: .staff, key: ["id"])
  /// The ids given.
  private(set) var ids: Set<String> = []

  /// Rows of `people` at a school; those whom `directory` has keep their ids.
  ///
  /// - Parameter year: people who left before it are left out; nil: nobody is.
  init(_ people: [ForeignStaff], school: String, directory: StaffDirectory, year: DateSpan?, leavers: inout [String]) {
    for person in people {
      if let year, let until = person.until, until < year.first {
        leavers.append(person.name)
        continue
      }
      let found = directory.find(email: person.email, code: person.code, name: person.name)
      let id =
        found.flatMap { ids.contains($0) ? nil : $0 }
        ?? directory.newID(for: person.name, code: person.code, taken: ids)
      ids.insert(id)
      // A timetable may have called them by their code.
      if let name = directory.name(of: id), name.lowercased() == person.code?.lowercased() {
        rows.placeholders[id] = ["name": name]
      }
      rows.rows.append(Self.row(person, id: id, school: school, isKnown: found != nil, year: year))
    }
  }

  private static func row(
    _ person: ForeignStaff, id: String, school: String, isKnown: Bool, year: DateSpan?
  ) -> [String: String] {
    var row = [
      "id": id, "name": person.name, "email": person.email ?? "", "role": person.role.role,
      "responsibilities": list(person.role.responsibilities), "subjects": list(person.role.subjects),
      "department": person.department, "stage": person.role.stage ?? "", "tags": list(person.role.tags),
    ]
    // Somebody whom the group has may work at several schools: whose base is where is said there.
    if !isKnown { row["school"] = school }
    if let works = person.works, works != .everyDay { row["days"] = WorkingPatternText.written(works) }
    if let share = person.fullTimeEquivalent, share != .one { row["fte"] = Written.thousandths(share.rawValue) }
    // Who started years ago is simply there.
    if let from = person.from, year.map({ from > $0.first }) ?? true { row["from"] = from.description }
    if let until = person.until, year.map({ until <= $0.last }) ?? true { row["until"] = until.description }
    return row
  }

  private static func list(_ words: [String]) -> String {
    var seen: Set<String> = []
    return Written.list(words.filter { seen.insert($0).inserted })
  }
}
