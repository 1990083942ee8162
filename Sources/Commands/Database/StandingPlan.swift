// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// A plan in the database as it stands: less what's withdrawn of it.
struct StandingPlan {
  let revision: PlanRevision
  /// The group against which it was verified.
  let group: Group
  /// The plan as it was published.
  let whole: Plan
  /// What's off.
  let withdrawn: [Withdrawal]
  /// What's left.
  let plan: Plan

  init(_ revision: PlanRevision, _ group: Group, _ whole: Plan, withdrawn: [Withdrawal]) {
    self.revision = revision
    self.group = group
    self.whole = whole
    self.withdrawn = withdrawn
    plan = whole.without(withdrawn)
  }

  /// - Throws: `StoreError`.
  init(_ stored: StoredPlan, in database: PlannerDatabase) throws {
    let withdrawn = try database.standingWithdrawals(of: stored.revision.number)
    self.init(stored.revision, stored.group, stored.plan, withdrawn: withdrawn.map(\.withdrawal))
  }

  /// The published plan.
  ///
  /// - Throws: `StoreError`, also where none is published; `Failure` where it, or its group, can't be read any more.
  init(published database: PlannerDatabase, telling console: Console) throws {
    guard let published = try database.plans().last(where: { $0.state == .published }) else {
      throw StoreError(.wrongState, "no plan is published, so that there's nothing to see; 'planner publish' does that")
    }
    try self.init(StoredPlan(published.number, in: database, telling: console), in: database)
  }

  /// The same with more, or less, of it off.
  func with(withdrawn: [Withdrawal]) -> StandingPlan { StandingPlan(revision, group, whole, withdrawn: withdrawn) }
}

extension PlannerDatabase {
  /// What is withdrawn of a plan, and wasn't taken back.
  func standingWithdrawals(of plan: Int) throws(StoreError) -> [KeptWithdrawal] {
    try withdrawals(of: plan).filter { $0.ended == nil }
  }
}
