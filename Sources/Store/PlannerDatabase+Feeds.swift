// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB

/// Feeds as they were published last. What makes SEQUENCE is here and not in the plans: it never falls, whatever is
/// published after whatever, and a restart changes nothing.
extension PlannerDatabase {
  /// So many days a cancelled entry stays to be seen: calendars that ask once a week learn of it, and then it's gone.
  static let daysOfCancelled = 60

  /// The publication that feeds show; nil where none has been yet.
  public func feedPublication() throws(StoreError) -> FeedPublication? {
    try reading(Self.feedPublication)
  }

  static func feedPublication(_ db: Database) throws -> FeedPublication? {
    guard try Migrations.hasFeeds(db) else { return nil }
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT plan, at FROM feed_publication JOIN plan ON plan.number = feed_publication.plan WHERE plan.state = 'published'
        """)
    let withdrawals =
      try Migrations.hasWithdrawals(db)
      ? Int.fetchOne(db, sql: "SELECT count(*) + count(ended_at) FROM withdrawal") ?? 0 : 0
    return row.map { FeedPublication(plan: $0["plan"], at: $0["at"], withdrawals: withdrawals) }
  }

  /// The feed of that name; nil where nothing is published, or it isn't a part of what is.
  public func feed(_ name: String) throws(StoreError) -> PublishedFeed? {
    try reading { db in
      guard let publication = try Self.feedPublication(db),
        let head = try Data.fetchOne(db, sql: "SELECT head FROM feed WHERE name = ?", arguments: [name])
      else { return nil }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT uid, sequence, changed_at, state, content FROM feed_entry
          WHERE feed = ? AND content IS NOT NULL ORDER BY year, key
          """, arguments: [name])
      let entries = rows.map { row in
        PublishedFeed.Entry(
          uid: row["uid"], sequence: row["sequence"], changedAt: row["changed_at"],
          isCancelled: row["state"] == "cancelled", content: [UInt8](row["content"] as Data))
      }
      return PublishedFeed(publication: publication, head: [UInt8](head), entries: entries)
    }
  }

  /// A number that's another one after somebody else has committed something.
  public func dataVersion() throws(StoreError) -> Int {
    try reading { db in try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0 }
  }

  /// Keeps the feeds of the published plan, where it was published before feeds were kept.
  ///
  /// - Throws: `plan.state` where another plan is published.
  public func keep(_ feeds: FeedContents, ofPublished plan: Int, signed: Signature) throws(StoreError) {
    try writing { db in
      guard try Int.fetchOne(db, sql: "SELECT number FROM plan WHERE state = 'published'") == plan else {
        throw StoreError(.wrongState, "plan \(plan) isn't published any more")
      }
      if try Self.feedPublication(db)?.plan == plan { return }
      try Self.keep(feeds, of: plan, at: signed.at, db)
    }
  }

  /// Makes `contents` what feeds show of its academic year, and gives each entry its number.
  static func keep(_ contents: some ComingFeeds, of plan: Int, at: String, _ db: Database) throws {
    let year = try year(of: plan, db)
    try db.execute(
      sql: "INSERT INTO feed_publication (plan, year, at) VALUES (?, ?, ?)", arguments: [plan, year, at])
    try dropCancelled(before: at, db)
    let others = try feedsOfOtherYears(than: year, at: at, db)
    try db.execute(sql: "DELETE FROM feed")
    var names: Set<String> = []
    // In the order of the table, so that its pages are filled one after another.
    try contents.forEach { feed in
      names.insert(feed.name)
      try begin(feed.name, head: Data(feed.head), db)
      try FeedRevision(feed, year: year, today: contents.today, at: at).write(db)
    }
    try keep(others, besides: names, of: year, db)
    // Whoever has left has no feed any more, and nothing stays of what it said.
    try db.execute(
      sql: """
        UPDATE feed_entry SET state = 'gone', content = NULL
        WHERE state <> 'gone' AND feed NOT IN (SELECT name FROM feed)
        """)
  }

  /// Makes `contents` what feeds show of a plan that was published last for its year, though another year's may have been
  /// published since: heads of feeds stay, and nobody gets one anew. Where no feeds of it are kept there's nothing to revise.
  static func revise(_ contents: FeedContents, of plan: Int, at: String, _ db: Database) throws {
    guard try Int.fetchOne(db, sql: "SELECT plan FROM feed_publication WHERE plan = ?", arguments: [plan]) != nil else {
      return
    }
    let year = try year(of: plan, db)
    let names = Set(try String.fetchAll(db, sql: "SELECT name FROM feed"))
    for feed in contents.feeds where names.contains(feed.name) {
      try FeedRevision(feed, year: year, today: contents.today, at: at).write(db)
    }
    try republish(at: at, db)
  }

  /// Notes that feeds don't show any more what they did when the plan was published.
  static func republish(at: String, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE feed_publication SET at = ? WHERE plan IN (SELECT number FROM plan WHERE state = 'published')",
      arguments: [at])
  }

  /// The first day of the academic year of a plan, as it was when a plan of it was published first: the days of a year may
  /// be corrected, so that years that overlap are one.
  private static func year(of plan: Int, _ db: Database) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT coalesce(
          (SELECT feed_publication.year FROM feed_publication
             JOIN plan AS former ON former.number = feed_publication.plan
             JOIN group_revision AS known ON known.number = former.group_revision
           WHERE known.year_first <= own.year_last AND known.year_last >= own.year_first
           ORDER BY feed_publication.at DESC, feed_publication.plan DESC LIMIT 1),
          own.year_first)
        FROM plan JOIN group_revision AS own ON own.number = plan.group_revision WHERE plan.number = ?
        """, arguments: [plan])
  }

  /// The feeds, with their heads, in which something of another year still lies ahead. It stays as it was: a plan calls off
  /// nothing but what its own year holds. What lies behind is gone, by the day of the publication: a plan's own today may be
  /// the first day of its year.
  private static func feedsOfOtherYears(
    than year: String?, at: String, _ db: Database
  ) throws -> [(name: String, head: Data)] {
    try db.execute(
      sql: "UPDATE feed_entry SET state = 'gone', content = NULL WHERE year <> ? AND state = 'present' AND day < ?",
      arguments: [year, String(at.prefix(10))])
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT name, head FROM feed
        WHERE name IN (SELECT feed FROM feed_entry WHERE year <> ? AND state = 'present') ORDER BY name
        """, arguments: [year])
    return rows.map { (name: $0["name"], head: $0["head"]) }
  }

  /// Keeps the feeds of those who aren't in the publication and still have something ahead from another year.
  private static func keep(
    _ others: [(name: String, head: Data)], besides names: Set<String>, of year: String?, _ db: Database
  ) throws {
    for other in others where !names.contains(other.name) {
      try begin(other.name, head: other.head, db)
      try db.execute(
        sql: "UPDATE feed_entry SET state = 'gone', content = NULL WHERE feed = ? AND year = ? AND state <> 'gone'",
        arguments: [other.name, year])
    }
  }

  private static func begin(_ feed: String, head: Data, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO feed (name, head) VALUES (?, ?)").execute(arguments: [feed, head])
  }

  private static func dropCancelled(before at: String, _ db: Database) throws {
    guard let today = CivilDate(iso: String(at.prefix(10))) else { return }
    try db.execute(
      sql: "UPDATE feed_entry SET state = 'gone', content = NULL WHERE state = 'cancelled' AND changed_at < ?",
      arguments: ["\(today - daysOfCancelled)T00:00:00Z"])
  }
}

