// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

/// What wishes state now and then besides. Drawn last, so that all else of a group stays as its seed makes it.
extension RandomGroup {
  mutating func addExtras() {
    if random.chance(perMille: 600) { addPartners() }
  }

  /// Partners and families of schools and people, chains among them.
  private mutating func addPartners() {
    for _ in 0..<random.draw(1...4) {
      let a = party()
      let b = party()
      if a != b { group.relations.append(Relation(kind: random.pick([.partner, .family, .federation]), a: a, b: b)) }
    }
  }

  private mutating func party() -> Party {
    random.chance(perMille: 700) ? .school(random.pick(group.schools).id) : .person(random.pick(group.people).id)
  }
}
