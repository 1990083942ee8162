// SPDX-License-Identifier: Apache-2.0

/// Chooses people by name or by rule: "every art lead in Kent primaries".
///
/// A person matches if they're named, or if there is at least one condition and each condition that isn't empty holds.
public struct Selector: Hashable, Sendable {
  public var people: [Identifier<Person>] = []
  /// Base schools.
  public var schools: [Identifier<School>] = []
  public var phases: [Phase] = []
  /// Groups that the base school belongs to.
  public var groups: [String] = []
  /// Roles or responsibilities, in lower case.
  public var roles: [String] = []
  public var subjects: [String] = []
  public var years: [Int] = []
  public var careerStages: [String] = []
  public var tags: [String] = []
  /// Everyone, before the other conditions narrow it.
  public var everyone = false
  /// Chooses nobody until it's given names or conditions.
  public init() {}

  /// Whether it names people only.
  public var isByNameOnly: Bool {
    !everyone && schools.isEmpty && phases.isEmpty && groups.isEmpty && roles.isEmpty && subjects.isEmpty
      && years.isEmpty && careerStages.isEmpty && tags.isEmpty
  }

  /// Whether `person`, based at `school`, is chosen.
  public func matches(_ person: Person, at school: School) -> Bool {
    if people.contains(person.id) { return true }
    if isByNameOnly { return false }
    return (schools.isEmpty || schools.contains(person.base))
      && (phases.isEmpty || phases.contains(school.phase))
      && (groups.isEmpty || groups.contains(where: school.groups.contains))
      && (roles.isEmpty || roles.contains { $0 == person.role || person.responsibilities.contains($0) })
      && (subjects.isEmpty || subjects.contains(where: person.subjects.contains))
      && (years.isEmpty || years.contains(where: person.years.contains))
      && (careerStages.isEmpty || person.careerStage.map(careerStages.contains) ?? false)
      && (tags.isEmpty || tags.contains(where: person.tags.contains))
  }
}

/// How much a person's presence matters.
public enum Level: String, CaseIterable, Sendable, Codable, Comparable {
  /// Without them the activity doesn't take place.
  case required
  /// Should come; each one missing costs.
  case expected
  /// May come where it's worth it.
  case invited
  private var rank: Int { self == .required ? 0 : self == .expected ? 1 : 2 }
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

/// Who takes part, and how firmly.
public struct Participants: Hashable, Sendable {
  public var selector: Selector
  public var level: Level
  /// How many of those that match each school sends: for required, at least so many must come from each school that has
  /// any; for expected, so many are expected. Nil: all of them. Never more than this come from one school by this rule.
  public var perSchool: Int?
  /// Participants by one rule.
  public init(selector: Selector, level: Level, perSchool: Int? = nil) {
    self.selector = selector
    self.level = level
    self.perSchool = perSchool
  }
}
