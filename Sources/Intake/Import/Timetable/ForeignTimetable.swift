// SPDX-License-Identifier: Apache-2.0

public import Domain

/// A school's timetable as a foreign file tells it, before it is mapped on a bell schedule.
///
/// Periods are ordinals without a clock: period 1 is the first period of any day of the file.
public struct ForeignTimetable: Hashable, Sendable {
  /// A teacher, class or room.
  public struct Resource: Hashable, Sendable, Comparable {
    /// The file's id, unique in the file.
    public let id: String
    /// The name people use; the id where the file has none.
    public let name: String

    /// A resource `id` that people call `name`.
    public init(id: String, name: String) {
      self.id = id
      self.name = name
    }

    public static func < (a: Self, b: Self) -> Bool { (a.name, a.id) < (b.name, b.id) }
  }

  /// Where a lesson stands in the cycle: `count` periods in a row on one day.
  public struct Slot: Hashable, Sendable, Comparable {
    /// Week of the cycle, from 0.
    public let week: Int
    public let weekday: Weekday
    /// Ordinal of the first period among the periods of a day, from 1.
    public let period: Int
    /// How many periods in a row, at least 1.
    public let count: Int

    /// `count` periods from `period` on `weekday` of week `week` (from 0).
    public init(week: Int, weekday: Weekday, period: Int, count: Int = 1) {
      self.week = week
      self.weekday = weekday
      self.period = period
      self.count = count
    }

    /// The ordinals of the periods.
    public var periods: ClosedRange<Int> { period...(period + count - 1) }

    public static func < (a: Self, b: Self) -> Bool {
      (a.week, a.weekday, a.period, a.count) < (b.week, b.weekday, b.period, b.count)
    }
  }

  /// How the classes of a lesson are known.
  public enum ClassSource: Sendable {
    /// The file states them.
    case stated
    /// The file states none, but the course's name holds them.
    case courseName
    /// They stand at linked events: the lesson teaches a set out of them.
    case linkedEvents
    /// Nothing in the file tells them.
    case unknown
  }

  /// One lesson of the cycle.
  public struct Lesson: Hashable, Sendable {
    /// The file's id of the event it belongs to; several lessons of an event share it.
    public let event: String
    /// The name of the event's course, or of the event where it has none.
    public let course: String
    /// The subject's code as far as the course's name shows one.
    public let subject: String?
    /// Names of the classes taught.
    public let classes: [String]
    /// How the classes are known.
    public let classSource: ClassSource
    /// The name under which the file groups these classes, where it does.
    public let group: String?
    /// Names of the teachers; several teach together.
    public let teachers: [String]
    /// Names of the rooms.
    public let rooms: [String]
    public let slot: Slot

    /// Meetings of staff stand in timetables as lessons that nobody is taught.
    public var isMeeting: Bool { classes.isEmpty && course.lowercased().contains("meeting") }

    /// What a timetable would call the class: the class or the group of classes, or, for a set out of several, the course.
    public var className: String {
      if let group { return group }
      return classSource != .linkedEvents && classes.count == 1 ? classes[0] : course
    }
  }

  /// The school's name in the file.
  public let name: String
  /// Length of the cycle in weeks.
  public let weeks: Int
  /// The weekdays with periods.
  public let weekdays: [Weekday]
  /// The most periods of any day.
  public let periodsPerDay: Int
  /// Different (week, weekday, period) in the cycle.
  public let periodsPerCycle: Int
  /// By name.
  public let teachers: [Resource]
  /// By name.
  public let classes: [Resource]
  /// By name.
  public let rooms: [Resource]
  /// By slot, course, event.
  public let lessons: [Lesson]
  /// What is odd about it, most serious first.
  public let remarks: [ForeignRemark]
}
