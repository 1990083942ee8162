// SPDX-License-Identifier: Apache-2.0

import Domain

extension DayEvaluator {
  /// What it costs if nothing is left of the time around noon for a break: with occurrences, journeys and kept lessons.
  func addBreak(_ person: Int, day: Int, items: [Item], into effect: inout DayEffect) {
    if items.allSatisfy({ $0.role == .host || $0.role == .repayment }) { return }
    let limits = instance.rules.limits
    let length = limits.breakLength.rawValue
    if length <= 0 { return }
    let until = limits.breakUntil.minutes
    let taken = Taken(evaluator: self, person: person, day: day, items: items, lost: effect.lost)
    // A free stretch as early as it can be begins with the time around noon, or where something ends.
    if taken.isFree(limits.breakFrom.minutes, length, until: until) { return }
    var hasBreak = false
    taken.each { _, end in
      if !hasBreak, end > limits.breakFrom.minutes, taken.isFree(end, length, until: until) { hasBreak = true }
    }
    if !hasBreak { effect.breakCost = instance.rules.rates.noBreak.rawValue }
  }

  /// Stretches of a day in which somebody is taken up.
  private struct Taken {
    let evaluator: DayEvaluator
    let person: Int
    let day: Int
    let items: [Item]
    let lost: UInt64

    func isFree(_ start: Int, _ length: Int, until: Int) -> Bool {
      if start + length > until { return false }
      var isFree = true
      each { from, to in
        if from < start + length && start < to { isFree = false }
      }
      return isFree
    }

    /// The teaching halves that a stay takes.
    private func eachHalf(of stay: Item, _ body: (Int, Int) -> Void) {
      let calendar = evaluator.instance.calendar
      guard let bells = calendar.bells(Int(stay.place), day: day) else { return }
      for half in HalfDay.allCases where stay.halves & (1 << UInt8(half.rawValue)) != 0 {
        let span = bells.teaching(half: half.rawValue)
        if !span.isEmpty { body(Int(span.start), Int(span.end)) }
      }
    }

    @inline(__always)
    func each(_ body: (Int, Int) -> Void) {
      for item in items where item.role != .repayment {
        if item.role == .specialist { eachHalf(of: item, body) } else { item.eachPresence(body) }
      }
      evaluator.eachLeg(person, day: day, items: items, lost: lost) { body($0.start, $0.end) }
      let range = evaluator.lessonRange(person, day: day)
      for index in range where lost & (1 << UInt64(index - range.lowerBound)) == 0 {
        let lesson = evaluator.instance.lessons[Int(evaluator.instance.personLessons[index])]
        if evaluator.isTaught(lesson, day: day) { body(Int(lesson.start), Int(lesson.end)) }
      }
    }
  }
}
