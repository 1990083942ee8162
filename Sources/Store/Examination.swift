// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB

/// One thing that was looked at in a database, and what is wrong with it.
public struct Examination: Hashable, Sendable {
  /// What was looked at, as "pages".
  public var name: String
  /// What it means that nothing is wrong, as "every page is sound".
  public var meaning: String
  /// In sentences without their full stop; none where nothing is wrong.
  public var faults: [String]

  /// An examination.
  public init(_ name: String, _ meaning: String, faults: [String]) {
    self.name = name
    self.meaning = meaning
    self.faults = faults
  }
}

extension PlannerDatabase {
  /// The most faults of one kind that are told.
  private static let most = 20

  /// Looks at everything that can be wrong in the file; what can't be looked at any more is a fault too.
  public func examine() -> [Examination] {
    [
      look("pages", "every page is sound", Self.pages),
      look("references", "nothing refers to what isn't there", Self.references),
      look("schema", "tables and their rules are those of this version", Self.schema),
      look("contents", "what is kept is what was brought in", Self.contents),
      look("states", "plans, revisions and the audit log agree", Self.states),
    ]
  }

  /// The part of it that a backup has to pass.
  func examineBytes() -> [Examination] {
    [
      look("pages", "every page is sound", Self.pages),
      look("references", "nothing refers to what isn't there", Self.references),
    ]
  }

  private func look(_ name: String, _ meaning: String, _ work: (Database) throws -> [String]) -> Examination {
    do throws(StoreError) {
      let faults = try reading(work)
      let more = faults.count - Self.most
      return Examination(
        name, meaning, faults: faults.prefix(Self.most) + (more > 0 ? ["and \(more) more"] : []))
    } catch {
      return Examination(name, meaning, faults: [error.message])
    }
  }

  private static func pages(_ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
  }

