// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// What's off of a published plan: one transaction with the event, and what feeds show before and after the next plan.
@Suite struct WithdrawalTests {
  private static let morning = Signature(by: "ben", at: "2026-11-10T07:01:00Z")
  private static let later = Signature(by: "cara", at: "2026-11-11T07:01:00Z")
  private static let restored = Signature(by: "dan", at: "2026-11-20T10:00:00Z")
  private static let signature = "'anna', '2026-11-10T08:15:00Z'"

  private static let network = Withdrawal(.meeting("network", .init(part: 1)), on: "2026-12-01")
  private static let ben = Withdrawal(.meeting("course", .init(cohort: 2, part: 3)), of: "ben", on: "2026-12-02")
  private static let post = Withdrawal(.post("elm-post"), on: "2027-01-04")
  private static let cover = Withdrawal(.cover(of: "hal", at: "13:10"), on: "2026-12-03")

  private static func feeds(_ entries: [(String, String)], today: CivilDate = "2026-11-10") -> FeedContents {
    let kept = entries.map { FeedContents.Entry(key: $0.0, day: "2026-12-01", content: Array($0.1.utf8)) }
    return FeedContents(today: today, feeds: [.init(name: "person/hal", head: Array("h".utf8), entries: kept)])
  }

  /// The plan 1, published with the entries "a" and "b".
  private static func published() throws -> (Example, PlannerDatabase) {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    try publish("p", from: nil, [("a", "1"), ("b", "1")], in: database)
    return (example, database)
  }

  private static func publish(
    _ text: String, from: String?, _ entries: [(String, String)], in database: PlannerDatabase,
    signed: Signature = Example.signed
  ) throws {
    let revision = try #require(try database.currentRevision()).number
    let plan = try database.add(verified: Example.plan(text, of: revision, from: from), signed: signed).plan
    _ = try database.approve(plan.number, signed: signed)
    _ = try database.publish(plan.number, feeds: feeds(entries), signed: signed)
  }

  @discardableResult private static func note(
    _ withdrawals: [Withdrawal], group: String = "b", entries: [(String, String)] = [("b", "1")],
    messages: [MessageContent] = [], in database: PlannerDatabase, signed: Signature = morning, plan: Int = 1
  ) throws -> PlannerDatabase.Noted {
    try database.note(
      Example.group(group),
      withdrawing: WithdrawalContent(of: plan, withdrawals, feeds: feeds(entries), messages: messages), signed: signed)
  }

