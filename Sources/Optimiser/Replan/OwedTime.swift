// SPDX-License-Identifier: Apache-2.0

/// Protected time that something past took, and that a lesson from today on is to give back (H17).
struct OwedTime: Sendable {
  /// The part of the activity that took it, from 0.
  let part: Int
  let person: Int32
  /// Index in `Instance.protected`.
  let time: Int32
  /// Whether any lesson from today on could, if nothing else were on its day: otherwise nothing is owed any more.
  let canBeRepaid: Bool

  /// Whether that's what a repayment gives back.
  func isRepaid(by repayment: PlacedRepayment) -> Bool { repayment.person == person && repayment.time == time }
}

extension Repayer {
  /// Whether a lesson from today on could repay a protected time of `day` to somebody who has nothing else on its day (H5).
  static func canRepay(_ time: Int32, to person: Int, day: Int, from openDay: Int, _ instance: Instance) -> Bool {
    let evaluator = DayEvaluator(instance: instance)
    let builder = ItemBuilder(instance: instance)
    return days(inCycleOf: day, school: instance.people[person].base, instance).contains { other in
      other >= openDay
        && evaluator.lessonRange(person, day: other).contains { index in
          let repayment = PlacedRepayment(
            person: Int32(person), time: time, day: Int32(other), lesson: instance.personLessons[index])
          let item = builder.repayment(repayment, activity: 0, part: 0)
          return !evaluator.effect(person: person, day: other, item: item).broken.contains(.protectedTime)
        }
    }
  }
}
