// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Commands

@Suite struct AmountsTests {
  @Test(arguments: [
    (0, "£0"), (5, "£0.05"), (123_450, "£1,234.50"), (100_000_000, "£1,000,000"), (-4500, "−£45"),
    (Int.min, "−£92,233,720,368,547,758.08"),
  ])
  func moneyIsWrittenInPoundsAndPence(pence: Int, text: String) { #expect(Pence(pence).written == text) }

  @Test(arguments: [(0, "0.0"), (49, "0.0"), (50, "0.1"), (-49, "0.0"), (-50, "−0.1"), (12_345_678, "12,345.7")])
  func lessonEquivalentsAreRoundedToTenths(thousandths: Int, text: String) {
    #expect(MilliLessons(thousandths).written == text)
  }

  @Test(arguments: [(0, "0.0 h"), (90, "1.5 h"), (20, "0.3 h"), (6000, "100.0 h")])
  func minutesAreWrittenAsHours(minutes: Int, text: String) { #expect(Minutes(minutes).writtenHours == text) }

  @Test func textThatCouldMoveTheCursorIsMadeHarmless() {
    #expect("Oak\u{1B}[2J\r\n\u{202E}School 🏫 é".printable == "Oak [2J   School 🏫 é")
  }

  @Test func tablesAlignTheirColumnsAndTrimLineEnds() {
    var table = TextTable([("School", .left), ("Lessons", .right), ("", .left)])
    table.add(["Oak", "12", ""])
    table.add(["Elm Academy"])
    #expect(table.lines == ["  School       Lessons", "  Oak               12", "  Elm Academy"])
  }
}
