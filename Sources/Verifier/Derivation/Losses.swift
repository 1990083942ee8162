// SPDX-License-Identifier: Apache-2.0

import Domain

/// A lesson that somebody leaves.
struct Loss: Sendable {
  let member: Member
  let date: CivilDate
  let lesson: TimedLesson
  let reference: LessonReference
  /// Whether the person leads the lesson; supporters aren't covered.
  let needsCover: Bool
  /// Ids of the activities of that day: those that take the person away, and those that took protected time repaid then.
  let activities: [Identifier<Activity>]
  var cost = MilliLessons.zero

  var school: Identifier<School> { lesson.lesson.school }
  var release: Release {
    Release(
      date: date, person: member.person.id, lesson: reference, activities: activities, needsCover: needsCover,
      cost: cost
    )
  }
}

/// Lessons lost and what each counts for.
enum Losses {
  /// Every loss of `days`, by date, school, start, person and class, with its cost.
  static func of(_ days: [PersonDay], index: GroupIndex) -> [Loss] {
    var losses: [Loss] = []
    let byKey = Dictionary(days.map { (Pair($0.member.person.id, $0.date), $0) }) { first, _ in first }
    for day in days {
      // What takes the person away, and what took the protected time that lessons of this day repay.
      let takers = day.repaid.flatMap { repaid in
        byKey[Pair(day.member.person.id, repaid.repayment.date)]?.takers(of: repaid.time, index) ?? []
      }
      let activities = distinct((day.away + takers).map(\.occurrence.activity))
      for lesson in day.lost {
        guard let reference = lesson.reference else { continue }
        losses.append(
          Loss(
            member: day.member, date: day.date, lesson: lesson, reference: reference,
            needsCover: reference.teacher == day.member.person.id, activities: activities))
      }
    }
    losses = losses.sorted { SortKey.of($0.release) }
    price(&losses, index)
    return losses
  }

  /// The more often a class loses lessons in one week, the more each counts.
  private static func price(_ losses: inout [Loss], _ index: GroupIndex) {
    for number in losses.indices where !losses[number].needsCover {
      losses[number].cost = cost(losses[number], factor: PerMille(250), index)
    }
    let rates = index.group.rules.rates
    let covered = losses.indices.filter { losses[$0].needsCover }
    let weeks = grouped(covered) { number in
      Pair(Pair(losses[number].school, losses[number].reference.className), losses[number].date.monday)
    }
    for week in weeks {
      let inTurn = week.values.sorted { turn(losses[$0]) < turn(losses[$1]) }
      for (turn, number) in inTurn.enumerated() {
        let factor = turn == 0 ? PerMille.one : turn == 1 ? rates.secondLoss : rates.laterLoss
        losses[number].cost = cost(losses[number], factor: factor, index)
      }
    }
  }

  private static func turn(_ loss: Loss) -> [SortKey.Part] {
    [
      .number(loss.date.daysSince1970), .number(loss.lesson.span.start.minutes), .text(loss.reference.teacher.text),
      .text(loss.reference.period), .text(loss.reference.subject),
    ]
  }

  private static func cost(_ loss: Loss, factor: PerMille, _ index: GroupIndex) -> MilliLessons {
    let base = index.weight(of: loss.lesson.lesson).rawValue * loss.lesson.span.length.rawValue
    return MilliLessons(floorDivide(base * factor.rawValue, 60_000))
  }
}

extension GroupIndex {
  /// How much a lesson's class counts: as stated, else by its years.
  func weight(of lesson: Lesson) -> PerMille {
    let rules = group.rules.years
    if let stated = lesson.weight { return stated }
    if lesson.years.contains(where: rules.exam.contains) { return rules.examWeight }
    if lesson.years.contains(where: rules.beforeExam.contains) { return rules.beforeExamWeight }
    return .one
  }
}
