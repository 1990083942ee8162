// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// H5's second half: a plan that takes Anna's PPA and repays it in the same week, and each clause broken once.
@Suite struct RepaymentTests {
  @Test(arguments: clauses)
  func changeBreaksJustItsRule(_ change: Change) {
    var sample = Sample()
    Self.takePPA(&sample)
    change.make(&sample)
    sample.relist()
    #expect(sample.codes == change.codes)
  }

  @Test func lessonsThatRepayAreLostAndNobodyIsOutByThem() throws {
    var before = Sample()
    before.relist()
    var sample = Sample()
    Self.takePPA(&sample)
    sample.relist()
    let verdict = sample.verdict
    #expect(verdict.breaches == [])
    #expect((verdict.checks[.listedRepayment] ?? 0) > 0)
    let repaid = sample.plan.releases.filter { $0.date == "2026-10-12" }
    #expect(repaid.map(\.lesson.period) == ["PM1", "PM2"])
    #expect(repaid.allSatisfy { $0.person == "anna" && $0.needsCover && $0.activities == ["short"] })
    // A class's second lesson of a week counts one and a half times.
    #expect(repaid.map(\.cost) == [MilliLessons(1000), MilliLessons(1500)])
    #expect(sample.plan.supply.filter { $0.date == "2026-10-12" }.map(\.part) == [.afternoon])
    // 135 minutes at 500 an hour; supply for half a day is 13,080p.
    let parts = try #require(verdict.objective).parts
    #expect(parts.protectedTime == MilliLessons(1125))
    #expect(parts.lessonsLost == before.plan.objective.parts.lessonsLost + MilliLessons(2500))
    #expect(parts.money == before.plan.objective.parts.money + MilliLessons(2906))
    // Out on Friday afternoon for the session itself, and not on Monday.
    let oak = try #require(sample.plan.schools.first { $0.school == "oak" })
    #expect(oak.halfDaysOut == (before.plan.schools.first { $0.school == "oak" }?.halfDaysOut ?? 0) + 1)
  }

  @Test func aFundPaysForLessonsThatRepay() {
    var sample = Sample()
    Self.takePPA(&sample)
    sample.group.changeActivity("short") { $0.fund = "hub" }
    sample.relist()
    #expect(sample.verdict.breaches == [])
    let tariffs = sample.plan.charges.filter { $0.kind == .tariff && $0.date == "2026-10-12" }
    #expect(tariffs.map(\.amount) == [Pence(-4000)])
  }

  /// A short session in Anna's PPA on Friday 16 October, repaid on Monday afternoon.
  static func takePPA(_ sample: inout Sample) {
    sample.group.changeSchool("oak") { $0.repaysProtectedTime = true }
    sample.add(
      Activity(id: "short", title: "Short", details: .session(.short(["anna"], at: "oak"))),
      Occurrence(
        activity: "short", part: 1, date: "2026-10-16", span: "13:30-14:00", place: .school("oak"), leader: nil,
        attendees: SmallPlan.all(["anna"], .required), firmness: .provisional))
    sample.plan.repayments = [repayment("2026-10-16", "13:00-15:15", on: "2026-10-12", "PM1", "13:00-14:00")]
  }

  static func repayment(
    _ date: CivilDate, _ span: TimeSpan, _ kind: ProtectedTime.Kind = .ppa, on repaidOn: CivilDate, _ period: String,
    _ bells: TimeSpan
  ) -> Repayment {
    Repayment(
      person: "anna", date: date, span: span, kind: kind, repaidOn: repaidOn,
      lesson: LessonReference(
        school: "oak", className: "4A", subject: "class", period: period, span: bells, teacher: "anna"))
  }

  /// Anna's PPA of Monday 12 October, published to be repaid on Wednesday; today is the 13th.
  private static func owed() -> Sample {
    var sample = Sample()
    takePPA(&sample)
    sample.group.protected[0] = ProtectedTime(
      person: "anna", week: nil, weekday: .monday, span: "13:00-15:15", kind: .ppa)
    sample.plan.changeOccurrence("short") { $0.date = "2026-10-12" }
    sample.plan.repayments = [repayment("2026-10-12", "13:00-15:15", on: "2026-10-14", "PM1", "13:00-14:00")]
    sample.relist()
    return .republished(sample, asOf: "2026-10-13")
  }

