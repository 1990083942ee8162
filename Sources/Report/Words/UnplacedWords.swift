// SPDX-License-Identifier: Apache-2.0

import Domain

/// Why an activity isn't in the plan, in words, without what's private.
struct UnplacedWords {
  let title: String
  let kind: String
  let isMust: Bool
  /// One sentence for a head teacher.
  let words: String
  /// One phrase for each rule that stands in the way, most frequent first.
  let reasons: [String]

  init(_ item: Unplaced, names: Names) {
    title = names.title(item.activity)
    kind = names.kind(item.activity).noun
    isMust = names.directory.activities[item.activity]?.isMust ?? false
    let isPrivate = names.isConfidential(item.activity)
    let sentence = isPrivate ? "It isn't in the plan." : item.words
    words = sentence
    // That its kind isn't planned yet is all there is to say, and the sentence says it.
    reasons = item.reasons.filter { $0.code != .notPlannedYet || isPrivate }
      .map { Self.phrase($0, names: names, after: sentence, showsConcerned: !isPrivate) }
  }

  /// What isn't placed in the order in which people ask for it: what must take place, then by priority, last the kinds
  /// that aren't planned yet.
  static func ordered(_ items: [Unplaced], names: Names) -> [Unplaced] {
    func rank(_ item: Unplaced) -> (Int, Int, Int, Identifier<Activity>) {
      let activity = names.directory.activities[item.activity]
      let isLater = item.reasons.contains { $0.code == .notPlannedYet }
      return (isLater ? 1 : 0, activity?.isMust == true ? 0 : 1, -(activity?.effectivePriority ?? 0), item.activity)
    }
    return items.sorted { rank($0) < rank($1) }
  }

  /// A reason in words; of what the `sentence` before says already only the rule is named, and who isn't named there.
  private static func phrase(
    _ reason: Reason, names: Names, after sentence: String, showsConcerned: Bool
  ) -> String {
    var notes = reason.code.isRule ? [reason.code.rawValue] : []
    if reason.options > 0 { notes.append(Format.count(reason.options, "possibility", "possibilities")) }
    let isSaid = reason.code.isRule && sentence.lowercased().contains(reason.code.words.lowercased())
    var phrase = isSaid ? "Rule " + notes.joined(separator: ", ") : reason.code.words
    if !isSaid, !notes.isEmpty { phrase += " (\(notes.joined(separator: ", ")))" }
    let concerned = reason.concerned.compactMap(names.concerned).filter { !isSaid || !sentence.contains($0) }
    if showsConcerned, reason.code.mayNameConcerned, !concerned.isEmpty { phrase += ": " + Format.list(concerned) }
    return phrase
  }
}

/// What a bound says, with its scope.
enum BoundWords {
  /// A sentence with the proven value, how far the plan is from it, and for what it's true.
  static func sentence(_ bound: Bound, plan: Plan) -> String {
    let reached = value(of: bound.tier, plan)
    let gap = reached - bound.value
    let statement =
      gap <= 0
      ? "\(bound.tier.words): proven best \(bound.scope.words)."
      : "\(bound.tier.words): no plan is better by more than \(written(gap, bound.tier)) \(bound.scope.words) "
        + "(this plan \(written(reached, bound.tier)), bound \(written(bound.value, bound.tier)))."
    return bound.words.isEmpty ? statement : statement + " " + bound.words
  }

  private static func value(of tier: Bound.Tier, _ plan: Plan) -> Int {
    switch tier {
    case .must: plan.objective.must
    case .churn: plan.objective.churn.rawValue
    case .rest: plan.objective.parts.total.rawValue
    }
  }

  private static func written(_ value: Int, _ tier: Bound.Tier) -> String {
    tier == .must ? Format.points(value) : Format.lessons(MilliLessons(value))
  }
}
