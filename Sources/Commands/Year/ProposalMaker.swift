// SPDX-License-Identifier: Apache-2.0

import Domain
import Optimiser
import PlanFile
import Report
import Store
import Verifier

/// A verified plan of the group as it is, not kept yet.
struct Proposal {
  let group: Group
  let plan: Plan
  let content: PlanContent
  /// The plan that people know of, from which it was made.
  let base: PlanInForce?
  /// What's different from that, which is found out meanwhile.
  let changes: Background<ChangeSummary>?
}

/// Makes the plan that follows from the group as it is in a database.
struct ProposalMaker {
  /// What came of it: a proposal, or why there's none.
  struct Outcome {
    let proposal: Proposal?
    let refusal: String
  }

  private let stored: StoredGroup
  private let group: Group
  private let base: PlanInForce?
  /// The date that counts as today.
  let today: CivilDate
  private let surroundings: Surroundings

  /// - Throws: `StoreError`; `Failure` where what's kept can't be read, or today lies after the year.
  init(_ database: PlannerDatabase, asOf: CivilDate?, surroundings: Surroundings) throws {
    stored = try StoredGroup(in: database)
    let reading = try PlanInForce.reading(in: stored.revision.year, database)
    group = try stored.group(telling: surroundings.console)
    base = try reading?.value.get()
    if let base, base.plan.group != group.name {
      throw Failure(
        .notVerified,
        "plan \(base.number), which is published for this year, is of '\(base.plan.group)', the group is called "
          + "'\(group.name)' [plan.other-group]")
    }
    if let asOf, asOf > group.year.last {
      throw Failure(.usage, "--as-of \(asOf) lies after the group's year, which ends on \(group.year.last.readable)")
    }
    today = asOf ?? (base == nil ? group.year.first : Today.of(group))
    self.surroundings = surroundings
  }

  /// Looks for a plan and verifies it.
  func make(seed: Int, rounds: Int?, seconds: Int?, isQuiet: Bool) throws -> Outcome {
    let published = base.map { PublishedPlan($0.plan, hash: $0.hash) }
    let options = SolveOptions(
      seed: seed, rounds: rounds, asOf: today, inputHash: stored.revision.hash, published: published)
    let progress = ProgressReporter(on: surroundings.console, activities: group.activities.count, isSilent: isQuiet)
    let stopping = StopRule(interrupt: surroundings.interrupt, seconds: seconds)
    // To plan from a published one takes as long as the verifier takes to know the group; a first plan has better use for
    // two threads at its start.
    var made = base == nil ? nil : Background { [group] in Verifier(group) }
    let plan = surroundings.interrupt.listening {
      Optimiser(group, options: options).solve(
        compiled: { [group] _ in if made == nil { made = Background { Verifier(group) } } },
        progress: { progress.report($0) }, stop: { stopping.request })
    }
    progress.finish()
    let verifier = made ?? Background { [group] in Verifier(group) }
    // What's kept if it's verified is made meanwhile, and thrown away if it isn't.
    let bytes = Background { Result { try Publication.planBytes(plan) } }
    let changes = base.map { [group] base in
      Background { ChangeSummary(group: group, from: base, to: plan) }
    }
    let report = VerdictReport(verifier.value.verify(plan, published: published), isFromThisInput: true)
    guard report.verdict.isVerified else {
      let isKept = published == nil || !report.isOfThePast(in: plan)
      return Outcome(
        proposal: nil, refusal: isKept ? report.faultReport(on: plan) : report.unkeptReport(today: plan.asOf))
    }
    let content = PlanContent(
      bytes: try bytes.value.get(), groupRevision: stored.revision.number, inputHash: stored.revision.hash,
      from: plan.from)
    let proposal = Proposal(group: group, plan: plan, content: content, base: base, changes: changes)
    return Outcome(proposal: proposal, refusal: "")
  }
}
