// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Commands

@Suite struct AmountsTests {
  @Test(arguments: [(0, "0.0"), (49, "0.0"), (50, "0.1"), (-49, "0.0"), (-50, "−0.1"), (12_345_678, "12345.7")])
  func lessonEquivalentsAreRoundedToTenths(thousandths: Int, text: String) {
    #expect(MilliLessons(thousandths).written == text)
  }

  @Test func textThatCouldMoveTheCursorIsMadeHarmless() {
    #expect("Oak\u{1B}[2J\r\n\u{202E}School 🏫 é".printable == "Oak [2J   School 🏫 é")
  }

  @Test func countsAgreeWithTheirNouns() {
    #expect(counted(1, "error") == "1 error")
    #expect(counted(0, "activity", "activities") == "0 activities")
  }
}
