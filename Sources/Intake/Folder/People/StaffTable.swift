// SPDX-License-Identifier: Apache-2.0

import Domain

/// `staff.csv`: one row a person, or a post whose holder is to come.
enum StaffTable {
  private static let bindings: [Binding<Person>] = [
    .optional(
      "email", also: ["e-mail", "mail", "work email", "work email address", "email address"], \.email, .email),
    .value(
      "role", also: ["job", "job title", "post", "staff role", "business role", "job role", "position"], \.role,
      .lowered, standard: nil),
    .list("responsibilities", also: ["responsibility", "tlr", "leads"], \.responsibilities, .lowered),
    .optional("department", also: ["faculty", "team", "year team"], \.department, .text),
    .list("subjects", also: ["subject", "teaches"], \.subjects, .lowered),
    .years("years", also: ["year", "year groups", "year group"], \.years),
    .optional("class", also: ["class taught", "form"], \.classTaught, .text),
    .optional("class_weight", also: ["weight of class"], \.classWeight, .factor(0...100_000)),
    .reference("job_share", also: ["job share with", "shares with", "job share partner"], \.jobShare) { $0.people },
    .whole(
      "days", also: ["working days", "working pattern", "works", "days worked"], \.works, .workingPattern,
      standard: .everyDay, WorkingPatternText.written),
    .value(
      "fte", also: ["full time equivalent", "contract", "contract fte"], \.fullTimeEquivalent, .fte, standard: .one),
    .optional("hourly_rate", also: ["pay an hour", "overtime rate"], \.hourlyRate, .pounds),
    .optional("stage", also: ["career stage", "ect"], \.careerStage, .lowered),
    .reference("takes_over", also: ["takes over from", "successor of", "replaces"], \.takesOver) { $0.people },
    .reference("mentor", also: ["mentored by", "ect mentor"], \.mentor) { $0.people },
    .optional(
      "from",
      also: [
        "valid from", "start date", "starts", "joined", "contract start", "contract start date",
        "employment start date",
      ], \.validFrom, .date),
    .optional(
      "until",
      also: [
        "valid until", "leaves", "leaving date", "end date", "to", "contract end", "contract end date",
        "employment end date",
      ], \.validUntil, .date),
    .value("vacancy", also: ["is vacancy", "to be appointed"], \.isVacancy, .yesNo, standard: false),
    .optional("directed_hours", also: ["directed time balance"], \.directedBalance, .hours),
    .optional("days_week", also: ["most days a week"], \.limits.daysPerWeek, .whole(0...7)),
    .optional("days_half_term", also: ["most days a half term"], \.limits.daysPerHalfTerm, .whole(0...50)),
    .optional("days_year", also: ["most days a year"], \.limits.daysPerYear, .whole(0...200)),
    .list("tags", also: ["tag", "named roles"], \.tags, .lowered),
    .list("strengths", also: ["strength", "can share"], \.strengths, .lowered),
    .list("wants", also: ["want", "wants to learn", "focus"], \.wants, .lowered),
    .references("preferred_posts", also: ["posts", "secondments wanted"], \.preferredPosts) { $0.activities },
    .references("shadowed_by", also: ["shadows", "shadows welcome"], \.preferredShadows) { $0.people },
    .value("hosts", also: ["may be watched", "agrees to host"], \.hosts, .yesNo, standard: true),
    .optional("visits_hosted", also: ["most visits hosted"], \.mostVisitsHosted, .whole(0...100)),
    .value("needs_cover", also: ["one to one", "1:1"], \.needsCover, .yesNo, standard: false),
  ]

  private static let names = [
    Column("id", also: ["staff id", "staff code", "teacher code", "teacher", "initials", "person"]),
    Column("name", .needed, also: ["full name", "staff name", "teacher name", "staff member", "display name"]),
    Column("school", .needed, also: ["schools", "school id", "establishment"]),
  ]

  static let schema = TableSchema(names + bindings.map(\.column))

