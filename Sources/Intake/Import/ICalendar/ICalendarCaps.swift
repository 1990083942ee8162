// SPDX-License-Identifier: Apache-2.0

/// How much of a calendar is read before it's refused, so that no file, whoever made it, takes long or much memory.
///
/// The usual caps lie far above any diary: ten years of a busy head have some 20,000 events and 10 MB.
public struct ICalendarCaps: Hashable, Sendable {
  /// The most bytes of a file.
  public var bytes = 16 << 20
  /// The most components (events, alarms, time zones) in it.
  public var components = 200_000
  /// The most occurrences of all its events inside the days that are read.
  public var occurrences = 100_000
  /// The most steps that looking for occurrences may take; a step is about a day or a value that is looked at.
  public var steps = 5_000_000

  /// The usual caps.
  public init() {}
}

/// What is left of the caps while occurrences are looked for.
struct ICalendarBudget {
  private var occurrences: Int
  private var steps: Int
  /// Line of the event whose occurrences are looked for, which an error names.
  var line: Int?

  init(_ caps: ICalendarCaps) {
    occurrences = caps.occurrences
    steps = caps.steps
  }

  /// Takes `count` steps.
  ///
  /// - Throws: `ForeignFormatError` with code `busy.too-many-times` where none are left.
  mutating func spend(_ count: Int = 1) throws(ForeignFormatError) {
    steps -= count
    guard steps < 0 else { return }
    throw ForeignFormatError(
      .busyTooManyTimes, line: line,
      "looking for the times of this event takes too long: it, or the calendar, repeats too often")
  }

  /// Takes one occurrence.
  ///
  /// - Throws: `ForeignFormatError` with code `busy.too-many-times` where none are left.
  mutating func takeOccurrence() throws(ForeignFormatError) {
    occurrences -= 1
    guard occurrences < 0 else { return }
    throw ForeignFormatError(
      .busyTooManyTimes, line: line,
      "the events of this calendar take place more often in the year than any diary's; this one went too far")
  }
}