  private static func shown(_ database: PlannerDatabase) throws -> [String] {
    try #require(try database.feed("person/hal")).entries.map {
      "\(String(decoding: $0.content, as: UTF8.self)) \($0.sequence)\($0.isCancelled ? " off" : "")"
    }.sorted()
  }

  // MARK: One step

  @Test func anEventItsWithdrawalsFeedsAndMessagesAreOneStep() throws {
    let (_, database) = try Self.published()
    let all = [Self.network, Self.ben, Self.post, Self.cover]
    let noted = try Self.note(all, messages: [Example.message("off")], in: database)
    #expect(noted.revision.number == 2 && noted.isNew && noted.queued.new == 1)
    let kept = try database.withdrawals(of: 1)
    #expect(kept.map(\.withdrawal) == all && kept.map(\.number) == [1, 2, 3, 4])
    #expect(kept.allSatisfy { $0.groupRevision == 2 && $0.made == Self.morning && $0.ended == nil && $0.plan == 1 })
    #expect(try Self.shown(database) == ["1 0", "1 1 off"])
    let publication = try #require(try database.feedPublication())
    #expect(publication.plan == 1 && publication.at == Self.morning.at && publication.withdrawals == 4)
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  /// What's refused at the end takes back what was done before it.
  @Test func whatFailsLeavesNothing() throws {
    let (_, database) = try Self.published()
    let before = try database.feed("person/hal")
    var bad = Example.message("off")
    bad.recipient = "no address"
    for attempt in 0..<2 {
      let entries = attempt == 0 ? [("b", "1")] : [("c", "1"), ("c", "2")]
      #expect(
        try code {
          try Self.note([Self.network], entries: entries, messages: attempt == 0 ? [bad] : [], in: database)
        } == .constraint)
      #expect(try database.currentRevision()?.number == 1 && database.withdrawals(of: 1) == [])
      #expect(try database.feed("person/hal") == before && database.messages() == [])
    }
    // So does a plan that isn't the year's last any more.
    try Self.publish("q", from: "p", [("a", "1")], in: database)
    #expect(try code { try Self.note([Self.network], in: database) } == .wrongState)
    #expect(try database.currentRevision()?.number == 1 && database.withdrawals(of: 1) == [])
  }

  @Test func notedTwiceItIsOnce() throws {
    let (_, database) = try Self.published()
    for _ in 0..<2 { try Self.note([Self.network], messages: [Example.message("off")], in: database) }
    #expect(try database.withdrawals(of: 1).count == 1 && database.messages().count == 1)
    #expect(try database.currentRevision()?.number == 2)
    #expect(try Self.shown(database) == ["1 0", "1 1 off"])
    // Another revision is another reason, and what comes besides is kept under it too.
    try Self.note([Self.network, Self.ben], group: "c", in: database, signed: Self.later)
    #expect(try database.withdrawals(of: 1).map(\.groupRevision) == [2, 3, 3])
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func withoutWithdrawalsItIsALoad() throws {
    let (_, database) = try Self.published()
    let before = try database.feedPublication()
    #expect(try database.note(Example.group("b"), withdrawing: nil, signed: Self.morning).revision.number == 2)
    #expect(try database.feedPublication() == before && database.withdrawals(of: 1) == [])
  }

  /// What's to be told besides is queued whether anything is withdrawn, or new, or not: all in one step with it.
  @Test func lettersAreQueuedWithWhateverIsNoted() throws {
    let (_, database) = try Self.published()
    func note(_ group: String, _ letters: [String]) throws -> PlannerDatabase.Noted {
      try database.note(
        Example.group(group), withdrawing: nil, letters: letters.map { Example.message($0) }, signed: Self.morning)
    }
    let first = try note("b", ["one"])
    #expect(first.isNew && first.letters.new == 1 && first.queued.new == 0)
    let again = try note("b", ["one", "two"])
    #expect(!again.isNew && again.letters.new == 1 && again.letters.known == 1)
    #expect(try database.messages().count == 2 && database.withdrawals(of: 1) == [])
    // One that can't be kept takes back the group.
    var bad = Example.message("three")
    bad.recipient = "no address"
    #expect(
      try code {
        _ = try database.note(Example.group("c"), withdrawing: nil, letters: [bad], signed: Self.morning)
      } == .constraint)
    #expect(try database.currentRevision()?.number == 2 && database.messages().count == 2)
    // Beside withdrawals both are counted apart.
    let content = WithdrawalContent(
      of: 1, [Self.network], feeds: Self.feeds([("b", "1")]), messages: [Example.message("off")])
    let noted = try database.note(
      Example.group("c"), withdrawing: content, letters: [Example.message("three")], signed: Self.later)
    #expect(noted.queued.new == 1 && noted.letters.new == 1)
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  @Test func lettersAloneAreOfTheYearsLastPlan() throws {
    let (_, database) = try Self.published()
    #expect(
      try database.queue([Example.message("a")], ofLast: 1, in: Example.year, signed: Self.morning).new == 1)
    #expect(
      try database.queue([Example.message("a")], ofLast: 1, in: Example.year, signed: Self.later).known == 1)
    #expect(
      try code {
        _ = try database.queue([Example.message("b")], ofLast: 2, in: Example.year, signed: Self.later)
      } == .wrongState)
    #expect(try database.messages().count == 1)
  }

  // MARK: The next plan

  @Test func theNextPlanEndsItAndNoNumberFalls() throws {
    let (_, database) = try Self.published()
    try Self.note([Self.network], entries: [("b", "2")], in: database)
    #expect(try Self.shown(database) == ["1 1 off", "2 1"])
    // "a" stays off and isn't told of anew.
    try Self.publish("q", from: "p", [("b", "2")], in: database, signed: Self.later)
    #expect(try Self.shown(database) == ["1 1 off", "2 1"])
    #expect(try database.withdrawals(of: 2) == [])
    // It comes back under a higher number.
    let uid = try #require(try database.feed("person/hal")?.entries.first { $0.isCancelled }).uid
    try Self.publish("r", from: "q", [("a", "1"), ("b", "2")], in: database, signed: Self.later)
    #expect(try Self.shown(database) == ["1 2", "2 1"])
    #expect(try database.feed("person/hal")?.entries.contains { $0.uid == uid && $0.sequence == 2 } == true)
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  /// Next year's plan is published, and what's off is still of this year's.
  @Test func whatLiesAheadOfThisYearIsOffAlsoOnceNextYearsPlanIsPublished() throws {
    let (_, database) = try Self.published()
    let next = DateSpan(Example.year.last + 1, Example.year.last + 365)
    _ = try database.load(Example.group("n", year: next), signed: Example.signed)
    try Self.publish("next", from: nil, [("x", "1")], in: database)
    #expect(try Self.shown(database) == ["1 0", "1 0", "1 0"])
    try Self.note([Self.network], group: "a2", in: database)
    #expect(try Self.shown(database) == ["1 0", "1 0", "1 1 off"])
    #expect(try database.feedPublication()?.plan == 2)
  }

  /// What lies behind isn't called off.
  @Test func whatHasTakenPlaceIsNotCancelled() throws {
    let (_, database) = try Self.published()
    let content = WithdrawalContent(of: 1, [Self.network], feeds: Self.feeds([("b", "1")], today: "2026-12-02"))
    _ = try database.note(Example.group("b"), withdrawing: content, signed: Self.morning)
    #expect(try Self.shown(database) == ["1 0"])
  }

  // MARK: Taken back

  @Test func whatIsTakenBackIsShownAgain() throws {
    let (_, database) = try Self.published()
    try Self.note([Self.network, Self.ben], in: database)
    let content = WithdrawalContent(of: 1, [], feeds: Self.feeds([("a", "1"), ("b", "1")]))
    _ = try database.takeBack([1], content, in: Example.year, signed: Self.later)
    #expect(try database.withdrawals(of: 1).map(\.ended) == [Self.later, nil])
    #expect(try Self.shown(database) == ["1 0", "1 2"])
    for numbers in [[1], [9], [2, 9]] {
      #expect(
        try code { _ = try database.takeBack(numbers, content, in: Example.year, signed: Self.later) }
          == .unknownWithdrawal)
    }
    // It may be off once more.
    try Self.note([Self.network, Self.ben], in: database, signed: Self.later)
    #expect(try database.withdrawals(of: 1).map(\.ended) == [Self.later, nil, nil])
    #expect(try Self.shown(database) == ["1 0", "1 3 off"])
    #expect(try database.feedPublication()?.withdrawals == 4)
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  // MARK: Schema

  @Test func nothingThatBreaksARuleIsTaken() throws {
    let (example, database) = try Self.published()
    try Self.note([Self.network], in: database)
    _ = try database.add(verified: Example.plan("q", of: 2, from: "p"), signed: Self.later)
    let columns = "plan, group_revision, kind, activity, cohort, part, person, day, start, told, made_by, made_at"
    let values = [
      // The same once more; a plan that nobody knows of; none at all; no revision.
      "1, 2, 'meeting', 'network', 1, 1, NULL, '2026-12-01', NULL",
      "2, 2, 'post', 'x', NULL, NULL, NULL, '2026-12-01', NULL",
      "9, 2, 'post', 'x', NULL, NULL, NULL, '2026-12-01', NULL",
      "1, 9, 'post', 'x', NULL, NULL, NULL, '2026-12-01', NULL",
      "1, 2, 'visit', 'x', 1, 1, NULL, '2026-12-01', NULL", "1, 2, 'meeting', '', 1, 1, NULL, '2026-12-01', NULL",
      "1, 2, 'meeting', 'x', 0, 1, NULL, '2026-12-01', NULL", "1, 2, 'meeting', 'x', 1, NULL, NULL, '2026-12-01', NULL",
      "1, 2, 'meeting', 'x', 1, 1, '', '2026-12-01', NULL", "1, 2, 'meeting', 'x', 1, 1, NULL, 'soon', NULL",
      "1, 2, 'meeting', 'x', 1, 1, NULL, '2026-12-01', '10:00'",
      "1, 2, 'post', 'x', NULL, NULL, 'ben', '2026-12-01', NULL",
      "1, 2, 'cover', NULL, NULL, NULL, NULL, '2026-12-01', '10:00'",
      "1, 2, 'cover', NULL, NULL, NULL, 'ben', '2026-12-01', NULL",
    ].map { "INSERT INTO withdrawal (\(columns)) VALUES (\($0), 0, \(Self.signature))" }
    let broken =
      values + [
        "INSERT INTO withdrawal (\(columns)) VALUES (1, 2, 'post', 'x', NULL, NULL, NULL, '2026-12-01', NULL, 2, \(Self.signature))",
        "UPDATE withdrawal SET told = 1 - told",
        "DELETE FROM withdrawal", "UPDATE withdrawal SET person = 'ben'", "UPDATE withdrawal SET plan = 2",
        "UPDATE withdrawal SET ended_at = '2026-12-01T08:15:00Z'", "UPDATE withdrawal SET made_by = 'eve'",
        "REPLACE INTO withdrawal (number, \(columns)) VALUES (1, 1, 2, 'post', 'x', NULL, NULL, NULL, '2026-12-01', NULL, 0, \(Self.signature))",
        "INSERT OR REPLACE INTO withdrawal (\(columns)) VALUES (1, 2, 'meeting', 'network', 1, 1, NULL, '2026-12-01', NULL, 0, \(Self.signature))",
      ]
    for sql in broken {
      #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint, "\(sql)")
      #expect(throws: DatabaseError.self, "\(sql)") { try example.run(sql) }
    }
    #expect(try database.withdrawals(of: 1).map(\.withdrawal) == [Self.network])
  }

  @Test func whatIsTakenBackStaysSo() throws {
    let (example, database) = try Self.published()
    try Self.note([Self.network], in: database)
    try example.run("UPDATE withdrawal SET ended_by = 'eve', ended_at = '2026-12-01T08:15:00Z'")
    for sql in [
      "UPDATE withdrawal SET ended_by = NULL, ended_at = NULL", "UPDATE withdrawal SET ended_by = 'ben'",
    ] {
      #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint, "\(sql)")
    }
  }

  @Test func whatWasAlteredByHandIsFound() throws {
    for sql in [
      "DROP TRIGGER withdrawal_is_kept; DELETE FROM withdrawal WHERE number = 1",
      "DROP TRIGGER withdrawal_stays; DROP TRIGGER withdrawal_ends_once; UPDATE withdrawal SET made_at = '2026-11-01T00:00:00Z'",
      "UPDATE withdrawal SET ended_by = 'eve', ended_at = '2026-11-01T00:00:00Z'",
    ] {
      let (example, database) = try Self.published()
      try Self.note([Self.network, Self.ben], in: database)
      try example.run(sql)
      #expect(database.examine().first { $0.name == "states" }?.faults.isEmpty == false, "\(sql)")
    }
  }

  @Test func aDatabaseOfTheFifthStepHasNoneAndGetsThem() throws {
    let example = try Example()
    try PlannerDatabase.make(example.database)
    let old = try DatabaseQueue(path: example.database)
    try Migrations.migrator.migrate(old, upTo: "5-busy-sources")
    try old.write { db in
      try db.execute(
        sql: """
          INSERT INTO content VALUES ('\(Example.hash("p"))', x'70');
          INSERT INTO group_revision (name, year_first, year_last, hash, loaded_by, loaded_at)
            VALUES ('Our schools', '2026-09-01', '2027-08-31', '\(Example.hash("p"))', \(Self.signature));
          INSERT INTO group_file VALUES (1, 'staff.csv', '\(Example.hash("p"))');
          """)
    }
    try old.close()
    let reader = try example.open(.reading)
    #expect(try reader.withdrawals(of: 1) == [] && reader.feedPublication() == nil)
    let faults = reader.examine().flatMap { $0.faults }
    #expect(faults.contains("the step '6-withdrawals' is missing"))
    let database = try example.open(.writing)
    #expect(try database.withdrawals(of: 1) == [])
    #expect(database.examine().flatMap { $0.faults } == [])
  }

  // MARK: Restoring

  /// A backup in which "a" is off, and "b" since then, of which people were told. Nobody has the database open.
  private static func changed() throws -> Example {
    let (example, database) = try published()
    try note([network], in: database)
    try database.backUp(to: example.path("backup.db"))
    try note([network, ben], group: "c", entries: [], messages: [Example.message("off")], in: database, signed: later)
    #expect(try shown(database) == ["1 1 off", "1 1 off"])
    try database.begin(1, signed: later)
    try database.settle(1, as: .sent, reply: "so it is", signed: later)
    return example
  }

  @Test func whatWasOffSinceTheBackupIsShownAgainAndCounted() throws {
    let example = try Self.changed()
    let restoration = try PlannerDatabase.restore(
      example.path("backup.db"), to: example.database, replaces: true, holder: "a test", signed: Self.restored)
    #expect(restoration.carriedOver.lostWithdrawals == 1 && restoration.carriedOver.messages == 1)
    let database = try example.open(.writing)
    #expect(try database.withdrawals(of: 1).map(\.withdrawal) == [Self.network])
    // "b" is shown under a number that no calendar has seen yet, and "a" is off as it was.
    #expect(try Self.shown(database) == ["1 1 off", "1 2"])
    #expect(database.examine().flatMap { $0.faults } == [])
    // Noted once more it's off once more, and nobody hears of it twice.
    let noted = try Self.note(
      [Self.ben], group: "c", entries: [], messages: [Example.message("off")], in: database, signed: Self.restored)
    #expect(noted.queued.new == 0 && noted.queued.known == 1)
    #expect(try Self.shown(database) == ["1 1 off", "1 3 off"])
  }

  @Test func whereNothingWasWithdrawnSinceNothingIsLost() throws {
    let (example, _) = try {
      let (example, database) = try Self.published()
      try Self.note([Self.network], in: database)
      try database.backUp(to: example.path("backup.db"))
      return (example, 0)
    }()
    let restoration = try PlannerDatabase.restore(
      example.path("backup.db"), to: example.database, replaces: true, holder: "a test", signed: Self.restored)
    #expect(restoration.carriedOver == .init())
    #expect(try example.open(.reading).withdrawals(of: 1).map(\.withdrawal) == [Self.network])
  }
}
