// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes school days that differ a little from school to school; schools with the same day share one schedule.
///
/// Afternoons of primaries are just long enough to be a tenth of what their teachers teach, so that one of them is PPA.
struct BellMaker {
  private(set) var schedules: [BellSchedule] = []
  private var ids: Set<String> = []

  /// Adds and answers the bells of a school, by its own draws.
  mutating func bells(for shape: SchoolShape, _ random: inout RandomStream) -> Identifier<BellSchedule> {
    let shift = 5 * random.draw(-2...2)
    let isLong = random.chance(500)
    let schedule: BellSchedule
    if let timetable = shape.timetable {
      let lunchLater = random.chance(600)
      schedule =
        timetable.periods == 5
        ? Self.five(shift, isLong: isLong, lunchLater: lunchLater) : Self.six(shift, isLong: isLong)
    } else {
      schedule = random.chance(600) ? Self.sessions(shift, isLong: isLong) : Self.halves(shift, isLong: isLong)
    }
    if ids.insert(schedule.id.text).inserted { schedules.append(schedule) }
    return schedule.id
  }

  // MARK: Primaries

  /// Two sessions before and two after lunch.
  private static func sessions(_ shift: Int, isLong: Bool) -> BellSchedule {
    let lunch = isLong ? 60 : 55
    return schedule(
      "primary-four", start: 525 + shift, lunch,
      [
        (.registration, "Reg", 10), (.lesson, "S1", 90), (.breakTime, "Break", 15), (.lesson, "S2", 80),
        (.lunch, "Lunch", lunch), (.lesson, "S3", 75), (.lesson, "S4", 70),
      ], before: 25, after: 45)
  }

  /// One session before and one after lunch.
  private static func halves(_ shift: Int, isLong: Bool) -> BellSchedule {
    let lunch = isLong ? 60 : 55
    return schedule(
      "primary-two", start: 525 + shift, lunch,
      [(.registration, "Reg", 15), (.lesson, "am", 180), (.lunch, "Lunch", lunch), (.lesson, "pm", 150)],
      before: 25, after: 45)
  }

  // MARK: Secondaries

  private static func five(_ shift: Int, isLong: Bool, lunchLater: Bool) -> BellSchedule {
    let lunch = isLong ? 50 : 40
    let meal: (Period.Kind, String, Int) = (.lunch, "Lunch", lunch)
    let middle: [(Period.Kind, String, Int)] =
      lunchLater ? [(.lesson, "P4", 60), meal] : [meal, (.lesson, "P4", 60)]
    return schedule(
      lunchLater ? "five-late" : "five-early", start: 510 + shift, lunch,
      [
        (.registration, "Tutor", 20), (.lesson, "P1", 60), (.lesson, "P2", 60), (.breakTime, "Break", 20),
        (.lesson, "P3", 60),
      ] + middle + [(.lesson, "P5", 60)], before: 15, after: 50)
  }

  private static func six(_ shift: Int, isLong: Bool) -> BellSchedule {
    let lunch = isLong ? 50 : 40
    return schedule(
      "six", start: 515 + shift, lunch,
      [
        (.registration, "Tutor", 15), (.lesson, "P1", 50), (.lesson, "P2", 50), (.breakTime, "Break", 20),
        (.lesson, "P3", 50), (.lesson, "P4", 50), (.lunch, "Lunch", lunch), (.lesson, "P5", 50), (.lesson, "P6", 50),
      ], before: 15, after: 50)
  }

  /// A day that starts at `start` and has these stretches one after another, the same on all weekdays.
  private static func schedule(
    _ name: String, start: Int, _ lunch: Int, _ stretches: [(kind: Period.Kind, name: String, length: Int)],
    before: Int, after: Int
  ) -> BellSchedule {
    var minute = start
    var midday = TimeOfDay(minutes: 750)
    var periods: [Period] = []
    for stretch in stretches {
      let span = TimeSpan(TimeOfDay(minutes: minute), TimeOfDay(minutes: minute + stretch.length))
      if stretch.kind == .lunch { midday = TimeOfDay(minutes: minute + stretch.length / 2) }
      periods.append(Period(name: stretch.name, span: span, kind: stretch.kind))
      minute += stretch.length
    }
    let pupils = TimeSpan(TimeOfDay(minutes: start), TimeOfDay(minutes: minute))
    let staff = TimeSpan(TimeOfDay(minutes: start - before), TimeOfDay(minutes: minute + after))
    let text = pupils.start.description.filter { $0 != ":" }
    return BellSchedule(
      id: Identifier("\(name)-\(text)-\(lunch)"),
      days: Weekday.allCases.prefix(5).map {
        BellDay(weekday: $0, periods: periods, pupils: pupils, staff: staff, midday: midday)
      })
  }
}
