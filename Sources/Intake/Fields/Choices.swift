// SPDX-License-Identifier: Apache-2.0

extension FieldParser {
  /// One of a fixed set of words, compared like headings, with the nearest one suggested otherwise.
  ///
  /// - Parameters:
  ///   - words: each word with its value, the preferred spelling of a value first; synonyms may follow.
  ///   - listed: how many of them, from the first, a message names; nil: all.
  static func choice(_ words: [(String, Value)], listed: Int? = nil) -> FieldParser<Value> {
    let byHeading = Dictionary(words.map { (Heading.normalised($0.0), $0.1) }) { first, _ in first }
    return FieldParser<Value> { text throws(FieldFault) in
      if let found = byHeading[Heading.normalised(text)] { return found }
      let names = words.prefix(listed ?? words.count).map(\.0)
      let last = names.last ?? ""
      let expected = names.count < 2 ? last : names.dropLast().joined(separator: ", ") + " or " + last
      throw FieldFault(code: .fieldChoice, expected: expected, advice: Nearest.advice(text, in: names))
    }
  }
}

extension FieldParser where Value == String {
  /// Any text.
  static var text: FieldParser<String> { FieldParser<String> { text throws(FieldFault) in text } }
}
