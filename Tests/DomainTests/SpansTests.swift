// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@Test func timesAreReadAndWritten() {
  #expect(TimeOfDay(text: "15:40")?.minutes == 940)
  #expect(TimeOfDay(text: "8:05")?.description == "08:05")
  #expect(TimeOfDay(text: "00:00")?.minutes == 0)
  #expect(TimeOfDay(text: "23:59")?.minutes == 1439)
}

@Test(arguments: ["24:00", "12:60", "8:5", "8", "08:05:00", "-1:00", "8.05", " 8:05", "", ":", "8:", "a8:05", "０8:05"])
func textsThatAreNoTimesAreRefused(_ text: String) { #expect(TimeOfDay(text: text) == nil) }

@Test func everyMinuteOfTheDayComesBack() {
  for minute in 0..<1440 {
    let time = TimeOfDay(minutes: minute)
    #expect(TimeOfDay(text: time.description) == time)
  }
}

@Test func timesAddAndSubtractLengths() {
  let time: TimeOfDay = "15:30"
  #expect(time + Minutes(75) == "16:45")
  #expect(time - Minutes(31) == "14:59")
  #expect(("16:45" as TimeOfDay) - time == Minutes(75))
}

@Test func spansThatTouchDoNotOverlap() {
  let morning: TimeSpan = "09:00-12:00"
  #expect(!morning.overlaps("12:00-13:00"))
  #expect(!morning.overlaps("08:00-09:00"))
  #expect(morning.overlaps("11:59-13:00"))
  #expect(morning.overlaps("10:00-10:30"))
  #expect(morning.contains("09:00-12:00"))
  #expect(!morning.contains("08:59-12:00"))
}

@Test func sharedMinutesAreThoseInBothSpans() {
  let morning: TimeSpan = "09:00-12:00"
  #expect(morning.length == Minutes(180))
  #expect(morning.shared(with: "11:15-13:00") == Minutes(45))
  #expect(morning.shared(with: "10:00-10:30") == Minutes(30))
  #expect(morning.shared(with: "12:00-13:00") == .zero)
  #expect(TimeSpan("12:00", "11:00").length == .zero)
}

@Test func overlapAgreesWithSharedMinutesOnRandomSpans() {
  var random = SplitMix64(seed: 20)
  for _ in 0..<2000 {
    let spans = (0..<2).map { _ -> TimeSpan in
      let start = random.below(200)
      return TimeSpan(TimeOfDay(minutes: start), TimeOfDay(minutes: start + 1 + random.below(100)))
    }
    let shared = (0..<400).count { minute in
      spans.allSatisfy { $0.start.minutes <= minute && minute < $0.end.minutes }
    }
    #expect(spans[0].shared(with: spans[1]) == Minutes(shared))
    #expect(spans[0].overlaps(spans[1]) == (shared > 0))
  }
}

@Test func datesSpansHoldBothTheirEnds() {
  let span: DateSpan = "2026-10-26..2026-10-30"
  #expect(span.count == 5)
  #expect(span.contains("2026-10-26") && span.contains("2026-10-30"))
  #expect(!span.contains("2026-10-25") && !span.contains("2026-10-31"))
  #expect(span.overlaps("2026-10-30..2026-11-02") && !span.overlaps("2026-10-31..2026-11-02"))
  #expect(DateSpan("2026-10-30", "2026-10-26").count == 0)
  #expect(span.description == "2026-10-26..2026-10-30")
}

@Test func bellsCutTheDayAtMidday() throws {
  let day = try #require(SmallGroup.secondaryBells().day(.monday))
  #expect(day.half(at: "12:44") == .morning)
  #expect(day.half(at: "12:45") == .afternoon)
  #expect(day.pupils(in: .morning) == "08:45-12:45")
  #expect(day.pupils(in: .afternoon) == "12:45-15:10")
  #expect(day.staff(in: .morning) == "08:30-12:45")
  #expect(day.staff(in: .afternoon) == "12:45-16:00")
  #expect(day.lessonPeriods.map(\.name) == ["P1", "P2", "P3", "P4", "P5"])
  #expect(day.period("Lunch")?.span == "12:20-13:10")
  #expect(SmallGroup.secondaryBells().day(.saturday) == nil)
}
