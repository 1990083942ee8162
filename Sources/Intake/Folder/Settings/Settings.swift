// SPDX-License-Identifier: Apache-2.0

import Domain

/// The settings of `group.yaml`, `group.csv` or a workbook's sheet as one flat list of dotted keys.
struct Settings {
  /// One setting: a key with one value, or several where the file gives a list or the key again.
  struct Entry {
    var path: String
    var key: Location
    var values: [Cell]
    /// False where a table names the key and leaves its value empty: then the default holds.
    var isStated = true
  }

  private(set) var entries: [Entry] = []

  /// No settings: every default holds.
  init() {}

  /// The settings in the rows of a table; a key without a value is not stated.
  init(_ text: TableText, _ problems: Problems) {
    guard let table = Table.match(text, Self.schema, problems: problems) else { return }
    for row in table.rows {
      guard let key = row["key"].needText(problems) else { continue }
      var value = row["value"]
      value.location.field = key
      add(key, at: row["key"].location, value.isEmpty ? [] : [value], isStated: !value.isEmpty)
    }
  }

  /// The settings of a YAML document.
  init(_ map: YAMLMap, _ problems: Problems) { flatten(map, under: "", problems) }

  /// The columns of `group.csv` and of a workbook's settings. What a setting means is for people.
  static let schema = TableSchema([
    Column("key", .needed, also: ["setting"]), Column("value", .needed, also: ["is"]),
    Column("default", also: ["default value"]), Column("meaning", also: ["note", "notes", "unit"]),
  ])

  private mutating func flatten(_ map: YAMLMap, under prefix: String, _ problems: Problems) {
    for entry in map.entries {
      let path = prefix + entry.key.text
      switch entry.value {
      case .scalar(let cell): add(path, at: entry.key.location, [cell])
      case .map(let inner): flatten(inner, under: path + ".", problems)
      case .list(let values, _):
        add(path, at: entry.key.location, values.compactMap { listElement($0, problems) })
      }
    }
  }

  /// A list within a list is one value with `|` between its parts.
  private func listElement(_ value: YAMLValue, _ problems: Problems) -> Cell? {
    switch value {
    case .scalar(let cell): return cell
    case .list(let parts, let location):
      let texts = parts.compactMap { part in
        if case .scalar(let cell) = part { return cell.text }
        return nil
      }
      if texts.count == parts.count { return Cell(texts.joined(separator: " | "), at: location) }
    case .map: break
    }
    problems.error(.yamlWrongShape, at: value.location, "Expected single values in this list")
    return nil
  }

  private mutating func add(_ path: String, at location: Location, _ values: [Cell], isStated: Bool = true) {
    let normalised = Self.normalised(path)
    if let index = entries.firstIndex(where: { Self.normalised($0.path) == normalised }) {
      entries[index].values += values
      entries[index].isStated = entries[index].isStated || isStated
    } else {
      entries.append(Entry(path: path, key: location, values: values, isStated: isStated))
    }
  }

  /// Dotted paths are compared part by part, like headings.
  static func normalised(_ path: String) -> String {
    path.split(separator: ".").map { Heading.normalised(String($0)) }.joined(separator: ".")
  }
}
