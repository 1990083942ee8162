// SPDX-License-Identifier: Apache-2.0

import Domain

/// `schools.csv`: one row a school.
enum SchoolsTable {
  /// Columns that are bound to one property each.
  private static let bindings: [Binding<School>] = [
    .optional("urn", also: ["unique reference number"], \.urn, .whole(100_000...999_999)),
    .optional("forms_of_entry", also: ["forms", "form entry", "fe"], \.formsOfEntry, .factor(0...30_000)),
    .optional(
      "pupils", also: ["NumberOfPupils", "number on roll", "roll", "nor", "pupils on roll"], \.pupils,
      .whole(0...10_000)),
    .optional(
      "fsm", also: ["PercentageFSM", "fsm %", "free school meals", "percent fsm"], \.freeSchoolMeals, .percent),
    .value("need_weight", also: ["need"], \.needWeight, .factor(1...100_000), standard: .one),
    .list("priorities", also: ["priority topics", "improvement priorities"], \.priorities, .lowered),
    .optional("selective", also: ["is selective"], \.isSelective, .yesNo),
    .optional("intake", also: ["gender", "gender (name)"], \.intake, .word(also: [("both", .mixed)])),
    .list("groups", also: ["group", "trust", "Trusts (name)", "Trusts (code)", "hub"], \.groups, .text),
    .value(
      "release_unit", also: ["release in"], \.releaseUnit,
      .word(also: [("half day", .halfDay), ("period", .lesson)]),
      standard: nil),
    .optional("most_out", also: ["most people out", "max out"], \.mostOut, .whole(0...500)),
    .optional("most_out_department", also: ["max out of department"], \.mostOutOfDepartment, .whole(0...500)),
    .list("most_out_phase", also: ["most out of phase"], \.mostOutOfPhase, .phaseLimit),
    .optional("supply_day", also: ["supply day rate"], \.supply.dayRate, .pounds),
    .optional("supply_half_day", also: ["supply half day rate"], \.supply.halfDayRate, .pounds),
    .optional("hire_half_day", also: ["hire rate"], \.supply.hireHalfDayRate, .pounds),
    .optional("supply_most", also: ["most supply a day"], \.supply.mostPerDay, .whole(0...200)),
    .optional("supply_notice_days", also: ["supply notice"], \.supply.noticeDays, .whole(0...60)),
    .optional("supply_cancellation", also: ["cancellation charge"], \.supply.cancellationCharge, .pounds),
    .optional("supply_cancellation_days", also: ["late cancellation"], \.supply.cancellationDays, .whole(0...60)),
    .optional("budget", also: ["release budget"], \.releaseBudget, .pounds),
    .optional("staffing_budget", also: ["budget for staffing"], \.staffingBudget, .pounds),
    .optional("cost_centre", also: ["cost center", "budget code", "nominal code"], \.costCentre, .text),
    .optional("twilight_latest", also: ["latest twilight end"], \.twilight.latestEnd, .time),
    .optional("twilights_half_term", also: ["most twilights"], \.twilight.mostPerHalfTerm, .whole(0...60)),
    .value("hosts", also: ["hosts visits", "may host"], \.hosts, .yesNo, standard: true),
    .value(
      "watched_by", also: ["may watch", "consent to be watched"], \.watchedBy,
      .word(also: [("anyone", .everyone), ("all", .everyone), ("nobody else", .nobody)]), standard: .everyone),
    .optional("visits_hosted", also: ["most visits hosted"], \.mostVisitsHosted, .whole(0...500)),
    .value("benefit_floor_hours", also: ["benefit floor", "floor"], \.benefitFloor, .hours, standard: .zero),
    .value("repays_protected", also: ["repays ppa"], \.repaysProtectedTime, .yesNo, standard: false),
  ]

