// SPDX-License-Identifier: Apache-2.0

/// A key of a file of settings, and what may stand behind it.
public struct SettingsKey: Sendable {
  /// What a value looks like.
  public enum Form: Sendable {
    /// Text on one line that passes for what it's expected to be, as "an address like planner@trust.example".
    case text(expected: String, passes: @Sendable (String) -> Bool)
    /// A whole number within bounds.
    case whole(ClosedRange<Int>)
    /// One of these words.
    case choice([String])
    /// yes or no.
    case yesNo
  }

  /// As "serve.port": the section, and the word in it. Without a full stop it stands at the top.
  public let name: String
  /// What may stand behind it.
  public let form: Form

  /// A key.
  public init(_ name: String, _ form: Form) {
    self.name = name
    self.form = form
  }

  /// The section in which it stands; nil at the top.
  var section: String? { name.contains(".") ? String(name.prefix { $0 != "." }) : nil }

  /// What it's called there.
  var word: String { section.map { String(name.dropFirst($0.count + 1)) } ?? name }
}

extension SettingsKey.Form {
  /// Understands a value, and gives it in one spelling: numbers in digits, "yes" or "no".
  var parser: FieldParser<String> {
    switch self {
    case .text(let expected, let passes):
      FieldParser { text throws(FieldFault) in
        if !text.contains(where: \.isNewline), passes(text) { return text }
        throw FieldFault(code: .fieldText, expected: expected)
      }
    case .whole(let bounds):
      FieldParser { text throws(FieldFault) in String(try FieldParser.whole(bounds).parse(text)) }
    case .choice(let words): FieldParser.choice(words.map { ($0, $0) })
    case .yesNo:
      FieldParser { text throws(FieldFault) in try FieldParser.yesNo.parse(text) ? "yes" : "no" }
    }
  }
}
