// SPDX-License-Identifier: Apache-2.0

import Yams

/// Turns composed nodes into cells with places, refusing documents that are too large, too deep or have anchors.
struct YAMLWalk {
  let name: String
  let problems: Problems
  private var nodes = 0

  init(name: String, problems: Problems) {
    self.name = name
    self.problems = problems
  }

  /// The value of a node; nil after adding a problem.
  mutating func value(_ node: Node, path: String?, depth: Int) -> YAMLValue? {
    let location = Location(name, line: node.mark?.line, character: node.mark?.column, field: path)
    nodes += 1
    guard nodes <= YAMLReader.mostNodes, depth <= YAMLReader.deepest else {
      // One message is enough: nothing more is counted afterwards.
      if nodes <= YAMLReader.mostNodes + 1 {
        problems.error(.yamlTooBig, at: location, "The document has more nodes, or deeper nesting, than is accepted")
      }
      nodes = YAMLReader.mostNodes + 1
      return nil
    }
    switch node {
    case .scalar(let scalar): return .scalar(Cell(Self.text(scalar), at: location))
    case .sequence(let sequence):
      return .list(sequence.compactMap { value($0, path: path, depth: depth + 1) }, location)
    case .mapping(let mapping): return .map(map(mapping, location, path: path, depth: depth))
    case .alias:
      problems.error(.yamlAlias, at: location, "Aliases (*name) aren't accepted", advice: "Write the value out.")
      return nil
    }
  }

  private mutating func map(_ mapping: Node.Mapping, _ location: Location, path: String?, depth: Int) -> YAMLMap {
    var entries: [YAMLMap.Entry] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      let keyPlace = Location(name, line: key.mark?.line, character: key.mark?.column, field: path)
      guard case .scalar(let scalar) = key else {
        problems.error(.yamlWrongShape, at: keyPlace, "A key must be a single word")
        continue
      }
      let text = scalar.string.trimmed
      let childPath = path.map { "\($0).\(text)" } ?? text
      var location = keyPlace
      location.field = childPath
      // The composer finds keys that are equal; these are equal to us.
      if !seen.insert(Heading.normalised(text)).inserted {
        problems.error(
          .yamlDuplicateKey, at: location, "The key '\(text.shown)' stands twice in one mapping", value: text,
          advice: "Keep one of them.")
        continue
      }
      guard let child = self.value(value, path: childPath, depth: depth + 1) else { continue }
      entries.append(YAMLMap.Entry(key: Cell(text, at: location), value: child))
    }
    return YAMLMap(entries: entries, location: location)
  }

  /// The text as written; a plain `~` or `null` is nothing.
  private static func text(_ scalar: Node.Scalar) -> String {
    let isPlain = scalar.style == .plain || scalar.style == .any
    return isPlain && ["~", "null", "Null", "NULL"].contains(scalar.string) ? "" : scalar.string
  }
}
