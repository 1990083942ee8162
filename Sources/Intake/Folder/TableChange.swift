// SPDX-License-Identifier: Apache-2.0

import Domain

/// What is different in one table of a group, or in its settings; nothing new, changed or gone where the same rows stand in
/// another order.
public struct TableChange: Hashable, Sendable {
  /// The file's name, as "staff.csv".
  public var table: String
  /// Rows, or settings, that weren't there before.
  public var new: Rows
  /// Rows of the same id, or settings of the same key, that say something else.
  public var changed: Rows
  /// Rows that aren't there any more.
  public var gone: Rows

  /// Some rows.
  public struct Rows: Hashable, Sendable {
    public var count: Int
    /// Their ids, or the keys of settings; none where rows have no ids, so that one that changed is one gone and one new.
    public var ids: [String]
  }
}

extension GroupFolder {
  /// What is different between two groups' files, as `files(of:)` gives them, by table in its order; nothing of tables
  /// that are equal.
  public static func changes(
    from old: [(name: String, text: String)], to new: [(name: String, text: String)]
  ) -> [TableChange] {
    let (before, after) = (FolderTexts(old, Problems()), FolderTexts(new, Problems()))
    func text(_ name: String, _ files: [(name: String, text: String)]) -> String? {
      files.first { $0.name == name }?.text
    }
    let names = [FolderListing.settingsNames[0]] + FolderFile.allCases.map(\.name)
    let differing = names.filter { text($0, old) != text($0, new) }
    return differing.map { name in
      guard let file = FolderFile.allCases.first(where: { $0.name == name }) else {
        return TableChange(name, byID: settings(before), settings(after))
      }
      let (old, new) = (rows(file, before), rows(file, after))
      guard file.schema.columns.contains(where: { $0.name == "id" }) else { return TableChange(name, old, new) }
      return TableChange(name, byID: old, new)
    }
  }

  /// A row's values, the id first where there is one; equal rows have equal values.
  private static func rows(_ file: FolderFile, _ store: FolderTexts) -> [[String]] {
    let problems = Problems()
    guard let table = store.text(of: file, problems).flatMap({ Table.match($0, file.schema, problems: problems) })
    else { return [] }
    let names = file.schema.columns.map(\.name).sorted { a, b in a == "id" && b != "id" }
    return table.rows.map { row in names.map { row[$0].text } }
  }

  private static func settings(_ store: FolderTexts) -> [[String]] {
    store.settings(Problems()).entries.map { [$0.path] + $0.values.map(\.text) }
  }
}

extension TableChange {
  /// What is different between rows whose first value is an id.
  fileprivate init(_ table: String, byID old: [[String]], _ new: [[String]]) {
    func index(_ rows: [[String]]) -> [String: [String]] {
      Dictionary(rows.map { ($0[0], $0) }) { first, _ in first }
    }
    let (before, after) = (index(old), index(new))
    func listed(_ ids: [String]) -> Rows { Rows(count: ids.count, ids: ids) }
    self.init(
      table: table, new: listed(new.map { $0[0] }.filter { before[$0] == nil }),
      changed: listed(new.compactMap { row in before[row[0]].map { $0 != row } == true ? row[0] : nil }),
      gone: listed(old.map { $0[0] }.filter { after[$0] == nil }))
  }

  /// What is different between rows without ids, each counted as often as it stands there.
  fileprivate init(_ table: String, _ old: [[String]], _ new: [[String]]) {
    var surplus: [[String]: Int] = [:]
    for row in new { surplus[row, default: 0] += 1 }
    for row in old { surplus[row, default: 0] -= 1 }
    let more = surplus.values.reduce(0) { $0 + max(0, $1) }
    let fewer = surplus.values.reduce(0) { $0 + max(0, -$1) }
    func counted(_ count: Int) -> Rows { Rows(count: count, ids: []) }
    self.init(table: table, new: counted(more), changed: counted(0), gone: counted(fewer))
  }
}
