// SPDX-License-Identifier: Apache-2.0

/// Directed time at their own school that somebody keeps free to prepare a session, or to follow it up (A11).
public struct KeptTime: Hashable, Sendable, Codable {
  public enum Use: String, CaseIterable, Sendable, Codable {
    /// Before the session's first part.
    case preparation
    /// After its last part.
    case followUp = "follow-up"
  }
  public var activity: Identifier<Activity>
  public var person: Identifier<Person>
  public var use: Use
  public var date: CivilDate
  public var span: TimeSpan
  /// Kept time.
  public init(
    activity: Identifier<Activity>, person: Identifier<Person>, use: Use, date: CivilDate, span: TimeSpan
  ) {
    self.activity = activity
    self.person = person
    self.use = use
    self.date = date
    self.span = span
  }
}
