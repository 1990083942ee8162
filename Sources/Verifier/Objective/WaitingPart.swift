// SPDX-License-Identifier: Apache-2.0

import Domain

/// Time of visitors that's neither talk nor lesson.
enum WaitingPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    let rate = facts.index.group.rules.rates.waiting.rawValue
    return facts.happenings.filter { $0.visit != nil }.reduce(.zero) { sum, visit in
      sum + MilliLessons(floorDivide(minutes(visit).rawValue * rate, 60)) * visit.guests.count
    }
  }

  private static func minutes(_ visit: Happening) -> Minutes {
    let occurrence = visit.occurrence
    let parts = [occurrence.brief, occurrence.span, occurrence.debrief].compactMap(\.self)
    return parts.reduce(visit.whole.end - visit.whole.start) { $0 - $1.length }
  }
}
