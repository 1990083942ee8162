// SPDX-License-Identifier: Apache-2.0

/// Repeatable random values for property tests (SplitMix64; Steele, Lea, Flood 2014, doi:10.1145/2714064.2660195).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose values follow from `seed`.
  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Text of at most `length` pieces out of everything that breaks writers: separators, quotes, line breaks, control
  /// characters, long words, accents, right-to-left letters, emoji with joiners, and look-alikes of syntax.
  public mutating func awkwardText(length: Int) -> String {
    let pieces = [
      "a", "Z", "7", " ", "  ", ",", ";", ":", "\\", "\\n", "\\,", "\"", "'", "^", "=", "=3D", "?", "=?utf-8?q?x?=",
      "<b>",
      "&amp;", "{{x}}", "\n", "\r\n", "\r", "\t", "\u{0}", "\u{7}", "\u{B}", "\u{C}", "\u{1B}", "\u{7F}", "\u{85}",
      "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{200F}", "é", "e\u{301}", "ß", "Ł", "Ω", "ж", "ש", "ع", "漢", "👩🏽‍🏫", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
      "\u{10FFFD}",
      "END:VCALENDAR", "BEGIN:VEVENT", "From ", ".", "--", "Supercalifragilisticexpialidocious", "St John's CE (VA)",
    ]
    let count = Int.random(in: 0...length, using: &self)
    return (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &self)] }.joined()
  }
}