  @Test(arguments: pastClauses)
  func whatThePastTookIsRepaid(_ change: Change) {
    #expect(change.codesWhenRelisted(Self.owed()) == change.codes)
  }

  static let pastClauses: [Change] = [
    Change([], "nothing changed") { _ in },
    Change([], "by another lesson from today on") { $0.plan.repayments[0].repaidOn = "2026-10-15" },
    Change(["H5"], "by another lesson in another cycle") { $0.plan.repayments[0].repaidOn = "2026-10-21" },
    Change(["H17"], "not at all") { $0.plan.repayments = [] },
    Change(["H17"], "by a lesson before today, once that's another one") { sample in
      sample.plan.asOf = "2026-10-15"
      sample.plan.repayments[0].repaidOn = "2026-10-13"
    },
    Change(["H17"], "not at all, once it's past") { sample in
      sample.plan.asOf = "2026-10-15"
      sample.plan.repayments = []
    },
    Change([], "not at all to somebody who has left") { sample in
      sample.group.changePerson("anna") { $0.validUntil = "2026-10-12" }
      sample.plan.repayments = []
    },
    Change([], "not at all where no lesson is left") { sample in
      sample.group.busy.append(
        Busy(subject: .person("anna"), days: "2026-10-13..2026-10-16", span: nil, note: ""))
      sample.plan.repayments = []
    },
    Change([], "not at all where the group doesn't have it any more") { sample in
      sample.group.activities.removeAll { $0.id == "short" }
      sample.plan.occurrences.removeAll { $0.activity == "short" }
      sample.plan.repayments = []
    },
    Change(["H17"], "of a time that nobody published") { sample in
      sample.published?.plan.repayments = []
    },
  ]

