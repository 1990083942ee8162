// SPDX-License-Identifier: Apache-2.0

/// Days beside a colleague in another school (C1).
public struct Shadowing: Hashable, Sendable {
  public var applicant: Identifier<Person>
  /// Hosts wanted, dearest first; empty: anyone with a strength in the focus.
  public var preferredHosts: [Identifier<Person>] = []
  /// 1…5, all beside the same host.
  public var days = 1
  /// Least days from one to the next.
  public var leastGap = 1
  /// Most days from one to the next.
  public var mostGap = 14
  /// A shadowing placement for this person.
  public init(applicant: Identifier<Person>) { self.applicant = applicant }

  /// The applicant's days.
  public var circle: Circle {
    var pool = Selector()
    pool.people = [applicant]
    var circle = Circle(
      pool: pool, size: nil, steps: Array(repeating: .day, count: max(1, days)), leastGap: leastGap, mostGap: mostGap)
    circle.preferredHosts = preferredHosts
    return circle
  }
}
