// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// Time of every person in the plan, and how much of it lies outside the staff's hours.
  static func directedTime(_ group: Group, _ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "directed-time", about: "A person's occurrences, with the minutes outside the staff's hours.",
      heading: [
        "school", "person", "occurrences", "minutes", "minutes outside staff hours", "directed balance",
        "balance left", "school id", "person id",
      ])
    let hours = StaffHours(group, directory: names.directory)
    var used: [Identifier<Person>: (occurrences: Int, minutes: Minutes, outside: Minutes)] = [:]
    for occurrence in plan.occurrences {
      for person in occurrence.people {
        let presence = occurrence.presence(of: person)
        let minutes = presence.reduce(Minutes.zero) { $0 + $1.length }
        // A specialist keeps the hours of the school where they are, and so does whoever shadows somebody.
        let outside =
          occurrence.isStay || names.kind(occurrence.activity) == .shadowing
          ? .zero : presence.reduce(Minutes.zero) { $0 + hours.outside($1, person, on: occurrence.date) }
        let before = used[person] ?? (0, .zero, .zero)
        used[person] = (before.occurrences + 1, before.minutes + minutes, before.outside + outside)
      }
    }
    let rows = used.sorted { (names.base($0.key)?.text ?? "", $0.key) < (names.base($1.key)?.text ?? "", $1.key) }
    for (person, time) in rows {
      let balance = names.directory.people[person]?.directedBalance
      let base = names.base(person)
      table.append([
        base.map { .text(names.school($0)) } ?? .empty, .text(names.person(person)), .number(time.occurrences),
        .number(time.minutes.rawValue), .number(time.outside.rawValue),
        balance.map { .number($0.rawValue) } ?? .empty,
        balance.map { .number(($0 - time.outside).rawValue) } ?? .empty, .id(base), .id(person),
      ])
    }
    return table
  }

  /// What every school asked for, is due and gets, in minutes of benefit.
  static func benefit(_ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "benefit", about: "A school: what it asked for, its fair share and what it is given, in minutes.",
      heading: [
        "school", "need weight (thousandths)", "asked (minutes)", "fair share (minutes)", "given (minutes)",
        "short of share (minutes)", "specialists' half-days", "hostings", "receptions", "lessons lost", "half-days out",
        "school id",
      ])
    var halfDays: [Identifier<School>: Int] = [:]
    for balance in plan.rotaBalances { halfDays[balance.school, default: 0] += balance.held + balance.madeUp }
    for figures in plan.schools {
      table.append([
        .text(names.school(figures.school)),
        names.directory.schools[figures.school].map { .number($0.needWeight.rawValue) } ?? .empty,
        .number(figures.asked.rawValue), .number(figures.share.rawValue), .number(figures.given.rawValue),
        .number(max(.zero, figures.share - figures.given).rawValue), .number(halfDays[figures.school] ?? 0),
        .number(figures.hostings),
        .number(figures.receptions), .number(figures.lessonsLost), .number(figures.halfDaysOut),
        .id(figures.school),
      ])
    }
    return table
  }

  /// Every journey, in the plan's order.
  static func travel(_ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "travel", about: "A journey.",
      heading: [
        "date", "school", "person", "from", "to", "leaves", "arrives", "minutes", "metres", "mileage", "school id",
        "person id",
      ])
    for leg in plan.legs {
      let base = names.base(leg.person)
      table.append([
        .date(leg.date), base.map { .text(names.school($0)) } ?? .empty, .text(names.person(leg.person)),
        .text(names.place(leg.from)), .text(names.place(leg.to)), .time(leg.span.start),
        .time(leg.span.end), .number(leg.span.length.rawValue), .number(leg.metres.rawValue),
        .money(leg.mileage), .id(base), .id(leg.person),
      ])
    }
    return table
  }
}

/// The hours for which people are at work anyway: the staff's day on the half-days that they work.
struct StaffHours {
  private let days: SchoolDays
  private let directory: Directory

  init(_ group: Group, directory: Directory) {
    days = SchoolDays(group, directory: directory)
    self.directory = directory
  }

  /// Minutes of `span` outside the hours of `person` on `date`; nobody has hours on a day on which the school is shut.
  func outside(_ span: TimeSpan, _ person: Identifier<Person>, on date: CivilDate) -> Minutes {
    guard let person = directory.people[person], let school = directory.schools[person.base],
      let view = days.views[school.id], view.kind(date) != .closed,
      let day = directory.bells[school.bells]?.day(date.weekday)
    else { return span.length }
    let inside = HalfDay.allCases.filter { person.works.contains(date.weekday, $0) }
      .reduce(Minutes.zero) { $0 + day.staff(in: $1).shared(with: span) }
    return span.length - inside
  }
}

extension Occurrence {
  /// The stretches for which a person is there: a host in the talks and the watched time, all others throughout.
  func presence(of person: Identifier<Person>) -> [TimeSpan] {
    let isHost = attendees.contains { $0.person == person && $0.role == .host }
    return isHost ? [brief, span, debrief].compactMap(\.self) : [whole]
  }
}
