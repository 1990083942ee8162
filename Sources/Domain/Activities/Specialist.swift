// SPDX-License-Identifier: Apache-2.0

/// A teacher shared by several schools (C5, C6, H13).
public struct Specialist: Hashable, Sendable {
  public var person: Identifier<Person>
  /// Weekdays at the home school.
  public var homeDays: [Weekday] = []
  public var shares: [Share]
  public var unit: Unit = .halfDay
  /// How far a school's half-days in a cycle may stray from its share, in thousandths of the share.
  public var tolerance = PerMille(100)
  /// Weeks after which the rota repeats, 1…13.
  public var cycleWeeks = 4
  /// Half-days kept for other work.
  public var protected: [WeekdayHalf] = []
  /// What a school pays the specialist's own for a half-day.
  public var contribution: Pence = .zero

  /// Whether a day belongs to one school.
  public enum Unit: String, CaseIterable, Sendable, Codable {
    case day
    case halfDay = "half-day"
  }

  /// One school's share of the specialist.
  public struct Share: Hashable, Sendable {
    public var school: Identifier<School>
    /// Half-days a cycle.
    public var halfDays: Int
    /// A share.
    public init(school: Identifier<School>, halfDays: Int) {
      self.school = school
      self.halfDays = halfDays
    }
  }

  /// A specialist shared in these parts.
  public init(person: Identifier<Person>, shares: [Share]) {
    self.person = person
    self.shares = shares
  }
}

extension Group {
  /// Protected time as stated, and that which specialists keep for other work: leadership time from the first to the last
  /// lesson of the half-day by their school's bells, every week.
  public func protectedTimes(_ directory: Directory) -> [ProtectedTime] {
    protected
      + activities.flatMap { activity -> [ProtectedTime] in
        guard case .specialist(let specialist) = activity.details, let person = directory.people[specialist.person],
          let school = directory.schools[person.base], let bells = directory.bells[school.bells]
        else { return [] }
        return specialist.protected.compactMap { half in
          bells.day(half.weekday)?.teaching(in: half.half).map {
            ProtectedTime(person: person.id, week: nil, weekday: half.weekday, span: $0, kind: .leadership)
          }
        }
      }
  }
}
