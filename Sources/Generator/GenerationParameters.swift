// SPDX-License-Identifier: Apache-2.0

public import Domain

/// What a generated group should be.
public struct GenerationParameters: Hashable, Sendable {
  /// How much of what's wished for finds room.
  public enum Density: String, CaseIterable, Sendable {
    /// Nearly everything can be placed.
    case loose
    /// Capacity binds: 5 to 15 % of the wishes can't be placed, and whole supply days matter.
    case tight
  }

  /// Numbers of schools that can be generated.
  public static let possibleSchools = 2...5000

  /// Number of schools, within `possibleSchools`.
  public var schools: Int
  /// Start of all random choices.
  public var seed: UInt64
  public var density: Density
  /// The kinds of activity that are wished for. Schools, people and timetables don't depend on them.
  public var kinds: Set<ActivityKind>

  /// A group of that many schools.
  public init(
    schools: Int, seed: UInt64, density: Density, kinds: Set<ActivityKind> = Set(ActivityKind.allCases)
  ) {
    self.schools = schools
    self.seed = seed
    self.density = density
    self.kinds = kinds
  }
}
