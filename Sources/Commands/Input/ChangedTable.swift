// SPDX-License-Identifier: Apache-2.0

import Intake

/// What is different in one table of a group, as people and as programs read it.
struct ChangedTable: Encodable {
  /// The most ids of a kind that are told in words.
  private static let most = 8

  var table: String
  var new: Rows
  var changed: Rows
  var gone: Rows

  /// Some rows; `ids` only where rows have some.
  struct Rows: Encodable {
    var count: Int
    var ids: [String]

    init(_ rows: TableChange.Rows) {
      count = rows.count
      ids = rows.ids
    }
  }

  init(_ change: TableChange) {
    table = change.table
    new = Rows(change.new)
    changed = Rows(change.changed)
    gone = Rows(change.gone)
  }

  /// "  staff.csv: 1 new (ewa), 2 gone (anna, ben)".
  var line: String {
    let parts = [("new", new), ("changed", changed), ("gone", gone)]
      .filter { $0.1.count > 0 }.map { "\($0.1.count) \($0.0)" + Self.ids($0.1.ids) }
    return "  \(table): " + (parts.isEmpty ? "the same rows in another order" : parts.joined(separator: ", "))
  }

  private static func ids(_ ids: [String]) -> String {
    if ids.isEmpty { return "" }
    let more = ids.count - most
    return " (\(ids.prefix(most).joined(separator: ", ").printable)" + (more > 0 ? " and \(more) more)" : ")")
  }
}
