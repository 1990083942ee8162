// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Mail

private let halfTerms = [
  HalfTerm(name: "Autumn 1", span: "2026-09-01..2026-10-23"),
  HalfTerm(name: "Autumn 2", span: "2026-11-02..2026-12-18"),
  HalfTerm(name: "Spring 1", span: "2027-01-04..2027-02-12"),
]

private func horizon(_ today: CivilDate) -> [String] {
  Horizon(asOf: today, halfTerms: halfTerms, year: "2026-09-01..2027-08-31").periods.map {
    "\($0.title): \($0.days)"
  }
}

@Test func weeksComeFirstThenTheHalfTermAndTheNext() {
  #expect(
    horizon("2026-10-02") == [
      "This week: 2026-10-02..2026-10-04", "Next week (from Mon 5 Oct): 2026-10-05..2026-10-11",
      "Later in Autumn 1: 2026-10-12..2026-11-01", "Autumn 2: 2026-11-02..2027-01-03",
      "After that: 2027-01-04..2027-08-31",
    ])
}

@Test func inTheHolidaysTheNextHalfTermIsNear() {
  #expect(
    horizon("2026-10-28") == [
      "This week: 2026-10-28..2026-11-01", "Next week (from Mon 2 Nov): 2026-11-02..2026-11-08",
      "Later in Autumn 2: 2026-11-09..2027-01-03", "Spring 1: 2027-01-04..2027-08-31",
    ])
}

@Test func periodsLeaveNoGapAndNoOverlapOnAnyDayOfTheYear() throws {
  let year: DateSpan = "2026-09-01..2027-08-31"
  for offset in 0..<year.count {
    let today = year.first + offset
    let periods = Horizon(asOf: today, halfTerms: halfTerms, year: year).periods
    #expect(periods.first?.days.first == today)
    #expect(try #require(periods.last).days.last >= year.last)
    for (one, next) in zip(periods, periods.dropFirst()) { #expect(one.days.last + 1 == next.days.first) }
    #expect(periods.allSatisfy { $0.days.count > 0 })
  }
}

@Test func withoutHalfTermsWhatIsLaterIsAfterThat() {
  let periods = Horizon(asOf: "2026-09-01", halfTerms: [], year: "2026-09-01..2027-08-31").periods
  #expect(periods.map(\.name) == ["this week", "next week", "after that"])
}
