// SPDX-License-Identifier: Apache-2.0

/// The words by which the workbook that a head fills in is found again when it comes back: whoever writes it and whoever
/// reads it have them from here.
public enum AnswerForm {
  /// What a file says that it is; another way of writing one has another number.
  public static let kind = "planner answer 1"
  /// The sheet that's filled in.
  public static let sheet = "Answer"
  /// The sheet that says what the file is about.
  public static let record = "Do not change"
  /// What stands left of the answer as a whole.
  public static let label = "Your answer"
  /// What stands left of the reason, where there is one.
  public static let reasonLabel = "Reason, if you like"
  /// Headings of the columns that are read.
  public static let numberHeading = "no."
  public static let refusalHeading = "not this"
  /// What says no to a row.
  public static let refusal = "not this"
  /// What stands in place of it where the activity has a row above.
  public static let isAbove = "as above"

  /// What the sheet with the record tells, in its first column.
  public enum Entry: String, CaseIterable, Sendable {
    case form, group
    case year = "year from"
    case school
    case halfTerm = "half-term"
    /// The number of a row, behind it the mark of its activity.
    case row
    /// The mark of something that takes place, as the head has it before their eyes.
    case asked
  }

  /// A verdict as it's chosen from the list.
  public static func words(of verdict: Answer.Verdict) -> String {
    switch verdict {
    case .yes: "yes"
    case .notThese: "yes but not these"
    case .no: "no"
    }
  }
}
