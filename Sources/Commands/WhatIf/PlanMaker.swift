// SPDX-License-Identifier: Apache-2.0

import Domain
import Optimiser
import PlanFile
import Verifier

/// Makes the plans that are compared, each verified before anybody sees a figure of it.
struct PlanMaker {
  let seed: Int
  let rounds: Int?
  let timeLimit: Int?
  let asOf: CivilDate?
  let isQuiet: Bool
  let surroundings: Surroundings

  /// Enough for what's free now to be filled: what's planned keeps its place meanwhile.
  static let adaptingRounds = 48

  /// The plan as it is: the one that's given, if it still holds for the group, or one that's made, and has had as much more
  /// search as those that are adapted from it will have.
  ///
  /// - Throws: `Failure` with status `notVerified`, or `interrupted`.
  func known(_ given: PublishedPlan?, of group: Group, input: String) throws -> PublishedPlan {
    guard let given else {
      let first = try plan(for: group, from: nil, "the group as it is", input: input)
      return try Self.published(try unchanged(try Self.published(first), of: group))
    }
    if given.plan.from != nil {
      // What had taken place isn't judged by the group as it is now, and which plan was published then isn't known here.
      if !isQuiet { surroundings.console.error("planner: the plan was made from another; it's taken as it is") }
    } else if !Verifier(group).verify(given.plan).isVerified {
      throw Failure(
        .notVerified,
        "the plan of --from doesn't hold for the group as it is; 'planner verify' lists why [plan.broken]")
    }
    return given
  }

  private static func published(_ plan: Plan) throws -> PublishedPlan {
    PublishedPlan(plan, hash: InputFingerprint.hash(of: try Publication.planBytes(plan)))
  }

  /// What becomes of a plan by as much more search as adapted plans have, the group unchanged: what's beyond that comes of
  /// a change.
  ///
  /// - Throws: as `plan`.
  func unchanged(_ known: PublishedPlan, of group: Group) throws -> Plan {
    try plan(for: group, from: known, "the group as it is, with more search")
  }

  /// A plan of a group, made from another or anew.
  ///
  /// - Parameter name: what it's called in words on progress.
  /// - Throws: `Failure` with status `notVerified`; with `interrupted` where that was wished, since a plan that was cut short
  ///   tells nothing beside one that wasn't.
  func plan(for group: Group, from published: PublishedPlan?, _ name: String, input: String = "") throws -> Plan {
    let console = surroundings.console
    if !isQuiet { console.error("planner: planning \(name)".printable) }
    let options = SolveOptions(
      seed: seed, rounds: rounds ?? (published == nil ? nil : Self.adaptingRounds), asOf: asOf ?? group.year.first,
      inputHash: input, published: published)
    let progress = ProgressReporter(on: console, activities: group.activities.count, isSilent: isQuiet)
    let stopping = StopRule(interrupt: surroundings.interrupt, seconds: timeLimit)
    let plan = surroundings.interrupt.listening {
      Optimiser(group, options: options).solve(progress: { progress.report($0) }, stop: { stopping.request })
    }
    progress.finish()
    if surroundings.interrupt.isWished { throw Failure(.interrupted, "planner: interrupted; nothing is told") }
    let report = VerdictReport(Verifier(group).verify(plan, published: published), isFromThisInput: true)
    guard report.verdict.isVerified else {
      let isKept = published == nil || !report.isOfThePast(in: plan)
      throw Failure(.notVerified, isKept ? report.faultReport(on: plan) : report.unkeptReport(today: plan.asOf))
    }
    return plan
  }
}