  static func references(_ db: Database) throws -> [String] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      "a row of '\(row[0] as DatabaseValue)' refers to a row of '\(row[2] as DatabaseValue)' that isn't there"
    }
  }

  /// Compares the schema, triggers among it, with that of an empty database.
  private static func schema(_ db: Database) throws -> [String] {
    let own = try DatabaseQueue()
    try Migrations.migrator.migrate(own)
    let wanted = try own.read(statements)
    let found = try statements(db)
    let applied = try Migrations.migrator.appliedIdentifiers(db)
    return applied.subtracting(Migrations.migrator.migrations).sorted().map { "the step '\($0)' isn't known" }
      + Migrations.migrator.migrations.filter { !applied.contains($0) }.map { "the step '\($0)' is missing" }
      + wanted.filter { !found.contains($0) }.map { "'\($0.name)' is missing or was altered" }
      + found.filter { !wanted.contains($0) }.map { "'\($0.name)' was added or altered" }
  }

  private struct SchemaStatement: Decodable, FetchableRecord, Hashable {
    var name: String
    var sql: String
  }

  private static func statements(_ db: Database) throws -> [SchemaStatement] {
    try SchemaStatement.fetchAll(
      db, sql: "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' ORDER BY name")
  }

  private static func contents(_ db: Database) throws -> [String] {
    var faults: [String] = []
    let hashes = try String.fetchCursor(db, sql: "SELECT hash FROM content ORDER BY hash")
    while let hash = try hashes.next() {
      let bytes = try Data.fetchOne(db, sql: "SELECT bytes FROM content WHERE hash = ?", arguments: [hash])
      if bytes.map({ Self.hash(of: Array($0)) }) != hash {
        faults.append("the file \(hash.prefix(12))… isn't what was kept")
      }
    }
    return faults + (try Migrations.hasFeeds(db) ? entries(db) : [])
  }

  private static func entries(_ db: Database) throws -> [String] {
    var faults: [String] = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT feed, uid, hash, content FROM feed_entry WHERE content IS NOT NULL ORDER BY feed, year, key")
    while let row = try rows.next() {
      if Data(SHA256.hash(data: row["content"] as Data)) != row["hash"] as Data {
        faults.append(
          "the entry \(row["uid"] as String) of the feed '\(row["feed"] as String)' isn't what was published")
      }
    }
    return faults
  }

  /// What the schema can't say of single rows.
  private static let questions = [
    (
      "SELECT number FROM plan WHERE 'plan.' || state IS NOT "
        + "(SELECT deed FROM audit WHERE audit.plan = plan.number ORDER BY audit.number DESC LIMIT 1)",
      "plan %: its state isn't the last that the audit log tells of"
    ),
    (
      "SELECT number FROM group_revision WHERE number NOT IN "
        + "(SELECT group_revision FROM audit WHERE group_revision IS NOT NULL)",
      "revision % of the group: the audit log doesn't tell of it"
    ),
    (
      "SELECT number FROM group_revision WHERE number NOT IN (SELECT revision FROM group_file)",
      "revision % of the group has no files"
    ),
    ("SELECT number FROM plan WHERE state = 'published' LIMIT -1 OFFSET 1", "plan % is published beside another"),
  ]

  /// Lists that are counted without holes, but for rows of which it's noted that they were let go.
  private static func questionsOfNumbers(_ db: Database) throws -> [(String, String)] {
    let hasLetGo = try Migrations.hasAccounts(db)
    return try [
      ("audit", "the audit log ends with entry % and has fewer"),
      ("message_step", "the log of messages ends with entry % and has fewer"),
      ("withdrawal", "the list of withdrawals ends with % and has fewer"),
    ].filter { try db.tableExists($0.0) }.map { table, words in
      let gone = hasLetGo ? " + (SELECT ifnull(sum(amount), 0) FROM let_go WHERE what = '\(table)')" : ""
      // By the last number given out, which SQLite knows: the last entry may be among those that were let go.
      return (
        "SELECT seq FROM sqlite_sequence WHERE name = '\(table)' AND seq <> (SELECT count(*) FROM \(table))\(gone)",
        words
      )
    }
  }

  /// What it can't say of feeds, which a database of the first schema doesn't have yet.
  private static let questionsOfFeeds = [
    (
      "SELECT number FROM feed_token WHERE number NOT IN (SELECT feed_token FROM audit WHERE deed = 'feed.opened')",
      "the token of feed %: the audit log doesn't tell of it"
    ),
    (
      "SELECT number FROM feed_token WHERE (revoked_at IS NOT NULL) <> "
        + "(number IN (SELECT feed_token FROM audit WHERE deed = 'feed.revoked'))",
      "the token of feed %: the audit log and the list of tokens differ on whether it's revoked"
    ),
    (
      "SELECT plan FROM feed_publication WHERE plan NOT IN (SELECT plan FROM audit WHERE deed = 'plan.published')",
      "feeds are of plan %, which was never published"
    ),
  ]

  /// What it can't say of messages.
  private static let questionsOfMessages = [
    (
      "SELECT number FROM message WHERE state IS NOT (SELECT state FROM message_step "
        + "WHERE message_step.message = message.number ORDER BY message_step.number DESC LIMIT 1)",
      "message %: its state isn't the last that its log tells of"
    ),
    (
      "SELECT number FROM suppression WHERE NOT EXISTS (SELECT 1 FROM message_step "
        + "WHERE message_step.message = suppression.message AND state = 'failed')",
      "suppression % of an address: the log doesn't tell that its message has failed"
    ),
  ]

  /// What it can't say of links by which heads answer. (Their rows are found by their message, which has a number.)
  private static let questionsOfAnswers = [
    (
      "SELECT DISTINCT message FROM answer_link WHERE message NOT IN (SELECT number FROM message WHERE kind = 'leader')",
      "message %: it has a link to answer by, and isn't to somebody who leads a school"
    ),
    (
      "SELECT DISTINCT number FROM message JOIN answer_link ON message = number WHERE last_day < day",
      "message %: it has a link to answer by that was over when it was written"
    ),
  ]

  /// What it can't say of calendars of busy times.
  private static let questionsOfSources = [
    (
      "SELECT number FROM busy_source WHERE number NOT IN (SELECT busy_source FROM audit WHERE deed = 'busy.added')",
      "the calendar % of busy times: the audit log doesn't tell of it"
    ),
    (
      "SELECT number FROM busy_source WHERE (removed_at IS NOT NULL) <> "
        + "(number IN (SELECT busy_source FROM audit WHERE deed = 'busy.removed'))",
      "the calendar % of busy times: the audit log and the list of calendars differ on whether it's removed"
    ),
  ]

  /// What it can't say of withdrawals.
  private static let questionsOfWithdrawals = [
    (
      "SELECT number FROM withdrawal WHERE plan NOT IN (SELECT plan FROM audit WHERE deed = 'plan.published')",
      "the withdrawal %: its plan was never published"
    ),
    (
      "SELECT withdrawal.number FROM withdrawal JOIN group_revision ON group_revision.number = group_revision "
        + "WHERE loaded_at > made_at OR ended_at < made_at",
      "the withdrawal %: it stood before what it's for was noted, or was taken back before it was made"
    ),
  ]

  /// What it can't say of accounts.
  private static let questionsOfAccounts = [
    (
      "SELECT number FROM account WHERE number NOT IN (SELECT account FROM audit WHERE deed = 'user.added')",
      "account %: the audit log doesn't tell of it"
    ),
    (
      "SELECT number FROM account WHERE (closed_at IS NOT NULL) <> "
        + "(number IN (SELECT account FROM audit WHERE deed = 'user.closed'))",
      "account %: the audit log and the list of accounts differ on whether it's closed"
    ),
    (
      "SELECT number FROM account WHERE number NOT IN (SELECT account FROM account_role)",
      "account % has no role"
    ),
  ]

  static func states(_ db: Database) throws -> [String] {
    let ofFeeds = try Migrations.hasFeeds(db) ? questionsOfFeeds : []
    let ofMessages = try Migrations.hasOutbox(db) ? questionsOfMessages : []
    let ofAnswers = try Migrations.hasAnswerLinks(db) ? questionsOfAnswers : []
    let ofSources = try Migrations.hasBusySources(db) ? questionsOfSources : []
    let ofWithdrawals = try Migrations.hasWithdrawals(db) ? questionsOfWithdrawals : []
    let ofAccounts = try Migrations.hasAccounts(db) ? questionsOfAccounts : []
    return try
      (questions + questionsOfNumbers(db) + ofFeeds + ofMessages + ofAnswers + ofSources + ofWithdrawals + ofAccounts)
      .flatMap {
        sql, words in
        try Int.fetchAll(db, sql: sql).map { words.replacing("%", with: String($0)) }
      }
  }
}
