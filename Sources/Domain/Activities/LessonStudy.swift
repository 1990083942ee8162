// SPDX-License-Identifier: Apache-2.0

/// Cycles of plan, research lesson and review by one group (B5).
public struct LessonStudy: Hashable, Sendable {
  /// Everyone chosen takes part.
  public var members: Selector
  public var subject: String?
  public var years: [Int] = []
  public var observed: Minutes = Minutes(60)
  public var cycles = 1
  public var planning: Minutes = Minutes(60)
  public var review: Minutes = Minutes(60)
  /// Least days between the steps.
  public var leastGap = 3
  /// Most days between the steps.
  public var mostGap = 21
  /// A lesson study by these people.
  public init(members: Selector) { self.members = members }

  /// Of each cycle the planning talk, the research lesson and the review; talks of 0 minutes fall away.
  public var circle: Circle {
    var cycle: [Circle.Step] = [.lesson]
    if planning > .zero { cycle.insert(.talk(planning), at: 0) }
    if review > .zero { cycle.append(.talk(review)) }
    var circle = Circle(
      pool: members, size: nil, steps: Array(repeatElement(cycle, count: max(1, cycles)).joined()), leastGap: leastGap,
      mostGap: mostGap)
    circle.subject = subject
    circle.years = years
    circle.observed = observed
    return circle
  }
}
