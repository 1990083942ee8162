// SPDX-License-Identifier: Apache-2.0

/// The invented class teachers and support staff of one primary.
struct PrimaryStaff {
  let school: RealSchools.School
  /// Position among the primaries, which varies who is part-time, new or leaving.
  let index: Int

  /// Responsibilities given to class teachers in turn, by year group where it matters.
  private static let leads = [
    "maths lead", "english lead", "science lead", "art lead", "music lead", "pe lead", "computing lead", "history lead",
    "geography lead", "languages lead", "re lead", "design and technology lead", "pshe lead", "library lead",
  ]

  /// Adds everybody but the leaders.
  func add(_ names: inout InventedNames, to sheet: inout Sheet) {
    var number = 0
    for year in school.years {
      for form in 0..<school.forms {
        addTeacher(year: year, form: form, number: number, &names, to: &sheet)
        number += 1
      }
    }
    sheet.add(RealStaff.row("hlta", at: school.id, role: "hlta", &names))
    for number in 1...(2 + school.forms) {
      let isOneToOne = number == 1 && index % 2 == 0
      sheet.add(
        RealStaff.row(
          "ta-\(number)", at: school.id, role: "ta", &names,
          [
            "needs_cover": isOneToOne ? "yes" : "", "days": number == 3 ? "Mon;Tue;Wed;Thu;Fri am" : "",
          ]))
    }
  }

  /// "RA", "3B"; classes of the special school are trees.
  private func className(year: Int, form: Int) -> String {
    if school.phase == "special" { return ["Ash", "Beech", "Cedar", "Elder", "Fir", "Hazel", "Larch"][year] }
    return (year == 0 ? "R" : String(year)) + ["A", "B", "C"][form]
  }

  private func responsibilities(year: Int, form: Int, number: Int) -> String {
    var found = [Self.leads[(number + index) % Self.leads.count]]
    if form == 0, year == 0 { found.append("early years lead") }
    if form == 0, year == 1 { found.append("phonics lead") }
    if form == 0, year == 6 { found.append("year 6 lead") }
    if number == 2 { found.append("ect mentor") }
    return found.joined(separator: ";")
  }

  private func addTeacher(
    year: Int, form: Int, number: Int, _ names: inout InventedNames, to sheet: inout Sheet
  ) {
    let name = className(year: year, form: form)
    let common = [
      "class": name, "years": year == 0 ? "R" : String(year),
      "responsibilities": responsibilities(year: year, form: form, number: number),
    ]
    let isECT = number == 4 && index % 2 == 0
    let isSecondYear = number == 5 && index % 3 == 0
    let isShared = number == 3 && index % 3 == 1
    var row = RealStaff.row(name.lowercased(), at: school.id, role: "class teacher", &names, common)
    if isECT { row["stage"] = "ect1" }
    if isSecondYear { row["stage"] = "ect2" }
    if isECT || isSecondYear { row["responsibilities"] = "" }
    if isShared {
      row["days"] = "Mon;Tue;Wed am"
      row["fte"] = "0.5"
    }
    if number == 1 { row["strengths"] = "oracy;early reading" }
    if number == 0 { row["wants"] = "assessment" }
    if number == 6, index == 2 { row["until"] = "2026-12-31" }
    sheet.add(row)
    if number == 6, index == 2 { addSuccessor(name, common, to: &sheet) }
    if isShared {
      let partner = common.merging(["days": "Wed pm;Thu;Fri", "fte": "0.5", "responsibilities": ""]) { $1 }
      sheet.add(RealStaff.row(name.lowercased() + "-share", at: school.id, role: "class teacher", &names, partner))
    }
  }

  /// The post of someone who leaves at Christmas, whose holder is to come.
  private func addSuccessor(_ name: String, _ common: [String: String], to sheet: inout Sheet) {
    let row = [
      "id": "\(school.id)-\(name.lowercased())-new", "name": "Teacher of \(name), to be appointed", "school": school.id,
      "role": "class teacher", "vacancy": "yes", "from": "2027-01-01",
    ]
    sheet.add(row.merging(common) { $1 })
  }
}
