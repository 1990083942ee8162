// SPDX-License-Identifier: Apache-2.0

import Domain

/// One cohort of a placed activity: a series of its own. Whatever isn't a session is one cohort.
struct Cohort {
  let number: Int
  /// In order of their numbers; never empty.
  let parts: [Happening]

  /// The cohorts of an activity with these parts, by number.
  static func all(_ parts: [Happening]) -> [Cohort] {
    grouped(parts, by: \.cohort).sorted { $0.key < $1.key }.map { Cohort(number: $0.key, parts: $0.values) }
  }

  /// Whether a session with these parts goes by the rules for several cohorts: it's to have some, or had some when it was published.
  static func areSeveral(_ session: Session, _ parts: [Happening]) -> Bool {
    session.cohorts > 1 || parts.contains { $0.cohort != 1 }
  }

  /// That of the first part.
  var firstDate: CivilDate? { parts.first?.date }
  /// The attendees of the first part.
  var members: [Presence] { parts.first?.attendees ?? [] }

  /// Whether it has begun before `today`; nothing has where no published plan is given.
  func hasBegun(_ today: CivilDate?) -> Bool {
    guard let today, let firstDate else { return false }
    return firstDate < today
  }
}

extension Happening {
  /// Of a session the cohort, of everything else 1.
  var cohort: Int { session == nil ? 1 : occurrence.cohort }
}

extension Occurrence.Number {
  /// "part 1", "cohort 2 part 1".
  var words: String { (cohort == 1 ? "" : "cohort \(cohort) ") + "part \(part)" }
}
