// SPDX-License-Identifier: Apache-2.0

import Domain

extension FieldParser where Value == DateSpan {
  /// Days from … to …: "2026-09-01..2026-10-20", "1/9/2026 - 20/10/2026", "1 Sep 2026 to 20 Oct 2026"; one date alone is
  /// a span of one day.
  static var dateSpan: FieldParser<DateSpan> {
    FieldParser<DateSpan> { text throws(FieldFault) in
      if let written = writtenSpan(text) { return written }
      do throws(FieldFault) {
        let day = try FieldParser<CivilDate>.date.parse(text)
        return DateSpan(day, day)
      } catch {
        if error.code == .fieldDateOrder { throw error }
      }
      let halves = spanHalves(text)
      let pairs = halves.compactMap { half -> DateSpan? in
        guard let first = try? FieldParser<CivilDate>.date.parse(half.0),
          let last = try? FieldParser<CivilDate>.date.parse(half.1)
        else { return nil }
        return DateSpan(first, last)
      }
      guard let span = pairs.first else {
        // A date that is wrong by itself explains more than "not a span".
        if let half = halves.first {
          _ = try FieldParser<CivilDate>.date.parse(half.0)
          _ = try FieldParser<CivilDate>.date.parse(half.1)
        }
        throw FieldFault(
          code: .fieldSpan, expected: "a day or a span of days, as in 2026-09-01 or 2026-09-01..2026-10-20")
      }
      guard span.first <= span.last else {
        throw FieldFault(
          code: .fieldSpan, expected: "a span of dates: it ends before it starts", advice: "Swap the two dates.")
      }
      return span
    }
  }
}

/// "2026-09-01..2026-10-20", as the writer writes it; nil for anything else.
private func writtenSpan(_ text: String) -> DateSpan? {
  guard text.utf8.count == 22, text.utf8.dropFirst(10).prefix(2).allSatisfy({ $0 == UInt8(ascii: ".") }),
    let first = CivilDate(iso: text.prefix(10)), let last = CivilDate(iso: text.suffix(10)), first <= last
  else { return nil }
  return DateSpan(first, last)
}

extension FieldParser where Value == TimeSpan {
  /// Times from … to …: "15:30-16:30", "3.30pm to 4.30pm".
  static var timeSpan: FieldParser<TimeSpan> {
    FieldParser<TimeSpan> { text throws(FieldFault) in
      let halves = spanHalves(text)
      guard let half = halves.first else {
        throw FieldFault(code: .fieldSpan, expected: "a span of times, as in 15:30-16:30")
      }
      let span = TimeSpan(
        try FieldParser<TimeOfDay>.time.parse(half.0), try FieldParser<TimeOfDay>.time.parse(half.1))
      guard span.start < span.end else {
        throw FieldFault(
          code: .fieldSpan, expected: "a span of times: it ends before it starts", advice: "Write 24-hour times.")
      }
      return span
    }
  }
}

/// The ways of cutting a text in two at something that says "to"; the clearest separators first.
private func spanHalves(_ text: String) -> [(String, String)] {
  for separator in ["..", "…", " to ", " - ", " – ", " — ", "–", "—"] {
    if let range = text.firstRange(of: separator) {
      return [half(text, range)]
    }
  }
  return text.indices.filter { text[$0] == "-" }.map { half(text, $0..<text.index(after: $0)) }
}

private func half(_ text: String, _ range: Range<String.Index>) -> (String, String) {
  (String(text[..<range.lowerBound]).trimmed, String(text[range.upperBound...]).trimmed)
}
