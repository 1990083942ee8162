// SPDX-License-Identifier: Apache-2.0

public import Domain
import GRDB

/// What's off of the plan that people know of, before another is published. A row says so; feeds and messages say it in the
/// same transaction.
extension PlannerDatabase {
  /// All that was ever withdrawn of a plan, the first first, what was taken back too.
  public func withdrawals(of plan: Int) throws(StoreError) -> [KeptWithdrawal] {
    try reading { db in
      guard try Migrations.hasWithdrawals(db) else { return [] }
      return try WithdrawalRow.fetchAll(
        db, sql: "SELECT * FROM withdrawal WHERE plan = ? ORDER BY number", arguments: [plan]
      ).map(\.kept)
    }
  }

  /// What came of noting an event.
  public struct Noted: Hashable, Sendable {
    /// The revision of the group in which it stands, and whether it's new.
    public var revision: GroupRevision
    public var isNew: Bool
    /// What was queued of the messages that tell of withdrawals.
    public var queued: Queued
    /// What was queued of the messages besides.
    public var letters = Queued()
  }

  /// Keeps a group as the next revision, as `load` does, and takes what follows out of the published plan, all of it or
  /// nothing. What's off by an earlier revision already is off by this one too: it's back only once both are taken back.
  ///
  /// - Parameter letters: what's queued besides, whether anything is new or withdrawn or not: to whom it's to be told wouldn't
  ///   hear of it otherwise. What was queued before isn't queued again.
  /// - Throws: `group.other`; `plan.state` where the plan isn't the one that was published last for the year.
  public func note(
    _ group: GroupContent, withdrawing content: WithdrawalContent?, letters: [MessageContent] = [], signed: Signature
  ) throws(StoreError) -> Noted {
    try writing { db in
      let (revision, isNew) = try load(group, mayBeOther: false, signed, db)
      var noted = Noted(revision: revision, isNew: isNew, queued: Queued())
      noted.letters = try Self.queue(letters, signed: signed, db)
      guard let content else { return noted }
      try Self.require(content.plan, isLastIn: group.year, db)
      let standing = try Self.standing(of: content.plan, by: revision.number, db)
      for withdrawal in content.withdrawals where !standing.contains(withdrawal) {
        try Self.insert(withdrawal, of: content, by: revision.number, signed, db)
      }
      try Self.revise(content.feeds, of: content.plan, at: signed.at, db)
      noted.queued = try Self.queue(content.messages ?? [], signed: signed, db)
      return noted
    }
  }

  /// Puts messages about the plan that was published last for `year` into the outbox, all or none; those that are there already
  /// stay as they are.
  ///
  /// - Throws: `plan.state` where `plan` isn't that one any more.
  public func queue(
    _ messages: [MessageContent], ofLast plan: Int, in year: DateSpan, signed: Signature
  ) throws(StoreError) -> Queued {
    try writing { db in
      try Self.require(plan, isLastIn: year, db)
      return try Self.queue(messages, signed: signed, db)
    }
  }

  /// Takes back what was withdrawn: the plan has it again.
  ///
  /// - Parameters:
  ///   - numbers: of withdrawals that stand.
  ///   - content: the feeds as they are then, and the messages that tell of it; its withdrawals aren't looked at.
  ///   - group: the group as it is without what it owed for them, kept in the same transaction; nil where it stays as it is.
  /// - Throws: `withdrawal.unknown` where one of them is none of the plan's, or was taken back before; `plan.state`;
  ///   `group.other`.
  public func takeBack(
    _ numbers: [Int], _ content: WithdrawalContent, leaving group: GroupContent? = nil, in year: DateSpan,
    signed: Signature
  ) throws(StoreError) -> Queued {
    try writing { db in
      if let group { _ = try load(group, mayBeOther: false, signed, db) }
      try Self.require(content.plan, isLastIn: year, db)
      for number in numbers {
        try db.execute(
          sql: "UPDATE withdrawal SET ended_by = ?, ended_at = ? WHERE number = ? AND plan = ? AND ended_at IS NULL",
          arguments: [signed.by, signed.at, number, content.plan])
        guard db.changesCount == 1 else { throw Self.unknownWithdrawal(number) }
      }
      try Self.revise(content.feeds, of: content.plan, at: signed.at, db)
      return try Self.queue(content.messages ?? [], signed: signed, db)
    }
  }

  /// No withdrawal of that number stands.
  public static func unknownWithdrawal(_ number: Int) -> StoreError {
    StoreError(
      .unknownWithdrawal,
      "no withdrawal \(number) stands; 'planner event list' lists those that do. What was withdrawn of an earlier plan "
        + "means nothing any more")
  }

  private static func standing(of plan: Int, by revision: Int, _ db: Database) throws -> Set<Withdrawal> {
    Set(
      try WithdrawalRow.fetchAll(
        db, sql: "SELECT * FROM withdrawal WHERE plan = ? AND group_revision = ? AND ended_at IS NULL",
        arguments: [plan, revision]
      ).map(\.kept.withdrawal))
  }

  private static func require(_ plan: Int, isLastIn year: DateSpan, _ db: Database) throws {
    guard try published(in: year, db)?.number == plan else {
      throw StoreError(.wrongState, "plan \(plan) isn't the one any more that was published last for this year")
    }
  }

  private static func insert(
    _ withdrawal: Withdrawal, of content: WithdrawalContent, by revision: Int, _ signed: Signature, _ db: Database
  ) throws {
    var kind = WithdrawalRow.Kind.meeting
    var values: (activity: String?, number: Occurrence.Number?, start: TimeOfDay?) = (nil, nil, nil)
    var person = withdrawal.person
    switch withdrawal.subject {
    case .meeting(let activity, let number): (values.activity, values.number) = (activity.text, number)
    case .post(let activity): (kind, values.activity) = (.post, activity.text)
    case .cover(let absent, let start): (kind, person, values.start) = (.cover, absent, start)
    }
    try db.execute(
      sql: """
        INSERT INTO withdrawal
          (plan, group_revision, kind, activity, cohort, part, person, day, start, told, made_by, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        content.plan, revision, kind.rawValue, values.activity, values.number?.cohort, values.number?.part,
        person?.text,
        withdrawal.day.description, values.start?.description, content.messages != nil, signed.by, signed.at,
      ])
  }
}
