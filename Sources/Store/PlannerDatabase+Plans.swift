// SPDX-License-Identifier: Apache-2.0

public import Domain
import GRDB

extension PlannerDatabase {
  /// All plans, the first first.
  public func plans() throws(StoreError) -> [PlanRevision] {
    try reading { db in try Self.plans(db) }
  }

  /// The plan with this number.
  ///
  /// - Throws: `revision.unknown`.
  public func plan(_ number: Int) throws(StoreError) -> PlanRevision {
    try reading { db in try plan(number, db) }
  }

  /// The bytes of a plan's plan.json, as they were proposed.
  ///
  /// - Throws: `revision.unknown`, `database.damaged`.
  public func bytes(ofPlan number: Int) throws(StoreError) -> [UInt8] {
    try reading { db in try bytes(try plan(number, db).hash, db) }
  }

  /// Whether the group has changed since the last plan was made that may still be published or is: whether another is to be
  /// made. Where nothing was loaded there's nothing to plan.
  public func lacksPlan() throws(StoreError) -> Bool { try revisionWithoutPlan() != nil }

  /// The group's revision, where `lacksPlan()`; else nil.
  public func revisionWithoutPlan() throws(StoreError) -> Int? {
    try reading { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT number FROM group_revision WHERE number = (SELECT max(number) FROM group_revision) AND NOT EXISTS
            (SELECT 1 FROM plan WHERE group_revision = group_revision.number
              AND state IN ('verified', 'approved', 'published'))
          """)
    }
  }

  /// The plan that was published last for this year, superseded by another year's or not; nil where none was.
  public func lastPublished(in year: DateSpan) throws(StoreError) -> PlanRevision? {
    try reading { db in try Self.published(in: year, db) }
  }

  /// The plan on which another for `year` has to build, the one that was published last for that year; nil where none was.
  ///
  /// - Parameters:
  ///   - plan: the hash of the other plan's plan.json.
  ///   - from: the hash of the plan from which it says it was made.
  /// - Throws: `plan.overtaken` where that's another one, `plan.state` where the other plan itself was published last.
  public func base(of plan: String, from: String?, in year: DateSpan) throws(StoreError) -> PlanRevision? {
    try reading { db in
      guard let published = try Self.published(in: year, db) else { return nil }
      if published.hash == plan {
        throw StoreError(
          .wrongState, "this is plan \(published.number), which was published last for this year already")
      }
      guard published.hash == from else { throw overtaken(by: published) }
      return published
    }
  }

  /// Keeps a plan that obeys every rule in the revision of the group that it names: as a draft that's verified.
  ///
  /// - Returns: the plan, and whether it's new; the same plan of the same group that's on its way already isn't kept again.
  /// - Throws: `plan.group-changed`, `plan.overtaken`.
  public func add(verified plan: PlanContent, signed: Signature) throws(StoreError) -> (plan: PlanRevision, isNew: Bool)
  {
    try writing { db in
      guard let group = try Self.currentRevision(db), group.number == plan.groupRevision else {
        throw StoreError(.groupChanged, "the group has changed while the plan was verified; propose it again")
      }
      let hash = try Self.keep(plan.bytes, db)
      if let kept = try Self.same(hash, group.number, db) { return (try self.plan(kept, db), false) }
      let published = try Self.published(in: group.year, db)
      if let published, published.hash != plan.from { throw overtaken(by: published) }
      try db.execute(
        sql: """
          INSERT INTO plan (content, group_revision, made_from, based_on, state, changed_by, changed_at)
          VALUES (?, ?, (SELECT max(revision) FROM group_input WHERE fingerprint = ?), ?, 'draft', ?, ?)
          """,
        arguments: [hash, group.number, plan.inputHash, published?.number, signed.by, signed.at])
      let number = Int(db.lastInsertedRowID)
      try Self.move(number, to: .verified, signed, db)
      return (try self.plan(number, db), true)
    }
  }

  /// Notes that somebody agrees to a verified plan.
  ///
  /// - Throws: `revision.unknown`, `plan.state`, `plan.group-changed`, `plan.overtaken`.
  public func approve(_ number: Int, signed: Signature) throws(StoreError) -> PlanRevision {
    try writing { db in
      try step(number, to: .approved, from: .verified, signed, db)
      return try plan(number, db)
    }
  }

  /// Publishes an approved plan with its feeds, and queues the messages that tell of it; the one that was published until
  /// now is superseded.
  ///
  /// - Returns: the plan, the one that it supersedes, and what was queued.
  /// - Throws: `revision.unknown`, `plan.state`, `plan.group-changed`, `plan.overtaken`. Where a feed can't be made nothing is
  ///   published.
  public func publish(
    _ number: Int, feeds: some ComingFeeds, messages: [MessageContent] = [], signed: Signature
  ) throws(StoreError) -> (plan: PlanRevision, superseded: Int?, queued: Queued) {
    try writing { db in
      try require(number, for: .published, in: .approved, db)
      let former = try Int.fetchOne(db, sql: "SELECT number FROM plan WHERE state = 'published'")
      if let former { try Self.move(former, to: .superseded, signed, db) }
      try Self.move(number, to: .published, signed, db)
      try Self.keep(feeds, of: number, at: signed.at, db)
      let queued = try Self.queue(messages, signed: signed, db)
      return (try plan(number, db), former, queued)
    }
  }

  private func step(
    _ number: Int, to state: PlanState, from: PlanState, _ signed: Signature, _ db: Database
  ) throws {
    try require(number, for: state, in: from, db)
    try Self.move(number, to: state, signed, db)
  }

  /// The schema forbids most of this too; here it's said in words.
  private func require(_ number: Int, for state: PlanState, in needed: PlanState, _ db: Database) throws {
    let plan = try plan(number, db)
    guard plan.state == needed else {
      throw StoreError(
        .wrongState,
        "plan \(number) is \(plan.state.rawValue); only one that is \(needed.rawValue) can become \(state.rawValue)")
    }
    guard let group = try Self.currentRevision(db), group.number == plan.groupRevision else {
      throw StoreError(
        .groupChanged,
        "plan \(number) was verified against revision \(plan.groupRevision) of the group, which has changed since; propose it "
          + "again, so that it's verified against the group as it is")
    }
    let published = try Self.published(in: group.year, db)
    if let published, published.number != plan.basedOn { throw overtaken(by: published) }
  }

  private func overtaken(by published: PlanRevision) -> StoreError {
    StoreError(
      .overtaken,
      "plan \(published.number) was published last for this year and the plan wasn't made from it, so that what people know "
        + "of could be lost; "
        + "solve again with '--from' and that plan ('planner plans --number \(published.number) --output FILE' writes it)"
    )
  }

  private static func move(_ number: Int, to state: PlanState, _ signed: Signature, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE plan SET state = ?, changed_by = ?, changed_at = ? WHERE number = ?",
      arguments: [state.rawValue, signed.by, signed.at, number])
  }

  /// A plan of these bytes that was verified against this revision of the group and isn't superseded.
  private static func same(_ hash: String, _ revision: Int, _ db: Database) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT max(number) FROM plan
        WHERE content = ? AND group_revision = ? AND state IN ('verified', 'approved', 'published')
        """, arguments: [hash, revision])
  }

