// SPDX-License-Identifier: Apache-2.0

import Domain

extension TimeSpan {
  /// All of a day.
  static let wholeDay = TimeSpan(TimeOfDay(minutes: 0), TimeOfDay(minutes: 24 * 60))

  /// The stretch that begins `before` earlier and ends `after` later.
  func widened(before: Minutes, after: Minutes) -> TimeSpan { TimeSpan(start - before, end + after) }
}

extension [TimeSpan] {
  /// Minutes that lie in at least one of these and in none of `others`; each minute counts once.
  func minutes(outside others: [TimeSpan]) -> Minutes {
    guard let first = map(\.start.minutes).min(), let last = map(\.end.minutes).max(), first < last else {
      return .zero
    }
    let count = (first..<last).count { minute in
      contains { $0.covers(minute) } && !others.contains { $0.covers(minute) }
    }
    return Minutes(count)
  }
}

extension TimeSpan {
  fileprivate func covers(_ minute: Int) -> Bool { start.minutes <= minute && minute < end.minutes }
}

extension Range<Int> {
  fileprivate func count(_ isCounted: (Int) -> Bool) -> Int { reduce(0) { isCounted($1) ? $0 + 1 : $0 } }
}
