// SPDX-License-Identifier: Apache-2.0

import Domain

/// Stretches of people's directed time at their base without lessons, protected time, busy times and pauses: where kept
/// time can lie (`docs/model.md`, section 2), whatever else the plan does.
struct DirectedGaps {
  typealias Span = (start: Int, end: Int)
  private let instance: Instance
  private let evaluator: DayEvaluator
  /// By school and weekday (0 = Monday): periods that are no lessons, and noon.
  private let pauses: [[Span]]

  init(_ instance: Instance) {
    self.instance = instance
    evaluator = DayEvaluator(instance: instance)
    let directory = Directory(instance.group)
    pauses = instance.schoolIDs.flatMap { id in
      Weekday.allCases.map { weekday in
        let bells = directory.schools[id].flatMap { directory.bells[$0.bells]?.day(weekday) }
        return bells.map(Self.pauses) ?? []
      }
    }
  }

  /// Periods that are no lessons, and noon: from the end of the morning's teaching to the start of the afternoon's.
  private static func pauses(_ bells: BellDay) -> [Span] {
    var pauses: [Span] = []
    for period in bells.periods where period.kind != .lesson {
      pauses.append((period.span.start.minutes, period.span.end.minutes))
    }
    if let end = bells.teaching(in: .morning)?.end.minutes,
      let start = bells.teaching(in: .afternoon)?.start.minutes, end < start
    {
      pauses.append((end, start))
    }
    return pauses
  }

  /// The stretches of a person's day that are free of `taken` too, in order.
  func gaps(_ person: Int, day: Int, besides taken: [Span] = []) -> [Span] {
    let data = instance.people[person]
    let weekday = Weekday.allCases[Int(instance.calendar.weekdays[day])]
    if !data.isEmployed(day) { return [] }
    if !HalfDay.allCases.contains(where: { data.works.contains(weekday, $0) }) { return [] }
    var time: [Span] = []
    instance.calendar.eachSlot(data.base, day) { time.append((Int($0.start), Int($0.end))) }
    if instance.calendar.at(data.base, day).kind != .closed,
      let bells = instance.calendar.bells(data.base, day: day)
    {
      for half in HalfDay.allCases where data.works.contains(weekday, half) {
        let span = bells.staff(half: half.rawValue)
        time.append((Int(span.start), Int(span.end)))
      }
    }
    if time.isEmpty { return [] }
    return Self.without(occupied(person, data, day: day) + taken, Self.joined(time))
  }

  private func occupied(_ person: Int, _ data: PersonData, day: Int) -> [Span] {
    var busy = pauses[data.base * 7 + Int(instance.calendar.weekdays[day])]
    for index in evaluator.lessonRange(person, day: day) {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      if evaluator.isTaught(lesson, day: day) { busy.append((Int(lesson.start), Int(lesson.end))) }
    }
    let today = instance.calendar.at(data.base, day)
    for index in instance.protectedRange(person, day: day) where today.kind == .pupils {
      let time = instance.protected[index]
      if time.letter < 0 || time.letter == today.letter { busy.append((Int(time.start), Int(time.end))) }
    }
    for entry in instance.busyOfPerson[person] + instance.busyOfSchool[data.base] where entry.days.contains(day) {
      busy.append((entry.start, entry.end))
    }
    return busy
  }

  /// Stretches that touch or overlap as one, in order.
  private static func joined(_ spans: [Span]) -> [Span] {
    var joined: [Span] = []
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = joined.last, span.start <= last.end {
        joined[joined.count - 1].end = max(last.end, span.end)
      } else {
        joined.append(span)
      }
    }
    return joined
  }

  /// What's left of `time` outside `busy`, in order.
  private static func without(_ busy: [Span], _ time: [Span]) -> [Span] {
    let busy = joined(busy)
    var left: [Span] = []
    for span in time {
      var start = span.start
      for other in busy where other.end > start && other.start < span.end {
        if other.start > start { left.append((start, other.start)) }
        start = max(start, other.end)
      }
      if start < span.end { left.append((start, span.end)) }
    }
    return left
  }
}
