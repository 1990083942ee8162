// SPDX-License-Identifier: Apache-2.0

public import Store

/// Asks heads what they say to a half-term, and notes it. It knows the group and its plans, of which this module knows
/// nothing; it's asked on one queue, off the threads that serve, and may block.
public protocol AnswerDesk: Sendable {
  /// The page that asks; nil where `link` is none. Changes nothing: programs that look for bad links follow every link.
  func ask(_ link: String, in database: PlannerDatabase) throws -> AnswerPage?

  /// Notes what was filled in, and says so; nil where `link` is none.
  ///
  /// - Parameters:
  ///   - database: which is open for reading.
  ///   - patience: so long others who write are waited for.
  func note(
    _ form: FormFields, by link: String, in database: PlannerDatabase, patience: Duration
  ) throws -> AnswerPage?
}

/// What a head is shown.
public struct AnswerPage: Hashable, Sendable {
  /// What it means.
  public enum Meaning: Hashable, Sendable {
    /// It asks, or says that the answer is noted.
    case fine
    /// What was filled in can't be meant so; it says why and asks again.
    case unclear
    /// What's asked has changed since the form was filled in; it says so and asks again.
    case outdated
  }

  public var meaning: Meaning
  /// The whole page, which loads nothing and runs nothing.
  public var html: String
  /// What stands in its one element `style`, which alone is allowed to style it.
  public var style: String

  /// A page.
  public init(_ meaning: Meaning, html: String, style: String) {
    self.meaning = meaning
    self.html = html
    self.style = style
  }
}
