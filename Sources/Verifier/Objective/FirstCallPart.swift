// SPDX-License-Identifier: Apache-2.0

import Domain

/// First call: early-career people who watch somebody, or have a seat to which they were invited, count once each.
enum FirstCallPart {
  /// How many there are.
  static func people(_ facts: Derivation) -> Int {
    let called = facts.happenings.flatMap(\.attendees).filter { presence in
      presence.member.person.isEarlyCareer && [.visitor, .invited].contains(presence.role)
    }
    return Set(called.map(\.member.person.id)).count
  }

  /// What they can count for at most over a certificate's options, in thousandths (`docs/bound.md`): all whom a visit or
  /// circle is for or a session invites; where anything published is kept, all there are.
  static func most(_ people: BoundPeople, _ options: CertifiedOptions) -> Int {
    let early = people.members.filter(\.person.isEarlyCareer).map(\.person.id)
    let rate = people.index.group.rules.rates.firstCall.rawValue
    if options.isKept.contains(true) { return early.count * rate }
    let listed = people.activities.indices.filter { options.options[$0] != nil }
    let called = Set(listed.flatMap { invited(people.activities[$0], people.audiences[$0]) })
    return early.count(where: called.contains) * rate
  }

  private static func invited(_ activity: Activity, _ audience: Audience) -> [Identifier<Person>] {
    var members = audience.visitors + audience.pool
    if case .session(let session) = activity.details {
      for (rule, assigned) in zip(session.participants, audience.assigned) where rule.level == .invited {
        members += assigned
      }
    }
    return members.map(\.person.id)
  }
}
