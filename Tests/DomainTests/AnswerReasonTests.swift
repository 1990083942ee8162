// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// What a head may write as a reason, and that it shows nowhere by mistake.
@Suite struct AnswerReasonTests {
  @Test(arguments: [
    ("We can't spare two.", ["We can't spare two."]), ("  a\r\nb\rc\n\nd \n", ["a", "b", "c", "", "d"]),
    ("a\tb\u{B}c\u{2028}d\u{85}e", ["a b", "c", "d", "e"]),
    ("a\u{0}b\u{1B}[31mc\u{7F}\u{9B}d", ["ab[31mcd"]),
    // What turns the direction of writing would let a letter look as if it said something else.
    ("a\u{202E}b\u{2066}c\u{200F}d\u{FEFF}", ["abcd"]),
    // Emoji of several parts stay whole.
    ("\u{1F469}\u{200D}\u{1F3EB} e\u{301} ž", ["\u{1F469}\u{200D}\u{1F3EB} e\u{301} ž"]),
  ])
  func aReasonIsLinesOfPlainText(_ text: String, _ lines: [String]) throws {
    let reason = try #require(try AnswerReason(text))
    #expect(reason.lines == lines && reason.text == lines.joined(separator: "\n"))
    #expect(try AnswerReason(reason.text) == reason && AnswerReason.cleaned(reason.text) == reason.text)
  }

  @Test(arguments: ["", " ", "\r\n\t \u{A0}\u{2003}", "\u{0}\u{200F}\u{202E}"]) func spacesAreNone(_ text: String)
    throws
  {
    #expect(try AnswerReason(text) == nil)
  }

  /// Of one character that people see there may be any number of scalars: those are counted.
  @Test(arguments: ["x", "é", "\u{1F600}", "\n"]) func theLongestHasAThousandCharacters(_ letter: String) throws {
    let most = "a" + String(repeating: letter, count: AnswerReason.longest - 2) + "b"
    #expect(try AnswerReason("  " + most.replacing("\n", with: "\r\n") + "\r\n")?.text == most)
    #expect(throws: AnswerReason.Fault.tooLong(1001)) { try AnswerReason(most + "c") }
  }

  @Test func manyAccentsAreNotOneCharacter() {
    let text = "a" + String(repeating: "\u{301}", count: 5000)
    #expect(text.count == 1)
    #expect(throws: AnswerReason.Fault.tooLong(5001)) { try AnswerReason(text) }
  }

  @Test func whatIsPrintedOfItSaysNothing() throws {
    let reason = try #require(try AnswerReason("A secret"))
    var dumped = ""
    dump(reason, to: &dumped)
    for text in [
      "\(reason)", String(reflecting: reason), String(describing: [reason]), "\(Optional(reason) as Any)", dumped,
    ] {
      #expect(!text.contains("secret"), "\(text)")
    }
  }
}
