// SPDX-License-Identifier: Apache-2.0

import Domain

/// The heading of a period in a timetable grid of SIMS: "2Wed:4" is period 4 on Wednesday of week 2.
///
/// A timetable of one week leaves the week out ("Wed:4"). The period may have a name ("1Mon:Tut").
struct SIMSHeading: Hashable {
  /// As it's written: "1", "B"; empty where there's none.
  var week: String
  var weekday: Weekday
  /// What stands behind the colon.
  var period: String
  /// The same as a number, if it's one.
  var number: Int? { Digits.value(period, longest: 2) }

  /// The heading `text`; nil where it's anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map { $0.trimmed }
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    let day = parts[0].reversed().prefix(while: \.isLetter)
    // "BMon" is week B's Monday, and no day's name begins with a B.
    for length in [day.count, day.count - 1] where length >= 3 {
      guard let weekday = WeekdayText.weekday(parts[0].suffix(length)) else { continue }
      let week = parts[0].dropLast(length).trimmed
      guard week.count <= 2, week.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
      self.week = week
      self.weekday = weekday
      period = parts[1]
      return
    }
    return nil
  }
}
