// SPDX-License-Identifier: Apache-2.0

import Domain

/// Groups days that look alike to some schools: same weekday, same kind of day and week letter at each of them, and no
/// dated directed slots. Options are worked out once for each such pattern and then laid on its days.
struct PatternKey: Hashable {
  private let parts: [Int16]

  init(_ calendar: DayTable, schools: [Int], day: Int) {
    var parts: [Int16] = [Int16(calendar.weekdays[day])]
    for school in schools {
      let today = calendar.at(school, day)
      parts.append(Int16(today.kind.rawValue) * 100 + Int16(today.letter))
      if calendar.hasDatedSlots(school, day) { parts.append(Int16(-day - 1)) }
    }
    self.parts = parts
  }
}

/// What a solo attendance would roughly cost or bring: used to rank options and choose people, never to judge a plan.
struct SoloEstimate {
  let evaluator: DayEvaluator

  /// Rough cost of `effect` for `person`, cover and supply included, in thousandths of a lesson-equivalent.
  func cost(_ effect: DayEffect, person: Int, day: Int) -> Int {
    let instance = evaluator.instance
    var cost = effect.cost
    let range = evaluator.lessonRange(person, day: day)
    var halves: UInt8 = 0
    for index in range where effect.lost & (1 << UInt64(index - range.lowerBound)) != 0 {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      guard Int(lesson.lead) == person else { continue }
      cost += floorDivide(Int(lesson.base), 60)
      if instance.cover.isOffered(lesson.school, weekday: Int(lesson.weekday), period: Int(lesson.period)) { continue }
      let school = instance.schools[lesson.school]
      let half = UInt8(1) << UInt8(lesson.half)
      let price = floorDivide(school.supplyHalfDay * 1000, instance.rules.rates.pencePerLesson.rawValue)
      if halves & half == 0 { cost += price }
      halves |= half
    }
    return cost + repaymentCost(effect, person: person)
  }

  /// What it will roughly cost to repay protected time: as much of an ordinary class, and a supply half-day.
  private func repaymentCost(_ effect: DayEffect, person: Int) -> Int {
    if effect.minutesToRepay == 0 { return 0 }
    let instance = evaluator.instance
    let school = instance.schools[instance.people[person].base]
    let rates = instance.rules.rates
    return floorDivide(effect.minutesToRepay * (1000 + rates.protectedRepaid.rawValue), 60)
      + floorDivide(school.supplyHalfDay * 1000, rates.pencePerLesson.rawValue)
  }
}
