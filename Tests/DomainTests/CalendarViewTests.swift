// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// A fortnightly calendar of 2026/27, changed, unrolled with bells from Monday to Friday.
private func view(_ change: (inout SchoolCalendar) -> Void = { _ in }) -> CalendarView {
  var calendar = SmallGroup.calendar(id: "main", cycle: ["A", "B"])
  change(&calendar)
  return CalendarView(calendar, bells: SmallGroup.primaryBells(), year: SmallGroup.year)
}

/// The letters of the weeks that begin on these Mondays, "-" where Wednesday isn't a day with pupils.
private func letters(_ view: CalendarView, _ mondays: [CivilDate]) -> [String] {
  mondays.map { monday in
    if case .pupils(let week) = view.kind(monday + 2) { return week }
    return "-"
  }
}

@Test func everyDateIsForPupilsForStaffOrClosed() {
  let view = view()
  #expect(view.kind("2026-09-02") == .pupils(week: "A"))
  #expect(view.kind("2026-09-01") == .inset)
  #expect(view.kind("2026-09-05") == .closed, "a Saturday")
  #expect(view.kind("2026-10-28") == .closed, "half-term break")
  #expect(view.kind("2027-05-03") == .closed, "a bank holiday inside a half-term")
  #expect(view.kind("2027-05-04") == .pupils(week: "B"), "in the 30th school week")
}

@Test func datesOutsideTheYearAreClosedAndInNoHalfTerm() {
  let view = view { $0.halfTerms[0].span = "2026-08-24..2026-10-23" }
  for date: CivilDate in ["2026-08-31", "2025-09-03", "2027-09-01", "2030-01-07"] {
    #expect(view.kind(date) == .closed, "\(date)")
    #expect(view.halfTerm(date) == 0, "\(date)")
  }
  #expect(view.halfTerm("2026-09-01") == 1)
}

@Test func halfTermsAreCountedFromOne() {
  let view = view()
  let dates: [CivilDate] = [
    "2026-09-01", "2026-10-23", "2026-10-24", "2026-11-02", "2026-12-18", "2026-12-25", "2027-01-04", "2027-02-22",
    "2027-04-12", "2027-06-07", "2027-07-21", "2027-07-22", "2027-08-31",
  ]
  #expect(dates.map(view.halfTerm) == [1, 1, 0, 2, 2, 0, 3, 4, 5, 6, 6, 0, 0])
}

@Test func aDisaggregatedInsetIsNoWorkingDay() {
  let view = view { $0.inset.append(InsetDay(date: "2026-10-23", isDisaggregated: true)) }
  #expect(view.kind("2026-10-23") == .closed)
  #expect(view.halfTerm("2026-10-23") == 1)
}

@Test func aClosureWinsOverInset() {
  let view = view { $0.closures.append(Closure(name: "Flood", span: "2026-09-01..2026-09-01", isBankHoliday: false)) }
  #expect(view.kind("2026-09-01") == .closed)
}

@Test func insetOutsideEveryHalfTermIsNoWorkingDay() {
  #expect(view { $0.inset.append(InsetDay(date: "2026-10-26", isDisaggregated: false)) }.kind("2026-10-26") == .closed)
}

@Test func closuresLastFromTheirFirstToTheirLastDay() {
  let view = view { $0.closures = [Closure(name: "Snow", span: "2027-01-19..2027-01-20", isBankHoliday: false)] }
  let kinds = (18...21).map { view.kind("2027-01-01" + ($0 - 1)) == .closed }
  #expect(kinds == [false, true, true, false])
}

@Test func blackoutsCloseNothing() {
  let view = view { $0.blackouts = [Blackout(name: "Exams", span: "2026-11-09..2026-11-13")] }
  #expect(view.kind("2026-11-11") == .pupils(week: "B"))
}

@Test func weekdaysWithoutBellsAreClosed() {
  var bells = SmallGroup.primaryBells()
  bells.days.removeAll { $0.weekday == .wednesday }
  let view = CalendarView(SmallGroup.calendar(id: "main", cycle: ["A"]), bells: bells, year: SmallGroup.year)
  #expect(view.kind("2026-09-09") == .closed)
  #expect(view.kind("2026-09-10") == .pupils(week: "A"))
}

// MARK: Week letters

@Test func lettersAlternateAndGoOnAfterAHoliday() {
  let mondays: [CivilDate] = [
    "2026-08-31", "2026-09-07", "2026-09-14", "2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09",
  ]
  #expect(letters(view(), mondays) == ["A", "B", "A", "A", "B", "-", "A", "B"])
}

@Test func aWeekWithoutPupilsUsesUpNoLetter() {
  let view = view { calendar in
    calendar.inset += (14...18).map { InsetDay(date: "2026-09-01" + ($0 - 1), isDisaggregated: $0 > 15) }
  }
  #expect(letters(view, ["2026-09-07", "2026-09-14", "2026-09-21"]) == ["B", "-", "A"])
}

@Test func aWeekSplitByAHolidayHasOneLetter() {
  let view = view { calendar in
    calendar.halfTerms[0].span = "2026-09-01..2026-10-20"
    calendar.halfTerms[1].span = "2026-10-22..2026-12-18"
  }
  #expect(view.kind("2026-10-20") == .pupils(week: "B"))
  #expect(view.kind("2026-10-21") == .closed)
  #expect(view.kind("2026-10-22") == .pupils(week: "B"))
  #expect(view.halfTerm("2026-10-20") == 1 && view.halfTerm("2026-10-22") == 2)
  #expect(view.kind("2026-10-26") == .pupils(week: "A"))
}

@Test func aStatedWeekTakesItsLetterAndTheTurnGoesOnAfterIt() {
  let view = view { $0.statedWeeks = [StatedWeek(monday: "2026-11-02", letter: "B")] }
  #expect(letters(view, ["2026-10-19", "2026-11-02", "2026-11-09", "2026-11-16"]) == ["B", "B", "A", "B"])
}

@Test func cyclesMayHaveThreeWeeks() {
  let view = view { $0.cycle = ["1", "2", "3"] }
  let mondays: [CivilDate] = ["2026-08-31", "2026-09-07", "2026-09-14", "2026-09-21"]
  #expect(letters(view, mondays) == ["1", "2", "3", "1"])
}

@Test func aWeekBelongsToItsMondayEvenWhereThatIsClosed() {
  let monday: CivilDate = "2027-05-03"
  let letter = letters(view(), [monday])
  #expect(letter == letters(view { $0.closures = [] }, [monday]))
}
