// SPDX-License-Identifier: Apache-2.0

import Domain

extension SecondmentOptions {
  /// The option with these half-terms and half-days, be it among the ones considered or not; nil where it isn't lawful.
  func option(of person: Int, first: Int, last: Int, halves: UInt16, _ activity: ActivityData) -> SecondmentOption? {
    let draft = ActivityDraft(activity)
    guard let candidate = secondment.applicants.firstIndex(of: person),
      refusal(draft, candidate: candidate, person: person) == nil, starts(draft).contains(first),
      last - first + 1 == secondment.spec.halfTerms, hasRightHalves(person, halves),
      case .success(let days) = days(draft, person: person, first: first)
    else { return nil }
    return option(draft, candidate: candidate, person: person, first: first, days: days, halves: halves)
  }

  private func hasRightHalves(_ person: Int, _ halves: UInt16) -> Bool {
    let worked = instance.people[person].works.halfDays.reduce(UInt16(0)) {
      $0 | 1 << UInt16(($1.weekday.rawValue - 1) * 2 + $1.half.rawValue)
    }
    let wanted = secondment.spec.halfDaysPerWeek
    let count = wanted == 10 ? min(10, worked.nonzeroBitCount) : wanted
    return halves & ~worked == 0 && halves.nonzeroBitCount == count && count >= 1
  }
}
