// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The date that counts as today where nobody says otherwise.
enum Today {
  /// The date at `now` in the group's time zone, held within its academic year: before it the first day, after it the last.
  static func of(_ group: Group, now: Date = Date()) -> CivilDate {
    min(max(date(at: now, in: zone(of: group)), group.year.first), group.year.last)
  }

  /// The date at `now` there.
  static func date(at now: Date, in zone: TimeZone) -> CivilDate {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: now)
    return CivilDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
      ?? CivilDate(daysSince1970: 0)
  }

  /// Intake has refused a zone that isn't known.
  static func zone(of group: Group) -> TimeZone { TimeZone(identifier: group.timeZone) ?? .gmt }
}
