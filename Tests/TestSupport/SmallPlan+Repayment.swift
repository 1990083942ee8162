// SPDX-License-Identifier: Apache-2.0

public import Domain

extension SmallPlan {
  /// The plan with a repayment for those who tell people of it: the art visit takes mentor time of Anna's, and she gets it
  /// back on the Monday after. Nothing that follows for figures is listed.
  public static func planWithRepayment() -> Plan {
    var plan = plan()
    let lesson = LessonReference(
      school: "oak", className: "4A", subject: "class", period: "PM1", span: "13:00-14:00", teacher: "anna")
    plan.repayments = [
      Repayment(
        person: "anna", date: "2026-10-06", span: "12:30-13:00", kind: .mentor, repaidOn: "2026-10-12", lesson: lesson)
    ]
    plan.releases.append(
      Release(
        date: "2026-10-12", person: "anna", lesson: lesson, activities: ["visit"], needsCover: true,
        cost: MilliLessons(1000)))
    plan.cover.append(CoverAssignment(date: "2026-10-12", absent: "anna", lesson: lesson, by: .supply(1)))
    return plan
  }
}