  /// Changes to that plan.
  static let clauses: [Change] = [
    Change([], "nothing changed") { _ in },
    Change(["H5", "L-repayment"], "a school that doesn't repay") {
      $0.group.changeSchool("oak") { $0.repaysProtectedTime = false }
    },
    Change(["H5", "L-repayment"], "leadership time") {
      $0.group.protected[0] = ProtectedTime(
        person: "anna", week: nil, weekday: .friday, span: "13:00-15:15", kind: .leadership)
      $0.plan.repayments[0].kind = .leadership
    },
    Change([], "mentor time") {
      $0.group.protected[0] = ProtectedTime(
        person: "anna", week: nil, weekday: .friday, span: "13:00-15:15", kind: .mentor)
      $0.plan.repayments[0].kind = .mentor
    },
    Change([], "the same row twice") { $0.group.protected.append($0.group.protected[0]) },
    Change(["H5"], "taken and not repaid") { $0.plan.repayments = [] },
    Change(["H5", "L-order"], "repaid twice") {
      $0.plan.repayments.append(repayment("2026-10-16", "13:00-15:15", on: "2026-10-12", "AM1", "09:00-10:15"))
    },
    Change(["L-repayment"], "a repayment of what nobody takes") {
      $0.plan.repayments.append(repayment("2026-11-13", "13:00-15:15", on: "2026-11-09", "PM1", "13:00-14:00"))
    },
    Change(["H5", "L-repayment"], "a repayment of another span") { $0.plan.repayments[0].span = "13:00-15:10" },
    Change(["L-reference"], "a repayment to nobody") { $0.plan.repayments[0].person = "zoe" },
    Change(["H5"], "a lesson that isn't taught then") { $0.plan.repayments[0].lesson.period = "P1" },
    Change(["H5"], "somebody else's lesson") {
      $0.plan.repayments[0].lesson.className = "6B"
      $0.plan.repayments[0].lesson.teacher = "ben"
    },
    Change(["H5"], "repaid on the same date") {
      $0.plan.repayments = [repayment("2026-10-16", "13:00-15:15", on: "2026-10-16", "AM1", "09:00-10:15")]
    },
    Change(["H5"], "repaid in another cycle") { $0.plan.repayments[0].repaidOn = "2026-10-19" },
    Change(["H5"], "repaid on a date with something else") { sample in
      sample.add(
        Activity(id: "brief", title: "Brief", details: .session(.short(["anna"], at: "oak"))),
        Occurrence(
          activity: "brief", part: 1, date: "2026-10-12", span: "15:20-15:50", place: .school("oak"), leader: nil,
          attendees: SmallPlan.all(["anna"], .required), firmness: .provisional))
    },
    Change(["H5"], "less time than was taken") {
      $0.group.protected[0] = ProtectedTime(
        person: "anna", week: nil, weekday: .friday, span: "13:00-15:16", kind: .ppa)
      $0.plan.repayments[0].span = "13:00-15:16"
    },
    Change(["H5"], "busy when it's repaid") {
      $0.group.busy = [Busy(subject: .person("anna"), days: "2026-10-12", span: "14:00-14:15", note: "")]
    },
    Change(["H5"], "a busy school when it's repaid") {
      $0.group.busy = [Busy(subject: .school("oak"), days: "2026-10-12", span: "14:00-14:15", note: "")]
    },
    Change(["H5"], "other protected time when it's repaid") {
      $0.group.protected.append(
        ProtectedTime(person: "anna", week: nil, weekday: .monday, span: "14:00-14:15", kind: .duty))
    },
    Change([], "two repaid by one day") { sample in takeMore("AM1", "09:00-10:15")(&sample) },
    Change(["H5"], "two repaid by one half-day") { sample in takeMore("PM2", "14:15-15:15")(&sample) },
    Change(["L-order"], "repayments out of order") { sample in
      takeMore("AM1", "09:00-10:15")(&sample)
      sample.plan.repayments.swapAt(0, 1)
    },
    Change(["H5", "L-repayment"], "a host's protected time") { sample in
      sample.group.changeSchool("ash") { $0.repaysProtectedTime = true }
      sample.group.protected.append(
        ProtectedTime(person: "gita", week: nil, weekday: .tuesday, span: "12:20-12:50", kind: .ppa))
      sample.plan.repayments.insert(
        Repayment(
          person: "gita", date: "2026-10-06", span: "12:20-12:50", kind: .ppa, repaidOn: "2026-10-05",
          lesson: LessonReference(
            school: "ash", className: "7A", subject: "art", period: "P2", span: "10:00-11:00", teacher: "gita")),
        at: 0)
    },
    // Weeks with pupils from 31 August: A and B are cycle 0, 14 and 21 September cycle 1, 28 September begins cycle 2.
    Change([], "repaid in the other week of a fortnight", takeMentorTime("2026-09-17", "7M", "P1")),
    Change(["H5"], "repaid in the next fortnight", takeMentorTime("2026-10-01", "7M", "P1")),
  ]

  /// ECT time within the PPA is taken too and repaid by another lesson of the same Monday.
  private static func takeMore(_ period: String, _ bells: TimeSpan) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.group.protected.append(
        ProtectedTime(person: "anna", week: nil, weekday: .friday, span: "13:45-14:45", kind: .ect))
      sample.plan.repayments.append(repayment("2026-10-16", "13:45-14:45", .ect, on: "2026-10-12", period, bells))
    }
  }

  /// Hal's mentor time of week B is taken on Thursday 24 September.
  private static func takeMentorTime(
    _ date: CivilDate, _ className: String, _ period: String
  ) -> @Sendable (inout Sample) -> Void {
    { sample in
      sample.group.changeSchool("ash") { $0.repaysProtectedTime = true }
      var occurrence = Occurrence(
        activity: "brief", part: 1, date: "2026-09-24", span: "11:30-12:00", place: .school("ash"), leader: nil,
        attendees: SmallPlan.all(["hal"], .required), firmness: .provisional)
      occurrence.room = "Hall"
      sample.add(Activity(id: "brief", title: "Brief", details: .session(.short(["hal"], at: "ash"))), occurrence)
      sample.plan.repayments.insert(
        Repayment(
          person: "hal", date: "2026-09-24", span: "11:20-12:20", kind: .mentor, repaidOn: date,
          lesson: LessonReference(
            school: "ash", className: className, subject: "maths", period: period, span: "09:00-10:00", teacher: "hal")),
        at: 0)
    }
  }
}
