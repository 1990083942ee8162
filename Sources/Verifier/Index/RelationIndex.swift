// SPDX-License-Identifier: Apache-2.0

import Domain

/// Relations of one kind by the parties whom they name, so that nobody's relations are looked for among everyone's.
struct RelationIndex: Sendable {
  private let relations: [Relation]
  private let numbers: [Party: [Int]]

  init(_ relations: [Relation]) {
    self.relations = relations
    var numbers: [Party: [Int]] = [:]
    for (number, relation) in relations.enumerated() {
      for party in Set([relation.a, relation.b]) { numbers[party, default: []].append(number) }
    }
    self.numbers = numbers
  }

  /// Those that name one of `parties`, in the order of the input.
  func naming(_ parties: [Party]) -> [Relation] {
    if relations.isEmpty { return [] }
    return distinct(parties.flatMap { numbers[$0] ?? [] }).map { relations[$0] }
  }

  /// Whether one stands between one of `parties` and `other`, either way round.
  func isBetween(_ parties: [Party], and other: Party) -> Bool {
    naming([other]).contains { relation in
      parties.contains { $0 == (relation.a == other ? relation.b : relation.a) }
    }
  }
}

extension Happening {
  /// Everyone in it, and the schools that stand for them.
  var parties: [Party] {
    people.map { .person($0.member.person.id) } + bases.map { .school($0) }
  }
}

extension Party {
  /// Whether `member` belongs to this side: a school stands for everyone based there.
  func stands(for member: Member) -> Bool {
    switch self {
    case .school(let school): member.school.id == school
    case .person(let person): member.person.id == person
    }
  }
}
