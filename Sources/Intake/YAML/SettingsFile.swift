// SPDX-License-Identifier: Apache-2.0

/// What a YAML file of settings states: keys at the top, and one level of sections with keys of their own.
public struct SettingsFile: Sendable {
  /// What stands behind a key, and where.
  public struct Value: Hashable, Sendable {
    /// In one spelling: numbers in digits, "yes" or "no".
    public var text: String
    /// Where it stands.
    public var location: Location
  }

  /// By their keys' names ("serve.port"). A key with nothing behind it states nothing.
  public private(set) var values: [String: Value] = [:]

  /// Reads the file at `path`, and tells every problem of it at once: it's used whole or not at all.
  ///
  /// - Parameters:
  ///   - path: as messages name it too.
  ///   - keys: all that there may be.
  /// - Returns: what it states, and what's wrong with it; where any of that is an error nothing may be made of it.
  public static func read(_ path: String, keys: [SettingsKey]) -> (file: SettingsFile, problems: [Problem]) {
    let problems = Problems()
    var file = SettingsFile()
    if let top = top(of: path, problems) {
      let here = keys.filter { $0.section == nil }
      var sections: [String] = []
      for section in keys.compactMap(\.section) where !sections.contains(section) { sections.append(section) }
      top.checkKeys(here.map(\.word) + sections, problems)
      file.read(here, in: top, problems)
      for section in sections {
        guard let map = top.map(section, problems) else { continue }
        let own = keys.filter { $0.section == section }
        map.checkKeys(own.map(\.word), problems)
        file.read(own, in: map, problems)
      }
    }
    return (file, problems.sorted)
  }

  /// The mapping that the file is. Unlike a group's files, which spreadsheets save as they like, it has to be UTF-8: a service
  /// doesn't guess.
  private static func top(of path: String, _ problems: Problems) -> YAMLMap? {
    guard let bytes = SourceFile.read(path, name: path, cap: YAMLReader.cap, problems) else { return nil }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if let index = lines.firstIndex(where: { String(validating: $0, as: UTF8.self) == nil }) {
      problems.error(
        .fileNotText, at: Location(path, line: index + 1), "The file isn't UTF-8", advice: "Save it as UTF-8.")
      return nil
    }
    return YAMLReader.parse(bytes, name: path, problems)
  }

  private mutating func read(_ keys: [SettingsKey], in map: YAMLMap, _ problems: Problems) {
    for key in keys {
      switch map.value(key.word) {
      case .scalar(let cell):
        values[key.name] = cell.read(key.form.parser, problems).map { Value(text: $0, location: cell.location) }
      case nil: continue
      case let other?: problems.error(.yamlWrongShape, at: other.location, "Expected a single value here")
      }
    }
  }
}
