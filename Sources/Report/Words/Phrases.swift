// SPDX-License-Identifier: Apache-2.0

import Domain

extension ActivityKind {
  /// "session", as in "a session".
  var noun: String { self == .lessonStudy ? "lesson study" : rawValue }
  /// "sessions".
  var plural: String { self == .lessonStudy ? "lesson studies" : noun + "s" }
  /// "Session".
  var label: String {
    switch self {
    case .session: "Session"
    case .visit: "Visit"
    case .triad: "Triad"
    case .lessonStudy: "Lesson study"
    case .shadowing: "Shadowing"
    case .secondment: "Secondment"
    case .specialist: "Specialist"
    }
  }
  /// "3 visits".
  func counted(_ number: Int) -> String { Format.count(number, noun, plural) }
}

extension Charge.Kind {
  /// "Supply teachers".
  var label: String {
    switch self {
    case .supply: "Supply teachers"
    case .fee: "Providers' fees"
    case .cancellation: "Late cancellations"
    case .mileage: "Mileage"
    case .pay: "Pay for extra hours"
    case .tariff: "Repaid by funds"
    case .reserve: "From the reserve"
    case .hire: "Hired teachers"
    case .recharge: "Secondments"
    case .contribution: "Specialists"
    }
  }
  /// Whether it's what a fund gives a school, told as the school's gain.
  var isGift: Bool { self == .tariff || self == .reserve }
  /// Whether it's money for people in place of a school's own, which isn't spent on release.
  var isStaffing: Bool { [.hire, .recharge, .contribution].contains(self) }
}

extension SupplyPurchase.Part {
  /// "day", "morning", "afternoon".
  var label: String {
    switch self {
    case .day: "day"
    case .morning: "morning"
    case .afternoon: "afternoon"
    }
  }
  var halfDays: Int { self == .day ? 2 : 1 }
}

extension Firmness {
  /// "Provisional".
  var label: String {
    switch self {
    case .outline: "Outline"
    case .provisional: "Provisional"
    case .firm: "Firm"
    }
  }
}

extension Run.Stop {
  /// The end of "The search …".
  var words: String {
    switch self {
    case .rounds: "did all the rounds that it was given"
    case .deadline: "ended at its time limit"
    case .interrupted: "was ended by someone before its rounds were done"
    case .optimal: "found a plan that none of the options it considered can better"
    }
  }
}

extension Run {
  /// Planner's own search, which can be replayed.
  var isNative: Bool { engine == "native" }
  /// Nobody searched: the plan was made of another solver's solution.
  fileprivate var isGiven: Bool { engine == "solution" }

  /// The end of "The search …".
  var words: String {
    if isNative { return stop.words }
    if isGiven { return "was another solver's, whose solution of the explicit model this plan is made of" }
    return switch stop {
    case .rounds, .optimal: "ended with a best choice of its model, which allows less than the rules do"
    case .deadline: stop.words
    case .interrupted: "was ended by someone before its choice was proved to be a best one"
    }
  }

  /// "Engine native, seed 1, 304 rounds"; rounds are the native search's.
  var engineWords: String {
    "Engine \(engine), seed \(seed)" + (isNative ? ", \(Format.count(rounds, "round"))" : "")
  }
}

extension Plan {
  /// Whether the same plan can be had again.
  var wordsOnReplay: String {
    if run.isGiven { return "The same input, seed and solution give this plan again, to the byte." }
    if !run.isNative { return "Its threads race each other, so that the same input may give another plan." }
    let start = from == nil ? "" : ", from the same published plan,"
    return
      "The same input with seed \(run.seed) and \(Format.count(run.rounds, "round"))\(start) gives this plan again, "
      + "to the byte."
  }

  /// What changes of a published plan count, which comes before the rest of the objective.
  var wordsOnChurn: String { "Changes to what's published count \(Format.lessons(objective.churn))." }
}

extension Bound.Scope {
  /// For which plans the statement holds.
  var words: String {
    switch self {
    case .model: "over the options that the planner considered, for this data"
    case .domain: "over every lawful plan, for this data"
    }
  }
}

extension Bound.Tier {
  /// What the tier counts.
  var words: String {
    switch self {
    case .must: "Activities that must take place"
    case .churn: "Changes to what's published"
    case .rest: "Everything else, in lesson-equivalents"
    }
  }
}

extension Leader {
  var isPerson: Bool { if case .person = self { true } else { false } }
}
