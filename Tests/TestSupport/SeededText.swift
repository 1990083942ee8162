// SPDX-License-Identifier: Apache-2.0

extension SplitMix64 {
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
    return (0..<draw(0...length)).map { _ in pick(pieces) }.joined()
  }
}
