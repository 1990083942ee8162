// SPDX-License-Identifier: Apache-2.0

/// Something of a published plan that's off from now on, before another plan is made (F2, F3). What it is is told by what it
/// has in the plan, so that it means nothing of any other plan.
public struct Withdrawal: Hashable, Sendable {
  /// What of a plan.
  public enum Subject: Hashable, Sendable {
    /// An occurrence.
    case meeting(Identifier<Activity>, Occurrence.Number)
    /// A secondment.
    case post(Identifier<Activity>)
    /// That somebody takes the class that this person leaves at that time.
    case cover(of: Identifier<Person>, at: TimeOfDay)
  }

  public var subject: Subject
  /// Whose part of a meeting alone is off, while the rest goes on; nil: all of it is.
  public var person: Identifier<Person>?
  /// The date of the meeting or class; of a post its first day.
  public var day: CivilDate

  /// What's off.
  public init(_ subject: Subject, of person: Identifier<Person>? = nil, on day: CivilDate) {
    self.subject = subject
    self.person = person
    self.day = day
  }

  /// Tells it from every other of the same plan: "meeting network 1.1 anna".
  public var key: String {
    let what =
      switch subject {
      case .meeting(let activity, let number): "meeting \(activity) \(number.cohort).\(number.part)"
      case .post(let activity): "post \(activity)"
      case .cover(let absent, let start): "cover \(absent) \(day) \(start)"
      }
    return person.map { "\(what) \($0)" } ?? what
  }
}
