// SPDX-License-Identifier: Apache-2.0

/// Who leads what of a school, by role and responsibilities.
extension Person {
  /// Roles and responsibilities that lead a school.
  private static let heading: Set<String> = [
    "headteacher", "head teacher", "head", "acting headteacher", "executive headteacher", "head of school", "principal",
  ]

  /// Those that lead its cover.
  private static let covering: Set<String> = ["cover manager", "cover lead"]

  /// Those that lead its staff development.
  private static let developing: Set<String> = [
    "cpd lead", "cpd leader", "cpd coordinator", "professional development lead", "staff development lead",
  ]

  private func has(_ roles: Set<String>) -> Bool { !roles.isDisjoint(with: responsibilities + [role]) }

  private func works(at school: Identifier<School>, on day: CivilDate) -> Bool {
    schools.contains(school) && isValid(on: day)
  }

  /// Whether the person leads a school or its cover, and so gets the school's digest.
  public var isLeader: Bool { has(Self.heading) || has(Self.covering) }

  /// Whether the person leads that school on that day, and so answers for it. Who leads its cover alone doesn't.
  public func isHead(of school: Identifier<School>, on day: CivilDate) -> Bool {
    works(at: school, on: day) && has(Self.heading)
  }

  /// Whether the person leads that school's staff development on that day, and so reads why its head answers as they do. A head
  /// who leads that too doesn't: nobody is told their own reasons.
  public func readsReasons(ofHeadOf school: Identifier<School>, on day: CivilDate) -> Bool {
    works(at: school, on: day) && has(Self.developing) && !has(Self.heading)
  }
}
