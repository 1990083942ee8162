// SPDX-License-Identifier: Apache-2.0

import Domain
import Report

/// Why a wish isn't in a plan and what would let it take place, as people and as programs read it.
struct WhyNotReport: Encodable {
  var activity: String
  var title: String
  var why: String
  var reasons: [String]
  var isMust: Bool
  /// It takes place after more search, the group unchanged; then nothing else was tried.
  var needsNothing = false
  /// If it had to take place and nothing else were changed; nil where it still didn't, and of what has to already.
  var bare: Allowing?
  /// Changes with which it takes place, what displaces least first.
  var allowing: [Allowing] = []
  /// Changes that don't let it take place, or do no better than none.
  var inVain: [String] = []
  /// Changes of which no group comes, and why.
  var refused: [String] = []

  /// A change with which the wish takes place.
  struct Allowing: Encodable {
    var change: String
    /// The command that looks at it closer.
    var command: String
    /// By how much everything together, and money, are more than by as much search without it.
    var restMilliLessons: Int
    var spendPence: Int
    /// Titles of what the plan has now and hasn't then.
    var displaced: [String]
    /// Changes of what takes place either way.
    var changes: Int
    var peopleConcerned: Int

    /// - Parameters:
    ///   - difference: from the plan that was adapted.
    ///   - unchanged: what that comes to by as much search without the change.
    ///   - figures: what it comes to with the change.
    init(
      _ remedy: Remedy, _ difference: PlanDifference, beside unchanged: PlanFigures, figures: PlanFigures,
      asking question: [String]
    ) {
      change = remedy.words
      command = (question.map(Remedy.quoted) + [remedy.typed]).joined(separator: " ")
      restMilliLessons = figures.restMilliLessons - unchanged.restMilliLessons
      spendPence = figures.allSpend - unchanged.allSpend
      displaced = difference.dropped.map(\.title)
      changes = difference.changes.count
      peopleConcerned = difference.peopleConcerned
    }

    func isLess(than other: Allowing) -> Bool {
      (displaced.count, restMilliLessons) < (other.displaced.count, other.restMilliLessons)
    }

    /// What it comes to, and how it's looked at closer.
    var lines: [String] {
      let better = restMilliLessons <= 0 ? "better" : "worse"
      let pounds = (abs(spendPence) + 50) / 100
      var parts = ["all together \(MilliLessons(abs(restMilliLessons)).written) LE \(better)"]
      parts.append(pounds == 0 ? "no other sum spent" : "£\(pounds) \(spendPence < 0 ? "less" : "more") spent")
      parts.append(
        peopleConcerned == 0
          ? "nobody has anything else"
          : "\(counted(peopleConcerned, "person has", "people have")) something else")
      if !displaced.isEmpty { parts.append("instead of " + displaced.joined(separator: "; ")) }
      return ["    " + parts.joined(separator: ", "), "    " + command]
    }
  }

  var lines: [String] {
    var lines = ["\(title) isn't in the plan: \(why)"] + reasons.map { "  - \($0)" } + [""]
    if needsNothing {
      return lines + [
        "With more search it takes place, and nothing need be changed: adapt the plan (solve --from --rounds)."
      ]
    }
    if let bare {
      lines += ["If it had to take place, with the group as it is:"] + bare.lines
    } else if isMust {
      lines.append("It has to take place, and no way was found with the group as it is.")
    } else {
      lines.append("If it had to take place, with the group as it is: no way was found.")
    }
    lines.append("")
    if allowing.isEmpty {
      lines.append("No change that was tried \(bare == nil ? "lets it take place." : "does better.")")
    } else {
      lines.append((bare == nil ? "It would take place" : "It would do so at less") + ", what displaces least first:")
      for found in allowing { lines += ["  \(found.change):"] + found.lines }
    }
    if !inVain.isEmpty { lines += ["", "No help by itself:"] + inVain.map { "  \($0)" } }
    if !refused.isEmpty { lines += ["", "Can't be:"] + refused.map { "  \($0)" } }
    return lines + ["", "Each was tried by adapting the plan, and verified; a plan made anew may find more."]
  }
}