/// What one publication makes of the entries that one feed has of its year.
private struct FeedRevision {
  private let feed: FeedContents.Feed
  private let year: String?
  private let today: CivilDate
  private let at: String

  init(_ feed: FeedContents.Feed, year: String?, today: CivilDate, at: String) {
    self.feed = feed
    self.year = year
    self.today = today
    self.at = at
  }

  private struct Known {
    var sequence: Int
    var state: String
    var hash: Data
    var day: String
  }

  func write(_ db: Database) throws {
    var known = try entries(db)
    // In the order of the table, as feeds are.
    for entry in feed.entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      try write(entry, known.removeValue(forKey: entry.key), db)
    }
    for (key, entry) in known where entry.state == "present" { try takeAway(key, entry, db) }
  }

  private func entries(_ db: Database) throws -> [String: Known] {
    let statement = try db.cachedStatement(
      sql: "SELECT key, sequence, state, hash, day FROM feed_entry WHERE feed = ? AND year = ?")
    var known: [String: Known] = [:]
    let rows = try Row.fetchCursor(statement, arguments: [feed.name, year])
    while let row = try rows.next() {
      known[row["key"]] = Known(
        sequence: row["sequence"], state: row["state"], hash: row["hash"], day: row["day"])
    }
    return known
  }

  private func write(_ entry: FeedContents.Entry, _ before: Known?, _ db: Database) throws {
    let hash = entry.hash
    guard let before else {
      try db.cachedStatement(
        sql: """
          INSERT INTO feed_entry (feed, year, key, uid, sequence, state, hash, changed_at, day, content)
          VALUES (?, ?, ?, ?, 0, 'present', ?, ?, ?, ?)
          """
      ).execute(arguments: [
        feed.name, year, entry.key, RandomUID.text(), hash, at, entry.day.description,
        Data(entry.content),
      ])
      return
    }
    if before.state == "present", before.hash == hash { return }
    try db.cachedStatement(
      sql: """
        UPDATE feed_entry SET sequence = ?, state = 'present', hash = ?, changed_at = ?, day = ?, content = ?
        WHERE feed = ? AND year = ? AND key = ?
        """
    ).execute(arguments: [
      before.sequence + 1, hash, at, entry.day.description, Data(entry.content), feed.name, year, entry.key,
    ])
  }

  /// What's off stays as a cancelled entry, so that it leaves calendars that hold a copy; what has taken place just goes.
  private func takeAway(_ key: String, _ before: Known, _ db: Database) throws {
    let isAhead = before.day >= today.description
    let change = isAhead ? "state = 'cancelled', sequence = sequence + 1" : "state = 'gone', content = NULL"
    try db.cachedStatement(
      sql: "UPDATE feed_entry SET \(change), changed_at = ? WHERE feed = ? AND year = ? AND key = ?"
    ).execute(arguments: [at, feed.name, year, key])
  }
}
