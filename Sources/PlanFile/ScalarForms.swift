// SPDX-License-Identifier: Apache-2.0

import Domain

extension Form where Value == Int {
  /// A whole number in `range`.
  ///
  /// Ranges are wide but bounded everywhere, so that sums and products over a plan can't leave 64 bits.
  static func integer(_ range: ClosedRange<Int>) -> Form {
    Form(
      schema: .object([
        "type": .string("integer"), "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
      ]),
      write: { .integer($0) },
      read: { json throws(PlanFileError) in
        guard case .integer(let value) = json, range.contains(value) else {
          let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
          throw .wrongValue(path: "", found: json.summary, expected: expected)
        }
        return value
      })
  }

  static var count: Form { integer(0...1_000_000_000) }
  static var positive: Form { integer(1...1_000_000_000) }
  static var signed: Form { integer(-1_000_000_000_000...1_000_000_000_000) }
}

extension Form where Value: Quantity {
  /// A whole number of the unit.
  static func quantity(_ number: Form<Int>) -> Form {
    Form(
      schema: number.schema, write: { number.write($0.rawValue) },
      read: { json throws(PlanFileError) in Value(rawValue: try number.read(json)) })
  }

  static var amount: Form { quantity(.count) }
  static var balance: Form { quantity(.signed) }
}

extension Form where Value == Bool {
  static var bool: Form {
    Form(
      schema: .object(["type": .string("boolean")]), write: { .bool($0) },
      read: { json throws(PlanFileError) in
        guard case .bool(let value) = json else {
          throw .wrongValue(path: "", found: json.summary, expected: "true or false")
        }
        return value
      })
  }
}

extension Form where Value == String {
  /// Any text.
  static var text: Form { text(expected: "a text", schema: ["type": .string("string")]) { _ in true } }

  /// A hash in lower-case hexadecimal; empty where none was made.
  static var hash: Form {
    text(
      expected: "64 digits 0-9 a-f", schema: ["type": .string("string"), "pattern": .string("^([0-9a-f]{64})?$")]
    ) { text in
      text.isEmpty
        || text.utf8.count == 64 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
  }

  private static func text(
    expected: String, schema: KeyValuePairs<String, JSONValue>, isValid: @escaping @Sendable (String) -> Bool
  ) -> Form {
    Form(
      schema: .object(schema), write: { .string($0) },
      read: { json throws(PlanFileError) in
        guard case .string(let text) = json, isValid(text) else {
          throw .wrongValue(path: "", found: json.summary, expected: expected)
        }
        return text
      })
  }

  /// The same values as another type that has one text for each; `schema` and `expected` describe those texts.
  static func mapped<Other>(
    schema: KeyValuePairs<String, JSONValue>, expected: String, write: @escaping @Sendable (Other) -> String,
    read: @escaping @Sendable (String) -> Other?
  ) -> Form<Other> {
    Form<Other>(
      schema: .object(schema), write: { .string(write($0)) },
      read: { json throws(PlanFileError) in
        guard case .string(let text) = json, let value = read(text) else {
          throw .wrongValue(path: "", found: json.summary, expected: expected)
        }
        return value
      })
  }
}

extension Form {
  /// The id of something in the group.
  static func identifier<Entity>() -> Form where Value == Identifier<Entity> {
    Form<String>.mapped(
      schema: ["type": .string("string"), "minLength": .integer(1)], expected: "an id", write: \.text,
      read: { $0.isEmpty ? nil : Identifier($0) })
  }

  /// One of the raw values of an enumeration.
  static func oneOf(_ all: [Value]) -> Form where Value: RawRepresentable<String> & Sendable {
    let names = all.map(\.rawValue)
    let byName = Dictionary(all.map { ($0.rawValue, $0) }) { first, _ in first }
    return Form<String>.mapped(
      schema: ["enum": .array(names.map { .string($0) })],
      expected: "one of " + names.map { "'\($0)'" }.joined(separator: ", "), write: { $0.rawValue },
      read: { byName[$0] })
  }
}

extension Form where Value == CivilDate {
  /// "2026-09-01".
  static var date: Form {
    Form<String>.mapped(
      schema: ["type": .string("string"), "format": .string("date"), "pattern": .string("^\\d{4}-\\d{2}-\\d{2}$")],
      expected: "a date YYYY-MM-DD", write: \.description, read: { CivilDate(iso: $0) })
  }
}

extension Form where Value == TimeOfDay {
  /// "09:05"; the end of a day is "24:00".
  static var time: Form {
    Form<String>.mapped(
      schema: ["type": .string("string"), "pattern": .string("^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$")],
      expected: "a time HH:MM", write: \.description,
      read: { text in
        if text == "24:00" { return TimeOfDay(minutes: 1440) }
        return text.utf8.count == 5 ? TimeOfDay(text: text) : nil
      })
  }
}

/// Fields of a span, which itself can't be changed field by field.
private struct Ends<Value: Sendable>: Sendable {
  var start: Value
  var end: Value
}

extension Form where Value == TimeSpan {
  /// Start and end of a stretch of one day.
  static var span: Form {
    ends.converted(
      expected: "a span that ends after it starts", write: { Ends(start: $0.start, end: $0.end) },
      read: { $0.start < $0.end ? TimeSpan($0.start, $0.end) : nil })
  }

  /// Departure and arrival of a journey, which may take no time.
  static var journey: Form {
    ends.converted(
      expected: "a journey that doesn't end before it starts", write: { Ends(start: $0.start, end: $0.end) },
      read: { $0.start <= $0.end ? TimeSpan($0.start, $0.end) : nil })
  }

  private static var ends: Form<Ends<TimeOfDay>> {
    let midnight = TimeOfDay(minutes: 0)
    return .record(
      "timeSpan", "A stretch of one day in local time.", blank: Ends(start: midnight, end: midnight),
      [Field("start", \.start, .time, "First minute."), Field("end", \.end, .time, "First minute after it.")])
  }
}

extension Form where Value == DateSpan {
  /// First and last day of a stretch of days.
  static var days: Form {
    let epoch = CivilDate(daysSince1970: 0)
    return Form<Ends<CivilDate>>.record(
      "dateSpan", "Days, both ends included.", blank: Ends(start: epoch, end: epoch),
      [Field("first", \.start, .date, "First day."), Field("last", \.end, .date, "Last day.")]
    ).converted(
      expected: "a span that doesn't end before it starts", write: { Ends(start: $0.first, end: $0.last) },
      read: { $0.start <= $0.end ? DateSpan($0.start, $0.end) : nil })
  }
}
