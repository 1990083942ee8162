// SPDX-License-Identifier: Apache-2.0

/// Under which headings lists of lessons from Wonde, Arbor, Bromcom and SIMS hold what a timetable needs.
///
/// Of Wonde: lessons {period, room, employee, class} with periods {start_time, end_time, name, day}; of Arbor:
/// TimetableSlot {dayOfCycle, startTime, endTime, effectiveDate, endDate}. Only these names are known of them, so that
/// the rest is what such lists are usually headed.
enum LessonHeadings {
  /// Columns of the list of lessons.
  static let lessons: [ForeignList.Field] =
    [
      .init("class", "Class", "Class Name", "Class Code", "Teaching Group", "Group", "Set"),
      .init("subject", "Subject", "Subject Name", "Course", "Course Name"),
      .init("email", "Employee Email", "Teacher Email", "Staff Email", "Work Email", "Email", "Email Address"),
      .init("code", "Staff Code", "Teacher Code", "Employee Code", "Initials", "Staff Initials"),
      .init("teacher", "Employee", "Teacher", "Teacher Name", "Staff", "Staff Name", "Staff Member", "Main Teacher"),
      .init("room", "Room", "Room Name", "Room Code", "Location"),
    ] + times

  /// Columns of the list of periods that goes with one of lessons.
  static let periods: [ForeignList.Field] =
    [.init("id", "id", "Period ID", "Period Code"), .init("name", "Name", "Period Name", "Period")] + times

  /// What says when a lesson takes place.
  private static let times: [ForeignList.Field] = [
    .init("period", "Period", "Period Name", "Timetable Period", "Timetable Slot", "Slot", "Period Code", "Period ID"),
    .init("week", "Week", "Timetable Week", "Week Letter", "Week Number", "Cycle Week"),
    .init("day", "Day", "Weekday", "Day Of Week", "Day Name"),
    .init("cycle day", "Day Of Cycle", "Cycle Day", "Timetable Day", "Day Number"),
    .init("start", "Start Time", "Start", "Starts", "Time From"),
    .init("end", "End Time", "End", "Ends", "Time To"),
    .init("from", "Effective Date", "Effective From", "Valid From", "Start Date", "From Date"),
    .init("until", "End Date", "Effective To", "Valid To", "To Date"),
  ]
}
