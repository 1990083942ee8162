// SPDX-License-Identifier: Apache-2.0

// Kinds that are read and checked, and reported as not planned yet.

/// Three people who watch each other teach once each (B4).
public struct Triad: Hashable, Sendable {
  /// Those to form threes from, or the three themselves.
  public var members: Selector
  public var subject: String?
  public var years: [Int] = []
  public var observed: Minutes = Minutes(60)
  public var debrief: Minutes = Minutes(30)
  /// A triad from these people.
  public init(members: Selector) { self.members = members }
}

/// Cycles of plan, research lesson and review by one group (B5).
public struct LessonStudy: Hashable, Sendable {
  public var members: Selector
  public var subject: String?
  public var years: [Int] = []
  public var cycles = 1
  public var planning: Minutes = Minutes(60)
  public var review: Minutes = Minutes(60)
  /// Least days between the steps.
  public var leastGap = 3
  /// Most days between the steps.
  public var mostGap = 21
  /// A lesson study by these people.
  public init(members: Selector) { self.members = members }
}

/// Days beside a colleague in another school (C1).
public struct Shadowing: Hashable, Sendable {
  public var applicant: Identifier<Person>
  /// Hosts wanted, dearest first; empty: anyone with a strength in the focus.
  public var preferredHosts: [Identifier<Person>] = []
  /// 1…5.
  public var days = 1
  /// A shadowing placement for this person.
  public init(applicant: Identifier<Person>) { self.applicant = applicant }
}

/// A post at another school for a while (C2, C3).
public struct Secondment: Hashable, Sendable {
  /// The school with the post.
  public var school: Identifier<School>
  /// Applicants, dearest first.
  public var applicants: [Identifier<Person>]
  public var match: ContextMatch = .any
  /// Half-days a week, 1…10.
  public var halfDaysPerWeek = 10
  /// Length in half-terms, 1…6.
  public var halfTerms = 2
  /// Ways in which the hole left behind may be filled.
  public var backfill: [Backfill] = Backfill.allCases
  public enum Backfill: String, CaseIterable, Sendable { case swap, chain, hire, none }
  /// A secondment to a post.
  public init(school: Identifier<School>, applicants: [Identifier<Person>]) {
    self.school = school
    self.applicants = applicants
  }
}

/// A teacher shared by several schools (C5, C6).
public struct Specialist: Hashable, Sendable {
  public var person: Identifier<Person>
  /// Weekdays at the home school.
  public var homeDays: [Weekday] = []
  public var shares: [Share]
  /// Whole days or half-days.
  public var unit: ReleaseUnit = .halfDay
  /// How far a school's days may stray from its share, in thousandths of the share.
  public var tolerance = PerMille(100)
  /// Weeks after which the rota repeats.
  public var cycleWeeks = 4
  /// Half-days kept for other work.
  public var protected: [ProtectedHalfDay] = []
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
  /// A half-day of the week that isn't given to schools.
  public struct ProtectedHalfDay: Hashable, Sendable {
    public var weekday: Weekday
    public var half: HalfDay
    /// A half-day of the week.
    public init(weekday: Weekday, half: HalfDay) {
      self.weekday = weekday
      self.half = half
    }
  }
  /// A specialist shared in these parts.
  public init(person: Identifier<Person>, shares: [Share]) {
    self.person = person
    self.shares = shares
  }
}
