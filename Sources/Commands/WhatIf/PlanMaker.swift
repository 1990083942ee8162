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

  /// The plan as it is: the one that's given, if it still holds for the group, or one that's made.
  ///
  /// - Throws: `Failure` with status `notVerified`.
  func known(_ given: PublishedPlan?, of group: Group, input: String) throws -> PublishedPlan {
    if let given {
      guard Verifier(group).verify(given.plan).isVerified else {
        throw Failure(
          .notVerified,
          "the plan of --from doesn't hold for the group as it is; 'planner verify' lists why [plan.broken]")
      }
      return given
    }
    let plan = try plan(for: group, from: nil, "as it is", input: input)
    return PublishedPlan(plan, hash: InputFingerprint.hash(of: try Publication.planBytes(plan)))
  }

  /// A plan of a group, made from another or anew.
  ///
  /// - Parameters:
  ///   - name: what it's called in words on progress.
  ///   - rounds: of this plan alone.
  /// - Throws: `Failure` with status `notVerified`.
  func plan(
    for group: Group, from published: PublishedPlan?, _ name: String, input: String = "", rounds: Int? = nil
  ) throws -> Plan {
    let console = surroundings.console
    if !isQuiet {
      console.error(
        "planner: planning \(published == nil && !input.isEmpty ? "the group" : "the group as it would be,") \(name)"
          .printable)
    }
    let options = SolveOptions(
      seed: seed, rounds: rounds ?? self.rounds ?? (published == nil ? nil : Self.adaptingRounds),
      asOf: asOf ?? group.year.first, inputHash: input, published: published)
    let progress = ProgressReporter(on: console, activities: group.activities.count, isSilent: isQuiet)
    let stopping = StopRule(interrupt: surroundings.interrupt, seconds: timeLimit)
    let plan = surroundings.interrupt.listening {
      Optimiser(group, options: options).solve(progress: { progress.report($0) }, stop: { stopping.request })
    }
    progress.finish()
    let report = VerdictReport(Verifier(group).verify(plan, published: published), isFromThisInput: true)
    guard report.verdict.isVerified else {
      let isKept = published == nil || !report.isOfThePast(in: plan)
      throw Failure(.notVerified, isKept ? report.faultReport(on: plan) : report.unkeptReport(today: plan.asOf))
    }
    return plan
  }
}
