// SPDX-License-Identifier: Apache-2.0

import Domain
import Report
import Store

/// What a proposal would change, and what has become of it, as people and as programs read it.
struct ProposalReport {
  private let proposal: Proposal
  private let kept: KeptProposal
  private let changes: ChangeSummary?

  init(_ proposal: Proposal, kept: KeptProposal) {
    self.proposal = proposal
    self.kept = kept
    changes = proposal.changes?.value
  }

  /// What's different, how it was kept and what to do next.
  func lines(database: String) -> [String] {
    let wishes = proposal.group.activities.count
    let placed = wishes - proposal.plan.unplaced.count
    var lines = changes.map { ["Against plan \(proposal.base?.number ?? 0), which is published:"] + $0.lines } ?? []
    lines.append("\(placed) of \(wishes) wishes are in it, and it's verified.")
    let number = kept.plan.number
    lines.append(kept.isNew ? "Kept as plan \(number)." : "It's plan \(number) already.")
    return lines + Self.lines(of: kept, database: database)
  }

  /// How far it has come by itself, why, and what's next.
  static func lines(of kept: KeptProposal, database: String) -> [String] {
    let number = kept.plan.number
    if let decision = kept.decision, let queued = kept.queued {
      return ["Published by itself, within limits: \(decision.words)."] + queued.words
    }
    let left = kept.decision.map { ["Left to somebody: \($0.words)."] } ?? []
    return left + ["Next: planner approve \(number) --database \(database), then planner publish \(number)"]
  }

  private struct Document: Encodable {
    var plan: PlanDocument
    var isNew: Bool
    var placed: Int
    var wishes: Int
    var changes: [String]?
    var added: [String]?
    var peopleToTell: Int?
    var atShortNotice: Int?
    var decision: String?
  }

  /// The same as JSON.
  func json() throws -> String {
    let wishes = proposal.group.activities.count
    return try JSONText.of(
      Document(
        plan: PlanDocument(kept.plan), isNew: kept.isNew, placed: wishes - proposal.plan.unplaced.count, wishes: wishes,
        changes: changes?.changes, added: changes?.added, peopleToTell: changes?.peopleToTell,
        atShortNotice: changes?.soon, decision: kept.decision?.words))
  }
}

extension ChangeSummary {
  /// What's different from a published plan as far as people have been told what's off of it.
  init(group: Group, from base: PlanInForce, to plan: Plan) {
    self.init(group: group, from: base.known, to: plan, withdrawn: base.plan.things(withdrawnBy: base.told))
  }
}

extension PlannerDatabase.Queued {
  /// What's said of notices where there are some.
  fileprivate var words: [String] {
    new == 0 ? [] : ["\(PlanWords.counted(new, "message", "messages")) queued; 'planner mail send' sends them."]
  }
}
