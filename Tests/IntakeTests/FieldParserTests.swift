// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Intake

private func read<T>(_ text: String, _ parser: FieldParser<T>) -> T? { try? parser.parse(text) }

private func fault<T>(_ text: String, _ parser: FieldParser<T>) -> FieldFault? {
  do throws(FieldFault) {
    _ = try parser.parse(text)
    return nil
  } catch { return error }
}

@Test(arguments: [
  "2026-09-06", "6/9/2026", "06/09/26", "6.9.26", "6-9-2026", "6-Sep-26", "6 September 2026", "6th Sept 2026",
  "Sunday 6 September 2026", "Sun, 6th Sep 2026", "September 6, 2026", "2026/09/06", "2026-09-06T00:00:00",
  "06/09/2026 00:00",
]) func datesAreReadAsEnglishPeopleWriteThem(_ text: String) {
  #expect(read(text, .date) == CivilDate(year: 2026, month: 9, day: 6))
}

@Test func datesWithTheMonthFirstAreRefusedAndExplained() throws {
  let found = try #require(fault("9/25/2026", .date))
  #expect(found.code == .fieldDateOrder)
  #expect(found.expected == "a date with the day first: there is no month 25")
  #expect(found.advice?.contains("written with the month first") == true)
}

@Test(arguments: [
  "31/6/2026", "29/2/2027", "0/1/2026", "2026-13-01", "soon", "6/9", "46271", "1/2/345", "1/2/3/4", "-",
])
func impossibleDatesAreRefused(_ text: String) { #expect(fault(text, .date)?.code == .fieldDate) }

@Test func aWrongWeekdayIsTold() {
  #expect(fault("Monday 6 September 2026", .date)?.advice == "2026-09-06 is a Sunday. Is it another year?")
}

@Test(arguments: ["15:40", "15.40", "1540", "3.40pm", "3:40 pm", "3:40 p.m.", "340pm", "15:40:00"])
func timesAreRead(_ text: String) { #expect(read(text, .time) == TimeOfDay(minutes: 940)) }

@Test func oddTimesAreReadOrRefused() {
  #expect(read("3pm", .time) == TimeOfDay(minutes: 900))
  #expect(read("12.05am", .time) == TimeOfDay(minutes: 5))
  #expect(read("12pm", .time) == TimeOfDay(minutes: 720))
  #expect(read("03:40", .time) == TimeOfDay(minutes: 220))
  #expect(read("8:45", .time) == TimeOfDay(minutes: 525))
  for text in ["3:40", "25:00", "15:60", "9", "13pm", "half past three", "15:4"] {
    #expect(fault(text, .time)?.code == .fieldTime, "\(text)")
  }
  #expect(fault("3:40", .time)?.advice == "If it's in the afternoon, write 15:40 or 3.40pm.")
}

@Test(arguments: ["90", "90 min", "90m", "1h30", "1 h 30 min", "1:30", "1.5 hours", "1.5h", "1 hour and 30 minutes"])
func lengthsAreRead(_ text: String) { #expect(read(text, .minutes) == Minutes(90)) }

@Test func wrongLengthsAreRefused() {
  for text in ["an hour", "1h75", "-5", "1.333h", "1:5"] { #expect(fault(text, .minutes)?.code == .fieldMinutes) }
  #expect(fault("2000", .minutes)?.code == .fieldOutOfRange)
  #expect(read("32.5 hours", .hours) == Minutes(1950))
}

@Test func moneyIsReadInPence() {
  let cases = [("£218", 21_800), ("218.50", 21_850), ("1,250", 125_000), ("£1,250.5", 125_050), ("45p", 45), ("0", 0)]
  for (text, pence) in cases { #expect(read(text, .pence) == Pence(pence), "\(text)") }
  for text in ["218,50", "1.250,00", "218.505", "-5", "$5", "12,50,000", "a lot"] {
    #expect(fault(text, .pence)?.code == .fieldMoney, "\(text)")
  }
  #expect(fault("218,50", .pence)?.advice == "Write pence behind a full stop: 218.50.")
}

@Test func numbersKeepTheirBounds() {
  #expect(read("12.3%", .percentage) == PerMille(123))
  #expect(read("12.34", .percentage) == PerMille(123))
  #expect(read("100 %", .percentage) == PerMille(1000))
  #expect(fault("999999999", .percentage)?.code == .fieldOutOfRange)
  #expect(fault("12.3.4", .percentage)?.code == .fieldPercentage)
  #expect(fault("101", .percentage)?.code == .fieldOutOfRange)
  #expect(read("1.3", .thousandths(0...5000)) == 1300)
  #expect(read("-0.2", .thousandths(-5000...5000)) == -200)
  #expect(fault("0.0001", .thousandths(0...5000))?.code == .fieldNumber)
  #expect(read("1,250", .whole(0...9999)) == 1250)
  #expect(read("30.0", .whole(0...99)) == 30)
  #expect(fault("7", .whole(1...5))?.expected == "a whole number from 1 to 5")
  #expect(read("-2.3508661", .microdegrees(-180...180)) == -2_350_866)
}

@Test func yesAndNoAreRead() {
  for text in ["yes", "Y", "TRUE", "1"] { #expect(read(text, .yesNo) == true) }
  for text in ["no", "n", "False", "0"] { #expect(read(text, .yesNo) == false) }
  #expect(fault("maybe", .yesNo)?.code == .fieldYesNo)
}

@Test func weekdaysAndHalfDaysAreRead() {
  #expect(read("M", .weekday) == .monday)
  #expect(read("Thurs", .weekday) == .thursday)
  #expect(fault("T", .weekday)?.code == .fieldWeekday)
  #expect(read("Mon-Wed; Fri", .weekdays) == [.monday, .tuesday, .wednesday, .friday])
  #expect(read("Wed am", .halfDay) == WeekdayHalf(weekday: .wednesday, half: .morning))
  #expect(read("Mon, Tue pm", .halfDays)?.count == 3)
  #expect(fault("Mon; Frisday", .halfDays)?.advice == "'Frisday' is not a day or half-day of the week.")
}

@Test(arguments: [
  "2026-09-01..2026-10-20", "1/9/2026 - 20/10/2026", "1/9/2026-20/10/2026", "1 Sep 2026 to 20 Oct 2026",
  "01/09/26–20/10/26", "1-Sep-26 - 20-Oct-26",
]) func spansAreRead(_ text: String) {
  let expected = CivilDate(year: 2026, month: 9, day: 1).flatMap { first in
    CivilDate(year: 2026, month: 10, day: 20).map { DateSpan(first, $0) }
  }
  #expect(read(text, .dateSpan) == expected)
}

@Test func wrongSpansAreExplained() {
  #expect(fault("20/10/2026 - 1/9/2026", .dateSpan)?.code == .fieldSpan)
  #expect(fault("1/9/2026 - 10/20/2026", .dateSpan)?.code == .fieldDateOrder)
  #expect(read("2026-09-01", .dateSpan)?.count == 1)
  #expect(read("3.30pm-4.30pm", .timeSpan) == TimeSpan(TimeOfDay(minutes: 930), TimeOfDay(minutes: 990)))
  #expect(fault("16:30-15:30", .timeSpan)?.code == .fieldSpan)
}

@Test func listElementsKnowTheirPlaces() {
  let cell = Cell("ab; cd |ef", at: Location("x.csv", line: 2, character: 10, field: "people"))
  #expect(cell.elements.map(\.text) == ["ab", "cd", "ef"])
  #expect(cell.elements.map(\.location.character) == [10, 14, 18])
}

@Test func nearestSuggestsOnlyWhatIsClose() {
  #expect(Nearest.match("ashfeild", in: ["ashfield", "oakfield", "elm"]) == "ashfield")
  #expect(Nearest.match("zzz", in: ["ashfield", "elm"]) == nil)
  #expect(Nearest.distance(Array("abcd"), Array("acbd")) == 1)
}

@Test func writtenValuesReadBack() {
  for value in [0, 5, 45, 100, 21_850, 125_005] {
    #expect(read(Written.pounds(Pence(value)), .pence) == Pence(value))
    #expect(read(Written.thousandths(value), .thousandths(0...1_000_000)) == value)
  }
  #expect(Written.pounds(Pence(21_850)) == "218.50")
  #expect(Written.thousandths(-250) == "-0.25")
}

@Test func randomTextNeverTrapsAParser() {
  let alphabet = Array("0123456789:./-,;|£%p am h\u{301}éSepMonWed–…")
  for seed in UInt64(1)...4000 {
    var random = Seeded(seed)
    let text = String((0..<1 + random.below(14)).map { _ in random.pick(alphabet) }).trimmed
    guard !text.isEmpty else { continue }
    _ = fault(text, .date)
    _ = fault(text, .time)
    _ = fault(text, .minutes)
    _ = fault(text, .hours)
    _ = fault(text, .pence)
    _ = fault(text, .percentage)
    _ = fault(text, .thousandths(0...10))
    _ = fault(text, .microdegrees(-90...90))
    _ = fault(text, .weekdays)
    _ = fault(text, .halfDays)
    _ = fault(text, .dateSpan)
    _ = fault(text, .timeSpan)
  }
}
