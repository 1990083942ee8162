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
    /// Of a teacher: the name that says more than `name`, if the file has one.
    public var fullName: String?
    /// Of a teacher: the address for mail, if the file has one.
    public var email: String?
    /// Of a teacher: what an id is made of; nil: `name`.
    public var code: String?
    /// Of a teacher: the first and last day of work, if the file says so.
    public var from: CivilDate?
    public var until: CivilDate?

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
    /// Ordinal of the first period among the periods of a day, from 1; or, where the file counts otherwise, its number.
    public let period: Int
    /// How many periods in a row, at least 1.
    public let count: Int
    /// The name that the bells have for the period, where the file has no numbers: "Tut". Then `period` only sorts.
    public var label: String?

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
    /// What its teachers do, where it's no lesson and the file says so.
    public var statedKind: ProtectedTime.Kind?

    /// What its teachers do, where it's no lesson. Meetings of staff stand in timetables as lessons that nobody is taught.
    public var protectedKind: ProtectedTime.Kind? {
      statedKind ?? (classes.isEmpty && course.lowercased().contains("meeting") ? .meeting : nil)
    }
    /// Whether it's no lesson but time that its teachers can't be asked for.
    public var isProtected: Bool { protectedKind != nil }

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
  /// Duties between lessons.
  public var duties: [Duty] = []

  /// A duty of a teacher in the break, or whatever comes, before a period of the day.
  public struct Duty: Hashable, Sendable {
    /// The teacher's name.
    public let teacher: String
    /// Week of the cycle, from 0; nil: every week.
    public let week: Int?
    public let weekday: Weekday
    /// Number of the period before which it lies; one more than the last: after lessons.
    public let before: Int
  }
}
