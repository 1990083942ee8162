// SPDX-License-Identifier: Apache-2.0

import Domain

/// Classes that change their teacher for the time of a secondment.
enum HandoverPart {
  static func value(_ facts: Derivation) -> MilliLessons {
    facts.postings.reduce(.zero) { $0 + cost(of: $1, facts.index) }
  }

  /// Each class counts once, by the weightiest of its lessons that the person leads in the half-days at the post.
  static func cost(of posting: Posting, _ index: GroupIndex) -> MilliLessons {
    let rates = index.group.rules.rates
    let lessons = index.lessons(of: posting.member.person.id).filter { lesson in
      lesson.staff.first == posting.member.person.id
        && index.half(of: lesson).map {
          posting.halfDays.contains(WeekdayHalf(weekday: lesson.weekday, half: $0))
        } ?? false
    }
    return grouped(lessons) { Pair($0.school, $0.className) }.reduce(.zero) { sum, ofClass in
      let weight = ofClass.values.map { index.weight(of: $0).rawValue }.max() ?? 0
      return sum + MilliLessons(floorDivide(weight * rates.handover.rawValue, 1000))
    }
  }
}
