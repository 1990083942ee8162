// SPDX-License-Identifier: Apache-2.0

import Domain

/// A repayment with what it means for the day on which the time is given back.
struct RepaidTime: Sendable {
  let repayment: Repayment
  let member: Member
  /// The lessons that are left: the one named, at a school that releases half-days with the others of its half; none
  /// where the person leads no such lesson at their school.
  let block: [TimedLesson]

  /// The protected time that is repaid.
  var time: ProtectedSpan { ProtectedSpan(span: repayment.span, kind: repayment.kind) }

  init(_ repayment: Repayment, member: Member, index: GroupIndex) {
    self.repayment = repayment
    self.member = member
    let lessons = index.lessons(of: member.person, on: repayment.repaidOn).filter {
      $0.lesson.school == member.school.id
    }
    let named = lessons.first { $0.reference == repayment.lesson && $0.lesson.staff.first == member.person.id }
    block =
      switch (named, member.school.releaseUnit) {
      case (nil, _): []
      case (let named?, .lesson): [named]
      case (let named?, .halfDay): lessons.filter { $0.half == named.half }
      }
  }

  /// From the first start to the last end of the block; nil where it's empty.
  var stretch: TimeSpan? {
    guard let start = block.map(\.span.start).min(), let end = block.map(\.span.end).max() else { return nil }
    return TimeSpan(start, end)
  }

  /// Where a breach stands: on the date on which somebody else teaches.
  var location: Breach.Location {
    Breach.Location(date: repayment.repaidOn, school: member.school.id, person: member.person.id)
  }

  /// "the repayment of ppa 13:00-15:15 on Fri 2 Oct 2026 to Anna Green".
  var words: String {
    "the repayment of \(repayment.kind.rawValue) \(repayment.span) on \(repayment.date.readable) to \(member.person.name)"
  }
}
