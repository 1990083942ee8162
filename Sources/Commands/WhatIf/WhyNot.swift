// SPDX-License-Identifier: Apache-2.0

import Domain
import Intake
import Report

/// Tries changes to a group, one after the other, for a wish that isn't in its plan.
struct WhyNot {
  private let item: Unplaced
  private let wish: Activity
  private let group: Group
  private let now: PublishedPlan
  private let maker: PlanMaker

  init(_ item: Unplaced, _ wish: Activity, of group: Group, in plan: PublishedPlan, maker: PlanMaker) {
    self.item = item
    self.wish = wish
    self.group = group
    now = plan
    self.maker = maker
  }

  /// What came of a change.
  private enum Outcome {
    /// The wish takes place.
    case found(WhyNotReport.Allowing)
    case inVain
    /// The group as it would be can't be read, for this reason.
    case refused(String)
  }

  /// - Parameter question: what's typed before a change to look at it closer.
  /// - Throws: `Failure` where a plan fails, or it's interrupted: half of the changes tell nothing of the others.
  func report(asking question: [String]) throws -> WhyNotReport {
    let words = Concerned.words(item, in: group)
    var report = WhyNotReport(
      activity: wish.id.text, title: words.title, why: words.sentence, reasons: words.reasons, isMust: wish.isMust)
    let unchanged = try maker.unchanged(now, of: group)
    if holds(unchanged) {
      report.needsNothing = true
      return report
    }
    let remedies = Remedies(item, wish, schools: Concerned.schools(item, in: group), in: group)
    if !wish.isMust, case .found(let bare) = try attempt(remedies.bare, unchanged, question) { report.bare = bare }
    for remedy in remedies.others {
      switch try attempt(remedy, unchanged, question) {
      // What does no better than if nothing were changed isn't what lets it take place.
      case .found(let found) where report.bare.map({ found.isLess(than: $0) }) ?? true: report.allowing.append(found)
      case .found, .inVain: report.inVain.append(remedy.words)
      case .refused(let reason): report.refused.append("\(remedy.words): \(reason)")
      }
    }
    report.allowing.sort { $0.isLess(than: $1) }
    return report
  }

  private func holds(_ plan: Plan) -> Bool {
    plan.occurrences.contains { $0.activity == wish.id } || plan.secondments.contains { $0.activity == wish.id }
  }

  private func attempt(_ remedy: Remedy, _ unchanged: Plan, _ question: [String]) throws -> Outcome {
    let files: [(name: String, text: String)]
    do { files = try GroupFolder.edited(GroupFolder.files(of: group), by: remedy.edits) } catch {
      throw Failure(.fault, "the change '\(remedy.words)' can't be made: \(error.words)")
    }
    let contents = GroupFolder.read(files, called: group.name)
    guard let changed = contents.group else {
      return .refused(contents.problems.first { $0.severity == .error }?.message ?? "")
    }
    let plan = try maker.plan(for: changed, from: now, remedy.words)
    guard holds(plan) else { return .inVain }
    // What's displaced is of the plan that was adapted; what it costs counts beside as much search without the change.
    let adapted = PlanComparison.Planned("adapted", plan, of: changed)
    let difference = PlanDifference(adapted, from: PlanComparison.Planned("as it is", now.plan, of: group))
    let figures = [PlanComparison.Planned("unchanged", unchanged, of: group), adapted].map(PlanFigures.init)
    return .found(
      WhyNotReport.Allowing(remedy, difference, beside: figures[0], figures: figures[1], asking: question))
  }
}
