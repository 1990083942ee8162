// SPDX-License-Identifier: Apache-2.0

import Domain

/// What every date is for every school of a group.
struct SchoolDays {
  /// By school; schools whose calendar or bells are unknown are left out.
  let views: [Identifier<School>: CalendarView]

  private struct Key: Hashable {
    let calendar: Identifier<SchoolCalendar>
    let bells: Identifier<BellSchedule>
  }

  init(_ group: Group, directory: Directory) {
    var unrolled: [Key: CalendarView] = [:]
    var views: [Identifier<School>: CalendarView] = [:]
    for school in group.schools {
      let key = Key(calendar: school.calendar, bells: school.bells)
      if unrolled[key] == nil, let calendar = directory.calendars[school.calendar],
        let bells = directory.bells[school.bells]
      {
        unrolled[key] = CalendarView(calendar, bells: bells, year: group.year)
      }
      views[school.id] = unrolled[key]
    }
    self.views = views
  }

  /// The dates of `year` on which every school is closed; where no calendar is known, those of weekends.
  func closedForAll(_ year: DateSpan) -> Set<CivilDate> {
    let all = Array(views.values)
    return Set(
      (0..<year.count).map { year.first + $0 }.filter { date in
        all.isEmpty ? date.weekday > .friday : all.allSatisfy { $0.kind(date) == .closed }
      })
  }
}
