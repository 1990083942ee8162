// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Whose or what's feed it is.
public enum FeedOwner: Hashable, Sendable {
  case person(Identifier<Person>)
  case school(Identifier<School>)
  case provider(Identifier<Provider>)
  case activity(Identifier<Activity>)

  /// "person/anna": what a kept feed is called. Nobody outside is told it, since ids may name people and what's
  /// confidential.
  public var name: String {
    switch self {
    case .person(let id): "person/\(id)"
    case .school(let id): "school/\(id)"
    case .provider(let id): "provider/\(id)"
    case .activity(let id): "activity/\(id)"
    }
  }

  /// Whether `group` lists it.
  public func isListed(in group: Group) -> Bool {
    switch self {
    case .person(let id): group.people.contains { $0.id == id }
    case .school(let id): group.schools.contains { $0.id == id }
    case .provider(let id): group.providers.contains { $0.id == id }
    case .activity(let id): group.activities.contains { $0.id == id }
    }
  }
}