  /// Columns that stand for something else than one property.
  private static let names = [
    Column("id", also: ["school id", "code", "school code"]),
    Column("name", .needed, also: ["school", "school name", "EstablishmentName", "establishment"]),
    Column("phase", .needed, also: ["PhaseOfEducation", "PhaseOfEducation (name)", "phase of education"]),
  ]
  private static let placing = [
    Column("latitude", also: ["lat"]), Column("longitude", also: ["lon", "lng", "long"]), Column("easting"),
    Column("northing"), Column("calendar", also: ["term dates"]),
    Column("bells", also: ["bell schedule", "school day"]),
  ]
  private static let meeting = [
    Column("meeting_night", also: ["meeting day", "staff meeting", "meeting night"]),
    Column("meeting_start", also: ["meeting from"]), Column("meeting_end", also: ["meeting until", "meeting to"]),
  ]

  static let schema = TableSchema(names + placing + bindings.map(\.column) + meeting)

  private static let phase = ValueFormat<Phase>.word(also: [
    ("infant", .primary), ("junior", .primary), ("first", .primary), ("high", .secondary), ("upper", .secondary),
    ("middle deemed primary", .middle), ("middle deemed secondary", .middle), ("16 plus", .sixthForm),
    ("post 16", .sixthForm), ("not applicable", .other), ("pru", .other),
  ])

  /// Reads the schools and the meeting slots that their rows state; calendars and bells must have been read.
  static func read(_ rows: [IdentifiedRow<School>], _ reading: Reading) {
    var assumedBells: [String] = []
    var assumedMeetings: [String] = []
    for identified in rows {
      let (id, row) = (identified.id, identified.row)
      let phase = row["phase"].need(phase.parser, reading.problems) ?? .other
      let bells = Self.bells(row["bells"], id, phase, reading)
      var school = School(
        id: id, name: row["name"].needText(reading.problems) ?? id.text, phase: phase,
        calendar: calendar(row["calendar"], reading), bells: bells.id)
      bindings.read(row, into: &school, reading)
      checkPhases(school, row["most_out_phase"], reading)
      school.position = position(row, reading)
      let meeting = meeting(row, school, reading)
      guard identified.isListed else { continue }
      reading.group.schools.append(school)
      if bells.isAssumed { assumedBells.append(school.name) }
      if let slot = meeting.slot { reading.group.meetings.append(slot) }
      if meeting.isAssumed { assumedMeetings.append(school.name) }
    }
    caveat("school day", of: assumedBells, "the built-in bells of their phase are assumed", reading)
    caveat(
      "time of the staff meeting", of: assumedMeetings, "15 minutes after school, for an hour, is assumed", reading)
  }

  private static func caveat(_ noun: String, of schools: [String], _ assumption: String, _ reading: Reading) {
    let names = schools.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    guard let last = names.last else { return }
    let shown =
      names.count > 5
      ? names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
      : names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
    reading.group.caveats.append("No \(noun) from \(shown): \(assumption).")
  }

  private static func checkPhases(_ school: School, _ cell: Cell, _ reading: Reading) {
    let phases = school.mostOutOfPhase.map(\.phase)
    for (index, phase) in phases.enumerated() where phases[..<index].contains(phase) {
      reading.problems.error(
        .idDuplicate, at: cell.location, "The phase '\(phase.rawValue)' stands twice", value: cell.text,
        advice: "Give each phase one limit.")
    }
  }

  // MARK: Where and when

  private static func calendar(_ cell: Cell, _ reading: Reading) -> Identifier<SchoolCalendar> {
    if !cell.isEmpty { return reading.calendars.find(cell, reading.problems) ?? Identifier(cell.text) }
    if reading.calendars.contains(CalendarTable.commonID) || reading.calendars.ids.isEmpty {
      return Identifier(CalendarTable.commonID)
    }
    if reading.calendars.ids.count > 1 {
      reading.problems.error(
        .fieldMissing, at: cell.location, "This school's calendar is missing",
        advice: "Write one of \(reading.calendars.ids.map(\.text).joined(separator: ", ")).")
    }
    return reading.calendars.ids[0]
  }

