// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

extension BusySource.Owner {
  /// The code of what's said where the group doesn't have it.
  static let unknownCode = "busy.subject"

  /// The same in the group's words.
  var subject: Busy.Subject {
    switch kind {
    case .person: .person(Identifier(id))
    case .school: .school(Identifier(id))
    case .room: .room(Identifier(id), room)
    case .provider: .provider(Identifier(id))
    }
  }

  /// Whether the group has it.
  func isListed(in group: Group) -> Bool {
    switch subject {
    case .person(let id): group.people.contains { $0.id == id }
    case .school(let id): group.schools.contains { $0.id == id }
    case .room(let id, let name): group.schools.contains { $0.id == id && $0.rooms.contains { $0.name == name } }
    case .provider(let id): group.providers.contains { $0.id == id }
    }
  }
}
