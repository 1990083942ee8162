// SPDX-License-Identifier: Apache-2.0

/// How much a problem matters.
public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
  /// The input can't be used until this is put right.
  case error
  /// The input can be used; a person should look.
  case warning
  /// Something assumed on the user's behalf.
  case note

  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}

/// One thing that is wrong with, or was assumed about, the input: where, what was found, what was expected, what to do.
public struct Problem: Error, Hashable, Sendable {
  /// How much it matters.
  public var severity: Severity
  /// The stable code; `docs/errors.md` explains each.
  public var code: ProblemCode
  /// Where it stands.
  public var location: Location
  /// What was found there, as written; nil where nothing was found.
  public var value: String?
  /// What is wrong, in one sentence without its full stop.
  public var message: String
  /// What was expected instead, as a noun phrase: "a period of bells 'primary' (P1…P6)".
  public var expected: String?
  /// What to do about it, in a sentence or two.
  public var advice: String?

  /// A problem with its own wording.
  public init(
    _ severity: Severity, _ code: ProblemCode, at location: Location, _ message: String, value: String? = nil,
    expected: String? = nil, advice: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.location = location
    self.value = value
    self.message = message
    self.expected = expected
    self.advice = advice
  }

  /// The commonest wording: "'VALUE' is not EXPECTED".
  public init(
    _ severity: Severity = .error, _ code: ProblemCode, at location: Location, value: String, isNot expected: String,
    advice: String? = nil
  ) {
    self.init(
      severity, code, at: location, "'\(value.shown)' is not \(expected)", value: value, expected: expected,
      advice: advice)
  }
}

extension Problem: CustomStringConvertible {
  /// "lessons.csv:41:period: 'P9' is not a period of bells 'primary' (P1…P6). Maybe the row belongs to another school?"
  public var description: String { "\(location): \(sentence)" }

  /// The same with severity and code, as `planner check` prints it:
  /// "lessons.csv:41:period: error: … [reference.unknown]".
  public var line: String { "\(location): \(severity.rawValue): \(sentence) [\(code.rawValue)]" }

  private var sentence: String {
    let full = message.hasSuffix(".") || message.hasSuffix("?") ? message : message + "."
    return advice.map { "\(full) \($0)" } ?? full
  }
}

extension Problem: Comparable {
  /// By location first, so that a report reads like the files; the remaining keys make the order total.
  public static func < (a: Self, b: Self) -> Bool {
    if a.location != b.location { return a.location < b.location }
    if a.severity != b.severity { return a.severity < b.severity }
    if a.code != b.code { return a.code.rawValue < b.code.rawValue }
    if a.message != b.message { return a.message < b.message }
    return (a.advice ?? "") < (b.advice ?? "")
  }
}

extension String {
  /// Fit to be quoted in a message: control characters made visible, long text cut.
  var shown: String {
    var text = ""
    for (index, scalar) in unicodeScalars.enumerated() {
      if index == 60 { return text + "…" }
      switch scalar {
      case "\n": text += "⏎"
      case "\r": continue
      case "\t": text += "⇥"
      default:
        let invisible = scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        text.unicodeScalars.append(invisible ? "\u{FFFD}" : scalar)
      }
    }
    return text
  }
}
