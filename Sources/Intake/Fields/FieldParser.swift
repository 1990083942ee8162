// SPDX-License-Identifier: Apache-2.0

/// Why a text isn't a value of some kind; the caller adds the location.
struct FieldFault: Error, Hashable {
  /// The stable code.
  var code: ProblemCode
  /// What was expected, as a noun phrase.
  var expected: String
  /// What to do.
  var advice: String?
}

/// Understands one kind of value in the ways in which people write it.
///
/// Instances stand in extensions, one file a kind: `.date`, `.minutes`, `.pence` …
struct FieldParser<Value: Sendable>: Sendable {
  /// Answers the value of a trimmed, non-empty text.
  let parse: @Sendable (String) throws(FieldFault) -> Value

  init(_ parse: @escaping @Sendable (String) throws(FieldFault) -> Value) { self.parse = parse }
}

extension Cell {
  /// The value, or nil where nothing was written or, after adding a problem, where it can't be understood.
  func read<Value>(_ parser: FieldParser<Value>, _ problems: Problems) -> Value? {
    guard !isEmpty else { return nil }
    do throws(FieldFault) {
      return try parser.parse(text)
    } catch {
      problems.error(error.code, at: self, isNot: error.expected, advice: error.advice)
      return nil
    }
  }

  /// The value where one must be written: an empty cell is a problem too.
  func need<Value>(_ parser: FieldParser<Value>, _ problems: Problems) -> Value? {
    guard needText(problems) != nil else { return nil }
    return read(parser, problems)
  }

  /// The text where one must be written.
  func needText(_ problems: Problems) -> String? {
    guard isEmpty else { return text }
    problems.error(
      .fieldMissing, at: location, "A value is missing" + (location.field.map { ": '\($0)' must be filled in" } ?? ""))
    return nil
  }

  /// The elements of a list written with `;` or `|` (or a line break inside quotes) between them, each with its location.
  var elements: [Cell] {
    pieces { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\n") }
  }

  /// The values of a list; elements that can't be understood are problems and left out.
  func list<Value>(_ parser: FieldParser<Value>, _ problems: Problems) -> [Value] {
    elements.compactMap { $0.read(parser, problems) }
  }
}
