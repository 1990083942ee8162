// SPDX-License-Identifier: Apache-2.0

/// Whether a visitor should see a school like their own, or an unlike one (B1).
public enum ContextMatch: String, CaseIterable, Sendable, Codable { case any, similar, contrasting }

/// A peer visit: the visitors watch a real lesson of a host at another school, with a talk before and after.
public struct Visit: Hashable, Sendable {
  /// Everyone chosen goes, together.
  public var visitors: Selector
  /// Wanted subject in lower case; nil: any.
  public var subject: String?
  /// Wanted year groups; empty: any.
  public var years: [Int] = []
  public var match: ContextMatch = .any
  /// Schools that may host; empty: any other school.
  public var hostSchools: [Identifier<School>] = []
  /// People who may host; empty: anyone who agrees to.
  public var hostPeople: [Identifier<Person>] = []
  /// Only lessons that their teachers offer (`Group.openLessons`) are watched.
  public var openOnly = false
  /// Minutes of the lesson that are watched; a shorter lesson is watched whole.
  public var observed: Minutes = Minutes(60)
  /// Talk before, on the same day.
  public var brief: Minutes = Minutes(10)
  /// Talk after, on the same day.
  public var debrief: Minutes = Minutes(20)
  /// A visit by these visitors.
  public init(visitors: Selector) { self.visitors = visitors }
}
