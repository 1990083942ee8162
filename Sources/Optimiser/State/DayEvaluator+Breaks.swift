// SPDX-License-Identifier: Apache-2.0

import Domain

extension DayEvaluator {
  /// What it costs if nothing is left of the time around noon for a break: with occurrences, journeys and kept lessons.
  func addBreak(_ person: Int, day: Int, items: [Item], into effect: inout DayEffect) {
    if items.allSatisfy({ $0.role == .host || $0.role == .repayment }) { return }
    let length = instance.rules.limits.breakLength.rawValue
    if length <= 0 { return }
    let from = instance.rules.limits.breakFrom.minutes
    let until = instance.rules.limits.breakUntil.minutes
    let lost = effect.lost
    // A free stretch as early as it can be begins with the time around noon, or where something ends.
    if isFree(person, day: day, items: items, lost: lost, start: from, end: from + length, until: until) { return }
    var hasBreak = false
    eachTaken(person, day: day, items: items, lost: lost) { _, end in
      if hasBreak || end <= from { return }
      hasBreak = isFree(person, day: day, items: items, lost: lost, start: end, end: end + length, until: until)
    }
    if !hasBreak { effect.breakCost = instance.rules.rates.noBreak.rawValue }
  }

  /// Whether nothing takes the person up in [start, end), and it's over by `until`.
  private func isFree(
    _ person: Int, day: Int, items: [Item], lost: UInt64, start: Int, end: Int, until: Int
  ) -> Bool {
    if end > until { return false }
    var isFree = true
    eachTaken(person, day: day, items: items, lost: lost) { from, to in
      if from < end && start < to { isFree = false }
    }
    return isFree
  }

  /// Calls `body` with each stretch of a day in which somebody is taken up.
  @inline(__always)
  private func eachTaken(_ person: Int, day: Int, items: [Item], lost: UInt64, _ body: (Int, Int) -> Void) {
    for item in items where item.role != .repayment {
      if item.isShadowing {
        if item.role != .host { eachHalf(at: Int(item.place), halves: 3, day: day, body) }
      } else if item.role == .specialist {
        eachHalf(at: Int(item.place), halves: item.halves, day: day, body)
      } else {
        item.eachPresence(body)
      }
    }
    eachLeg(person, day: day, items: items, lost: lost) { body($0.start, $0.end) }
    let range = lessonRange(person, day: day)
    for index in range where lost & (1 << UInt64(index - range.lowerBound)) == 0 {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      if isTaught(lesson, day: day) { body(Int(lesson.start), Int(lesson.end)) }
    }
  }

  /// Calls `body` with the teaching halves of a school's day that a stay or a day beside somebody takes.
  private func eachHalf(at school: Int, halves: UInt8, day: Int, _ body: (Int, Int) -> Void) {
    guard let bells = instance.calendar.bells(school, day: day) else { return }
    for half in HalfDay.allCases where halves & (1 << UInt8(half.rawValue)) != 0 {
      let span = bells.teaching(half: half.rawValue)
      if !span.isEmpty { body(Int(span.start), Int(span.end)) }
    }
  }
}
