// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads registers of schools in CSV: extracts of Get Information about Schools (GIAS), of its forerunner EduBase, and
/// of authorities that publish their own.
///
/// The headings decide what is read. Positions come as degrees or as National Grid references. Values that can't be
/// read are warnings and unknown; a row without a reference number or name is left out with a warning; so are schools
/// that the register calls closed.
public enum RegisterReader {
  /// The schools of the register in `bytes` that `filter` lets through, in the file's order.
  ///
  /// Answers nil, with the reasons in `problems`, where the file is no register.
  public static func read(
    _ bytes: [UInt8], name: String, filter: RegisterFilter = RegisterFilter(), problems: Problems
  ) -> [RegisterSchool]? {
    do throws(ForeignFormatError) {
      try ForeignText.refuseWebPage(bytes, expected: "a register of schools (CSV)")
    } catch {
      problems.add(error.problem(in: name))
      return nil
    }
    guard let document = CSVDocument.parse(bytes, name: name, problems: problems) else { return nil }
    // Registers have a hundred columns of no use here, so unknown headings aren't worth a word.
    let matching = Problems()
    let table = Table.match(document.text, schema, problems: matching)
    for problem in matching.sorted where problem.code != .csvUnknownColumn { problems.add(problem) }
    guard let table else { return nil }
    return table.rows.compactMap { school($0, problems) }.filter(filter.matches)
  }

  static let schema = TableSchema([
    Column("urn", .needed, also: ["unique_reference_number"]),
    Column("name", .needed, also: ["EstablishmentName", "school_name"]),
    Column("authority_code", also: ["LACode", "LA (code)", "local_authority_code"]),
    Column("authority", also: ["LA", "LA (name)", "local_authority"]),
    Column("town"),
    Column("postcode"),
    Column("status", also: ["EstablishmentStatus (name)", "EstablishmentStatus"]),
    Column("type", also: ["TypeOfEstablishment (name)", "TypeOfEstablishment"]),
    Column("phase", also: ["PhaseOfEducation (name)", "PhaseOfEducation"]),
    Column("low_age", also: ["Low", "StatutoryLowAge", "lowest_admission_age"]),
    Column("high_age", also: ["High", "StatutoryHighAge", "highest_admission_age"]),
    Column("gender", also: ["Gender (name)"]),
    Column("admissions", also: ["AdmissionsPolicy (name)", "AdmissionsPolicy"]),
    Column("pupils", also: ["NumberOfPupils"]),
    Column("capacity", also: ["SchoolCapacity"]),
    Column("fsm", also: ["PercentageFSM", "percent_fsm"]),
    Column("trust", also: ["Trusts (name)", "sponsoring_trust"]),
    Column("easting"),
    Column("northing"),
    Column("latitude", also: ["lat"]),
    Column("longitude", also: ["lon", "lng"]),
  ])

  private static func school(_ row: Table.Row, _ problems: Problems) -> RegisterSchool? {
    let (urn, name) = (row["urn"], row["name"])
    guard let reference = Int(urn.text), (100_000...999_999).contains(reference), !name.isEmpty else {
      problems.warn(
        .foreignValue, at: urn.location,
        "The row has no name or '\(urn.text)' is no reference number (URN), six digits; it is left out", value: urn.text
      )
      return nil
    }
    if row["status"].text.lowercased().hasPrefix("closed") { return nil }
    let type = row["type"].text
    let ages = ages(row, problems)
    let stated = Phase(registerWord: row["phase"].text)
    let special = type.lowercased().contains("special")
    return RegisterSchool(
      urn: reference, name: name.text, authorityCode: known(row["authority_code"]),
      authorityName: known(row["authority"]),
      town: known(row["town"]), postcode: known(row["postcode"]), type: type,
      phase: special ? .special : stated ?? Phase(type: type, ages: ages), phaseIsDerived: stated == nil, ages: ages,
      pupils: number(row["pupils"], 0...20_000, problems), capacity: number(row["capacity"], 0...20_000, problems),
      freeSchoolMeals: percentage(row["fsm"], problems), trust: known(row["trust"]), intake: intake(row["gender"]),
      isSelective: selective(row["admissions"]), position: position(row, problems), line: urn.location.line ?? 1)
  }

  /// The text unless it is one of the registers' words for nothing.
  private static func known(_ cell: Cell) -> String? {
    let nothing = ["", "na", "n/a", "null", "not applicable", "does not apply"]
    return nothing.contains(cell.text.lowercased()) ? nil : cell.text
  }

  private static func number(_ cell: Cell, _ range: ClosedRange<Int>, _ problems: Problems) -> Int? {
    guard let text = known(cell) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      unreadable(cell, "a whole number of \(range.lowerBound) to \(range.upperBound)", problems)
      return nil
    }
    return number
  }

  private static func ages(_ row: Table.Row, _ problems: Problems) -> ClosedRange<Int>? {
    guard let low = number(row["low_age"], 0...99, problems), let high = number(row["high_age"], 0...99, problems),
      low <= high
    else { return nil }
    return low...high
  }

  private static func percentage(_ cell: Cell, _ problems: Problems) -> PerMille? {
    guard let text = known(cell) else { return nil }
    guard let thousandths = decimal(text, places: 1), (0...1000).contains(thousandths) else {
      unreadable(cell, "a percentage of 0 to 100", problems)
      return nil
    }
    return PerMille(thousandths)
  }

  private static func intake(_ cell: Cell) -> PupilIntake? { PupilIntake(rawValue: cell.text.lowercased()) }

  private static func selective(_ cell: Cell) -> Bool? {
    switch cell.text.lowercased() {
    case "selective": true
    case "non-selective", "comprehensive", "comprehensive (secondary)": false
    default: nil
    }
  }

  private static func position(_ row: Table.Row, _ problems: Problems) -> Position? {
    if let latitude = known(row["latitude"]), let longitude = known(row["longitude"]) {
      guard let north = decimal(latitude, places: 5), let east = decimal(longitude, places: 5),
        (4_900_000...6_100_000).contains(north), (-900_000...200_000).contains(east)
      else {
        unreadable(row["latitude"], "a latitude in the United Kingdom with its longitude", problems)
        return nil
      }
      return Position(latitude: north * 10, longitude: east * 10)
    }
    guard let easting = number(row["easting"], NationalGrid.eastings, problems),
      let northing = number(row["northing"], NationalGrid.northings, problems), easting > 0, northing > 0
    else { return nil }
    return NationalGrid.position(easting: Metres(easting), northing: Metres(northing))
  }

  /// A decimal number as an integer in units of 10^-`places`, rounded half away from zero: "-2.278292" with 5 → -227829.
  static func decimal(_ text: String, places: Int) -> Int? {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty, parts[0].utf8.count <= 9,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let decimals = (parts.count == 2 ? String(parts[1]) : "") + String(repeating: "0", count: places + 1)
    guard let whole = Int(parts[0] + decimals.prefix(places)), let next = decimals.dropFirst(places).first else {
      return nil
    }
    let rounded = next >= "5" ? whole + 1 : whole
    return isNegative ? -rounded : rounded
  }

  private static func unreadable(_ cell: Cell, _ expected: String, _ problems: Problems) {
    problems.add(
      Problem(
        .warning, .foreignValue, at: cell.location, value: cell.text, isNot: expected, advice: "It's taken as unknown.")
    )
  }
}
