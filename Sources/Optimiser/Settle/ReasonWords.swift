// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reasons in words for a head teacher.
enum ReasonWords {
  /// One sentence or two.
  /// - Parameter names: people's names by id.
  static func sentence(_ activity: Activity, reasons: [Reason], tried: Int, names: [String: String]) -> String {
    guard let first = reasons.first else { return "No way was found." }
    let phrase = { (code: Reason.Code) in
      code == .noLessonToWatch && activity.kind == .shadowing ? Self.nobodyToShadow : Self.phrase(code)
    }
    var words = phrase(first.code)
    let concerned = first.concerned.compactMap { names[$0] }
    if !concerned.isEmpty { words += " (\(concerned.prefix(3).joined(separator: ", ")))" }
    let others = reasons.dropFirst().prefix(2).map { phrase($0.code) }
    var text = words.prefix(1).uppercased() + words.dropFirst()
    if tried > 0 { text += " in \(first.options) of \(tried) ways tried against this plan" }
    if !others.isEmpty { text += "; also " + others.joined(separator: ", and ") }
    return text + "."
  }

  /// What stands in the way of shadowing in place of a lesson to watch.
  private static let nobodyToShadow =
    "nobody who suits and agrees works all of such a day at another school, or may receive another visitor"

  /// What stands in the way of anything.
  static func phrase(_ code: Reason.Code) -> String {
    switch code {
    case .twoPlaces: "somebody would have to be in two places, or not have time to travel"
    case .notAtWork: "somebody who is needed isn't at work then, or the time lies outside directed time"
    case .notOpen: "a school is closed or keeps the date free"
    case .noLessonToWatch: "there is no suitable lesson to watch, or its host can't receive another visit"
    case .protectedTime: "it would take protected time (PPA, ECT or mentor time)"
    case .tooManyOut: "too many people would be out of a school at once"
    case .noCover: "there is no cover left for the lessons"
    case .noMoney: "a budget or fund would be overspent"
    case .limitReached: "a limit for a person, a class, a year group or a provider would be passed"
    case .series: "the parts of the series don't fit their gaps and terms"
    case .noRoom: "no room or venue can take it"
    // Of three named people anything more would tell that two of them are kept apart.
    case .veto: phrase(.noPeople)
    case .specialistRota: "the specialist's rota doesn't allow it"
    case .staffingFloor: "a school would fall below its staffing floor"
    case .cohort: "people can't be shared out into cohorts of like size"
    case .refused: "a head or a person said no"
    case .noTime: "the times that it allows hold no lawful start"
    case .noPeople: "too few people can come"
    case .noMix: "people of two phases must come, and those of one can at most"
    case .notWorthIt: "every lawful way costs more in lessons and money than it's worth"
    case .notPlannedYet: "this kind isn't planned yet"
    case .notFound: "the search ended before it found a way; there may be one"
    }
  }
}
