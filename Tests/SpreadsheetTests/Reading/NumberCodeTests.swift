// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Spreadsheet

@Suite struct NumberCodeTests {
  /// What a cell with 46271.6527777777778 (6 September 2026, 15:40) shows.
  @Test(arguments: [
    ("dd/mm/yyyy", "2026-09-06"), ("[$-809]dd mmmm yyyy;@", "2026-09-06"), ("ddd d mmm yyyy", "2026-09-06"),
    ("mmm\\-yy", "2026-09-06"), ("m\"M\"d\"D\";@", "2026-09-06"), ("*-yyyy-mm-dd", "2026-09-06"),
    ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026-09-06"), ("yyyy\"-\"mm\"-\"dd", "2026-09-06"),
    ("dd/mm/yyyy hh:mm", "2026-09-06 15:40"), ("DD/MM/YY H:MM", "2026-09-06 15:40"),
    ("hh:mm", "15:40"), ("h:mm AM/PM", "3:40 PM"), ("ha/p", "3:40 PM"), ("[$-F400]h:mm:ss\\ AM/PM", "3:40 PM"),
    ("mm:ss", "15:40"), ("[h]:mm", "1110519:40"), ("[hh]:mm:ss", "1110519:40"),
    ("[Blue]\\+[h]:mm;[Red]\\-[h]:mm", "1110519:40"),
  ]) func daysAndTimes(code: String, shown: String) {
    let numbers = ShownNumber(countsFrom1904: false)
    #expect(numbers.text("46271.652777777781", NumberCode(code)) == shown, "\(code)")
  }

  /// What a cell with 1234.5 reads as.
  @Test(arguments: [
    ("General", "1234.5"), ("GENERAL", "1234.5"), ("0", "1234.5"), ("0.00", "1234.5"), ("#,##0.00", "1234.5"),
    ("@", "1234.5"),
    ("0.00E+00", "1234.5"), ("# ?/?", "1234.5"), ("0.0%", "123450%"), ("£#,##0.00", "1234.5"), ("\"£\"#,##0", "1234.5"),
    ("[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "1234.5"), ("_-£* #,##0.00_-;-£* #,##0.00_-", "1234.5"),
    ("[$€-2] #,##0.00", "€1234.5"), ("\"$\"#,##0_);[Red](\"$\"#,##0)", "$1234.5"), ("#,##0*y", "1234.5"),
    ("0\"x\"*d", "1234.5"), ("\\Y000000", "001234.5"), ("000000", "001234.5"), ("#,##0.0####\" YMD\"", "1234.5"),
    ("#,##0.00\\ _M\"H\"_);[Red]#,##0.00\\ _M\"S\"_)", "1234.5"), ("[>=100][Magenta]General", "1234.5"),
    ("0\" days\"", "1234.5"),
  ]) func numbers(code: String, shown: String) {
    #expect(ShownNumber(countsFrom1904: false).text("1234.5", NumberCode(code)) == shown, "\(code)")
  }

  @Test func builtInFormatsAreKnown() {
    let numbers = ShownNumber(countsFrom1904: false)
    func shown(_ id: Int, _ raw: String) -> String { numbers.text(raw, NumberCode(builtIn: id)) }
    #expect(shown(14, "46271") == "2026-09-06")
    #expect(shown(22, "46271.5") == "2026-09-06 12:00")
    #expect(shown(22, "46271") == "2026-09-06")
    #expect(shown(20, "0.36805555555555558") == "8:50")
    #expect(shown(18, "0.0069444444444444441") == "12:10 AM")
    #expect(shown(46, "1.5") == "36:00")
    #expect(shown(9, "0.22") == "22%")
    #expect(shown(10, "0.125") == "12.5%")
    #expect(shown(44, "218.499999999") == "218.5")
    #expect(shown(1, "7") == "7")
  }

  @Test func hoursAreReadAsTheyAreShown() {
    let numbers = ShownNumber(countsFrom1904: false)
    // 3:40 alone is refused later, because nobody means the night; 03:40 is taken as it stands.
    #expect(numbers.text("0.15277777777777779", NumberCode("h:mm")) == "3:40")
    #expect(numbers.text("0.15277777777777779", NumberCode("hh:mm")) == "03:40")
    #expect(numbers.text("0.65277777777777779", NumberCode("h:mm:ss")) == "15:40")
    #expect(numbers.text("0.65280092592592587", NumberCode("h:mm:ss")) == "15:40:02")
  }

  @Test func bothDateSystemsAndTheDayThatNeverWas() {
    let old = ShownNumber(countsFrom1904: false)
    let mac = ShownNumber(countsFrom1904: true)
    let code = NumberCode("yyyy-mm-dd")
    #expect(mac.text("44809", code) == "2026-09-06")
    #expect(mac.text("0", code) == "1904-01-01")
    #expect(old.text("1", code) == "1900-01-01")
    #expect(old.text("59", code) == "1900-02-28")
    #expect(old.text("60", code) == "1900-02-29")
    #expect(old.text("61", code) == "1900-03-01")
    #expect(old.text("0.5", NumberCode("dd/mm/yyyy hh:mm")) == "12:00")
    #expect(old.text("-5", code) == "-5")
    #expect(old.text("99999999", code) == "99999999")
  }
}
