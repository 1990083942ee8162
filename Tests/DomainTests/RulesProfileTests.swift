// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// The default rates that were agreed with schools, as they were written down: lesson-equivalents and pounds.
@Test func englandHasTheAgreedRates() {
  let rates = RulesProfile.england.rates
  #expect(RulesProfile.england.name == "england")
  #expect(rates.pencePerLesson == Pence(45_00), "£45 is one lesson")
  #expect(rates.secondLoss == PerMille(1500) && rates.laterLoss == PerMille(2000))
  #expect(rates.travelInDay == MilliLessons(250) && rates.travelOutsideDay == MilliLessons(500))
  #expect(rates.outsideDirected == MilliLessons(300) && rates.protectedRepaid == MilliLessons(500))
  #expect(rates.shortfall.map(\.rawValue) == [200, 500, 1000])
  #expect(rates.hostingBeyond == MilliLessons(300) && rates.freeHostings == 3)
  #expect(rates.notPreferred == MilliLessons(200) && rates.sameHostAgain == MilliLessons(300))
  #expect(rates.samePartnerAgain == MilliLessons(300) && rates.mixMet == MilliLessons(200))
  #expect(rates.otherThanPartner == MilliLessons(200))
  #expect(rates.firstCall == MilliLessons(500), "half a lesson")
  #expect(rates.visit == MilliLessons(4000) && rates.sessionHour == MilliLessons(1000))
}

@Test func examClassesWeighMore() {
  let years = RulesProfile.england.years
  #expect(years.exam == [6, 11, 13] && years.examWeight == PerMille(2000))
  #expect(years.beforeExam == [10, 12] && years.beforeExamWeight == PerMille(1300))
}

@Test func examYearsAreKeptFromTheHalfTermAfterFebruary() {
  let years = RulesProfile.england.years
  #expect(years.keptToYearEnd == [11, 13] && years.keptToSats == [6])
  #expect(years.keptFromHalfTerm == 4)
  #expect(years.satsEnd == "2027-05-13")
  let view = CalendarView(
    SmallGroup.calendar(id: "main", cycle: ["A"]), bells: SmallGroup.primaryBells(), year: SmallGroup.year)
  #expect(view.halfTerm("2027-02-12") < years.keptFromHalfTerm && view.halfTerm("2027-02-22") == years.keptFromHalfTerm)
}

@Test func winterDoublesTheReserveForSickness() {
  let defaults = RulesProfile.england.defaults
  #expect(defaults.winterSicknessReserve == defaults.sicknessReserve * 2)
}

@Test func travelIsDrivenAtThirtyKilometresAnHour() {
  let travel = TravelModel()
  #expect(travel.metresPerMinute * 60 == 30_000)
  #expect(travel.detour == PerMille(1300) && travel.fixed == Minutes(5) && travel.rounding == Minutes(5))
}

@Test func nothingThatIsDividedByIsNought() {
  let profile = RulesProfile.england
  #expect(profile.rates.pencePerLesson > .zero && profile.limits.startGrid > .zero)
  #expect(TravelModel().metresPerMinute > 0 && TravelModel().rounding > .zero)
}

// MARK: Internal cover

@Test func coverIsLessInWinterAndOtherwiseInHalfTermsThatSaySo() {
  var cover = InternalCover(
    school: "ash", weekday: .monday, period: "P1", people: 3, reserve: 1, winterReserve: 2)
  #expect((1...6).map(cover.usable) == [2, 1, 1, 2, 2, 2])
  cover.exceptions = [
    HalfTermCover(halfTerm: 2, people: 4, reserve: 1), HalfTermCover(halfTerm: 5, people: 1, reserve: 2),
  ]
  #expect((1...6).map(cover.usable) == [2, 3, 1, 2, 0, 2])
}
