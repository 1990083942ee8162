// SPDX-License-Identifier: Apache-2.0

public import Domain
import Foundation
import GRDB

/// Until when things are kept: what's older goes.
public struct Retention: Hashable, Sendable {
  /// Revisions and plans of academic years that ended before this day.
  public var years: CivilDate
  /// Messages that were sent, or failed, before this time, in UTC, as 2026-11-09T08:15:00Z.
  public var messages: String
  /// Accounts that were closed, and tokens and calendars of busy times that were revoked and removed, before this time.
  public var closed: String
  /// Entries of the audit log before this time, of what isn't there any more.
  public var audit: String

  /// Until then.
  public init(years: CivilDate, messages: String, closed: String, audit: String) {
    (self.years, self.messages, self.closed, self.audit) = (years, messages, closed, audit)
  }
}

extension PlannerDatabase {
  /// Lets go of what's older than it is to be kept. What's in force stays, however old: the group as it is, the published
  /// plan and those from which it was made, messages that aren't settled, suppressions and unsubscriptions. Afterwards
  /// `compact()` takes it out of the file.
  ///
  /// - Parameter isRehearsal: only says what would go.
  /// - Returns: tables of which something goes, in order.
  public func tidy(
    _ retention: Retention, isRehearsal: Bool, signed: Signature
  ) throws(StoreError) -> [LetGo] {
    try forgetting(isRehearsal: isRehearsal) { db in
      let before = try Self.counts(db)
      try Self.withoutTriggers(db) {
        let plans = try Self.pastPlans(retention, db)
        try Self.deleteMessages(of: retention, pastPlans: plans, signed, db)
        try Self.delete(plans, signed, db)
        try Self.deletePastRevisions(retention, signed, db)
        try Self.deleteClosed(retention, signed, db)
        try Self.deleteEntries(retention, signed, db)
        try Self.deleteUnusedContent(db)
      }
      let after = try Self.counts(db)
      let gone = Self.tables.compactMap { table -> LetGo? in
        let count = (before[table] ?? 0) - (after[table] ?? 0)
        return count > 0 ? LetGo(table: table, count: count) : nil
      }
      if !gone.isEmpty {
        try db.execute(
          sql: "INSERT INTO audit (by, at, deed) VALUES (?, ?, 'database.tidied')", arguments: [signed.by, signed.at])
      }
      return gone
    }
  }

  /// Of which it's told what goes.
  private static let tables = [
    "group_revision", "plan", "withdrawal", "message", "feed_entry", "feed_token", "busy_source", "account", "audit",
    "content",
  ]

  private static func counts(_ db: Database) throws -> [String: Int] {
    try Dictionary(
      uniqueKeysWithValues: tables.map { ($0, try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? 0) })
  }

  /// A list for `IN (…)`.
  private static func list(_ numbers: some Sequence<Int>) -> String {
    "(" + numbers.map(String.init).joined(separator: ", ") + ")"
  }

  /// Plans of years that are long over. One from which another was made that stays, stays too.
  private static func pastPlans(_ retention: Retention, _ db: Database) throws -> Set<Int> {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT plan.number, based_on, state, year_last, (SELECT count(*) FROM message WHERE plan = plan.number
          AND state IN ('queued', 'deferred', 'sending', 'unknown')) AS open
        FROM plan JOIN group_revision ON group_revision.number = plan.group_revision ORDER BY plan.number DESC
        """)
    var kept: Set<Int> = []
    var past: Set<Int> = []
    // The last first: what it was made from has a lower number.
    for row in rows {
      let number: Int = row["number"]
      let isPast =
        (row["year_last"] as String) < retention.years.description && row["state"] != "published"
        && (row["open"] as Int) == 0
      if isPast, !kept.contains(number) {
        past.insert(number)
      } else if let base = row["based_on"] as Int? {
        kept.insert(base)
      }
    }
    return past
  }

  /// Messages whose time is over. One to an address that takes none stays, since nothing else says so, and is hung on a plan
  /// that stays.
  private static func deleteMessages(
    of retention: Retention, pastPlans: Set<Int>, _ signed: Signature, _ db: Database
  ) throws {
    let numbers = try Int.fetchAll(
      db,
      sql: """
        SELECT number FROM message WHERE state IN ('sent', 'failed')
          AND (changed_at < ? OR plan IN \(list(pastPlans)))
          AND number NOT IN (SELECT message FROM suppression WHERE lifted_at IS NULL) ORDER BY number
        """, arguments: [retention.messages])
    try deleteMessages(numbers, signed, db)
    try db.execute(
      sql: """
        UPDATE message SET plan = (SELECT number FROM plan WHERE number NOT IN \(list(pastPlans))
          ORDER BY state = 'published' DESC, number DESC LIMIT 1)
        WHERE plan IN \(list(pastPlans)) AND EXISTS (SELECT 1 FROM plan WHERE number NOT IN \(list(pastPlans)))
        """)
  }

  private static func delete(_ plans: Set<Int>, _ signed: Signature, _ db: Database) throws {
    let held = Set(try Int.fetchAll(db, sql: "SELECT DISTINCT plan FROM message"))
    let plans = list(plans.subtracting(held))
    try delete(from: "withdrawal", where: "plan IN \(plans)", [], signed, db)
    try delete(from: "feed_publication", where: "plan IN \(plans)", [], signed, db)
    try delete(from: "plan", where: "number IN \(plans)", [], signed, db)
  }

  private static func deletePastRevisions(_ retention: Retention, _ signed: Signature, _ db: Database) throws {
    let numbers = try Int.fetchAll(
      db,
      sql: """
        SELECT number FROM group_revision WHERE year_last < ? AND number < (SELECT max(number) FROM group_revision)
          AND number NOT IN (SELECT group_revision FROM plan)
          AND number NOT IN (SELECT made_from FROM plan WHERE made_from IS NOT NULL)
          AND number NOT IN (SELECT group_revision FROM withdrawal)
        """, arguments: [retention.years.description])
    for table in ["group_file", "group_input"] {
      try delete(from: table, where: "revision IN \(list(numbers))", [], signed, db)
    }
    try delete(from: "group_revision", where: "number IN \(list(numbers))", [], signed, db)
  }

  private static func deleteClosed(_ retention: Retention, _ signed: Signature, _ db: Database) throws {
    try delete(
      from: "account_role", where: "account IN (SELECT number FROM account WHERE closed_at < ?)", [retention.closed],
      signed, db)
    try delete(from: "account", where: "closed_at < ?", [retention.closed], signed, db)
    try delete(from: "feed_token", where: "revoked_at < ?", [retention.closed], signed, db)
    try delete(from: "busy_source", where: "removed_at < ?", [retention.closed], signed, db)
    // An entry of the log stays as long as what it tells of; that somebody was erased is known for good, so that a backup
    // with them in it is noticed.
    let isGone = [
      ("group_revision", "group_revision"), ("plan", "plan"), ("feed_token", "feed_token"),
      ("busy_source", "busy_source"), ("account", "account"),
    ].map { column, table in
      "(\(column) IS NULL OR \(column) NOT IN (SELECT number FROM \(table)))"
    }
    try delete(
      from: "audit", where: "at < ? AND deed <> 'person.erased' AND " + isGone.joined(separator: " AND "),
      [retention.audit], signed, db)
  }

  /// Numbers of entries of years long over, which say nothing any more: no publication has entries of such a year again.
  private static func deleteEntries(_ retention: Retention, _ signed: Signature, _ db: Database) throws {
    try delete(
      from: "feed_entry", where: "state = 'gone' AND date(year, '+1 year') <= ?", [retention.years.description], signed,
      db)
  }
}
