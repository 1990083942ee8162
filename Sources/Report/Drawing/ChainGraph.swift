// SPDX-License-Identifier: Apache-2.0

import Domain

/// Secondments that hang together: schools, the people who move between them, and what closes a chain.
struct ChainGraph {
  /// One person's way from a school to another.
  struct Move {
    let from: Identifier<School>
    let to: Identifier<School>
    /// Who, when, on which half-days; a line each.
    let label: [String]
    /// The same as a sentence, for those who can't see the picture.
    let sentence: String
  }

  /// A hole that nobody of the group fills.
  struct Gap {
    let school: Identifier<School>
    let isHire: Bool
    let label: [String]
    let sentence: String
  }

  /// How the moves lie to each other.
  enum Shape: Equatable {
    case single, swap, chain, ring, net
  }

  /// In the order in which they're drawn: along a chain from where nobody comes, round a ring, else by id.
  let schools: [Identifier<School>]
  let moves: [Move]
  let gaps: [Gap]
  let shape: Shape
  let placements: [SecondmentPlacement]

  /// "A swap", "A chain of three schools".
  var title: String {
    switch shape {
    case .single: "One secondment"
    case .swap: "A swap"
    case .chain: "A chain of \(Format.spelled(schools.count)) schools"
    case .ring: "A ring of \(Format.spelled(schools.count)) schools"
    case .net: "\(Format.capitalised(Format.spelled(placements.count))) secondments that fill each other's places"
    }
  }

  /// Everything that it shows, as sentences.
  var sentences: [String] { moves.map(\.sentence) + gaps.map(\.sentence) }

  /// The secondments of a plan, those together that fill each other's places; largest first, then by the least id. Schools
  /// alone don't hold them together: in a group where every school sends or gets somebody all would be one picture.
  static func all(_ plan: Plan, names: Names, words: PlanWords) -> [ChainGraph] {
    var groups: [[SecondmentPlacement]] = []
    for secondment in plan.secondments {
      let touching = groups.indices.filter { index in groups[index].contains { isLinked($0, secondment) } }
      let joined = touching.flatMap { groups[$0] } + [secondment]
      for index in touching.reversed() { groups.remove(at: index) }
      groups.append(joined)
    }
    return groups.map { ChainGraph($0.sorted { $0.activity < $1.activity }, names: names, words: words) }
      .sorted { a, b in
        (-a.placements.count, a.placements.first?.activity.text ?? "")
          < (-b.placements.count, b.placements.first?.activity.text ?? "")
      }
  }

  /// Whether one of two secondments fills some of the place that the other leaves.
  private static func isLinked(_ one: SecondmentPlacement, _ other: SecondmentPlacement) -> Bool {
    one.backfill.contains { $0.by == other.activity } || other.backfill.contains { $0.by == one.activity }
  }

  private init(_ placements: [SecondmentPlacement], names: Names, words: PlanWords) {
    self.placements = placements
    moves = placements.map { Self.move($0, names: names, words: words) }
    gaps = placements.flatMap { Self.gaps($0, names: names, words: words) }
    (schools, shape) = Self.order(placements)
  }

  private static func move(_ secondment: SecondmentPlacement, names: Names, words: PlanWords) -> Move {
    let who = names.secondee(secondment)
    let halfTerms = words.halfTerms(secondment)
    return Move(
      from: secondment.from, to: secondment.to, label: [who, halfTerms, secondment.weekWords],
      sentence: "\(who) goes from \(names.school(secondment.from)) to \(names.school(secondment.to)), \(halfTerms), "
        + "\(secondment.weekWords).")
  }

  private static func gaps(_ secondment: SecondmentPlacement, names: Names, words: PlanWords) -> [Gap] {
    words.gaps(secondment).map { gap in
      let isHire = gap.way == .hire
      let amount = Format.count(gap.halfDays, "half-day") + " a week"
      let school = names.school(secondment.from)
      return Gap(
        school: secondment.from, isHire: isHire,
        label: [isHire ? "Hired teacher" : "Can spare", amount, gap.halfTerms],
        sentence: isHire
          ? "\(school) hires a teacher for \(amount), \(gap.halfTerms)."
          : "\(school) can spare \(amount), \(gap.halfTerms).")
    }
  }

  /// Along the moves where every school sends and gets at most one person, else by id.
  private static func order(_ placements: [SecondmentPlacement]) -> ([Identifier<School>], Shape) {
    let all = Set(placements.flatMap { [$0.from, $0.to] }).sorted()
    let next = Dictionary(placements.map { ($0.from, $0.to) }) { first, _ in first }
    let targets = Set(placements.map(\.to))
    guard next.count == placements.count, targets.count == placements.count else { return (all, .net) }
    let sources = all.filter { !targets.contains($0) }
    guard let first = sources.first ?? all.first else { return ([], .net) }
    var order = [first]
    while let school = next[order[order.count - 1]], school != first { order.append(school) }
    guard order.count == all.count else { return (all, .net) }
    if sources.isEmpty { return (order, order.count == 2 ? .swap : .ring) }
    return (order, order.count == 2 ? .single : .chain)
  }
}

extension Names {
  /// Who is seconded, where everybody reads it: of a confidential secondment its number alone.
  func secondee(_ secondment: SecondmentPlacement) -> String {
    isConfidential(secondment.activity) ? title(secondment.activity) : person(secondment.person)
  }
}
