// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Three schools of invented people in 2026/27, small enough to work everything out by hand.
///
/// Oak and Elm are primaries (half-day release), Ash is a secondary with a fortnightly timetable. Journeys are stated:
/// Oak-Elm 10 minutes and 4,000 m, Elm-Ash 15 and 6,000, Oak-Ash 20 and 8,000. `SmallPlan` is a lawful plan for it.
public enum SmallGroup {
  /// First to last day of the academic year.
  public static let year: DateSpan = "2026-09-01..2027-08-31"

  /// The group with all its people, lessons and wishes.
  public static func group() -> Group {
    var group = Group(name: "Three schools", year: year)
    group.calendars = [calendar(id: "weekly", cycle: ["A"]), calendar(id: "fortnightly", cycle: ["A", "B"])]
    group.bells = [primaryBells(), secondaryBells()]
    group.schools = schools()
    group.travel = travel()
    group.people = people()
    group.lessons = lessons()
    group.protected = protectedTimes()
    group.cover = cover()
    for school in ["oak", "elm", "ash"] {
      group.meetings.append(MeetingSlot(school: Identifier(school), weekday: .wednesday, span: "15:30-17:00"))
    }
    group.providers = [provider()]
    group.funds = [fund()]
    group.activities = activities()
    group.answers = [
      Answer(school: "oak", halfTerm: 1, verdict: .yes, activities: []),
      Answer(school: "ash", halfTerm: 1, verdict: .yes, activities: []),
    ]
    group.caveats = ["All names and figures are invented."]
    return group
  }

  /// The usual half-terms of 2026/27, with two INSET days and a bank holiday.
  public static func calendar(id: Identifier<SchoolCalendar>, cycle: [String]) -> SchoolCalendar {
    var calendar = SchoolCalendar(
      id: id,
      halfTerms: [
        HalfTerm(name: "Autumn 1", span: "2026-09-01..2026-10-23"),
        HalfTerm(name: "Autumn 2", span: "2026-11-02..2026-12-18"),
        HalfTerm(name: "Spring 1", span: "2027-01-04..2027-02-12"),
        HalfTerm(name: "Spring 2", span: "2027-02-22..2027-03-25"),
        HalfTerm(name: "Summer 1", span: "2027-04-12..2027-05-28"),
        HalfTerm(name: "Summer 2", span: "2027-06-07..2027-07-21"),
      ])
    calendar.inset = [
      InsetDay(date: "2026-09-01", isDisaggregated: false), InsetDay(date: "2027-01-04", isDisaggregated: false),
    ]
    calendar.closures = [Closure(name: "Early May", span: "2027-05-03..2027-05-03", isBankHoliday: true)]
    calendar.cycle = cycle
    return calendar
  }

  /// Four sessions a day, two before midday (12:00) and two after; pupils 9:00 to 15:15, staff 8:30 to 16:00.
  public static func primaryBells() -> BellSchedule {
    bells(
      id: "primary", midday: "12:00", pupils: "09:00-15:15",
      periods: [
        Period(name: "AM1", span: "09:00-10:15", kind: .lesson),
        Period(name: "AM2", span: "10:30-12:00", kind: .lesson),
        Period(name: "PM1", span: "13:00-14:00", kind: .lesson),
        Period(name: "PM2", span: "14:15-15:15", kind: .lesson),
      ])
  }

  /// Five periods of an hour, three before midday (12:45); pupils 8:45 to 15:10, staff 8:30 to 16:00.
  public static func secondaryBells() -> BellSchedule {
    bells(
      id: "secondary", midday: "12:45", pupils: "08:45-15:10",
      periods: [
        Period(name: "Reg", span: "08:45-09:00", kind: .registration),
        Period(name: "P1", span: "09:00-10:00", kind: .lesson), Period(name: "P2", span: "10:00-11:00", kind: .lesson),
        Period(name: "Break", span: "11:00-11:20", kind: .breakTime),
        Period(name: "P3", span: "11:20-12:20", kind: .lesson),
        Period(name: "Lunch", span: "12:20-13:10", kind: .lunch),
        Period(name: "P4", span: "13:10-14:10", kind: .lesson), Period(name: "P5", span: "14:10-15:10", kind: .lesson),
      ])
  }

  private static func bells(
    id: Identifier<BellSchedule>, midday: TimeOfDay, pupils: TimeSpan, periods: [Period]
  ) -> BellSchedule {
    let weekdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    return BellSchedule(
      id: id,
      days: weekdays.map {
        BellDay(weekday: $0, periods: periods, pupils: pupils, staff: "08:30-16:00", midday: midday)
      })
  }
}
