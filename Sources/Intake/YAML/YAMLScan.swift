// SPDX-License-Identifier: Apache-2.0

/// A look at the lines of a YAML file before it's parsed, for what parsing itself would multiply out.
///
/// It errs towards finding: it trusts quotes only while every quote was closed on its own line, so that nothing can hide
/// behind a quote that YAML doesn't see as one. After a quoted text of several lines it may mistake text for an alias.
struct YAMLScan {
  /// What was found.
  enum What { case alias, nesting }

  private var depth = 0
  private var trustsQuotes = true

  /// The first alias, or step too deep, on a line, with its position from 1.
  mutating func find(in line: [Character]) -> (what: What, character: Int)? {
    var quote: Character?
    var startsValue = true
    var dashes = 0
    var index = 0
    while index < line.count {
      let character = line[index]
      let next = index + 1 < line.count ? line[index + 1] : " "
      index += 1
      if let open = quote {
        if open == "\"", character == "\\" { index += 1 }
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "\"", "'": if startsValue, trustsQuotes { quote = character }
      case "#": if trustsQuotes, index == 1 || line[index - 2].isWhitespace { return nil }
      case "*", "&": if startsValue, !next.isWhitespace { return (.alias, index) }
      case "[", "{": depth += 1
      case "]", "}": depth = max(0, depth - 1)
      case "-", "?": if startsValue, next.isWhitespace { dashes += 1 }
      default: break
      }
      if max(depth, dashes) > YAMLReader.deepest { return (.nesting, index) }
      startsValue = Self.mayStartValue(after: character, next, startsValue, inFlow: depth > 0)
    }
    if quote != nil { trustsQuotes = false }
    return nil
  }

  /// Whether a value may start behind `character`.
  private static func mayStartValue(
    after character: Character, _ next: Character, _ startsValue: Bool, inFlow: Bool
  ) -> Bool {
    switch character {
    case "[", "{": true
    case ",": inFlow
    case ":": next.isWhitespace || inFlow
    case "-", "?": startsValue && next.isWhitespace
    default: startsValue && character.isWhitespace
    }
  }
}
