// SPDX-License-Identifier: Apache-2.0

import Domain

/// One kind of value in both directions: what `write` writes, `parser` reads back as it was.
struct ValueFormat<Value: Sendable>: Sendable {
  let parser: FieldParser<Value>
  let write: @Sendable (Value) -> String

  init(_ parser: FieldParser<Value>, _ write: @escaping @Sendable (Value) -> String) {
    self.parser = parser
    self.write = write
  }
}

extension ValueFormat where Value == String {
  /// Text as it stands.
  static var text: Self { Self(.text) { $0 } }
  /// Text whose case doesn't matter, kept in lower case.
  static var lowered: Self { Self(FieldParser { text throws(FieldFault) in text.lowercased() }) { $0 } }
  /// An address for mail: one @ with something on both sides, no spaces.
  static var email: Self {
    Self(
      FieldParser { text throws(FieldFault) in
        guard isAddress(text) else {
          throw FieldFault(
            code: .fieldText, expected: "an email address", advice: "Leave it empty for people without one.")
        }
        return text
      }
    ) { $0 }
  }
}

/// Whether a text is an address for mail.
private func isAddress(_ text: String) -> Bool {
  let bytes = text.utf8
  if bytes.allSatisfy({ $0 < 0x80 }) {
    return bytes.count { $0 == UInt8(ascii: "@") } == 1 && bytes.first != UInt8(ascii: "@")
      && bytes.last != UInt8(ascii: "@")
      && !bytes.contains { $0 == UInt8(ascii: ",") || Unicode.Scalar($0).isPadding }
  }
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains { $0.isWhitespace || $0 == "," }
}

extension ValueFormat where Value == Int {
  static func whole(_ bounds: ClosedRange<Int>) -> Self { Self(.whole(bounds)) { String($0) } }
  static func microdegrees(_ bounds: ClosedRange<Int>) -> Self {
    Self(.microdegrees(bounds)) { Written.decimal($0, places: 6) }
  }
}

extension ValueFormat where Value == Bool {
  static var yesNo: Self { Self(.yesNo, Written.yesNo) }
}

extension ValueFormat where Value == CivilDate {
  static var date: Self { Self(.date) { $0.description } }
}

extension ValueFormat where Value == TimeOfDay {
  static var time: Self { Self(.time) { $0.description } }
}

extension ValueFormat where Value == DateSpan {
  static var dateSpan: Self { Self(.dateSpan) { $0.description } }
}

extension ValueFormat where Value == Minutes {
  /// Lengths within a day, in minutes.
  static var minutes: Self { Self(.minutes) { String($0.rawValue) } }
  /// Lengths of what takes place on a day, in minutes: never none.
  static var lasting: Self { Self(.lasting) { String($0.rawValue) } }
  /// Lengths over a term or year, in hours.
  static var hours: Self { Self(.hours, Written.hours) }
}

extension ValueFormat where Value == Pence {
  static var pounds: Self { Self(.pence, Written.pounds) }
}

extension ValueFormat where Value == PerMille {
  /// A share, as a percentage from 0 to 100.
  static var percent: Self { Self(.percentage, Written.percent) }
  /// A factor: "1.3".
  static func factor(_ bounds: ClosedRange<Int>) -> Self {
    let parser = FieldParser<Int>.thousandths(bounds)
    return Self(FieldParser { text throws(FieldFault) in PerMille(try parser.parse(text)) }) {
      Written.thousandths($0.rawValue)
    }
  }
}

extension ValueFormat where Value == MilliLessons {
  /// Lesson-equivalents: "4", "0.5".
  static var lessons: Self {
    let parser = FieldParser<Int>.thousandths(0...1_000_000)
    return Self(FieldParser { text throws(FieldFault) in MilliLessons(try parser.parse(text)) }) {
      Written.thousandths($0.rawValue)
    }
  }
}

extension ValueFormat where Value == Weekday {
  static var weekday: Self { Self(.weekday) { $0.shortName } }
}

extension ValueFormat where Value: CaseIterable & RawRepresentable & Hashable, Value.RawValue == String {
  /// One of the words of an enumeration, or a synonym.
  static func word(also synonyms: [(String, Value)] = []) -> Self {
    Self(.choice(Value.allCases.map { ($0.rawValue, $0) } + synonyms, listed: Value.allCases.count)) { $0.rawValue }
  }
}
