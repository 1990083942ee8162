// SPDX-License-Identifier: Apache-2.0

/// As what somebody uses planner. What each may see and do is in `AccessPolicy`.
public enum Role: String, CaseIterable, Codable, Sendable {
  /// Whoever plans for the group: its office.
  case groupPlanner = "group-planner"
  /// The head of a school.
  case head
  /// Whoever organises a school's cover.
  case coverManager = "cover-manager"
  /// Whoever leads a school's staff development.
  case developmentLead = "cpd-lead"
  /// Whoever books what schools and funds pay.
  case finance
  /// A member of staff, whatever else they are.
  case staff
  /// Somebody who works for a provider.
  case provider

  /// What a role is about: all of the group, or one school, person or provider.
  public enum Extent: String, CaseIterable, Sendable { case group, school, person, provider }

  /// What it's about.
  public var extent: Extent {
    switch self {
    case .groupPlanner, .finance: .group
    case .head, .coverManager, .developmentLead: .school
    case .staff: .person
    case .provider: .provider
    }
  }
}

/// A role, and the school, person or provider for which somebody has it.
public struct Grant: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let role: Role
  /// The id of what the role is about; empty where that's the group.
  public let scope: String

  /// A grant; nil where the role needs a scope and has none, or the other way round.
  public init?(_ role: Role, _ scope: String = "") {
    guard scope.isEmpty == (role.extent == .group) else { return nil }
    self.role = role
    self.scope = scope
  }

  /// The grant that's written as "head:oak" or "finance"; nil for anything else.
  public init?(text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let role = Role(rawValue: parts[0]), parts.count == 1 || !parts[1].isEmpty else { return nil }
    self.init(role, parts.count == 2 ? parts[1] : "")
  }

  public var description: String { role.rawValue + (scope.isEmpty ? "" : ":" + scope) }

  /// Whether `group` has what it's about.
  public func isOf(_ group: Group) -> Bool {
    switch role.extent {
    case .group: true
    case .school: group.schools.contains { $0.id.text == scope }
    case .person: group.people.contains { $0.id.text == scope }
    case .provider: group.providers.contains { $0.id.text == scope }
    }
  }

  /// By role, in the order of `Role`, then by scope.
  public static func < (a: Self, b: Self) -> Bool {
    let (first, second) = (Role.allCases.firstIndex(of: a.role) ?? 0, Role.allCases.firstIndex(of: b.role) ?? 0)
    return (first, Identifier<Grant>(a.scope)) < (second, Identifier<Grant>(b.scope))
  }
}

/// Somebody who looks at what planner keeps, by what they may.
public struct Viewer: Hashable, Sendable {
  /// Each once, in order.
  public let grants: [Grant]

  /// Whoever has these grants; nobody sees nothing.
  public init(_ grants: some Sequence<Grant>) { self.grants = Set(grants).sorted() }
}
