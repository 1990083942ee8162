// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport

@testable import Intake

/// A calendar of these events, whose lines have "\n" between them.
func calendarText(_ events: [String], before: String = "") -> String {
  let body = events.map { "BEGIN:VEVENT\n\($0)\nEND:VEVENT\n" }.joined()
  return ("BEGIN:VCALENDAR\nVERSION:2.0\n" + before + body + "END:VCALENDAR\n").replacing("\n", with: "\r\n")
}

/// Busy times of these events in 2026/27, as the reader's clock shows them: "2026-10-12 09:30-10:45", "2026-10-12..13".
func busyTimes(
  _ events: String..., zone: String = "Europe/London", days: DateSpan = "2026-09-01..2027-08-31", before: String = ""
) throws -> [String] {
  try busyCalendar(events, zone: zone, days: days, before: before).times.map(shownTime)
}

func busyCalendar(
  _ events: [String], zone: String = "Europe/London", days: DateSpan = "2026-09-01..2027-08-31", before: String = "",
  caps: ICalendarCaps = ICalendarCaps()
) throws -> BusyCalendar {
  try BusyCalendar([UInt8](calendarText(events, before: before).utf8), zone: zone, days: days, caps: caps)
}

func shownTime(_ time: BusyCalendar.Time) -> String {
  let days = time.days.count == 1 ? time.days.first.description : time.days.description
  return time.span.map { "\(days) \($0)" } ?? days
}
