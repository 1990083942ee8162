// SPDX-License-Identifier: Apache-2.0

import Domain

/// References that may mean things of two kinds: a school or a person, a person or a provider, a school or a provider.
///
/// An id is looked for in both; where both have it, `school:oak` or `person:oak` says which is meant.
enum PartyText {
  /// The thing of either kind that a cell means, or nil after adding a problem.
  static func find<A, B, Result>(
    _ cell: Cell, _ a: Names<A>, _ b: Names<B>, _ problems: Problems, _ asA: (Identifier<A>) -> Result,
    _ asB: (Identifier<B>) -> Result
  ) -> Result? {
    if let stated = prefixed(cell, a.noun) { return a.find(stated, problems).map(asA) }
    if let stated = prefixed(cell, b.noun) { return b.find(stated, problems).map(asB) }
    switch (a.match(cell.text), b.match(cell.text)) {
    case (let found?, nil): return asA(found)
    case (nil, let found?): return asB(found)
    case (_?, _?):
      problems.error(
        .referenceAmbiguous, at: cell, isNot: "the id of either a \(a.noun) or a \(b.noun) alone",
        advice: "Write \(a.noun):\(cell.text) or \(b.noun):\(cell.text).")
    case (nil, nil):
      guard a.isKnown, b.isKnown else { return nil }
      let near = Nearest.advice(cell.text, in: (a.ids.map(\.text) + b.ids.map(\.text)))
      problems.error(
        .referenceUnknown, at: cell, isNot: "a \(a.noun) of \(a.file) or a \(b.noun) of \(b.file)",
        advice: near ?? "Add it there, or correct the id.")
    }
    return nil
  }

  private static func prefixed(_ cell: Cell, _ noun: String) -> Cell? {
    guard cell.text.lowercased().hasPrefix(noun + ":") else { return nil }
    return Cell(String(cell.text.dropFirst(noun.count + 1)), at: cell.location.advanced(by: noun.count + 1))
  }

  /// The id, with its kind before it where the other kind has it too.
  static func written(_ id: String, _ noun: String, isAmbiguous: Bool) -> String {
    isAmbiguous ? "\(noun):\(id)" : id
  }
}

/// Ids that things of two kinds share, so that they're written with their kind.
struct SharedIDs {
  private let schools: Set<String>
  private let people: Set<String>
  private let providers: Set<String>

  init(_ group: Group) {
    schools = Set(group.schools.flatMap { Self.words($0.id.text, $0.name, $0.urn.map(String.init)) })
    people = Set(group.people.flatMap { Self.words($0.id.text, $0.name, $0.email) })
    providers = Set(group.providers.flatMap { Self.words($0.id.text, $0.name, nil) })
  }

  private static func words(_ words: String?...) -> [String] { words.compactMap { $0?.lowercased() } }

  func school(_ id: Identifier<School>, orPerson: Bool) -> String {
    PartyText.written(
      id.text, "school", isAmbiguous: (orPerson ? people : providers).contains(id.text.lowercased()))
  }
  func person(_ id: Identifier<Person>, orSchool: Bool) -> String {
    PartyText.written(
      id.text, "person", isAmbiguous: (orSchool ? schools : providers).contains(id.text.lowercased()))
  }
  func provider(_ id: Identifier<Provider>, orSchool: Bool) -> String {
    PartyText.written(
      id.text, "provider", isAmbiguous: (orSchool ? schools : people).contains(id.text.lowercased()))
  }
}
