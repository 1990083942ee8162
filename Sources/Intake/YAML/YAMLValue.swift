// SPDX-License-Identifier: Apache-2.0

/// A YAML document as the readers want it: every scalar and key a cell with its location, no tags, no guessed types.
///
/// `12:30` stays the text "12:30" and `no` the text "no"; the field parsers say what they mean where they stand.
indirect enum YAMLValue: Sendable {
  case scalar(Cell)
  case list([YAMLValue], Location)
  case map(YAMLMap)

  /// Where it starts.
  var location: Location {
    switch self {
    case .scalar(let cell): cell.location
    case .list(_, let location): location
    case .map(let map): map.location
    }
  }
}

/// A mapping with its keys in the order of the file.
struct YAMLMap: Sendable {
  /// One key and what it holds.
  struct Entry: Sendable {
    var key: Cell
    var value: YAMLValue
  }

  var entries: [Entry]
  var location: Location

  /// Adds an error for every key that isn't one of `known`, with the nearest of them.
  func checkKeys(_ known: [String], _ problems: Problems) {
    let names = Set(known.map(Heading.normalised))
    for entry in entries where !names.contains(Heading.normalised(entry.key.text)) {
      problems.error(
        .yamlUnknownKey, at: entry.key.location, "No key is called '\(entry.key.text.shown)' here",
        value: entry.key.text,
        advice: Nearest.advice(entry.key.text, in: known) ?? "The keys here are: \(known.joined(separator: ", ")).")
    }
  }

  /// What a key holds; nil where it isn't there.
  func value(_ key: String) -> YAMLValue? {
    let wanted = Heading.normalised(key)
    return entries.first { Heading.normalised($0.key.text) == wanted }?.value
  }

  /// The scalar that a key holds; an empty cell where it isn't there, and after a problem where it's no scalar.
  ///
  /// A list of scalars is joined with `;`, so that `[Mon, Wed]` and `Mon; Wed` are the same.
  func cell(_ key: String, _ problems: Problems) -> Cell {
    switch value(key) {
    case nil:
      var missing = location
      missing.field = location.field.map { "\($0).\(key)" } ?? key
      return Cell("", at: missing)
    case .scalar(let cell): return cell
    case .list(let values, let location):
      let texts = values.compactMap { value in
        if case .scalar(let cell) = value { return cell.text }
        return nil
      }
      if texts.count != values.count { wrongShape(location, "a list of single values", problems) }
      return Cell(texts.joined(separator: ";"), at: location)
    case .map(let map):
      wrongShape(map.location, "a single value", problems)
      return Cell("", at: map.location)
    }
  }

  /// The mapping that a key holds; nil where it isn't there or empty, and after a problem where it's no mapping.
  func map(_ key: String, _ problems: Problems) -> YAMLMap? {
    switch value(key) {
    case nil: return nil
    case .map(let map): return map
    case .scalar(let cell) where cell.isEmpty: return nil
    case let other?:
      wrongShape(other.location, "a mapping of keys to values", problems)
      return nil
    }
  }

  /// The mappings of the list that a key holds; none where it isn't there.
  func maps(_ key: String, _ problems: Problems) -> [YAMLMap] {
    switch value(key) {
    case nil: return []
    case .scalar(let cell) where cell.isEmpty: return []
    case .list(let values, _):
      return values.compactMap { value in
        if case .map(let map) = value { return map }
        wrongShape(value.location, "a mapping of keys to values", problems)
        return nil
      }
    case let other?:
      wrongShape(other.location, "a list of mappings, each behind a '-'", problems)
      return []
    }
  }

  private func wrongShape(_ location: Location, _ expected: String, _ problems: Problems) {
    problems.error(.yamlWrongShape, at: location, "Expected \(expected) here")
  }
}
