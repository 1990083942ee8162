// SPDX-License-Identifier: Apache-2.0

/// Everything that the planner knows: a group of schools, its people, timetables and wishes for one academic year.
///
/// A value of this type that came from Intake without errors is consistent: every id that it mentions exists, ids are
/// unique, spans aren't empty. Lists keep the order of the input, which never changes what is planned.
public struct Group: Hashable, Sendable {
  public var name: String
  /// IANA name of the schools' time zone.
  public var timeZone = "Europe/London"
  /// First to last day of the academic year.
  public var year: DateSpan
  public var rules = RulesProfile.england
  public var travel = TravelModel()
  public var funds: [Fund] = []
  public var calendars: [SchoolCalendar] = []
  public var bells: [BellSchedule] = []
  public var schools: [School] = []
  public var cover: [InternalCover] = []
  public var floatingCover: [FloatingCover] = []
  public var margins: [StaffingMargin] = []
  public var meetings: [MeetingSlot] = []
  public var directed: [DirectedSlot] = []
  public var people: [Person] = []
  public var lessons: [Lesson] = []
  public var protected: [ProtectedTime] = []
  /// Lessons that people offer for others to watch.
  public var openLessons: [OpenLesson] = []
  public var busy: [Busy] = []
  public var providers: [Provider] = []
  public var relations: [Relation] = []
  public var history: [HistoryEntry] = []
  public var activities: [Activity] = []
  public var answers: [Answer] = []
  public var declines: [Decline] = []
  /// Blind answers to sessions of this year and before; without effect on plans.
  public var evaluations: [Evaluation] = []
  /// What has become of supply teachers to book, at most one entry a school, date and number; without effect on plans.
  public var bookings: [SupplyBooking] = []
  /// What's owed whatever the plan says; no two rows are the same but for their amounts.
  public var dues: [Due] = []
  /// Where the plan lies that is published already, as the group wrote it; nil: none.
  public var published: String?
  /// Statements that the input makes or leaves out and the plan repeats: guesses, stale lists, invented data.
  public var caveats: [String] = []

  /// A group with nothing in it yet.
  public init(name: String, year: DateSpan) {
    self.name = name
    self.year = year
  }
}
