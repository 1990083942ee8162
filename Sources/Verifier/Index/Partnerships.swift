// SPDX-License-Identifier: Apache-2.0

import Domain

/// Who is whose partner: those related as partners, and everyone whom a chain of relations of kind family, or of kind
/// federation, leads to.
struct Partnerships: Sendable {
  private let direct: RelationIndex
  private let families: [RelationIndex]

  init(_ relations: [Relation]) {
    direct = RelationIndex(relations.filter { $0.kind == .partner })
    families = [Relation.Kind.family, .federation].map { kind in RelationIndex(relations.filter { $0.kind == kind }) }
  }

  /// The parties that are partners of `member` or of their school, themselves and their school apart.
  func partners(of member: Member) -> Set<Party> {
    let own: Set<Party> = [.person(member.person.id), .school(member.school.id)]
    return families.reduce(Self.next(to: own, direct)) { $0.union(Self.reached(from: own, $1)) }.subtracting(own)
  }

  private static func next(to parties: Set<Party>, _ relations: RelationIndex) -> Set<Party> {
    Set(relations.naming(Array(parties)).flatMap { [$0.a, $0.b] })
  }

  private static func reached(from own: Set<Party>, _ relations: RelationIndex) -> Set<Party> {
    var found = own
    var fresh = own
    while !fresh.isEmpty {
      fresh = next(to: fresh, relations).subtracting(found)
      found.formUnion(fresh)
    }
    return found
  }
}
