// SPDX-License-Identifier: Apache-2.0

import Domain

/// Who is whose partner: sides related as partners, and everyone in one family or one federation.
struct PartnershipTable: Sendable {
  typealias Side = PartyTable.Side

  private var partners: [Side: Set<Side>] = [:]

  /// Relations with sides that the instance has.
  init(_ relations: [(kind: Relation.Kind, a: Side, b: Side)]) {
    for relation in relations where relation.kind == .partner { join([relation.a, relation.b]) }
    for kind in [Relation.Kind.family, .federation] {
      for family in Self.families(relations.filter { $0.kind == kind }.map { ($0.a, $0.b) }) { join(family) }
    }
  }

  private mutating func join(_ sides: [Side]) {
    for side in sides { partners[side, default: []].formUnion(sides.filter { $0 != side }) }
  }

  /// The parts into which pairs tie their sides together.
  private static func families(_ pairs: [(Side, Side)]) -> [[Side]] {
    var number: [Side: Int] = [:]
    var families: [[Side]] = []
    for (a, b) in pairs {
      let joined = Set([number[a], number[b]].compactMap(\.self)).sorted()
      let members = joined.flatMap { families[$0] } + [a, b].filter { number[$0] == nil }
      for old in joined { families[old] = [] }
      for side in members { number[side] = families.count }
      families.append(members)
    }
    return families.filter { !$0.isEmpty }
  }

  /// Whether a visitor who has partners, or whose school has some, would see none of them.
  func isElsewhere(visitor: Int, base: Int, host: Int, hostBase: Int) -> Bool {
    if partners.isEmpty { return false }
    let own = [partners[.person(visitor)], partners[.school(base)]].compactMap(\.self)
    let hasPartners = own.contains { $0.contains { $0 != .person(visitor) && $0 != .school(base) } }
    return hasPartners && !isPartner(visitor: visitor, base: base, host: host, hostBase: hostBase)
  }

  /// Whether the host, or the school where they're based, is a partner of the visitor's, who's based at another.
  func isPartner(visitor: Int, base: Int, host: Int, hostBase: Int) -> Bool {
    [partners[.person(visitor)], partners[.school(base)]].contains { own in
      own.map { $0.contains(.school(hostBase)) || $0.contains(.person(host)) } ?? false
    }
  }
}
