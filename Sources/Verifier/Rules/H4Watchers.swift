// SPDX-License-Identifier: Apache-2.0

import Domain

/// H4: a school says who of others may watch lessons there, or spend a day beside its people.
enum H4Watchers {
  static func check(_ happening: Happening, _ index: GroupIndex, _ findings: inout Findings) {
    for host in happening.hosts {
      for guest in happening.guests where guest.member.school.id != host.member.school.id {
        findings.require(
          .realLesson, isWelcome(guest.member, host.member, index),
          at: happening.location(person: guest.member.person.id, school: host.member.school.id),
          "\(host.member.school.name) doesn't let \(guest.member.person.name) watch in \(happening.title)")
      }
    }
  }

  private static func isWelcome(_ guest: Member, _ host: Member, _ index: GroupIndex) -> Bool {
    switch host.school.watchedBy {
    case .everyone: true
    case .partners:
      !index.partnerships.partners(of: guest).isDisjoint(with: [.person(host.person.id), .school(host.school.id)])
    case .nobody: false
    }
  }
}
