// SPDX-License-Identifier: Apache-2.0

import Domain

/// The part of H14 about when a secondment is: its half-terms, days and half-days of the week.
enum SecondmentTime {
  static func check(_ posting: Posting, _ index: GroupIndex, _ findings: inout Findings) {
    checkHalfTerms(posting, index, &findings)
    checkDays(posting, index, &findings)
    checkWeek(posting, &findings)
  }

  private static func checkHalfTerms(_ posting: Posting, _ index: GroupIndex, _ findings: inout Findings) {
    let (first, last) = (posting.placement.firstHalfTerm, posting.placement.lastHalfTerm)
    findings.require(
      .secondments, first <= last && last - first + 1 == posting.wish.halfTerms, at: posting.location(),
      "\(posting.title) is from half-term \(first) to \(last) instead of for \(posting.wish.halfTerms)")
    for school in distinct([posting.member.school.id, posting.post.id]) {
      let count = index.halfTerms(school).count
      findings.require(
        .secondments, [first, last].allSatisfy { 1 <= $0 && $0 <= count }, at: posting.location(school: school),
        "the year of '\(school)' has \(count) half-terms, \(posting.title) is from \(first) to \(last)")
    }
    findings.require(
      .secondments, posting.wish.bounds == .halfTerm || (!first.isMultiple(of: 2) && last.isMultiple(of: 2)),
      at: posting.location(), "\(posting.title) is of whole terms, half-terms \(first) to \(last) aren't")
  }

  /// From the earlier first day to the later last one of the two schools' half-terms.
  private static func checkDays(_ posting: Posting, _ index: GroupIndex, _ findings: inout Findings) {
    let days = posting.placement.days
    let calendars = [posting.member.school.id, posting.post.id].map { index.halfTerms($0) }
    let firsts = calendars.compactMap { $0.number(posting.placement.firstHalfTerm)?.span.first }
    let lasts = calendars.compactMap { $0.number(posting.placement.lastHalfTerm)?.span.last }
    if firsts.count == 2, lasts.count == 2, let first = firsts.min(), let last = lasts.max() {
      findings.require(
        .secondments, days == DateSpan(first, last), at: posting.location(),
        "\(posting.title) is listed for \(days), its half-terms are \(DateSpan(first, last))")
    }
    let windows = posting.activity.timing.windows
    findings.require(
      .secondments, windows.isEmpty || windows.contains { $0.contains(days.first) && $0.contains(days.last) },
      at: posting.location(), "\(posting.title) isn't inside one of its windows")
  }

  private static func checkWeek(_ posting: Posting, _ findings: inout Findings) {
    let person = posting.member.person
    let location = posting.location(person: person.id)
    for half in posting.placement.halfDays {
      findings.require(
        .secondments, person.works.contains(half.weekday, half.half), at: location,
        "\(person.name) doesn't work on \(half.name), a half-day of \(posting.title)")
    }
    let wanted =
      posting.wish.halfDaysPerWeek == 10 ? min(10, person.works.count) : posting.wish.halfDaysPerWeek
    let count = posting.halfDays.count
    findings.require(
      .secondments, count >= 1 && count == wanted, at: location,
      "\(posting.title) is of \(count) half-days a week instead of \(wanted)")
  }
}

extension [HalfTerm] {
  /// The half-term of that number, from 1.
  fileprivate func number(_ number: Int) -> HalfTerm? {
    1 <= number && number <= count ? self[number - 1] : nil
  }
}
