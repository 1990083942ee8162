// SPDX-License-Identifier: Apache-2.0

import Domain

/// H12: vetoes. Words and places never name the parties, who aren't shown to anyone.
enum H12Vetoes: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for happening in facts.happenings {
      let isRespected = facts.index.vetoes.naming(happening.parties).allSatisfy {
        !breaks(happening, $0.a, $0.b) && !breaks(happening, $0.b, $0.a)
      }
      findings.require(
        .vetoes, isRespected, at: happening.location(), "a veto forbids \(happening.title) as it is planned")
    }
  }

  /// Whether someone of `side` would be with `other` in a way that a veto forbids.
  private static func breaks(_ happening: Happening, _ side: Party, _ other: Party) -> Bool {
    let members = happening.people.filter { side.stands(for: $0.member) }
    guard !members.isEmpty else { return false }
    if happening.visit != nil || happening.circle != nil, members.contains(where: { !$0.isHost }),
      happening.hosts.contains(where: { other.stands(for: $0.member) })
    {
      return true
    }
    if let leader = happening.leader, other.stands(for: leader.member), members.contains(where: { !$0.isLeader }) {
      return true
    }
    switch other {
    case .school(let school): return happening.venue?.id == school
    case .person(let person):
      guard case .person = side else { return false }
      return happening.people.contains { $0.member.person.id == person }
    }
  }
}
