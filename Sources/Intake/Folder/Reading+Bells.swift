// SPDX-License-Identifier: Apache-2.0

import Domain

extension Reading {
  /// Adds a built-in schedule unless there's one of that name.
  func add(_ builtIn: BellSchedule) {
    guard !bells.contains(builtIn.id.text) else { return }
    _ = bells.add(builtIn.id.text, line: nil)
    builtInBells.insert(builtIn.id)
    group.bells.append(builtIn)
    scheduleByID[builtIn.id] = builtIn
  }

  /// The bells by which a school lives.
  func bellSchedule(of school: Identifier<School>) -> BellSchedule? {
    schoolBells[school].flatMap { scheduleByID[$0] }
  }

  /// Indexes the schools' bells once schools were read; every later table asks for them row by row.
  func indexBells() {
    schoolBells = Dictionary(group.schools.map { ($0.id, $0.bells) }) { first, _ in first }
  }

  /// The period that a cell names on a day, or nil after a problem that lists the day's periods.
  func period(_ cell: Cell, _ day: BellDay, _ bells: Identifier<BellSchedule>) -> Period? {
    if let period = day.period(cell.text) { return period }
    let wanted = Heading.normalised(cell.text)
    let alike = day.periods.filter { Heading.normalised($0.name) == wanted }
    if alike.count == 1 { return alike[0] }
    let names = day.lessonPeriods.map(\.name)
    let shown = names.count > 3 ? "\(names[0])…\(names[names.count - 1])" : names.joined(separator: ", ")
    problems.error(
      .lessonOutsideBells, at: cell, isNot: "a period of bells '\(bells)' on \(day.weekday.name) (\(shown))",
      advice: Nearest.advice(cell.text, in: day.periods.map(\.name)) ?? "Maybe the row belongs to another school?")
    return nil
  }

  /// The reference that a cell must make.
  func needed<Entity>(_ cell: Cell, _ names: Names<Entity>) -> Identifier<Entity>? {
    cell.needText(problems) == nil ? nil : names.find(cell, problems)
  }

  /// The reference that a cell may make.
  func optional<Entity>(_ cell: Cell, _ names: Names<Entity>) -> Identifier<Entity>? {
    cell.isEmpty ? nil : names.find(cell, problems)
  }

  /// Warns where days lie wholly outside the academic year.
  func warnOutsideYear(_ days: DateSpan, at cell: Cell) {
    guard isYearKnown, !days.overlaps(group.year) else { return }
    problems.warn(
      .outsideYear, at: cell.location,
      "\(days.count == 1 ? "The date lies" : "The dates lie") outside the academic "
        + "year, \(group.year.first.readable) to \(group.year.last.readable)",
      value: cell.text, advice: "Check the year, and whether day and month are the right way round.")
  }

  /// The number of a half-term in the school's calendar, written as that or as its name.
  func halfTerm(_ cell: Cell, of school: Identifier<School>) -> Int? {
    guard cell.needText(problems) != nil,
      let calendar = group.schools.first(where: { $0.id == school })?.calendar,
      let halfTerms = group.calendars.first(where: { $0.id == calendar })?.halfTerms, !halfTerms.isEmpty
    else { return nil }
    if let number = Digits.value(cell.text), (1...halfTerms.count).contains(number) { return number }
    let wanted = Heading.normalised(cell.text)
    if let index = halfTerms.firstIndex(where: { Heading.normalised($0.name) == wanted }) { return index + 1 }
    problems.error(
      .fieldChoice, at: cell, isNot: "a half-term of calendar '\(calendar)', 1 to \(halfTerms.count)",
      advice: "They are called \(halfTerms.map(\.name).joined(separator: ", ")).")
    return nil
  }
}
