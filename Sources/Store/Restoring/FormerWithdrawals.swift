// SPDX-License-Identifier: Apache-2.0

import Domain
import GRDB

/// What was off of published plans in the replaced database. It isn't taken over: the events for which it was are lost with
/// the group's revisions, and who notes them again withdraws it again.
struct FormerWithdrawals: Sendable {
  private let standing: Set<Standing>

  private struct Standing: Hashable {
    /// The hash of the plan.
    let plan: String
    let withdrawal: Withdrawal
  }

  private static func all(_ db: Database) throws -> Set<Standing> {
    guard try Migrations.hasWithdrawals(db) else { return [] }
    let plans = try Row.fetchAll(db, sql: "SELECT number, content FROM plan")
    let hashes = Dictionary(plans.map { ($0["number"] as Int, $0["content"] as String) }) { first, _ in first }
    let rows = try WithdrawalRow.fetchAll(db, sql: "SELECT * FROM withdrawal WHERE ended_at IS NULL")
    return Set(rows.map { Standing(plan: hashes[$0.plan] ?? "", withdrawal: $0.kept.withdrawal) })
  }

  /// Reads them.
  init(_ db: Database) throws { standing = try Self.all(db) }

  /// Counts those that the restored database doesn't have, of the plan that it has published.
  func count(missingFrom db: Database, in carriedOver: inout Restoration.CarriedOver) throws {
    let published = try String.fetchOne(db, sql: "SELECT content FROM plan WHERE state = 'published'")
    carriedOver.lostWithdrawals = standing.subtracting(try Self.all(db)).count { $0.plan == published }
  }
}
