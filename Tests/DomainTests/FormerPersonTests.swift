// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// What's taken out of text for somebody who is erased, and what only looks like it.
@Suite struct FormerPersonTests {
  private static let ann = FormerPerson("ann-7", number: 3, words: ["Ann Lee", "ann.lee@oak.example"])

  @Test(arguments: [
    ("Ann Lee", "Former colleague 3"), ("With Ann Lee (Oak), Ben Ash.", "With Former colleague 3 (Oak), Ben Ash."),
    ("Ann Lee's lesson; Ann Lee", "Former colleague 3's lesson; Former colleague 3"),
    ("ANN.LEE@oak.example", "Former colleague 3"), ("<ann.lee@oak.example>", "<Former colleague 3>"),
    ("Away\\nAnn Lee", "Away\\nFormer colleague 3"),
    ("Ann Lee (ann-7), by link", "Former colleague 3 (former-3), by link"),
    ("Ann Lee’s lesson", "Former colleague 3’s lesson"), ("“Ann Lee”", "“Former colleague 3”"),
    ("Ann Lee–Ben Ash, Ann Lee…", "Former colleague 3–Ben Ash, Former colleague 3…"),
    ("with\u{A0}Ann Lee\u{A0}at Oak", "with\u{A0}Former colleague 3\u{A0}at Oak"),
  ])
  func theirNamesGo(_ text: String, _ expected: String) {
    #expect(Self.ann.removed(from: text) == expected)
    #expect(Self.ann.isNamed(in: Array(text.utf8)))
  }

  @Test(arguments: [
    "", "Joann Leeson", "Ann Leeson", "JoAnn Lee", "Ann Lee-Smith", "Mary-Ann Lee", "ann lee", "jo.ann.lee@oak.example",
    "ann.lee@oak.example.org", "ann.lee@oak.examples", "Ann Leé", "Ann Lee\u{301}", "ÉAnn Lee", "Ann Leeß", "ann-7",
    "Ann  Lee",
  ])
  func othersStay(_ text: String) {
    #expect(Self.ann.removed(from: text) == text)
    #expect(!Self.ann.isNamed(in: Array(text.utf8)))
  }
}
