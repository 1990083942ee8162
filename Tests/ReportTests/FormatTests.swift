// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Report

@Suite struct FormatTests {
  @Test func moneyReadsAsInEngland() {
    #expect(Format.money(Pence(123_450)) == "£1,234.50")
    #expect(Format.money(Pence(300_000)) == "£3,000")
    #expect(Format.money(Pence(-5)) == "\u{2212}£0.05")
    #expect(Format.exactMoney(Pence(-300_000)) == "\u{2212}£3,000.00")
    #expect(Format.roundMoney(Pence(-150)) == "\u{2212}£2")
    #expect(Format.money(Pence(150), of: .zero) == "£1.50 of £0")
  }

  @Test func lessonEquivalentsHaveOneDecimal() {
    #expect(Format.lessons(MilliLessons(12_345)) == "12.3 LE")
    #expect(Format.lessons(MilliLessons(12_350)) == "12.4 LE")
    #expect(Format.lessons(MilliLessons(-1_234_567)) == "\u{2212}1,234.6 LE")
    #expect(Format.lessons(MilliLessons(-40)) == "0.0 LE")
  }

  @Test func timesDaysAndDistancesAreShort() {
    #expect(Format.hours(Minutes(75)) == "1.3")
    #expect(Format.days(halfDays: 1) == "½")
    #expect(Format.days(halfDays: 7) == "3½")
    #expect(Format.daysWithUnit(halfDays: 2) == "1 day")
    #expect(Format.daysWithUnit(halfDays: 3) == "1½ days")
    #expect(Format.miles(Metres(1609)) == "1.0")
    #expect(Format.year(SampleGroup.year) == "2026–27")
    #expect(Format.list(["a", "b", "c"]) == "a, b and c")
    #expect(Format.count(1_234_567) == "1,234,567")
  }

  @Test func labelsDropWhatAllSchoolsShare() {
    #expect(Names.shortened("St Mary's Church of England Primary School") == "St Mary's CofE Primary")
    #expect(Names.shortened("Blue School") == "Blue School")
  }

  @Test func drawnNumbersHaveOneDecimal() {
    #expect(SVGElement.decimal(-0.04) == "0")
    #expect(SVGElement.decimal(-12.35) == "-12.4")
    #expect(SVGElement.percent(1, of: 3) == "33.33%")
    #expect(SVGElement.percent(5, of: 0) == "0%")
  }
}