  static func read(_ rows: [IdentifiedRow<Person>], _ reading: Reading) {
    var emails: [String: Int] = [:]
    var roles: [(role: String, cell: Cell)] = []
    var mentored: [(person: Person, cell: Cell)] = []
    var successors: [(person: Person, cell: Cell)] = []
    let columns = rows.first.map { BoundColumns(bindings, of: $0.row) }
    for identified in rows {
      let (id, row) = (identified.id, identified.row)
      let isStated = row["school"].needText(reading.problems) != nil
      let schools = isStated ? reading.references(row["school"], reading.schools) : []
      // Without a school nobody can be planned, but the other cells are read: all is told at once.
      var person = Person(
        id: id, name: name(row, id, reading), school: schools.first ?? Identifier(""), role: "teacher")
      person.schools = schools
      columns?.read(row, into: &person, reading)
      if identified.isListed, !schools.isEmpty {
        reading.group.people.append(person)
      } else {
        reading.arePeopleComplete = false
      }
      if !row["role"].isEmpty { roles.append((person.role, row["role"])) }
      if identified.isListed, person.mentor != nil { mentored.append((person, row["mentor"])) }
      if identified.isListed, person.takesOver != nil { successors.append((person, row["takes_over"])) }
      checkValidity(person, row, reading)
      checkClass(person, row, isListed: identified.isListed, reading)
      guard let email = person.email?.lowercased() else { continue }
      if let line = emails[email] {
        reading.problems.warn(
          .emailTwice, at: row["email"].location, "This address stands on \(reading.store.lineWord) \(line) too",
          value: email,
          advice: "One person has one row, with all schools in it, the base first.")
      }
      emails[email] = row.location.line
    }
    RoleSpelling.check(roles, reading)
    MentorChecks.check(mentored, reading)
    SuccessorChecks.check(successors, reading)
  }

  private static func name(_ row: Table.Row, _ id: Identifier<Person>, _ reading: Reading) -> String {
    if !row["name"].isEmpty { return row["name"].text }
    // A post without a holder is called by its id.
    if row["vacancy"].isEmpty { _ = row["name"].needText(reading.problems) }
    return id.text
  }

  private static func checkClass(_ person: Person, _ row: Table.Row, isListed: Bool, _ reading: Reading) {
    if person.jobShare == person.id, isListed {
      reading.problems.error(
        .referenceCycle, at: row["job_share"].location, "'\(person.id)' can't share a job with themselves",
        value: row["job_share"].text)
    }
    if person.classWeight != nil, person.classTaught == nil {
      reading.problems.warn(
        .activityUnusedColumn, at: row["class_weight"].location, "'class_weight' means nothing without 'class'",
        value: row["class_weight"].text, advice: "Weights of lessons stand in \(reading.store.called(.lessons)).")
    }
  }

  private static func checkValidity(_ person: Person, _ row: Table.Row, _ reading: Reading) {
    if let from = person.validFrom, let until = person.validUntil, until < from {
      reading.problems.error(.fieldSpan, at: row["until"], isNot: "a day on or after \(from.readable), when they start")
      return
    }
    guard reading.isYearKnown else { return }
    let from = person.validFrom ?? reading.group.year.first
    let until = person.validUntil ?? reading.group.year.last
    guard until < reading.group.year.first || reading.group.year.last < from else { return }
    reading.problems.warn(
      .personNeverValid, at: row[person.validUntil == nil ? "from" : "until"].location,
      "'\(person.id)' isn't employed in the academic year at all", value: person.id.text,
      advice: "Take the row away, or correct the dates.")
  }

  static func write(_ group: Group) -> [[String]] {
    group.people.map { person in
      [person.id.text, person.name, Written.list(person.schools.map(\.text))] + bindings.written(person)
    }
  }
}

/// Words for working patterns.
enum WorkingPatternText {
  /// "Mon;Tue;Wed am".
  static func written(_ pattern: WorkingPattern) -> String {
    if pattern == .none { return "none" }
    let parts = Weekday.allCases.compactMap { day -> String? in
      switch (pattern.contains(day, .morning), pattern.contains(day, .afternoon)) {
      case (true, true): day.shortName
      case (true, false): day.shortName + " am"
      case (false, true): day.shortName + " pm"
      case (false, false): nil
      }
    }
    return Written.list(parts)
  }
}

extension FieldParser where Value == WorkingPattern {
  /// "Mon; Tue; Wed am", "Mon-Thu", "every day", "none".
  static var workingPattern: FieldParser<WorkingPattern> {
    FieldParser<WorkingPattern> { text throws(FieldFault) in
      if ["every day", "all", "full time", "ft", "daily"].contains(text.lowercased()) { return .everyDay }
      var pattern = WorkingPattern.none
      if text.lowercased() == "none" { return pattern }
      for half in try FieldParser<[WeekdayHalf]>.halfDays.parse(text) { pattern.insert(half.weekday, half.half) }
      return pattern
    }
  }
}

extension ValueFormat where Value == PerMille {
  /// Full-time equivalent: "0.6", or as a percentage with its sign: "60%".
  static var fte: Self {
    let parser = FieldParser<Int>.thousandths(0...1500)
    return Self(
      FieldParser { text throws(FieldFault) in
        if text.hasSuffix("%") { return try FieldParser<PerMille>.percentage.parse(text) }
        return PerMille(try parser.parse(text))
      }
    ) { Written.thousandths($0.rawValue) }
  }
}
