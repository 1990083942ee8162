// SPDX-License-Identifier: Apache-2.0

import Domain

/// The checks of `ActivityChecks` that are about specialists and secondments.
struct StaffingChecks {
  private let reading: Reading
  private let directory: Directory
  private var problems: Problems { reading.problems }

  init(_ reading: Reading, _ directory: Directory) {
    self.reading = reading
    self.directory = directory
  }

  // MARK: Specialists

  func check(_ specialist: Specialist, _ activity: Activity, _ row: Table.Row) {
    if specialist.shares.isEmpty { _ = row["shares"].needText(problems) }
    guard let person = directory.people[specialist.person] else { return }
    checkRoom(specialist, activity, person, row)
    for day in specialist.homeDays where !person.works.contains(day) {
      problems.warn(
        .activityImpossible, at: row["home_days"].location, "'\(person.id)' doesn't work on \(day.name)",
        value: row["home_days"].text)
    }
    for share in specialist.shares where share.school == person.base {
      problems.warn(
        .activityImpossible, at: row["shares"].location,
        "'\(share.school)' is where '\(person.id)' works already; its days are 'home_days'", value: share.school.text)
    }
  }

  /// Schools that one specialist may serve: a cycle has 130 half-days at most, and the optimiser numbers shares in a byte.
  static let mostSchools = 100

  /// Half-days that can be given away must be enough for the least of every share: an error where not even a full week
  /// leaves enough, a warning where the person's does not.
  private func checkRoom(_ specialist: Specialist, _ activity: Activity, _ person: Person, _ row: Table.Row) {
    if specialist.shares.count > Self.mostSchools {
      problems.error(
        .activityImpossible, at: row["shares"],
        isNot: "at most \(Self.mostSchools) schools: there are \(specialist.shares.count)",
        advice: "Share them out among several specialists.")
      return
    }
    let least = specialist.shares.reduce(0) { sum, share in
      sum + share.halfDays - floorDivide(share.halfDays * specialist.tolerance.rawValue, 1000)
    }
    let most = slots(specialist, activity, .everyDay).count * specialist.cycleWeeks
    if least > most {
      problems.error(
        .activityImpossible, at: row["shares"],
        isNot:
          "at most \(most) half-days in a cycle of \(specialist.cycleWeeks) week\(specialist.cycleWeeks == 1 ? "" : "s"), "
          + "which is what home days and protected half-days leave",
        advice: "Lower the shares, or raise 'cycle_weeks' or 'tolerance'.")
      return
    }
    let slots = slots(specialist, activity, person.works)
    if least > slots.count * specialist.cycleWeeks {
      problems.warn(
        .activityImpossible, at: row["shares"].location,
        "'\(person.id)' has \(slots.count * specialist.cycleWeeks) half-days a cycle to give, and the shares need \(least)",
        value: row["shares"].text, advice: "Check the working days in staff.csv.")
    }
    guard specialist.unit == .day, slots.allSatisfy({ isWhole($0, slots) }) else { return }
    for share in specialist.shares where share.halfDays % 2 == 1 {
      problems.warn(
        .activityImpossible, at: row["shares"].location,
        "With unit day a day belongs to one school, and '\(share.school)' has an odd number of half-days",
        value: "\(share.school)=\(share.halfDays)")
    }
  }

  private func slots(_ specialist: Specialist, _ activity: Activity, _ works: WorkingPattern) -> [WeekdayHalf] {
    works.halfDays.filter { half in
      !specialist.homeDays.contains(half.weekday) && !specialist.protected.contains(half)
        && (activity.timing.weekdays.isEmpty || activity.timing.weekdays.contains(half.weekday))
    }
  }

  private func isWhole(_ half: WeekdayHalf, _ slots: [WeekdayHalf]) -> Bool {
    slots.count { $0.weekday == half.weekday } == 2
  }

  // MARK: Secondments

  func check(_ secondment: Secondment, _ activity: Activity, _ row: Table.Row) {
    if secondment.applicants.isEmpty { _ = row["applicants"].needText(problems) }
    for id in secondment.applicants {
      guard let person = directory.people[id] else { continue }
      if person.base == secondment.school {
        problems.warn(
          .activityImpossible, at: row["applicants"].location,
          "'\(id)' works at '\(person.base)' already and can't be seconded to it", value: id.text)
      }
      if secondment.halfDaysPerWeek < 10, person.works.count < secondment.halfDaysPerWeek {
        problems.warn(
          .activityImpossible, at: row["half_days_week"].location,
          "'\(id)' works \(person.works.count) half-days a week, fewer than the post asks for",
          value: row["half_days_week"].text)
      }
    }
    checkTime(secondment, activity, row)
  }

  private func checkTime(_ secondment: Secondment, _ activity: Activity, _ row: Table.Row) {
    guard let calendar = directory.schools[secondment.school].flatMap({ directory.calendars[$0.calendar] }) else {
      return
    }
    let count = calendar.halfTerms.count
    if secondment.bounds == .term, secondment.halfTerms % 2 == 1 {
      problems.error(
        .activityImpossible, at: row["half_terms"],
        isNot: "an even number of half-terms, which whole terms are made of")
      return
    }
    let starts = (1...max(1, count)).filter {
      $0 + secondment.halfTerms - 1 <= count && (secondment.bounds == .halfTerm || $0 % 2 == 1)
    }
    let isPossible = starts.contains { first in
      let span = DateSpan(
        calendar.halfTerms[first - 1].span.first, calendar.halfTerms[first + secondment.halfTerms - 2].span.last)
      let windows = activity.timing.windows
      return windows.isEmpty || windows.contains { $0.contains(span.first) && $0.contains(span.last) }
    }
    if !isPossible, count > 0 {
      problems.error(
        .activityImpossible, at: row[activity.timing.windows.isEmpty ? "half_terms" : "windows"],
        isNot: "a time that holds \(secondment.halfTerms) whole half-terms of calendar '\(calendar.id)'",
        advice: "A secondment begins and ends with half-terms; make the window as long, or the secondment shorter.")
    }
  }
}