  private static func bells(
    _ cell: Cell, _ school: Identifier<School>, _ phase: Phase, _ reading: Reading
  ) -> (id: Identifier<BellSchedule>, isAssumed: Bool) {
    if !cell.isEmpty {
      if let builtIn = BuiltInBells.schedule(cell.text), !reading.bells.contains(cell.text) {
        reading.add(builtIn)
        return (builtIn.id, false)
      }
      return (reading.bells.find(cell, reading.problems) ?? Identifier(cell.text), false)
    }
    if reading.bells.contains(school.text) { return (Identifier(school.text), false) }
    let builtIn = BuiltInBells.schedule(for: phase)
    let isOwn = reading.bells.contains(builtIn.id.text) && !reading.builtInBells.contains(builtIn.id)
    reading.add(builtIn)
    return (builtIn.id, !isOwn)
  }

  private static func position(_ row: Table.Row, _ reading: Reading) -> Position? {
    if let position = PositionColumns.read(row, reading) { return position }
    guard !row["easting"].isEmpty || !row["northing"].isEmpty,
      let easting = row["easting"].need(.whole(0...700_000), reading.problems),
      let northing = row["northing"].need(.whole(0...1_300_000), reading.problems)
    else { return nil }
    return NationalGrid.position(easting: Metres(easting), northing: Metres(northing))
  }

  /// The meeting slot that a row states, and whether its times were assumed.
  private static func meeting(
    _ row: Table.Row, _ school: School, _ reading: Reading
  ) -> (slot: MeetingSlot?, isAssumed: Bool) {
    guard !row["meeting_night"].isEmpty else {
      for name in ["meeting_start", "meeting_end"] where !row[name].isEmpty {
        _ = row["meeting_night"].needText(reading.problems)
        break
      }
      return (nil, false)
    }
    let weekday = row["meeting_night"].read(.weekday, reading.problems)
    let statedStart = row["meeting_start"].read(.time, reading.problems)
    let statedEnd = row["meeting_end"].read(.time, reading.problems)
    guard let weekday else { return (nil, false) }
    let day = reading.scheduleByID[school.bells]?.day(weekday)
    let usual = (day?.pupils.end ?? TimeOfDay(minutes: 915)) + Minutes(15)
    let start = statedStart ?? usual
    let end = statedEnd ?? min(start + Minutes(60), TimeOfDay(minutes: 1440))
    guard start < end else {
      reading.problems.error(.fieldSpan, at: row["meeting_end"], isNot: "a time after the meeting's start, \(start)")
      return (nil, false)
    }
    return (
      MeetingSlot(school: school.id, weekday: weekday, span: TimeSpan(start, end)), row["meeting_start"].isEmpty
    )
  }

  // MARK: Writing

  static func write(_ group: Group) -> [[String]] {
    group.schools.map { school in
      let position = PositionColumns.written(school.position)
      return [school.id.text, school.name, school.phase.rawValue] + position
        + ["", "", school.calendar.text, school.bells.text] + bindings.written(school) + ["", "", ""]
    }
  }
}

/// The columns `latitude` and `longitude` of several tables.
enum PositionColumns {
  /// The position that a row states; nil after a problem where only half of it stands there.
  static func read(_ row: Table.Row, _ reading: Reading) -> Position? {
    guard !row["latitude"].isEmpty || !row["longitude"].isEmpty,
      let latitude = row["latitude"].need(.microdegrees(-90...90), reading.problems),
      let longitude = row["longitude"].need(.microdegrees(-180...180), reading.problems)
    else { return nil }
    return Position(latitude: latitude, longitude: longitude)
  }

  static func written(_ position: Position?) -> [String] {
    guard let position else { return ["", ""] }
    return [Written.decimal(position.latitude, places: 6), Written.decimal(position.longitude, places: 6)]
  }
}
