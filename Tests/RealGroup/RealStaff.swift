// SPDX-License-Identifier: Apache-2.0

/// `staff.csv` before the timetables are imported: all people of the primaries, and of the secondaries those whom a
/// timetable doesn't name (leaders, support staff) or doesn't say enough about (heads of department, early careers).
/// All invented.
enum RealStaff {
  static var sheet: Sheet {
    var sheet = Sheet(
      "staff.csv",
      "id name email school role responsibilities department subjects years class days fte stage from until vacancy "
        + "directed_hours days_year tags strengths wants hosts visits_hosted needs_cover")
    var names = InventedNames()
    for (index, school) in RealSchools.primaries.enumerated() {
      addLeaders(of: school, &names, to: &sheet)
      PrimaryStaff(school: school, index: index).add(&names, to: &sheet)
    }
    for school in RealSchools.secondaries {
      addLeaders(of: school, &names, to: &sheet)
      addSupport(of: school, &names, to: &sheet)
    }
    for teacher in NamedTeachers.all { sheet.add(teacher.row) }
    return sheet
  }

  /// A row for somebody with an invented name.
  static func row(
    _ id: String, at school: String, role: String, _ names: inout InventedNames, _ more: [String: String] = [:]
  ) -> [String: String] {
    let name = names.next()
    let row = [
      "id": "\(school)-\(id)", "name": name, "email": InventedNames.email(name, at: school), "school": school,
      "role": role,
    ]
    return row.merging(more) { $1 }
  }

  private static func addLeaders(of school: RealSchools.School, _ names: inout InventedNames, to sheet: inout Sheet) {
    sheet.add(row("head", at: school.id, role: "headteacher", &names, ["tags": "dsl;drives"]))
    sheet.add(
      row(
        "deputy", at: school.id, role: "deputy headteacher", &names,
        [
          "responsibilities": "cpd lead", "tags": "deputy dsl;first aider",
        ]))
    sheet.add(row("senco", at: school.id, role: "senco", &names, ["tags": "senco;deputy dsl"]))
    sheet.add(row("office", at: school.id, role: "admin", &names, ["responsibilities": "school business manager"]))
  }

  private static func addSupport(of school: RealSchools.School, _ names: inout InventedNames, to sheet: inout Sheet) {
    sheet.add(row("exams", at: school.id, role: "exams officer", &names))
    sheet.add(row("technician", at: school.id, role: "technician", &names, ["department": "science"]))
    sheet.add(row("cover", at: school.id, role: "cover manager", &names))
    for number in 1...3 { sheet.add(row("cover-\(number)", at: school.id, role: "cover supervisor", &names)) }
    for number in 1...2 {
      sheet.add(
        row("ta-\(number)", at: school.id, role: "ta", &names, ["needs_cover": number == 1 ? "yes" : ""]))
    }
  }
}
