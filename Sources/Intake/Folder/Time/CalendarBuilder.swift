// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes one calendar of its rows.
struct CalendarBuilder {
  let id: String
  let entries: [CalendarTable.Entry]
  let reading: Reading

  func calendar() -> SchoolCalendar {
    var calendar = SchoolCalendar(id: Identifier(id), halfTerms: halfTerms())
    for entry in entries {
      switch entry.kind {
      case .closure, .bankHoliday: calendar.closures.append(closure(entry))
      case .holiday where calendar.halfTerms.contains { $0.span.overlaps(entry.span) }:
        calendar.closures.append(closure(entry))
      case .inset, .insetDisaggregated:
        calendar.inset += days(entry.span).map {
          InsetDay(date: $0, isDisaggregated: entry.kind == .insetDisaggregated)
        }
      case .blackout:
        calendar.blackouts.append(
          Blackout(
            name: entry.name.isEmpty ? "Kept free" : entry.name, span: entry.span, roles: entry.roles,
            years: entry.years))
      case .week:
        let monday = entry.span.first.monday
        calendar.statedWeeks.append(StatedWeek(monday: monday, letter: entry.letters[0]))
      case .term, .halfTerm, .holiday, .cycle, .like: break
      }
    }
    calendar.cycle = cycle(calendar.statedWeeks)
    reachInset(&calendar)
    check(calendar)
    return calendar
  }

  private func closure(_ entry: CalendarTable.Entry) -> Closure {
    Closure(
      name: entry.name.isEmpty ? "Closed" : entry.name, span: entry.span, isBankHoliday: entry.kind == .bankHoliday)
  }

  private func days(_ span: DateSpan) -> [CivilDate] {
    (0..<min(span.count, 400)).map { span.first + $0 }.filter { $0.weekday < .saturday }
  }

  private func cycle(_ weeks: [StatedWeek]) -> [String] {
    let stated = entries.filter { $0.kind == .cycle }.flatMap(\.letters)
    var letters: [String] = []
    for letter in stated.isEmpty ? weeks.map(\.letter) : stated where !letters.contains(letter) {
      letters.append(letter)
    }
    for entry in entries where entry.kind == .week && !letters.contains(entry.letters[0]) {
      reading.problems.error(
        .weekUnknown, at: entry.row["letter"],
        isNot: "a letter of this calendar's cycle (\(letters.joined(separator: ", ")))",
        advice: "Add it to the row of kind cycle.")
    }
    return letters.isEmpty ? ["A"] : letters
  }

  // MARK: Half-terms

  /// The half-terms stated, or else the terms cut at the holidays inside them.
  private func halfTerms() -> [HalfTerm] {
    let stated = entries.filter { $0.kind == .halfTerm }.sorted { $0.span < $1.span }
    for entry in stated where entry.span.count < 12 {
      reading.problems.error(
        .halfTermShort, at: entry.row["first"].location,
        "A half-term of \(entry.span.count) days: here a half-term is the weeks of teaching, not the break",
        value: entry.row["first"].text, advice: "If it's the break between two half-terms, its kind is holiday.")
    }
    guard stated.isEmpty else {
      return stated.enumerated().map { index, entry in
        HalfTerm(name: entry.name.isEmpty ? Self.name(index, of: stated.count) : entry.name, span: entry.span)
      }
    }
    return derived()
  }

  private func derived() -> [HalfTerm] {
    let terms = entries.filter { $0.kind == .term }.sorted { $0.span < $1.span }
    let holidays = entries.filter { $0.kind == .holiday }.map(\.span).sorted()
    var result: [HalfTerm] = []
    for (index, term) in terms.enumerated() {
      let pieces = Self.pieces(of: term.span, without: holidays)
      let name = term.name.isEmpty ? Self.name(index, of: terms.count) : term.name
      let stem = Self.stem(name)
      for (number, piece) in pieces.enumerated() {
        result.append(HalfTerm(name: pieces.count == 1 ? name : "\(stem) \(number + 1)", span: piece))
      }
    }
    return result
  }

