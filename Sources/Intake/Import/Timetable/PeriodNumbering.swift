// SPDX-License-Identifier: Apache-2.0

import Domain

/// How the numbers of periods in a foreign timetable find the lesson periods of a bell schedule.
enum PeriodNumbering: Sendable {
  /// Number 1 is the first lesson period of a day, and so on.
  case rank
  /// Number 3 is the lesson period whose name ends in 3 ("P3", "Period 3", "3"), if all lesson periods of the schedule
  /// are named so; otherwise by rank.
  case name
}

extension BellSchedule {
  /// The lesson period of a day that a number means, if there is one.
  func lessonPeriod(_ number: Int, on weekday: Weekday, _ numbering: PeriodNumbering) -> Period? {
    let periods = day(weekday)?.lessonPeriods ?? []
    if numbering == .name, areLessonsNumbered { return periods.first { $0.number == number } }
    return periods.indices.contains(number - 1) ? periods[number - 1] : nil
  }

  /// The period of a day that is called so, whatever case and spaces.
  func period(called name: String, on weekday: Weekday) -> Period? {
    let wanted = Heading.normalised(name)
    return wanted.isEmpty ? nil : day(weekday)?.periods.first { Heading.normalised($0.name) == wanted }
  }

  /// The time between the end of the lesson before a period and its start; of the number after the last, that between
  /// lessons and the end of the pupils' day, or of the staff's. Nil where there's no such time.
  func gap(before number: Int, on weekday: Weekday, _ numbering: PeriodNumbering) -> TimeSpan? {
    guard let day = day(weekday), let last = day.lessonPeriods.last else { return nil }
    var span: TimeSpan
    if let period = lessonPeriod(number, on: weekday, numbering) {
      let earlier = day.lessonPeriods.last { $0.span.end <= period.span.start }
      span = TimeSpan(earlier?.span.end ?? day.staff.start, period.span.start)
    } else if let before = lessonPeriod(number - 1, on: weekday, numbering), before.name == last.name {
      span = TimeSpan(last.span.end, last.span.end < day.pupils.end ? day.pupils.end : day.staff.end)
    } else {
      return nil
    }
    return span.start < span.end ? span : nil
  }

  /// Whether every lesson period has a number at the end of its name that no other of its day has.
  private var areLessonsNumbered: Bool {
    days.allSatisfy { day in
      let numbers = day.lessonPeriods.map(\.number)
      return !numbers.contains(nil) && Set(numbers).count == numbers.count
    }
  }
}

extension Period {
  /// The number that ends the name: 3 of "P3" and of "Period 3".
  fileprivate var number: Int? {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty || digits.count > 3 ? nil : Int(String(digits.reversed()))
  }
}
