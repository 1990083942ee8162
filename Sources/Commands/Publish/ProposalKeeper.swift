// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// What has become of a proposal.
struct KeptProposal {
  var plan: PlanRevision
  /// Whether it wasn't there already.
  var isNew: Bool
  /// Whether it was to be published by itself; nil where nobody asked.
  var decision: PublishingDecision?
  /// The messages about it; nil where it isn't published.
  var queued: PlannerDatabase.Queued?

  /// Why it isn't published by itself; nil where it is, or nobody asked.
  var leftWhy: String? { queued == nil ? decision?.words : nil }

  /// What's said of one that was found between two steps.
  func lines(database: String) -> [String] { ProposalReport.lines(of: self, database: database) }
}

/// Keeps proposals and, where a group has allowed that, publishes those that keep within limits.
///
/// From the moment in which it's decided until the plan is published nobody else writes: what's withdrawn or told can't be
/// another then. Each step is a transaction; whoever is ended between two leaves a plan that the next one finishes.
struct ProposalKeeper {
  let place: DatabaseArguments
  let signature: Signature
  /// Nil: a person approves and publishes.
  let limits: PublishingLimits?
  let sender: MailSender?

  private func writer() throws(StoreError) -> PlannerDatabase {
    try place.open(for: .writing, by: ReplanCommand.self, patience: DatabaseArguments.patience)
  }

  /// Keeps a proposal.
  ///
  /// - Parameter today: nil: that of the group, once nobody else writes any more, since the search and that may take long.
  /// - Throws: `StoreError`; `Failure` where feeds or messages can't be made.
  func keep(_ proposal: Proposal, asOf today: CivilDate?) throws -> KeptProposal {
    let database = try writer()
    // By its content: another database, with as many revisions, may have been put in the place of the one that was read.
    guard try database.currentRevision()?.hash == proposal.content.inputHash else {
      throw StoreError(.groupChanged, "the group has changed while the plan was made; 'planner replan' makes another")
    }
    let today = today ?? Today.of(proposal.group)
    let decision = try limits.map { limits in
      PublishingDecision(
        on: proposal.plan, of: proposal.group, from: try proposal.base?.again(in: database), today: today,
        limits: limits)
    }
    let signature = decision?.signed(signature) ?? signature
    let added = try database.add(verified: proposal.content, signed: signature)
    var kept = KeptProposal(plan: added.plan, isNew: added.isNew, decision: decision)
    // One that was there already is somebody's.
    guard let decision, added.isNew else {
      kept.decision = added.isNew ? decision : nil
      return kept
    }
    if decision.isWithin {
      try finish(&kept, StoredPlan(added.plan, proposal.group, proposal.plan), signed: signature, database)
    }
    return kept
  }

  /// Finishes what another was ended in the middle of; nil where there's no such plan, or nothing is to be published by itself.
  /// It's weighed anew: what's withdrawn and which day it is may be another by now.
  ///
  /// - Parameter today: nil: that of the group.
  /// - Throws: as `keep` does.
  func finishOthers(asOf today: CivilDate?, telling console: Console) throws -> KeptProposal? {
    guard let limits, try place.open(for: .reading, by: ReplanCommand.self).unfinishedPublication() != nil else {
      return nil
    }
    let database = try writer()
    guard let plan = try database.unfinishedPublication() else { return nil }
    let stored = try StoredPlan(plan.number, in: database, telling: console)
    let base = try PlanInForce.reading(in: stored.group.year, database)?.value.get()
    let decision = PublishingDecision(
      on: stored.plan, of: stored.group, from: base, today: today ?? Today.of(stored.group), limits: limits)
    var kept = KeptProposal(plan: plan, isNew: false, decision: decision)
    if decision.isWithin { try finish(&kept, stored, signed: decision.signed(signature), database) }
    return kept
  }

  private func finish(
    _ kept: inout KeptProposal, _ stored: StoredPlan, signed signature: Signature, _ database: PlannerDatabase
  ) throws {
    let published = try PlanPublication(database: database, sender: sender).finish(stored, signed: signature)
    (kept.plan, kept.queued) = (published.plan, published.queued)
  }
}
