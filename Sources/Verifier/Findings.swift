// SPDX-License-Identifier: Apache-2.0

import Domain

/// Collects breaches and counts what was checked.
struct Findings: Sendable {
  private(set) var breaches: [Breach] = []
  private(set) var checks: [Breach.Rule: Int] = [:]
  /// What has taken place isn't judged again: rules about single dates aren't asked before this one (H17).
  var today: CivilDate?

  /// Counts one check of `rule`, and notes a breach where it doesn't hold.
  mutating func require(
    _ rule: Breach.Rule, _ holds: Bool, at location: @autoclosure () -> Breach.Location,
    _ words: @autoclosure () -> String
  ) {
    checks[rule, default: 0] += 1
    if holds { return }
    let location = location()
    if let today, rule.isOfDates, let date = location.date, date < today { return }
    breaches.append(Breach(rule: rule, location: location, words: words()))
  }

  /// Nothing found yet, under the same today.
  var blank: Findings {
    var blank = Findings()
    blank.today = today
    return blank
  }

  /// Adds what was found after this.
  mutating func add(_ later: Findings) {
    breaches += later.breaches
    checks.merge(later.checks, uniquingKeysWith: +)
  }

  /// Whether a breach of `rule` was found.
  func hasBreach(of rule: Breach.Rule) -> Bool { breaches.contains { $0.rule == rule } }

  /// The breaches by rule, those of one rule in the order in which they were found.
  var sorted: [Breach] { Breach.Rule.allCases.flatMap { rule in breaches.filter { $0.rule == rule } } }
}

extension Breach.Rule {
  /// Whether it asks about dates, so that it isn't asked of those that are past.
  fileprivate var isOfDates: Bool {
    switch self {
    case .twoPlaces, .atWork, .open, .realLesson, .protectedTime, .peopleOut, .cover, .limits, .series, .rooms, .vetoes,
      .specialists, .cohorts, .answers, .start, .people:
      true
    case .money, .secondments, .past, .header, .reference, .order, .unplaced, .firmness, .listedRepayment,
      .releaseMissing, .releaseExtra, .releaseWrong, .listedCover, .listedSupply, .listedLeg, .listedCharge,
      .listedFigures, .listedBalance, .listedKeptTime, .listedObjective, .listedBound:
      false
    }
  }
}
