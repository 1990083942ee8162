// SPDX-License-Identifier: Apache-2.0

import Domain

/// Findings in sentences, each list empty where there's nothing to say. What's private has none.
struct FindingWords {
  private let findings: Findings
  private let names: Names
  /// How many of a list are named.
  private let most = 8

  init(_ findings: Findings, names: Names) {
    self.findings = findings
    self.names = names
  }

  /// Networks that could be wished for.
  var lone: [String] {
    let proposals = findings.lone.proposals
    if proposals.isEmpty { return [] }
    let people = Set(proposals.flatMap(\.people)).count
    let list = named(proposals.map { "\(NetworkRow.title($0)) (\(Format.count($0.schools, "school")))" })
    return [
      "\(Format.count(proposals.count, "network")) could bring together \(Format.count(people, "person", "people")) who "
        + "are the only one of their role or subject at their school: \(list). ledgers/proposed-networks.csv has the rows "
        + "to wish for them."
    ]
  }

  /// How many have nothing planned; names are for whoever leads staff development alone.
  var idle: [String] {
    let idle = findings.idle
    if idle.entries.isEmpty { return [] }
    let least = 5
    let file = "ledgers/never-takes-part.csv lists them for whoever leads staff development."
    if idle.entries.count < least {
      return ["Nothing is planned all year for fewer than \(Format.spelled(least)) people: \(file)"]
    }
    let unasked =
      idle.unasked == idle.entries.count
      ? ", and nobody has wished for anything for them"
      : idle.unasked < least ? "" : "; for \(Format.count(idle.unasked)) of them nobody has wished for anything"
    return [
      "Nothing is planned all year for \(Format.count(idle.entries.count, "person", "people")) of "
        + "\(Format.count(idle.schools, "school"))\(unasked): \(file)"
    ]
  }

  /// Pairs that might be one, a sentence each.
  var duplicates: [String] {
    let pairs = findings.duplicates.pairs
    let told = pairs.prefix(most).map { sentence($0) }
    let rest = pairs.count - told.count
    return told + (rest > 0 ? ["and \(Format.count(rest, "more pair")) like these, all in ledgers/duplicates.csv"] : [])
  }

  /// "Might be one: Phonics in the north and Phonics in the south (same focus and people; 3 schools and 8 people in
  /// common)".
  func sentence(_ pair: Duplicates.Pair) -> String {
    "Might be one: \(names.title(pair.first)) and \(names.title(pair.second)) (\(pair.likeness.rawValue); "
      + "\(Format.count(pair.schools.count, "school")) and \(Format.count(pair.shared, "person", "people")) in common)"
  }

  /// Topics that nobody offers, and those for which nothing is planned.
  var demand: [String] {
    func sentence(_ state: Demand.State, _ words: String) -> String? {
      let topics = findings.demand.topics.filter { $0.state == state }.map(\.name)
      return topics.isEmpty ? nil : "\(words): \(named(topics)). More in ledgers/demand.csv."
    }
    return [
      sentence(.notOffered, "Wanted, with no provider or colleague listed for it"),
      sentence(.notPlanned, "Wanted and offered, and nothing is planned for it"),
    ].compactMap(\.self)
  }

  /// "One more person to cover classes would save most at Oak Primary on Tuesdays: 9 of 14 supply half-days, £1,180."
  var cover: [String] {
    let prices = findings.cover.entries
    guard let first = prices.first else { return [] }
    let others = prices.dropFirst().prefix(3).map { entry in
      "\(names.shortSchool(entry.school)) on \(entry.weekday.name)s (\(Format.roundMoney(entry.saved)))"
    }
    let next = others.isEmpty ? "" : "; next come \(Format.list(Array(others)))"
    return [
      "One more person to cover classes would save most at \(names.school(first.school)) on "
        + "\(first.weekday.name)s: \(Format.count(first.spared)) of "
        + "\(Format.count(first.halfDays, "supply half-day")), \(Format.roundMoney(first.saved)) a year, with this very plan"
        + "\(next). All are in ledgers/cover-prices.csv."
    ]
  }

  /// "… £100 more for release would move it by at most: Partnership 9.1 LE and Oak Primary 1.2 LE."
  var money: [String] {
    // Below a twentieth of a lesson-equivalent a price would read as nothing; the ledger has it.
    let prices = findings.money.filter { $0.perHundredPounds >= MilliLessons(50) }
    if prices.isEmpty { return [] }
    let list = named(prices.map { "\(names.payer($0)) \(Format.lessons($0.perHundredPounds))" })
    return [
      "No plan is better than the bound under How good it is; £100 more for release would move it by at most: \(list)."
    ]
  }

  /// "Skew of benefit against need, from −1000 to 1000: asked for 55 (leans to schools with less need), given −12 (…)."
  var skew: String? {
    guard let skew = findings.skew else { return nil }
    let parts = [("before", skew.before), ("asked for", skew.asked), ("given", skew.given)].compactMap { name, index in
      index.map { "\(name) \(Format.count($0)) (\(SkewIndex.words($0)))" }
    }
    return parts.isEmpty
      ? nil : "Skew of benefit against need, from \u{2212}1000 to 1000: \(parts.joined(separator: ", "))."
  }

  private func named(_ items: [String]) -> String {
    let rest = items.count - most
    return Format.list(Array(items.prefix(most)) + (rest > 0 ? ["\(Format.count(rest)) more"] : []))
  }
}
