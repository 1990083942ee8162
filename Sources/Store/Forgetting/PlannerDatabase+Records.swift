// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// A value of a row, as it's handed to whom it's about.
public enum RecordValue: Encodable, Hashable, Sendable {
  case number(Int)
  case text(String)
  case nothing

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .nothing: try container.encodeNil()
    }
  }
}

extension PlannerDatabase {
  /// The rows about somebody, and those that they have signed, by table; of files that others share nothing, and no hashes.
  ///
  /// - Parameters:
  ///   - person: the id.
  ///   - isThem: whether a name, address or signature is theirs.
  public func records(
    of person: String, where isThem: (String) -> Bool
  ) throws(StoreError) -> [String: [[String: RecordValue]]] {
    try reading { db in
      // A database that no version with accounts has written to has none, and no such column in its log.
      let hasAccounts = try Migrations.hasAccounts(db)
      var records: [String: [[String: RecordValue]]] = [:]
      for (table, isTheirs) in Self.whose where try db.tableExists(table) {
        let isTheirs = hasAccounts ? isTheirs : isTheirs.replacing("OR account IN \(Self.accounts)", with: "")
        let rows = try Row.fetchAll(
          db, sql: "SELECT *, ifnull((\(isTheirs)), 0) AS is_theirs FROM \(table) ORDER BY 1",
          arguments: ["id": person])
        let own = rows.filter { row in
          if row["is_theirs"] == 1 { return true }
          return row.contains { column, value in
            guard Self.mayNameThem(column), let text = String.fromDatabaseValue(value) else { return false }
            return isThem(text)
          }
        }
        if !own.isEmpty { records[table] = own.map(Self.record) }
      }
      return records
    }
  }

  private static let mine = "(SELECT number FROM message WHERE person = :id)"
  private static let accounts = "(SELECT account FROM account_role WHERE role = 'staff' AND scope = :id)"

  /// Tables, and which of their rows are about somebody by their id.
  private static let whose = [
    ("feed", "name = 'person/' || :id"), ("feed_entry", "feed = 'person/' || :id AND state <> 'gone'"),
    ("feed_token", "feed = 'person/' || :id"), ("message", "person = :id"), ("message_step", "message IN \(mine)"),
    ("answer_link", "message IN \(mine)"), ("suppression", "message IN \(mine)"), ("unsubscription", "person = :id"),
    ("busy_source", "kind = 'person' AND subject = :id"), ("withdrawal", "person IS NOT NULL AND person = :id"),
    ("account", "number IN \(accounts)"), ("account_role", "account IN \(accounts)"),
    (
      "audit",
      """
      feed_token IN (SELECT number FROM feed_token WHERE feed = 'person/' || :id)
      OR busy_source IN (SELECT number FROM busy_source WHERE kind = 'person' AND subject = :id)
      OR account IN \(accounts)
      """
    ), ("plan", "coalesce(:id, '') IS NULL"), ("group_revision", "coalesce(:id, '') IS NULL"),
  ]

  private static func mayNameThem(_ column: String) -> Bool {
    column == "by" || column.hasSuffix("_by") || ["address", "recipient", "sender"].contains(column)
  }

  private static func record(_ row: Row) -> [String: RecordValue] {
    var record: [String: RecordValue] = [:]
    for (column, value) in row where column != "is_theirs" && column != "hash" {
      switch value.storage {
      case .int64(let number): record[column] = .number(Int(number))
      case .string(let text): record[column] = .text(text)
      // What calendars say is kept as text.
      case .blob(let data): record[column] = .text(String(decoding: data, as: UTF8.self))
      default: record[column] = .nothing
      }
    }
    return record
  }
}
