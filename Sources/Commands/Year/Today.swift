// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The date that counts as today where nobody says otherwise.
enum Today {
  /// The date at `now` in the group's time zone, held within its academic year: before it the first day, after it the last.
  static func of(_ group: Group, now: Date = Date()) -> CivilDate {
    var calendar = Calendar(identifier: .gregorian)
    // Intake has refused a zone that isn't known.
    calendar.timeZone = TimeZone(identifier: group.timeZone) ?? .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: now)
    let date = CivilDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
    return min(max(date ?? group.year.first, group.year.first), group.year.last)
  }
}
