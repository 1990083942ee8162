// SPDX-License-Identifier: Apache-2.0

/// Three people who watch each other teach once each, and talk about it at the end (B4).
public struct Triad: Hashable, Sendable {
  /// Those to form a three from, or the three themselves. Nobody is in two triads of equal choice.
  public var members: Selector
  public var subject: String?
  public var years: [Int] = []
  public var observed: Minutes = Minutes(60)
  /// Joint talk after the last lesson; 0: none.
  public var debrief: Minutes = Minutes(30)
  /// Least days from one step to the next.
  public var leastGap = 1
  /// Most days from one step to the next.
  public var mostGap = 28
  /// A triad from these people.
  public init(members: Selector) { self.members = members }

  /// People in a triad.
  public static let size = 3

  /// Three lessons, each with another teacher, then the debrief.
  public var circle: Circle {
    let lessons = [Circle.Step](repeating: .lesson, count: Self.size)
    var circle = Circle(
      pool: members, size: Self.size, steps: debrief > .zero ? lessons + [.talk(debrief)] : lessons,
      leastGap: leastGap, mostGap: mostGap)
    circle.subject = subject
    circle.years = years
    circle.observed = observed
    circle.rotatesStrictly = true
    return circle
  }
}
