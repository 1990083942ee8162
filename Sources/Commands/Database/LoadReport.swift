// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake

/// What a load has brought, or would bring, as people and as programs read it.
struct LoadReport: Encodable {
  /// The most ids of a kind that are told in words.
  private static let most = 8

  /// The number of the group's revision; of a dry run the one that it would get.
  var revision: Int
  /// The revision with which it's compared; nil for a first load.
  var previous: Int?
  var isDryRun: Bool
  var tables: [Table]

  /// What is different in one table.
  struct Table: Encodable {
    var table: String
    var new: Rows
    var changed: Rows
    var gone: Rows
  }

  /// Some rows; `ids` only where rows have some.
  struct Rows: Encodable {
    var count: Int
    var ids: [String]
  }

  init(revision: Int, previous: Int?, isDryRun: Bool, changes: [TableChange]) {
    self.revision = revision
    self.previous = previous
    self.isDryRun = isDryRun
    func rows(_ rows: TableChange.Rows) -> Rows { Rows(count: rows.count, ids: rows.ids) }
    tables = changes.map { Table(table: $0.table, new: rows($0.new), changed: rows($0.changed), gone: rows($0.gone)) }
  }

  /// Whether the database holds the same already.
  var isNothingNew: Bool { revision == previous }

  /// What happened, then a line a table.
  func lines(of group: String, into database: String, counts: String) -> [String] {
    if isNothingNew { return ["Nothing new: \(database) holds the same as revision \(revision)".printable] }
    let deed = isDryRun ? "Would load" : "Loaded"
    return ["\(deed) \(group) into \(database) as revision \(revision): \(counts)".printable] + tables.map(Self.line)
  }

  private static func line(_ table: Table) -> String {
    let parts = [("new", table.new), ("changed", table.changed), ("gone", table.gone)]
      .filter { $0.1.count > 0 }.map { "\($0.1.count) \($0.0)" + ids($0.1.ids) }
    return "  \(table.table): " + (parts.isEmpty ? "the same rows in another order" : parts.joined(separator: ", "))
  }

  private static func ids(_ ids: [String]) -> String {
    if ids.isEmpty { return "" }
    let more = ids.count - most
    return " (\(ids.prefix(most).joined(separator: ", ").printable)" + (more > 0 ? " and \(more) more)" : ")")
  }
}

extension Encodable {
  /// The document that `--format json` prints, with sorted keys.
  func printed() throws -> String {
    try JSONText.of(self)
  }
}
