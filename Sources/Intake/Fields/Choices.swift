// SPDX-License-Identifier: Apache-2.0

extension FieldParser {
  /// One of a fixed set of words, compared like headings, with the nearest one suggested otherwise.
  ///
  /// - Parameter words: each word with its value, the preferred spelling of a value first; synonyms may follow.
  static func choice(_ words: [(String, Value)]) -> FieldParser<Value> {
    FieldParser<Value> { text throws(FieldFault) in
      let wanted = Heading.normalised(text)
      if let found = words.first(where: { Heading.normalised($0.0) == wanted }) { return found.1 }
      let names = words.map(\.0)
      let listed =
        names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " or \(names[names.count - 1])"
      throw FieldFault(code: .fieldChoice, expected: listed, advice: Nearest.advice(text, in: names))
    }
  }
}

extension FieldParser where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of the cases of an enumeration, by raw value.
  static var word: FieldParser<Value> { .choice(Value.allCases.map { ($0.rawValue, $0) }) }
}

extension FieldParser where Value == String {
  /// Any text.
  static var text: FieldParser<String> { FieldParser<String> { text throws(FieldFault) in text } }
}
