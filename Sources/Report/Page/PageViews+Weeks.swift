// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  /// The year week by week: a row a week, a column a weekday, a chip an occurrence.
  var weekGrid: View {
    let weekdays = shownWeekdays
    let numbered = plan.occurrences.enumerated().filter { !$0.element.isStay }
    let byDate = Dictionary(grouping: numbered, by: \.element.date)
    var rows: [View] = []
    var holiday: [CivilDate] = []
    var halfTerm = ""
    for monday in mondays {
      if isHoliday(monday) {
        holiday.append(monday)
        continue
      }
      if !holiday.isEmpty { rows.append(holidayRow(holiday, columns: weekdays.count)) }
      holiday = []
      let name = halfTerms.spans.first { $0.span.overlaps(DateSpan(monday, monday + 6)) }?.name ?? ""
      if name != halfTerm, !name.isEmpty { rows.append(Self.bandRow(name, cssClass: "term", columns: weekdays.count)) }
      halfTerm = name
      rows.append(weekRow(monday, weekdays: weekdays, occurrences: byDate))
    }
    return View(["columns": weekdays.map(\.name), "rows": rows])
  }

  /// Monday to Friday, and days of the weekend on which something takes place.
  private var shownWeekdays: [Weekday] {
    let used = Set(plan.occurrences.filter { !$0.isStay }.map(\.date.weekday))
    return Weekday.allCases.filter { $0 <= .friday || used.contains($0) }
  }

  private static func bandRow(_ words: String, cssClass: String, columns: Int) -> View {
    View([
      "isBand": true, "band": words, "bandClass": cssClass, "span": columns + 1, "monday": "", "letter": [String](),
      "days": [View](), "weekClass": "",
    ])
  }

  private func holidayRow(_ mondays: [CivilDate], columns: Int) -> View {
    let first = mondays[0]
    let last = mondays[mondays.count - 1] + 4
    let length = mondays.count == 1 ? "" : ", \(mondays.count) weeks"
    return Self.bandRow(
      "Holiday: \(first.readableShort) to \(last.readableShort)\(length)", cssClass: "holiday", columns: columns)
  }

  private func weekRow(
    _ monday: CivilDate, weekdays: [Weekday], occurrences: [CivilDate: [(offset: Int, element: Occurrence)]]
  ) -> View {
    let cells = weekdays.map { weekday -> View in
      let date = monday + (weekday.rawValue - 1)
      let chips = (occurrences[date] ?? []).map { chip($0.element, number: $0.offset + 1) }
      let note = dayNote(date)
      return View([
        "day": "\(date.components.day)", "long": date.readableShort, "chips": chips, "note": note.map { [$0] } ?? [],
        "dayClass": isClosedForAll(date) ? "closed" : chips.isEmpty && note == nil ? "free" : "",
      ])
    }
    let isEmpty = !weekdays.contains { occurrences[monday + ($0.rawValue - 1)] != nil }
    return View([
      "isBand": false, "band": "", "bandClass": "", "span": 1, "monday": Self.dayAndMonth(monday),
      "letter": letter(monday).map { [$0] } ?? [], "days": cells, "weekClass": isEmpty ? "quiet" : "",
    ])
  }

  private func chip(_ occurrence: Occurrence, number: Int) -> View {
    View([
      "anchor": "o\(number)", "kindClass": "k-\(names.kind(occurrence.activity).rawValue)",
      "firmClass": occurrence.firmness == .firm ? "firm" : "open",
      "time": Format.time(occurrence.span), "title": title(occurrence),
      "place": names.shortPlace(occurrence.place), "people": Format.count(occurrence.people.count),
      "kindLabel": names.kind(occurrence.activity).label,
    ])
  }

  /// What's particular to a date: closures, INSET, each with the schools that it concerns.
  private func dayNote(_ date: CivilDate) -> String? {
    guard date.weekday <= .friday, !days.views.isEmpty else { return nil }
    let ids = days.views.keys.sorted()
    let inset = ids.filter { days.views[$0]?.kind(date) == .inset }
    let closed = ids.filter { days.views[$0]?.kind(date) == .closed }
    if closed.count == ids.count { return closureName(date) }
    let notes = [scoped("INSET", inset, of: ids.count), scoped("closed", closed, of: ids.count)]
    return notes.compactMap(\.self).joined(separator: "; ").nonEmpty.map(Format.capitalised)
  }

  private func scoped(_ words: String, _ some: [Identifier<School>], of all: Int) -> String? {
    if some.isEmpty { return nil }
    if some.count == all { return "\(words), all schools" }
    return some.count == 1 ? "\(words): \(names.shortSchool(some[0]))" : "\(words): \(some.count) schools"
  }

  private func closureName(_ date: CivilDate) -> String {
    let calendar = halfTerms.calendar
    if let closure = calendar?.closures.first(where: { $0.span.contains(date) }) { return closure.name }
    if calendar?.inset.contains(where: { $0.date == date }) == true { return "INSET worked at other times" }
    return "Holiday"
  }

  /// The letter of the week in the timetable's cycle, where it has more than one.
  private func letter(_ monday: CivilDate) -> String? {
    guard let calendar = halfTerms.calendar, calendar.cycle.count > 1,
      let school = group.schools.map(\.id).sorted().first(where: {
        names.directory.schools[$0]?.calendar == calendar.id
      })
    else { return nil }
    for day in 0..<5 {
      if case .pupils(let week)? = days.views[school]?.kind(monday + day) { return "Week \(week)" }
    }
    return nil
  }

  private static func dayAndMonth(_ date: CivilDate) -> String {
    date.readableShort.split(separator: " ").dropFirst().joined(separator: " ")
  }
}

extension String {
  /// Itself, or nil where it's empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
