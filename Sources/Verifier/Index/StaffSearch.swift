// SPDX-License-Identifier: Apache-2.0

import Domain

/// Finds whom a selector chooses without asking everyone: only those who meet the rarest of its conditions are looked at.
struct StaffSearch: Sendable {
  private let members: [Member]
  private let byId: [Identifier<Person>: Member]
  private let bySchool: [Identifier<School>: [Member]]
  /// With somebody based at them, by id.
  private let schools: [School]
  private let byRole: [String: [Member]]
  private let bySubject: [String: [Member]]
  private let byStage: [String: [Member]]
  private let byTag: [String: [Member]]

  /// A search among `members`, who are in order of id.
  init(_ members: [Member]) {
    self.members = members
    byId = Dictionary(members.map { ($0.person.id, $0) }) { first, _ in first }
    bySchool = Dictionary(grouping: members, by: \.school.id)
    schools = bySchool.values.compactMap(\.first?.school).sortedByID()
    byRole = Self.index(members) { [$0.role] + $0.responsibilities }
    bySubject = Self.index(members, \.subjects)
    byStage = Self.index(members) { $0.careerStage.map { [$0] } ?? [] }
    byTag = Self.index(members, \.tags)
  }

  private static func index(_ members: [Member], _ words: (Person) -> [String]) -> [String: [Member]] {
    var found: [String: [Member]] = [:]
    for member in members {
      for word in Set(words(member.person)) { found[word, default: []].append(member) }
    }
    return found
  }

  /// Everyone based at `school`, by id.
  func staff(of school: Identifier<School>) -> [Member] { bySchool[school] ?? [] }

  /// Somebody who is employed in the year.
  func member(_ id: Identifier<Person>) -> Member? { byId[id] }

  /// Those whom `selector` chooses, by id.
  func members(matching selector: Selector) -> [Member] {
    let named = distinct(selector.people).compactMap { byId[$0] }
    if selector.isByNameOnly { return named }
    let chosen = candidates(selector).filter { selector.matches($0.person, at: $0.school) }
    var found = Dictionary(chosen.map { ($0.person.id, $0) }) { first, _ in first }
    for member in named { found[member.person.id] = member }
    return found.values.sorted { $0.person.id < $1.person.id }
  }

  /// Everyone who may meet the conditions, names apart; some may stand there more than once.
  private func candidates(_ selector: Selector) -> [Member] {
    let conditions: [(isAsked: Bool, pools: [[Member]])] = [
      (!selector.schools.isEmpty, selector.schools.compactMap { bySchool[$0] }),
      (
        !selector.groups.isEmpty || !selector.phases.isEmpty,
        schools.filter { suits($0, selector) }.map { staff(of: $0.id) }
      ),
      (!selector.roles.isEmpty, selector.roles.compactMap { byRole[$0] }),
      (!selector.subjects.isEmpty, selector.subjects.compactMap { bySubject[$0] }),
      (!selector.careerStages.isEmpty, selector.careerStages.compactMap { byStage[$0] }),
      (!selector.tags.isEmpty, selector.tags.compactMap { byTag[$0] }),
    ]
    let size = { (pools: [[Member]]) in pools.reduce(0) { $0 + $1.count } }
    let rarest = conditions.filter(\.isAsked).map(\.pools).min { size($0) < size($1) }
    return rarest.map { $0.flatMap(\.self) } ?? members
  }

  private func suits(_ school: School, _ selector: Selector) -> Bool {
    (selector.phases.isEmpty || selector.phases.contains(school.phase))
      && (selector.groups.isEmpty || selector.groups.contains(where: school.groups.contains))
  }
}
