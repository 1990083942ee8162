// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Spreadsheet

@Suite struct DecimalTextTests {
  @Test(arguments: [
    ("420", "420"), ("420.0", "420"), ("0.30000000000000004", "0.3"), ("0.28999999999999998", "0.29"),
    ("4.4999999999999998E-2", "0.045"), ("-2.3508999999999998", "-2.3509"), ("1E3", "1000"), ("-0", "0"), ("0.0", "0"),
    ("99999999999999999", "100000000000000000"), ("0.99999999999999999", "1"), ("106372", "106372"),
    ("1e-7", "0.0000001"),
    ("53.428500000000000", "53.4285"), ("+5", "5"),
  ]) func numbersReadAsTheyWereTyped(raw: String, shown: String) {
    #expect(DecimalText(raw)?.plain() == shown)
  }

  @Test(arguments: ["", "-", ".", "1.2.3", "abc", "1E", "1E999", "NaN", "INF", "0x10", "1 000"])
  func whatIsNoNumberIsNone(raw: String) { #expect(DecimalText(raw) == nil) }

  @Test func zerosInFrontAreKeptWhereTheFormatShowsThem() {
    #expect(DecimalText("42")?.plain(least: 4) == "0042")
    #expect(DecimalText("0.5")?.plain(least: 2) == "00.5")
  }

  @Test func roundingGoesAwayFromZeroAtHalves() {
    #expect(DecimalText("207.142857142857")?.rounded(to: 2).plain() == "207.14")
    #expect(DecimalText("-0.005")?.rounded(to: 2).plain() == "-0.01")
    #expect(DecimalText("0.004")?.rounded(to: 2).plain() == "0")
    #expect(DecimalText("999.999")?.rounded(to: 2).plain() == "1000")
  }

  @Test func secondsOfADayAreExactInSpiteOfBinaryFractions() {
    for minute in 0..<1440 {
      let raw = String(Double(minute) / 1440 + 46_271)
      #expect(DecimalText(raw)?.daysAndSeconds ?? (0, 0) == (46_271, minute * 60))
    }
    #expect(DecimalText("46271.999999999")?.daysAndSeconds ?? (0, 0) == (46_272, 0))
    #expect(DecimalText("-1")?.daysAndSeconds == nil)
  }
}
