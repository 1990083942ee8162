// SPDX-License-Identifier: Apache-2.0

import Domain

/// Finds wishes that can't come true as they're written, while the row that says so is still at hand.
struct ActivityChecks {
  private let reading: Reading
  private let directory: Directory
  /// Days on which at least one school has pupils or staff, in order.
  private let openDays: [CivilDate]

  private var problems: Problems { reading.problems }

  init(_ reading: Reading) {
    self.reading = reading
    directory = Directory(reading.group)
    openDays = Self.openDays(reading)
  }

  private static func openDays(_ reading: Reading) -> [CivilDate] {
    let group = reading.group
    let calendars = Dictionary(group.calendars.map { ($0.id, $0) }) { first, _ in first }
    var pairs: Set<[String]> = []
    var days: Set<CivilDate> = Set(group.directed.map(\.date))
    for school in group.schools where pairs.insert([school.calendar.text, school.bells.text]).inserted {
      guard let calendar = calendars[school.calendar], let bells = reading.scheduleByID[school.bells] else { continue }
      let view = CalendarView(calendar, bells: bells, year: group.year)
      for offset in 0..<group.year.count where view.kind(group.year.first + offset) != .closed {
        days.insert(group.year.first + offset)
      }
    }
    return days.sorted()
  }

  /// Adds a problem for everything about `activity` that can't be.
  func check(_ activity: Activity, _ row: Table.Row) {
    guard reading.isYearKnown else { return }
    checkTime(activity, row)
    checkFund(activity, row)
    checkCost(activity, row)
    if let circle = activity.circle { checkGaps(circle, row) }
    switch activity.details {
    case .session(let session): SessionChecks(reading, directory).check(session, activity, row)
    case .visit(let visit): checkVisit(visit, activity, row)
    case .triad(let triad): checkPeople(triad.members, least: Triad.size, activity, row)
    case .lessonStudy(let study): checkPeople(study.members, least: 2, activity, row)
    case .shadowing(let shadowing): checkHosts(shadowing, activity, row)
    case .secondment(let secondment): StaffingChecks(reading, directory).check(secondment, activity, row)
    case .specialist(let specialist): StaffingChecks(reading, directory).check(specialist, activity, row)
    }
  }

  /// Who pays for specialists and posts is said by contributions and recharges.
  private func checkCost(_ activity: Activity, _ row: Table.Row) {
    guard activity.cost > .zero, [.specialist, .secondment].contains(activity.kind) else { return }
    problems.warn(
      .activityUnusedColumn, at: row["cost"].location, "'cost' means nothing for a \(activity.kind.rawValue)",
      value: row["cost"].text,
      advice: "What schools pay for it stands in '\(activity.kind == .specialist ? "contribution" : "recharge")'.")
  }

  private func checkFund(_ activity: Activity, _ row: Table.Row) {
    guard let fund = activity.fund.flatMap({ directory.funds[$0] }), fund.reserveFromNeed != nil else { return }
    problems.error(
      .activityImpossible, at: row["fund"],
      isNot:
        "a fund that activities may name: it's a reserve, and pays what schools of need spend beyond their budgets",
      advice: "Leave it empty, or take `need_at_least` out of \(reading.store.called(.funds)).")
  }

  // MARK: When

  /// Adds a problem for everything about the times of `activity` that can't be.
  func checkTime(_ activity: Activity, _ row: Table.Row) {
    guard reading.isYearKnown else { return }
    checkWindows(activity, row)
    checkFixed(activity, row)
  }

  /// Warns of events without exact starts, once all activities are known: there's nothing to be near to.
  func checkNear(_ cells: [(activity: Activity, cell: Cell)]) {
    let known = Dictionary(reading.group.activities.map { ($0.id, $0) }) { first, _ in first }
    for (activity, cell) in cells {
      for event in activity.timing.near {
        guard let starts = known[event]?.timing.fixed, starts.isEmpty || event == activity.id else { continue }
        problems.warn(
          .activityUnusedColumn, at: cell.location,
          event == activity.id
            ? "'\(event)' is near itself in any case" : "'\(event)' has no exact starts that this could be near to",
          value: cell.text, advice: "Name activities that have dates and times under 'at'.")
      }
    }
  }

  private func checkWindows(_ activity: Activity, _ row: Table.Row) {
    let timing = activity.timing
    let year = reading.group.year
    let isInYear = timing.windows.allSatisfy { $0.overlaps(year) }
    if !isInYear {
      problems.error(
        .activityImpossible, at: row["windows"],
        isNot: "inside the academic year, \(year.first.readable) to \(year.last.readable)",
        advice: "Check the year, and whether day and month are the right way round.")
    }
    let windows = timing.windows.isEmpty ? [year] : timing.windows
    let isPossible = openDays.contains { day in
      windows.contains { $0.contains(day) } && (timing.weekdays.isEmpty || timing.weekdays.contains(day.weekday))
    }
    if isInYear, !isPossible, !openDays.isEmpty {
      let column = timing.windows.isEmpty ? "weekdays" : "windows"
      problems.error(
        .activityImpossible, at: row[column],
        isNot: timing.weekdays.isEmpty
          ? "a time in which any school is open" : "a time with an open school on those weekdays",
        advice: "Check the dates against \(reading.store.called(.calendar)).")
    }
    for day in timing.preferredWeekdays where !timing.weekdays.isEmpty && !timing.weekdays.contains(day) {
      problems.warn(
        .activityImpossible, at: row["preferred_weekdays"].location,
        "\(day.name) is preferred but not allowed by 'weekdays'", value: row["preferred_weekdays"].text)
    }
    checkTimes(activity, row)
  }

