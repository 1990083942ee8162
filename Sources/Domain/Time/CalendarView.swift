// SPDX-License-Identifier: Apache-2.0

/// What a date is for a school.
public enum DayKind: Hashable, Sendable {
  /// Lessons are taught; the week has this letter in the timetable's cycle.
  case pupils(week: String)
  /// Staff without pupils.
  case inset
  /// Nobody is there.
  case closed
}

/// One calendar, unrolled over the academic year: the kind and the half-term of every date.
///
/// Shared by everything that asks what a date is, and tested apart from it. Letters: a week is a *school week* if it has
/// at least one day with pupils; school weeks take the cycle's letters in turn through the whole year, starting with
/// the first; a stated week takes its letter and the turn goes on after it.
public struct CalendarView: Sendable {
  /// The calendar that is unrolled.
  public let calendar: SchoolCalendar
  private let first: CivilDate
  private let kinds: [DayKind]
  private let halfTerms: [Int]

  /// Unrolls `calendar` over `year`, with school on the weekdays for which `bells` has a day.
  public init(_ calendar: SchoolCalendar, bells: BellSchedule, year: DateSpan) {
    self.calendar = calendar
    first = year.first
    let dates = (0..<year.count).map { year.first + $0 }
    halfTerms = dates.map { date in
      (calendar.halfTerms.firstIndex { $0.span.contains(date) } ?? -1) + 1
    }
    var opens: [DayKind?] = zip(dates, halfTerms).map { date, halfTerm in
      guard halfTerm > 0, bells.day(date.weekday) != nil else { return .closed }
      if calendar.closures.contains(where: { $0.span.contains(date) }) { return .closed }
      if let inset = calendar.inset.first(where: { $0.date == date }) {
        return inset.isDisaggregated ? .closed : .inset
      }
      return nil
    }
    var monday: CivilDate?
    var letter = ""
    var next = 0
    for index in dates.indices where opens[index] == nil {
      if monday != dates[index].monday {
        monday = dates[index].monday
        (letter, next) = Self.letter(calendar, monday: dates[index].monday, next: next)
      }
      opens[index] = .pupils(week: letter)
    }
    kinds = opens.map { $0 ?? .closed }
  }

  private static func letter(_ calendar: SchoolCalendar, monday: CivilDate, next: Int) -> (String, Int) {
    let cycle = calendar.cycle.isEmpty ? ["A"] : calendar.cycle
    if let stated = calendar.statedWeeks.first(where: { $0.monday == monday }) {
      let index = cycle.firstIndex(of: stated.letter) ?? next
      return (stated.letter, (index + 1) % cycle.count)
    }
    return (cycle[next], (next + 1) % cycle.count)
  }

  /// What `date` is; closed outside the academic year.
  public func kind(_ date: CivilDate) -> DayKind {
    let index = date - first
    return kinds.indices.contains(index) ? kinds[index] : .closed
  }

  /// Number of the half-term in which `date` falls, from 1; 0 outside all of them.
  public func halfTerm(_ date: CivilDate) -> Int {
    let index = date - first
    return halfTerms.indices.contains(index) ? halfTerms[index] : 0
  }
}
