// SPDX-License-Identifier: Apache-2.0

/// What triads, lesson studies and shadowing have in common: a fixed few people who go through a sequence of steps
/// together, all of them or none (`docs/model.md`, *Circles*).
public struct Circle: Hashable, Sendable {
  /// One meeting of the circle.
  public enum Step: Hashable, Sendable {
    /// All members meet for so long, at the school of one of them or online.
    case talk(Minutes)
    /// One member teaches, the others watch.
    case lesson
    /// A school day beside a host at another school.
    case day
  }
  /// Those from whom the circle is formed.
  public var pool: Selector
  /// How many of the pool form the circle; nil: everyone.
  public var size: Int?
  /// In order; never empty.
  public var steps: [Step]
  /// Wanted of lessons watched: subject in lower case (nil: any), years (empty: any), and minutes (a shorter lesson is
  /// watched whole).
  public var subject: String?
  public var years: [Int] = []
  public var observed: Minutes = Minutes(60)
  /// Least and most days from one step to the next.
  public var leastGap: Int
  public var mostGap: Int
  /// Whether each lesson has another teacher; else the same one twice running costs.
  public var rotatesStrictly = false
  /// Of shadowing: hosts wanted, dearest first; empty: whoever has a strength in the focus.
  public var preferredHosts: [Identifier<Person>] = []

  /// A circle of people of `pool`.
  init(pool: Selector, size: Int?, steps: [Step], leastGap: Int, mostGap: Int) {
    self.pool = pool
    self.size = size
    self.steps = steps
    self.leastGap = leastGap
    self.mostGap = mostGap
  }

  /// Whether somebody is shadowed: the steps are days.
  public var isShadowing: Bool { steps.first == .day }
  /// Number of lessons watched.
  public var lessons: Int { steps.count { $0 == .lesson } }
  /// Minutes of talks, in all.
  public var talkMinutes: Int {
    steps.reduce(0) { sum, step in if case .talk(let minutes) = step { sum + minutes.rawValue } else { sum } }
  }
}

extension Activity {
  /// The circle that the wish is for: of a triad, a lesson study or shadowing; else nil.
  public var circle: Circle? {
    switch details {
    case .triad(let triad): triad.circle
    case .lessonStudy(let study): study.circle
    case .shadowing(let shadowing): shadowing.circle
    case .session, .visit, .secondment, .specialist: nil
    }
  }
}

extension ActivityKind {
  /// Whether wishes of this kind are for circles.
  public var isCircle: Bool {
    switch self {
    case .triad, .lessonStudy, .shadowing: true
    case .session, .visit, .secondment, .specialist: false
    }
  }
}
