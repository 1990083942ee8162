// SPDX-License-Identifier: Apache-2.0

import Domain

/// A member of staff as a list of another system tells it.
struct ForeignStaff: Hashable {
  var line: Int
  var name: String
  var email: String?
  /// Staff code or initials, by which timetables know the person.
  var code: String?
  var role = StaffRole("")
  var department = ""
  var works: WorkingPattern?
  var fullTimeEquivalent: PerMille?
  var from: CivilDate?
  var until: CivilDate?
}

/// Reads lists of staff in CSV: reports of SIMS, Arbor, Bromcom and Wonde, and whatever is headed alike.
///
/// Values that can't be read are warnings and unknown; a row without a name and address is left out with one. Several rows
/// of one person, as reports with a row a contract have them, are joined.
struct StaffListReader {
  private let list: ForeignList
  private let file: String
  private let problems: Problems

  /// The people in `bytes`, of the file called `name`, in the order of the file; nil after problems.
  ///
  /// - Throws: `ForeignFormatError` where it's no such list.
  static func read(
    _ bytes: [UInt8], name: String, problems: Problems
  ) throws(ForeignFormatError) -> [ForeignStaff]? {
    let list = try ForeignList(
      bytes, name: name, expected: "a list of staff (CSV)", fields: StaffHeadings.fields, problems: problems)
    guard let list else { return nil }
    guard list.has("email") || list.has("name") || list.has("surname") || list.has("preferred surname") else {
      throw ForeignFormatError(
        .foreignMissing, line: 1,
        "the list has no column of names or addresses, as Name, Forename and Surname, or Work Email")
    }
    let reader = StaffListReader(list: list, file: name, problems: problems)
    return reader.joined(list.rows.compactMap(reader.person))
  }

  private func person(_ row: ForeignList.Row) -> ForeignStaff? {
    let email = email(row)
    guard let name = name(row, email) else {
      problems.warn(
        .foreignValue, at: row.location, "The row names nobody; it is left out",
        advice: "A row needs a name, or an address that says one.")
      return nil
    }
    var person = ForeignStaff(line: row.line, name: name, email: email)
    person.code = row["code"].isEmpty ? nil : row["code"].text
    person.role = StaffRole(row["role"].text)
    if person.role.role.isEmpty, let teaches = value(row["teaching"], .yesNo) {
      person.role.role = teaches ? "teacher" : "support"
    }
    person.role.subjects += row["subjects"].text.split { ";,|\n/".contains($0) }.map { $0.trimmed.lowercased() }
      .filter { !$0.isEmpty && !person.role.subjects.contains($0) }
    person.role.stage = stage(row["stage"]) ?? person.role.stage
    person.department = row["department"].text
    person.works = WorkingDays.read(row, in: list, problems) ?? value(row["days"], .workingPattern)
    person.fullTimeEquivalent = value(row["fte"], ValueFormat<PerMille>.fte.parser)
    person.from = value(row["from"], .date)
    person.until = value(row["until"], .date)
    return person
  }

  /// The value of a cell; what can't be read is a warning and unknown.
  private func value<Value>(_ cell: Cell, _ parser: FieldParser<Value>) -> Value? {
    let own = Problems()
    defer {
      for problem in own.sorted {
        problems.add(
          Problem(
            .warning, .foreignValue, at: problem.location, problem.message + "; it's taken as unknown",
            value: problem.value, expected: problem.expected, advice: problem.advice))
      }
    }
    return cell.read(parser, own)
  }

  private func email(_ row: ForeignList.Row) -> String? {
    // Several addresses in one cell: the first.
    let cell = row["email"]
    let first = cell.text.split { ";, \n".contains($0) }.first.map(String.init) ?? ""
    return value(Cell(first, at: cell.location), ValueFormat<String>.email.parser)
  }

  /// Preferred names before legal ones; where there are none, what the address says.
  private func name(_ row: ForeignList.Row, _ email: String?) -> String? {
    let forename = [row["preferred forename"].text, row["forename"].text].first { !$0.isEmpty } ?? ""
    let surname = [row["preferred surname"].text, row["surname"].text].first { !$0.isEmpty } ?? ""
    let parts = [forename, surname].filter { !$0.isEmpty }.joined(separator: " ")
    let name = StaffNames.ordered(surname.isEmpty && !row["name"].isEmpty ? row["name"].text : parts)
    if !name.isEmpty { return name }
    return email.map { StaffNames.fromAddress(String($0.prefix { $0 != "@" })) }
  }

  private func stage(_ cell: Cell) -> String? {
    switch Heading.normalised(cell.text) {
    case "ect1", "ectyear1", "nqt", "nqt1", "year1", "1", "ect": "ect1"
    case "ect2", "ectyear2", "rqt", "nqt2", "year2", "2": "ect2"
    default: nil
    }
  }

  // MARK: Several rows of one person

  private func joined(_ people: [ForeignStaff]) -> [ForeignStaff] {
    var joined: [ForeignStaff] = []
    var indices: [String: Int] = [:]
    var names: [String] = []
    for person in people {
      let key = person.email?.lowercased() ?? person.code ?? person.name.lowercased()
      guard let index = indices[key] else {
        indices[key] = joined.count
        joined.append(person)
        continue
      }
      joined[index].take(person)
      if !names.contains(person.name) { names.append(person.name) }
    }
    if !names.isEmpty {
      problems.warn(
        .importJoined, at: Location(file), "Several rows of one person were joined (\(names.count)): \(names.sample())",
        advice: "Check their roles, working days and dates.")
    }
    return joined
  }
}

extension ForeignStaff {
  /// Adds what another row says of the same person: what this one lacks, further roles, the longer employment.
  fileprivate mutating func take(_ other: ForeignStaff) {
    if code == nil { code = other.code }
    if department.isEmpty { department = other.department }
    if works == nil { works = other.works }
    if fullTimeEquivalent == nil { fullTimeEquivalent = other.fullTimeEquivalent }
    if role.role.isEmpty {
      role.role = other.role.role
    } else if !other.role.role.isEmpty, other.role.role != role.role {
      role.responsibilities.append(other.role.role)
    }
    role.responsibilities += other.role.responsibilities
    role.subjects += other.role.subjects.filter { !role.subjects.contains($0) }
    role.tags += other.role.tags
    role.stage = role.stage ?? other.role.stage
    // Employed from the earlier on, and to the later; without an end to neither's.
    from = from.flatMap { mine in other.from.map { min(mine, $0) } }
    until = until.flatMap { mine in other.until.map { max(mine, $0) } }
  }
}
