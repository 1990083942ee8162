// SPDX-License-Identifier: Apache-2.0

/// The year of one or more schools: half-terms, closures, INSET, blackouts and week letters.
public struct SchoolCalendar: Hashable, Sendable {
  public var id: Identifier<SchoolCalendar>
  /// The half-terms in order, six in an ordinary year; days outside them are holidays.
  public var halfTerms: [HalfTerm]
  /// Bank holidays, closures and other days off inside a half-term.
  public var closures: [Closure] = []
  /// Days with staff and without pupils. A disaggregated one is no working day: its time is in `DirectedSlot`s.
  public var inset: [InsetDay] = []
  /// Days kept free for some people or years.
  public var blackouts: [Blackout] = []
  /// The letters of the timetable's cycle in turn: ["A"] for a one-week timetable, ["A", "B"] for a fortnight.
  public var cycle: [String] = ["A"]
  /// Letters stated for single weeks, by the week's Monday; the rest alternate (see `CalendarView`).
  public var statedWeeks: [StatedWeek] = []

  /// A calendar with these half-terms.
  public init(id: Identifier<SchoolCalendar>, halfTerms: [HalfTerm]) {
    self.id = id
    self.halfTerms = halfTerms
  }
}

/// One half-term: "Autumn 1" … "Summer 2".
public struct HalfTerm: Hashable, Sendable, Codable {
  public var name: String
  public var span: DateSpan
  /// A half-term of that name and span.
  public init(name: String, span: DateSpan) {
    self.name = name
    self.span = span
  }
}

/// Days on which the school is shut though a half-term runs.
public struct Closure: Hashable, Sendable {
  public var name: String
  public var span: DateSpan
  public var isBankHoliday: Bool
  /// A closure of that name and span.
  public init(name: String, span: DateSpan, isBankHoliday: Bool) {
    self.name = name
    self.span = span
    self.isBankHoliday = isBankHoliday
  }
}

/// A day for staff alone.
public struct InsetDay: Hashable, Sendable {
  public var date: CivilDate
  /// Worked as twilights on other days: the school is shut on `date`.
  public var isDisaggregated: Bool
  /// An INSET day.
  public init(date: CivilDate, isDisaggregated: Bool) {
    self.date = date
    self.isDisaggregated = isDisaggregated
  }
}

/// Days kept free of planned activities: exams, mocks, SATs, inspection, residentials.
public struct Blackout: Hashable, Sendable {
  public var name: String
  public var span: DateSpan
  /// Roles that it concerns; none and no years: everyone.
  public var roles: [String]
  /// Year groups whose lessons aren't lost or watched; none and no roles: everyone.
  public var years: [Int]
  /// A blackout of that name and span.
  public init(name: String, span: DateSpan, roles: [String] = [], years: [Int] = []) {
    self.name = name
    self.span = span
    self.roles = roles
    self.years = years
  }
}

/// The letter of one week, stated by the school.
public struct StatedWeek: Hashable, Sendable {
  public var monday: CivilDate
  public var letter: String
  /// The letter of the week that begins on `monday`.
  public init(monday: CivilDate, letter: String) {
    self.monday = monday
    self.letter = letter
  }
}

/// A school's weekly meeting: time already paid for within directed time.
public struct MeetingSlot: Hashable, Sendable {
  public var school: Identifier<School>
  public var weekday: Weekday
  public var span: TimeSpan
  /// A weekly slot.
  public init(school: Identifier<School>, weekday: Weekday, span: TimeSpan) {
    self.school = school
    self.weekday = weekday
    self.span = span
  }
}

/// Dated directed time outside the school day: a twilight of the published calendar, a disaggregated INSET.
public struct DirectedSlot: Hashable, Sendable {
  public var school: Identifier<School>
  public var date: CivilDate
  public var span: TimeSpan
  public var name: String
  /// A dated slot.
  public init(school: Identifier<School>, date: CivilDate, span: TimeSpan, name: String) {
    self.school = school
    self.date = date
    self.span = span
    self.name = name
  }
}
