// SPDX-License-Identifier: Apache-2.0

import Yams

/// Reads YAML by composing nodes with marks, never by decoding: decoders turn `12:30` into 750 and `no` into false.
///
/// Anchors and aliases are refused: a few lines of them can stand for billions of nodes. Aliases are looked for before
/// composing, because composing already multiplies them out.
enum YAMLReader {
  /// The most bytes of a YAML file: 8 MiB.
  static let cap = 8 << 20
  /// The most nodes of a document.
  static let mostNodes = 200_000
  /// The deepest nesting of a document.
  static let deepest = 32

  /// The mapping at the top of the YAML file at `path`; an empty file is an empty mapping.
  static func read(_ path: String, name: String, _ problems: Problems) -> YAMLMap? {
    guard let bytes = SourceFile.read(path, name: name, cap: cap, problems) else { return nil }
    return parse(bytes, name: name, problems)
  }

  /// The mapping at the top of the YAML in `bytes`.
  static func parse(_ bytes: [UInt8], name: String, _ problems: Problems) -> YAMLMap? {
    guard let utf8 = TextDecoder.decode(bytes, name: name, problems) else { return nil }
    let text = String(decoding: utf8, as: UTF8.self)
    guard !refusesEarly(text, name, problems), let root = compose(text, name, problems) else { return nil }
    var walk = YAMLWalk(name: name, problems: problems)
    switch walk.value(root, path: nil, depth: 0) {
    case .map(let map): return map
    case .scalar(let cell) where cell.isEmpty:
      problems.warn(.fileEmpty, at: Location(name), "The file is empty, so everything takes its default")
      return YAMLMap(entries: [], location: Location(name, line: 1))
    case .none: return nil
    default:
      problems.error(.yamlWrongShape, at: Location(name, line: 1), "Expected keys and values, as in 'name: Our group'")
      return nil
    }
  }

  private static func compose(_ text: String, _ name: String, _ problems: Problems) -> Node? {
    do {
      return try Yams.compose(yaml: text, .default, .default, .utf8) ?? Node("")
    } catch let error as YamlError {
      problems.add(problem(error, name))
    } catch {
      problems.error(.yamlSyntax, at: Location(name), "The file isn't YAML: \(error)")
    }
    return nil
  }

  private static func problem(_ error: YamlError, _ name: String) -> Problem {
    let advice = "Check the indentation, and put text with ': ', '#' or quotes in it in quotes."
    func syntax(_ mark: Mark?, _ message: String) -> Problem {
      Problem(
        .error, .yamlSyntax, at: Location(name, line: mark?.line, character: mark?.column),
        "The file isn't YAML: \(message)", advice: advice)
    }
    switch error {
    case .scanner(_, let message, let mark, _), .parser(_, let message, let mark, _): return syntax(mark, message)
    case .composer(_, let message, let mark, _): return syntax(mark, message)
    case .reader(let message, _, _, _): return syntax(nil, message)
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      return Problem(
        .error, .yamlDuplicateKey,
        at: Location(name, line: context.mark.line, character: context.mark.column, field: key),
        "The key '\(key.shown)' stands twice in one mapping", value: key, advice: "Keep one of them.")
    default: return syntax(nil, String(describing: error))
    }
  }

  /// Looks for anchors and aliases (`&name`, `*name` where a value may start) and for nesting that no person writes.
  private static func refusesEarly(_ text: String, _ name: String, _ problems: Problems) -> Bool {
    var scan = YAMLScan()
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      guard let finding = scan.find(in: Array(line)) else { continue }
      let location = Location(name, line: index + 1, character: finding.character)
      switch finding.what {
      case .alias:
        problems.error(
          .yamlAlias, at: location, "Anchors (&name) and aliases (*name) aren't accepted",
          advice: "Write the value out, or put text that starts with & or * in quotes.")
      case .nesting:
        problems.error(.yamlTooBig, at: location, "The nesting is deeper than \(deepest)")
      }
      return true
    }
    return false
  }
}
