// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// Publishes a plan with its feeds and notices: the same for whoever does it, a person or what a group has allowed to be done
/// by itself.
struct PlanPublication {
  /// Open for writing.
  let database: PlannerDatabase
  /// From whom those concerned hear of changes at short notice; nil: nobody is told by mail.
  let sender: MailSender?

  /// What came of it.
  typealias Published = (plan: PlanRevision, superseded: Int?, queued: PlannerDatabase.Queued)

  /// Publishes an approved plan, in one transaction.
  ///
  /// - Throws: `StoreError`; `Failure` where feeds or messages can't be made.
  func publish(_ stored: StoredPlan, signed signature: Signature) throws -> Published {
    let feeds = try StreamedFeeds(of: stored)
    let messages = try sender.map { try PlanMail(stored, in: database).notices(from: $0, at: signature.at) } ?? []
    do throws(StoreError) {
      return try database.publish(stored.revision.number, feeds: feeds, messages: messages, signed: signature)
    } catch {
      if let failure = feeds.failure { throw failure }
      throw error
    }
  }

  /// Takes a plan that keeps within limits the rest of the way: approves it, unless that's done, and publishes it, a
  /// transaction each.
  ///
  /// - Throws: as `publish` does; `StoreError` also where somebody else has taken it further.
  func finish(_ stored: StoredPlan, signed signature: Signature) throws -> Published {
    if stored.revision.state == .verified {
      _ = try database.approve(stored.revision.number, signed: signature)
    }
    return try publish(stored, signed: signature)
  }
}

extension PlannerDatabase {
  /// The plan of the group as it is that was kept to be published by itself and isn't yet: whoever did it was ended between
  /// two steps. Where a person has taken it further it's theirs.
  func unfinishedPublication() throws(StoreError) -> PlanRevision? {
    guard let last = try plans().last, [.verified, .approved].contains(last.state),
      last.steps.allSatisfy(PublishingDecision.isWithin), !last.steps.isEmpty,
      try currentRevision()?.number == last.groupRevision
    else { return nil }
    return last
  }
}
