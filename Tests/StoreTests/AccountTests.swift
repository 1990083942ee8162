// SPDX-License-Identifier: Apache-2.0

import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

/// Accounts: what's kept of them, what the database refuses, and what's handed out to whom.
@Suite struct AccountTests {
  private static func grants(_ texts: String...) -> [Grant] { texts.compactMap(Grant.init(text:)) }

  private static func made() throws -> (Example, PlannerDatabase) {
    let (example, database) = try Example.published()
    _ = try database.addAccount(at: "Mary@oak.example", grants("head:oak", "staff:mary"), signed: Example.signed)
    return (example, database)
  }

  @Test func anAccountIsOpenOnceAnAddressAndClosedForGood() throws {
    let (_, database) = try Self.made()
    let mary = try database.account(at: "mary@oak.example")
    #expect(mary.number == 1 && mary.viewer == Viewer(Self.grants("staff:mary", "head:oak")) && mary.closed == nil)
    #expect(
      try code {
        _ = try database.addAccount(at: "mary@OAK.example", Self.grants("finance"), signed: Example.signed)
      } == .knownAccount)
    let later = Signature(by: "ben", at: "2026-12-01T08:15:00Z")
    #expect(try database.closeAccount(at: "mary@oak.example", signed: later).closed == later)
    #expect(try code { _ = try database.account(at: "mary@oak.example") } == .unknownAccount)
    #expect(
      try code { _ = try database.closeAccount(at: "mary@oak.example", signed: later) } == .unknownAccount)
    let again = try database.addAccount(at: "mary@oak.example", Self.grants("finance"), signed: later)
    #expect(again.number == 2 && again.viewer.grants.map(\.description) == ["finance"])
    #expect(try database.accounts().map(\.number) == [1, 2])
    let told = try database.reading { db in
      try Row.fetchAll(db, sql: "SELECT by, deed, account FROM audit WHERE account IS NOT NULL ORDER BY number").map {
        "\($0["by"] as String) \($0["deed"] as String) \($0["account"] as Int)"
      }
    }
    #expect(told == ["anna user.added 1", "ben user.closed 1", "ben user.added 2"])
    #expect(database.examine().flatMap(\.faults) == [])
  }

  /// Each breaks one rule of a database in which account 1 is open.
  private static let broken = [
    "INSERT INTO account (address, made_by, made_at) VALUES ('b@x.example', 'anna', '2026-11-09T08:15:00Z')",
    "INSERT INTO account_role VALUES (1, 'group-planner', '')", "INSERT INTO account_role VALUES (1, 'head', 'ash')",
    "INSERT INTO account_role VALUES (7, 'head', '')", "INSERT INTO account_role VALUES (7, 'finance', 'oak')",
    "INSERT INTO account_role VALUES (7, 'king', 'oak')", "INSERT INTO account_role VALUES (7, 'head', 'oak')",
    "UPDATE account_role SET role = 'group-planner', scope = ''", "DELETE FROM account_role",
    "UPDATE account SET address = 'eve@x.example'", "UPDATE account SET made_by = 'eve'", "DELETE FROM account",
    "UPDATE account SET closed_by = 'eve'", "UPDATE account SET closed_at = '2026-11-09T08:15:00Z'",
    "UPDATE account SET number = 2",
    "INSERT INTO let_go (what, amount, by, at) VALUES ('audit', 0, 'eve', '2026-11-09T08:15:00Z')",
    "INSERT INTO audit (by, at, deed) VALUES ('eve', '2026-11-09T08:15:00Z', 'user.added')",
  ]

  @Test(arguments: broken) func nothingThatBreaksARuleIsTaken(_ sql: String) throws {
    let (_, database) = try Self.made()
    #expect(try code { try database.writing { db in try db.execute(sql: sql) } } == .constraint)
    #expect(try database.accounts().count == 1)
    #expect(database.examine().flatMap(\.faults) == [])
  }

  @Test func whatTheLogDoesntTellIsNoticed() throws {
    let (example, _) = try Self.made()
    try example.run(
      "DROP TRIGGER account_end_is_told; UPDATE account SET closed_by = 'eve', closed_at = '2026-11-09T08:15:00Z'")
    let faults = try example.open(.reading).examine().flatMap(\.faults)
    #expect(faults.contains { $0.contains("account 1") && $0.contains("closed") }, "\(faults)")
  }

  /// Every kind of calendar by every role.
  @Test func calendarsAreHandedOutByRole() throws {
    let example = try Example()
    let database = try example.open()
    _ = try database.load(Example.group("a"), signed: Example.signed)
    _ = try database.add(verified: Example.plan("p"), signed: Example.signed)
    _ = try database.approve(1, signed: Example.signed)
    let names = ["activity/inset", "person/anna", "person/ben", "provider/royal", "school/ash", "school/oak"]
    let feeds = FeedContents(
      today: "2026-09-01",
      feeds: names.map { name in
        FeedContents.Feed(
          name: name, head: Array(name.utf8), entries: [.init(key: "k", day: "2026-11-09", content: Array(name.utf8))])
      })
    _ = try database.publish(1, feeds: feeds, signed: Example.signed)
    let expected = [
      "group-planner": names, "head:oak": ["school/oak"], "cover-manager:ash": ["school/ash"],
      "cpd-lead:oak": ["school/oak"], "finance": [], "staff:anna": ["person/anna"],
      "provider:royal": ["provider/royal"],
      // An id of another kind opens nothing.
      "staff:oak": [], "head:anna": [], "provider:ben": [], "staff:%": [], "head:*": [],
    ]
    for (text, names) in expected {
      let grant = try #require(Grant(text: text))
      let seen = try database.feeds(for: grant)
      #expect(seen.map(\.name).sorted() == names, "\(text)")
      #expect(seen.allSatisfy { name, feed in feed.entries.map(\.content) == [Array(name.utf8)] })
    }
  }
}