  /// The plan that was published last for this year, superseded by another year's or not: its meetings are what people know
  /// of. A year that overlaps is the same year, whose first or last day was corrected.
  static func published(in year: DateSpan, _ db: Database) throws -> PlanRevision? {
    try PlanRow.fetchOne(
      db,
      sql: """
        SELECT plan.* FROM audit JOIN plan ON plan.number = audit.plan
        JOIN group_revision ON group_revision.number = plan.group_revision
        WHERE deed = 'plan.published' AND year_first <= ? AND year_last >= ?
        ORDER BY audit.number DESC LIMIT 1
        """, arguments: [year.last.description, year.first.description])?.plan
  }

  private func plan(_ number: Int, _ db: Database) throws -> PlanRevision {
    guard let row = try PlanRow.fetchOne(db, sql: "SELECT * FROM plan WHERE number = ?", arguments: [number]) else {
      throw StoreError(.unknownRevision, "'\(path)' has no plan \(number); 'planner plans' lists those that it has")
    }
    var plan = row.plan
    plan.steps = try Self.steps(of: number, db)
    return plan
  }

  static func plans(_ db: Database) throws -> [PlanRevision] {
    try PlanRow.fetchAll(db, sql: "SELECT * FROM plan ORDER BY number").map { row in
      var plan = row.plan
      plan.steps = try steps(of: row.number, db)
      return plan
    }
  }

  private static func steps(of plan: Int, _ db: Database) throws -> [PlanRevision.Step] {
    let rows = try AuditRow.fetchAll(db, sql: "SELECT * FROM audit WHERE plan = ? ORDER BY number", arguments: [plan])
    return rows.compactMap { row in
      PlanState(rawValue: String(row.deed.dropFirst("plan.".count))).map {
        PlanRevision.Step(state: $0, signature: Signature(by: row.by, at: row.at))
      }
    }
  }
}

/// A row of `plan`.
private struct PlanRow: TableRow {
  var number: Int
  var content: String
  var groupRevision: Int
  var madeFrom: Int?
  var basedOn: Int?
  var state: PlanState

  var plan: PlanRevision {
    PlanRevision(
      number: number, state: state, hash: content, groupRevision: groupRevision, madeFrom: madeFrom, basedOn: basedOn)
  }
}

/// A row of `audit`.
private struct AuditRow: Decodable, FetchableRecord {
  var deed: String
  var by: String
  var at: String
}