  /// What's left of a term between its holidays, without weekends at the ends.
  private static func pieces(of term: DateSpan, without holidays: [DateSpan]) -> [DateSpan] {
    var pieces: [DateSpan] = []
    var first = term.first
    for holiday in holidays where holiday.overlaps(term) {
      if first < holiday.first { pieces.append(DateSpan(first, holiday.first - 1)) }
      first = max(first, holiday.last + 1)
    }
    if first <= term.last { pieces.append(DateSpan(first, term.last)) }
    return pieces.compactMap { piece in
      var (first, last) = (piece.first, piece.last)
      while first <= last, first.weekday >= .saturday { first = first + 1 }
      while first <= last, last.weekday >= .saturday { last = last - 1 }
      return first <= last ? DateSpan(first, last) : nil
    }
  }

  private static func stem(_ name: String) -> String {
    let words = name.split(separator: " ").filter { !["term", "terms"].contains($0.lowercased()) }
    return words.isEmpty ? name : words.joined(separator: " ")
  }

  private static func name(_ index: Int, of count: Int) -> String {
    let terms = ["Autumn", "Spring", "Summer"]
    switch count {
    case 6: return "\(terms[index / 2]) \(index % 2 + 1)"
    case 3: return terms[index]
    default: return "Term \(index + 1)"
    }
  }

  // MARK: INSET days and checks

  /// Stretches half-terms to INSET days beside them, because days outside half-terms are holidays.
  private func reachInset(_ calendar: inout SchoolCalendar) {
    for day in calendar.inset.map(\.date).sorted() { reach(day, &calendar, before: false) }
    for day in calendar.inset.map(\.date).sorted(by: >) { reach(day, &calendar, before: true) }
  }

  /// Takes `day` into a half-term that ends (or, with `before`, starts) just beside it, weekends and closures between.
  private func reach(_ day: CivilDate, _ calendar: inout SchoolCalendar, before: Bool) {
    guard !calendar.halfTerms.contains(where: { $0.span.contains(day) }) else { return }
    for index in calendar.halfTerms.indices {
      let span = calendar.halfTerms[index].span
      let gap =
        before
        ? (day < span.first ? DateSpan(day + 1, span.first - 1) : nil)
        : (span.last < day ? DateSpan(span.last + 1, day - 1) : nil)
      guard let gap, gap.count <= 14 else { continue }
      let isClosed = (0..<gap.count).map { gap.first + $0 }.allSatisfy { date in
        date.weekday >= .saturday || calendar.closures.contains { $0.span.contains(date) }
          || calendar.inset.contains { $0.date == date }
      }
      guard isClosed else { continue }
      calendar.halfTerms[index].span = before ? DateSpan(day, span.last) : DateSpan(span.first, day)
      return
    }
  }

  private func check(_ calendar: SchoolCalendar) {
    for (a, b) in zip(calendar.halfTerms, calendar.halfTerms.dropFirst()) where a.span.overlaps(b.span) {
      let row = entries.first { $0.span.first == b.span.first && ($0.kind == .halfTerm || $0.kind == .term) }
      reading.problems.error(
        .calendarOverlap, at: row?.row["first"].location ?? reading.store.place(of: .calendar),
        "'\(b.name.shown)' starts on \(b.span.first.readable), before '\(a.name.shown)' ends on \(a.span.last.readable)"
      )
    }
    let count = calendar.halfTerms.count
    if count != 6, count > 0 {
      reading.problems.warn(
        .halfTermCount, at: reading.store.place(of: .calendar),
        "Calendar '\(id.shown)' has \(count) half-terms; rules about the third of six (exam years, winter) count them",
        value: String(count), advice: "State six, or the holidays inside the terms.")
    }
    for entry in entries where entry.kind == .inset {
      for day in days(entry.span) where !calendar.halfTerms.contains(where: { $0.span.contains(day) }) {
        reading.problems.warn(
          .insetOutsideTerm, at: entry.row["first"].location,
          "The INSET day \(day.readable) lies in a holiday of calendar '\(id.shown)', so nobody is taken to be there",
          value: entry.row["first"].text, advice: "Let the half-term begin or end with it.")
      }
    }
  }
}
