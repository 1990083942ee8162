// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Mail

let sampleLetter = Letter(
  title: "Your week from Mon 2 Nov",
  opening: ["Two sessions & one visit.", "Read <this> first."],
  sections: [
    .init(
      "What you have",
      [
        .entries([
          .init("Tue 3 Nov, 13:00–15:00", "Art network at Sale High", notes: ["Leave at 12:35.", "Cover: Y4 Maths"]),
          .init("Thu 5 Nov, all day", "INSET"),
        ]),
        .paragraph("Nothing else."),
      ]),
    .init("Money", [.figures([.init("Supply", "£1,260"), .init("Left of the budget", "£40")])]),
    .init("Unknown", [.list(["No timetable of Sale High", "One bell schedule guessed"])]),
  ],
  closing: ["Made from the plan of 30 Oct 2026."])

@Test func theTextOfALetterReadsWell() {
  let expected = """
    Your week from Mon 2 Nov
    ========================

    Two sessions & one visit.

    Read <this> first.

    What you have
    -------------

    Tue 3 Nov, 13:00–15:00
      Art network at Sale High
      - Leave at 12:35.
      - Cover: Y4 Maths

    Thu 5 Nov, all day
      INSET

    Nothing else.

    Money
    -----

    Supply              £1,260
    Left of the budget     £40

    Unknown
    -------

    * No timetable of Sale High
    * One bell schedule guessed

    --\u{20}
    Made from the plan of 30 Oct 2026.

    """
  #expect(LetterText(sampleLetter).text == expected)
}

@Test func linesBreakBetweenWordsAndLongWordsStayWhole() {
  let words = Array(repeating: "word", count: 40).joined(separator: " ")
  let lines = LetterText.wrapped(words, first: "* ", other: "  ").split(separator: "\n")
  #expect(lines.allSatisfy { $0.count <= 72 } && lines.count == 3)
  #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  word") })
  let link = "https://planner.example/" + String(repeating: "x", count: 80)
  #expect(LetterText.wrapped("See " + link) == "See\n" + link)
  #expect(LetterText.wrapped("a\n\nb", first: "* ", other: "  ") == "* a\n  \n  b")
}

/// Characters that people see are counted, whether or not each is one of the common ones.
@Test(arguments: ["e\u{301}", "\u{1F469}\u{200D}\u{1F3EB}", "£", "–", "\u{2212}", "ž"])
func aLineIsAsLongAsPeopleSee(letter: String) {
  let words = Array(repeating: String(repeating: letter, count: 5), count: 13).joined(separator: " ")
  // Twelve words of five and the spaces between them are 71.
  #expect(LetterText.wrapped(words).split(separator: "\n").map(\.count) == [71, 5])
}

@Test func textIsEscapedInThePageEvenUnderAccents() {
  var letter = sampleLetter
  letter.title = "\"\u{301} onload=x <\u{301}b> & 'q'"
  let page = LetterHTML.page(letter)
  #expect(page.contains("<title>&quot;\u{301} onload=x &lt;\u{301}b&gt; &amp; &#39;q&#39;</title>"))
  #expect(page.contains("Read &lt;this&gt; first."))
}
