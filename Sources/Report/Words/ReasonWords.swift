// SPDX-License-Identifier: Apache-2.0

import Domain

extension Reason.Code {
  /// The rule in a few words that a head teacher reads without a glossary.
  var words: String {
    switch self {
    case .twoPlaces: "People would have to be in two places, or couldn't get there in time"
    case .notAtWork: "People aren't at work then, or have no directed time left"
    case .notOpen: "A school is closed or keeps those days free"
    case .noLessonToWatch: "No lesson of the wanted subject and year can be watched"
    case .protectedTime: "It would take planning, early-career or mentor time"
    case .tooManyOut: "Too many people would be out of a school at once"
    case .noCover: "The lessons left couldn't be covered"
    case .noMoney: "A school's budget or a fund wouldn't reach"
    case .limitReached: "A person, class, host or provider would pass a limit"
    case .series: "The parts of the series don't fit together"
    case .noRoom: "No willing venue holds that many people"
    case .veto: "The schools and people don't fit together"
    case .specialistRota: "The specialist's rota leaves no room"
    case .staffingFloor: "A school would fall below its staffing floor"
    case .cohort: "People can't all be put in one cohort each"
    case .refused: "An answer or a decline stands against it"
    case .noTime: "The times that it allows hold no possible start"
    case .noPeople: "Too few of the people it's for can come"
    case .noMix: "People of two phases must come, and those of one can at most"
    case .notWorthIt: "It would cost more than it's worth; a higher priority or a worth of its own lets it cost more"
    case .notPlannedYet: "This kind of activity isn't planned yet"
    case .notFound: "The search ended before it found a way; there may be one"
    }
  }

  /// Whether its code is a rule of `docs/model.md`, which readers can look up.
  var isRule: Bool { rawValue.first == "H" }

  /// Whether the ids that a reason names may be shown: vetoes, answers and declines are private (B9, F8).
  var mayNameConcerned: Bool { self != .veto && self != .refused }
}

extension Objective.Parts {
  /// One row of the table that explains the objective.
  struct Row {
    var label: String
    var words: String
    var value: MilliLessons
  }

  /// What the part about money counts. It's below nothing where secondments fill vacant posts: a teacher in place of one
  /// who would have been hired saves what the hire would have cost.
  private static func words(ofMoney money: MilliLessons) -> String {
    let words = "supply, fees, mileage, pay for extra hours and hired teachers at the exchange rate"
    return money < .zero ? words + "; below 0 since vacant posts are filled, for which nobody has to be hired" : words
  }

  /// Every part with its words, in the order of the model.
  var rows: [Row] {
    [
      Row(
        label: "Lessons lost", words: "taught by someone else; exam classes and repeats count more", value: lessonsLost),
      Row(label: "Money", words: Self.words(ofMoney: money), value: money),
      Row(label: "Travel", words: "time between schools, dearer outside the day", value: travel),
      Row(
        label: "Time beyond directed time", words: "minutes outside the published calendar of each school",
        value: outsideDirected),
      Row(
        label: "Protected time repaid", words: "planning, early-career and mentor time taken and given back",
        value: protectedTime),
      Row(label: "Fairness", words: "hours that schools fall short of their fair share", value: fairness),
      Row(
        label: "Giving and taking", words: "schools that host far more often than they're received",
        value: givingAndTaking),
      Row(
        label: "Preferences",
        words: "days, hosts, partners and mixes of phases that are liked, first call for early-career teachers",
        value: preferences),
      Row(label: "No break at noon", words: "days on which somebody has no time to eat", value: breaks),
      Row(label: "Waiting", words: "time between a visit's talks and the lesson", value: waiting),
      Row(
        label: "Classes that change teacher", words: "for the time of a secondment; exam classes count more",
        value: handover),
      Row(label: "Specialists' days owed", words: "lost to a school and not made up by the year's end", value: owed),
      Row(label: "Expected people missing", words: "people who should be there and can't", value: expectedMissing),
      Row(label: "Worth of what takes place", words: "taken off: what the activities are worth", value: worth),
    ]
  }
}
