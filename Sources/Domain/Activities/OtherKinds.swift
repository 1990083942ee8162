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