  private func checkTimes(_ activity: Activity, _ row: Table.Row) {
    let earliest = activity.timing.earliest ?? TimeOfDay(minutes: 0)
    let latest = activity.timing.latest ?? TimeOfDay(minutes: 1440)
    let needed: Minutes =
      switch activity.details {
      case .session(let session): session.length
      default: Minutes(1)
      }
    if latest - earliest < needed {
      problems.error(
        .activityImpossible, at: row[activity.timing.latest == nil ? "earliest" : "latest"],
        isNot: "late enough: \(needed.rawValue) minutes don't fit between \(earliest) and \(latest)",
        advice: "Write 24-hour times, or a shorter length.")
    }
  }

  private func checkFixed(_ activity: Activity, _ row: Table.Row) {
    let timing = activity.timing
    for start in timing.fixed {
      let isInWindow = timing.windows.isEmpty || timing.windows.contains { $0.contains(start.date) }
      guard reading.group.year.contains(start.date), isInWindow else {
        problems.error(
          .activityImpossible, at: row["at"],
          isNot: "inside the activity's windows and the academic year: \(start.date.readable) isn't")
        return
      }
      if !openDays.isEmpty, !openDays.contains(start.date) {
        problems.warn(
          .activityImpossible, at: row["at"].location, "No school is open on \(start.date.readable)",
          value: row["at"].text, advice: "Check the date against \(reading.store.called(.calendar)).")
      }
      if !timing.weekdays.isEmpty, !timing.weekdays.contains(start.date.weekday) {
        problems.error(
          .activityImpossible, at: row["at"], isNot: "on one of the weekdays: \(start.date.readable) isn't")
      }
    }
  }

  // MARK: Who

  /// Warns where fewer people are chosen than needed, and about named people who aren't employed at any time in question.
  private func checkPeople(_ selector: Selector, least: Int, _ activity: Activity, _ row: Table.Row) {
    if row["people"].isEmpty {
      _ = row["people"].needText(problems)
      return
    }
    PeopleChecks(reading, directory).check(selector, least: least, activity, row["people"])
  }

  private func checkVisit(_ visit: Visit, _ activity: Activity, _ row: Table.Row) {
    checkPeople(visit.visitors, least: 1, activity, row)
    for id in visit.hostSchools where directory.schools[id]?.hosts == false {
      problems.warn(
        .activityImpossible, at: row["host_schools"].location, "School '\(id)' has said that it doesn't host",
        value: id.text)
    }
    for id in visit.hostPeople where directory.people[id]?.hosts == false {
      problems.warn(
        .activityImpossible, at: row["host_people"].location, "'\(id)' hasn't agreed to be watched", value: id.text)
    }
    if visit.openOnly, !reading.group.openLessons.contains(where: { mayBeSeen($0, visit) }) {
      problems.warn(
        .activityImpossible, at: row["open_only"].location,
        "No lesson is offered by anybody who may host this visit", value: row["open_only"].text,
        advice: "Add one to \(reading.store.called(.openLessons)).")
    }
    guard !visit.hostSchools.isEmpty else { return }
    let visitors = directory.ids(matching: visit.visitors).compactMap { directory.base(of: $0) }
    if let only = visit.hostSchools.first, visit.hostSchools.allSatisfy(visitors.contains), visit.hostPeople.isEmpty {
      problems.error(
        .activityImpossible, at: row["host_schools"],
        isNot: "another school than the visitors': '\(only)' is where they work")
    }
  }

  private func mayBeSeen(_ offer: OpenLesson, _ visit: Visit) -> Bool {
    guard let host = directory.people[offer.person], host.hosts else { return false }
    return (visit.hostPeople.isEmpty || visit.hostPeople.contains(host.id))
      && (visit.hostSchools.isEmpty || visit.hostSchools.contains(host.base))
  }

  private func checkGaps(_ circle: Circle, _ row: Table.Row) {
    // Steps lie on days of their own.
    let least = max(1, circle.leastGap)
    if circle.steps.count == 1 || least <= circle.mostGap { return }
    problems.error(
      .activityImpossible, at: row["gap_most"],
      isNot: "at least \(least == circle.leastGap ? "gap_least, which is " : "")\(least) day\(least == 1 ? "" : "s")")
  }

  private func checkHosts(_ shadowing: Shadowing, _ activity: Activity, _ row: Table.Row) {
    let base = directory.people[shadowing.applicant]?.base
    let isExpert = { (person: Person) in
      person.base != base && person.hosts && activity.focus.contains(where: person.strengths.contains)
    }
    if shadowing.preferredHosts.isEmpty, !activity.focus.isEmpty, reading.arePeopleComplete,
      !reading.group.people.contains(where: isExpert)
    {
      problems.warn(
        .activityImpossible, at: row["focus"].location,
        "Nobody at another school who agrees has a strength in '\(row["focus"].text)'", value: row["focus"].text,
        advice: "Name hosts in 'preferred_hosts', or state strengths in \(reading.store.called(.staff)).")
    }
    for id in shadowing.preferredHosts {
      guard let host = directory.people[id] else { continue }
      if id == shadowing.applicant {
        problems.warn(
          .activityImpossible, at: row["preferred_hosts"].location, "'\(id)' would shadow themselves", value: id.text)
      } else if !host.hosts {
        problems.warn(
          .activityImpossible, at: row["preferred_hosts"].location, "'\(id)' hasn't agreed to be shadowed",
          value: id.text)
      } else if host.base == base {
        problems.warn(
          .activityImpossible, at: row["preferred_hosts"].location,
          "'\(id)' works at the applicant's own school, so there's nothing to see elsewhere", value: id.text)
      }
    }
  }
}
