// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Intake

/// Most cells are plain ASCII, for which there's a quick way; it gives what the way for any text gives.
@Suite struct QuickReadingTests {
  private static func text(_ generator: inout SplitMix64) -> String {
    let pieces = [
      "a", "Bc", "9", " ", "\t", ";", "; ", " |", "|", "\n", "\r", "\r\n", "&", ",", "@", "-", "\u{7F}", "\u{0}", "é",
      "e\u{301}", ";\u{301}", "\u{A0}", "\u{FEFF}", "ß", "İ", "漢", "١",
    ]
    return (0..<generator.below(8)).map { _ in generator.pick(pieces) }.joined()
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func cellsAreCutAlike(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let cell = Cell(Self.text(&generator), at: Location("a.csv", line: 7, character: 3, field: "b"))
    for separators in [";|\n", "&", ","] {
      let separates = { (byte: UInt8) in separators.utf8.contains(byte) }
      #expect(cell.pieces(between: separates) == cell.piecesOfCharacters(between: separates))
    }
  }

  @Test func aCellOfSeveralValuesIsCutWithTheirPlaces() {
    let cell = Cell(" oak; elm ;;ash", at: Location("a.csv", line: 7, character: 3))
    #expect(cell.elements.map(\.text) == ["oak", "elm", "ash"])
    #expect(cell.elements.map(\.location.character) == [3, 8, 14])
  }

  /// Places are counted in characters, CR LF is one that separates nothing, and marks above a letter or a sign belong to it.
  @Test(arguments: [
    ("zoë; e\u{301}va ;漢|ash", [("zoë", 3), ("e\u{301}va", 8), ("漢", 13), ("ash", 15)]),
    ("a\r\nb", [("a\r\nb", 3)]), ("é;a\r\nb;c", [("é", 3), ("a\r\nb", 5), ("c", 9)]),
    ("a;\u{301}b", [("a;\u{301}b", 3)]),
    ("é;\u{A0}oak", [("é", 3), ("oak", 6)]), ("oak\u{37E}elm", [("oak", 3), ("elm", 7)]),
  ])
  func cellsOfAnyTextAreCutWithTheirPlaces(_ row: (text: String, pieces: [(String, Int)])) {
    let pieces = Cell(row.text, at: Location("a.csv", line: 7, character: 3)).elements
    #expect(pieces.map(\.text) == row.pieces.map(\.0))
    #expect(pieces.map(\.location.character) == row.pieces.map(\.1))
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func headingsAreComparedAlike(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let text = Self.text(&generator)
    #expect(Heading.normalised(text) == Heading.anyNormalised(text))
    #expect((Heading.plain(text) == nil) == text.utf8.contains { $0 >= 0x80 })
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func textsAreTrimmedAlike(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let text = Self.text(&generator)
    #expect(text.trimmed == text[...].trimmed)
  }

  @Test(arguments: [
    ("anna@oak.example", true), ("@oak", false), ("anna@", false), ("a@b@c", false), ("anna", false), ("a b@c", false),
    ("a,b@c", false), ("zoë@oak.example", true), ("zoë@", false), ("zo ë@oak", false), ("zoë@oak@elm", false),
  ])
  func addressesAreToldFromOtherTexts(_ row: (text: String, isAddress: Bool)) {
    let found = Cell(row.text, at: Location("a.csv")).read(ValueFormat.email.parser, Problems())
    #expect(found == (row.isAddress ? row.text : nil))
  }

  @Test(arguments: [
    ("2026-09-01..2026-10-20", true), ("2026-10-20..2026-09-01", false), ("2026-09-01..2026-10-32", false),
    ("2026-09-01 . 2026-10-20", false), ("2026-09-01, 2026-10-20", false), ("2026-09-01.,2026-10-20", false),
  ])
  func spansAsTheyAreWritten(_ row: (text: String, isSpan: Bool)) {
    let span = Cell(row.text, at: Location("a.csv")).read(.dateSpan, Problems())
    #expect((span != nil) == row.isSpan)
    #expect(span.map(\.description) == (row.isSpan ? row.text : nil))
  }

  @Test(arguments: ["1", "014", "R;1;2", "N", "0", "15", "7-9", "Year 4", "٣"])
  func yearsAreRead(_ text: String) {
    let expected = ["1": [1], "014": nil, "R;1;2": [0, 1, 2], "N": [-1], "0": [0], "7-9": [7, 8, 9], "Year 4": [4]]
    #expect(Cell(text, at: Location("a.csv")).read(.years, Problems()) == expected[text] ?? nil)
  }
}

/// Tables are written beside each other.
@Test(arguments: 1...20 as ClosedRange<UInt64>)
func whichThreadWritesATableDecidesNothing(seed: UInt64) {
  let group = RandomGroup.make(seed: seed)
  let files = FolderWriter.files(of: group)
  let inTurn = FolderFile.allCases.compactMap { file in FolderWriter.text(of: file, group).map { (file.name, $0) } }
  #expect(files.first?.name == "group.yaml")
  #expect(files.dropFirst().map(\.name) == inTurn.map(\.0))
  #expect(files.dropFirst().map(\.text) == inTurn.map(\.1))
}
