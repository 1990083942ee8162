// SPDX-License-Identifier: Apache-2.0

import Domain

/// Derives what a person's day amounts to from the occurrences they take part in, always from scratch: this is the
/// plain computation that every incremental one rests on.
struct DayEvaluator {
  let instance: Instance
  /// Leave out what depends on the date rather than on the weekday, the week's letter and the kind of day: validity,
  /// blackouts, answers, busy times and kept years. Options are compiled from such patterns.
  var isPatternOnly = false
  /// Take protected time that may be repaid for repaid; what that may cost is in `DayEffect.minutesToRepay`.
  var assumesRepayment = false

  /// What `items` make of the day of `person`. With no items: nothing.
  /// - Complexity: O(lessons of the weekday × items + items²).
  func effect(person: Int, day: Int, items: [Item]) -> DayEffect {
    if items.isEmpty { return DayEffect() }
    if items.count == 1 { return effect(person: person, day: day, item: items[0]) }
    return judged(wholeEffect(person: person, day: day, items: items), day: day)
  }

  /// What one item by itself makes of the day, which is what's asked most; `hours` is how its time lies to the person's
  /// hours, where that's known already.
  func effect(person: Int, day: Int, item: Item, hours: Hours? = nil) -> DayEffect {
    let effect =
      SingleDay.holds(item)
      ? SingleDay(self, person: person, day: day, item: item).effect(hours)
      : wholeEffect(person: person, day: day, items: [item])
    return judged(effect, day: day)
  }

  /// What has taken place isn't judged again, secondments apart (H17).
  @inline(__always)
  private func judged(_ effect: DayEffect, day: Int) -> DayEffect {
    if day >= instance.published.openDay { return effect }
    var effect = effect
    effect.broken.formIntersection(RuleSet(.staffingFloor))
    return effect
  }

  /// The general computation, for any number of items; `SingleDay` says the same of most that are alone.
  func wholeEffect(person: Int, day: Int, items: [Item]) -> DayEffect {
    var effect = DayEffect()
    if items.isEmpty { return effect }
    let data = instance.people[person]
    let base = data.base
    let today = instance.calendar.at(base, day)
    if let post = items.first(where: { $0.role == .secondee }) {
      return secondedEffect(data, day: day, today: today, post: post, isAlone: items.count == 1)
    }
    if items.contains(where: { $0.role == .repayment }) {
      return repaymentEffect(person, data, day: day, today: today, items: items)
    }
    checkEmployment(person, data, day: day, today: today, items: items, into: &effect)
    checkTwoPlaces(person, data, day: day, items: items, into: &effect)
    effect.lost = lostLessons(person, day: day, items: items)
    checkLessons(person, day: day, items: items, into: &effect)
    checkProtected(person, data, day: day, today: today, items: items, into: &effect)
    addHours(data, day: day, today: today, items: items, into: &effect)
    addOut(person, data, day: day, today: today, items: items, into: &effect)
    addTravel(person, data, day: day, items: items, into: &effect)
    addBreak(person, day: day, items: items, into: &effect)
    return effect
  }

  /// A day of which somebody spends some at a post: nothing is lost, and nothing else may lie on it (H14).
  private func secondedEffect(
    _ data: PersonData, day: Int, today: DayTable.SchoolDay, post: Item, isAlone: Bool
  ) -> DayEffect {
    var effect = DayEffect()
    if !isAlone { effect.broken.insert(.staffingFloor) }
    guard today.kind == .pupils, let bells = instance.calendar.bells(data.base, day: day) else { return effect }
    effect.gone = post.halves
    guard data.isCoverStaff else { return effect }
    for index in 0..<Int(bells.periodCount)
    where post.halves & (1 << UInt8(instance.calendar.period(bells, index).half)) != 0 {
      effect.away |= 1 << UInt64(index)
    }
    return effect
  }

  /// The lessons of a weekday as a range of `instance.personLessons`.
  @inline(__always)
  func lessonRange(_ person: Int, day: Int) -> Range<Int> {
    let key = person * 7 + Int(instance.calendar.weekdays[day])
    return Int(instance.personLessonStarts[key])..<Int(instance.personLessonStarts[key + 1])
  }

  /// Whether the lesson is taught on the day.
  @inline(__always)
  func isTaught(_ lesson: LessonData, day: Int) -> Bool {
    let today = instance.calendar.at(lesson.school, day)
    return today.kind == .pupils && (lesson.letter < 0 || lesson.letter == today.letter)
  }

  /// Lessons that can't be kept, whole halves where the school releases by half-days.
  func lostLessons(_ person: Int, day: Int, items: [Item]) -> UInt64 {
    let range = lessonRange(person, day: day)
    var lost: UInt64 = 0
    for index in range {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      if !isTaught(lesson, day: day) { continue }
      let place = instance.schools[lesson.school].place
      for item in items where item.role != .host {
        let before = Int(lesson.end) + instance.travel.minutes(place, Int(item.place)) <= Int(item.start)
        let after = Int(item.end) + instance.travel.minutes(Int(item.place), place) <= Int(lesson.start)
        if !before && !after {
          lost |= 1 << UInt64(index - range.lowerBound)
          break
        }
      }
    }
    if lost == 0 { return 0 }
    return lost | wholeHalves(lost, range: range, day: day)
  }

  func wholeHalves(_ lost: UInt64, range: Range<Int>, day: Int) -> UInt64 {
    var more: UInt64 = 0
    for index in range where lost & (1 << UInt64(index - range.lowerBound)) != 0 {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      guard instance.schools[lesson.school].isHalfDayUnit else { continue }
      for other in range {
        let candidate = instance.lessons[Int(instance.personLessons[other])]
        if candidate.school == lesson.school, candidate.half == lesson.half, isTaught(candidate, day: day) {
          more |= 1 << UInt64(other - range.lowerBound)
        }
      }
    }
    return more
  }

  /// H2, H3, H16 as far as they concern the person alone.
  private func checkEmployment(
    _ person: Int, _ data: PersonData, day: Int, today: DayTable.SchoolDay, items: [Item], into effect: inout DayEffect
  ) {
    if data.halves(weekday: Int(instance.calendar.weekdays[day])) == 0 { effect.broken.insert(.notAtWork) }
    if isPatternOnly { return }
    checkDate(person, data, day: day, today: today, into: &effect)
    for item in items { checkDate(of: item, data, day: day, today: today, into: &effect) }
  }

  /// Whether the person is employed and their school open for them on that very date.
  func checkDate(
    _ person: Int, _ data: PersonData, day: Int, today: DayTable.SchoolDay, into effect: inout DayEffect
  ) {
    if !data.isEmployed(day) { effect.broken.insert(.notAtWork) }
    if today.isBlackedOut || isBlackedOut(person, data, day: day) { effect.broken.insert(.notOpen) }
    let halfTerm = UInt32(1) << UInt32(today.halfTerm)
    if instance.schools[data.base].refusedHalfTerms & halfTerm != 0 { effect.broken.insert(.refused) }
  }

  /// Whether the school takes part in this then, and isn't closed.
  func checkDate(
    of item: Item, _ data: PersonData, day: Int, today: DayTable.SchoolDay, into effect: inout DayEffect
  ) {
    if instance.activityFlags[Int(item.activity)].hasRefusals,
      instance.activities[Int(item.activity)].refusals[data.base, default: 0] & UInt32(1) << UInt32(today.halfTerm) != 0
    {
      effect.broken.insert(.refused)
    }
    if today.kind == .closed, !isInDatedSlots(data.base, day: day, start: Int(item.start), end: Int(item.end)) {
      effect.broken.insert(.notOpen)
    }
  }

  private func isBlackedOut(_ person: Int, _ data: PersonData, day: Int) -> Bool {
    data.hasBlackouts && instance.blackoutsOfPerson[person].contains { $0.contains(day) }
  }

  private func isInDatedSlots(_ school: Int, day: Int, start: Int, end: Int) -> Bool {
    if !instance.calendar.hasDatedSlots(school, day) { return false }
    return Self.uncovered(start, end) { body in instance.calendar.eachDatedSlot(school, day, body) } == 0
  }

  /// H1: travel between any two presences, and busy times.
  private func checkTwoPlaces(_ person: Int, _ data: PersonData, day: Int, items: [Item], into effect: inout DayEffect)
  {
    let basePlace = instance.schools[data.base].place
    for (position, item) in items.enumerated() {
      let there = item.role == .host ? 0 : instance.travel.minutes(basePlace, Int(item.place))
      let back = item.role == .host ? 0 : instance.travel.minutes(Int(item.place), basePlace)
      if !isPatternOnly { checkBusy(person, data, day: day, item: item, there: there, back: back, into: &effect) }
      for other in items[(position + 1)...] {
        let forth = instance.travel.minutes(Int(item.place), Int(other.place))
        let back = instance.travel.minutes(Int(other.place), Int(item.place))
        item.eachPresence { start, end in
          other.eachPresence { otherStart, otherEnd in
            if end + forth > otherStart && otherEnd + back > start { effect.broken.insert(.twoPlaces) }
          }
        }
      }
    }
  }

  /// Busy times of the person and of the whole base school. What a school's site is busy with concerns a visit from the
  /// first talk to the last.
  func checkBusy(
    _ person: Int, _ data: PersonData, day: Int, item: Item, there: Int, back: Int, into effect: inout DayEffect
  ) {
    item.eachPresence { start, end in
      for busy in instance.busyOfPerson[person] where busy.overlaps(day: day, start: start - there, end: end + back) {
        effect.broken.insert(.twoPlaces)
      }
    }
    for busy in instance.busyOfSchool[data.base]
    where busy.overlaps(day: day, start: Int(item.start) - there, end: Int(item.end) + back) {
      effect.broken.insert(.twoPlaces)
    }
  }

  /// H9 for the years of lost lessons, H4 for a host's lessons, and the cost of lessons lost by supporters.
  func checkLessons(_ person: Int, day: Int, items: [Item], into effect: inout DayEffect) {
    let range = lessonRange(person, day: day)
    for index in range {
      let number = Int(instance.personLessons[index])
      let lesson = instance.lessons[number]
      let isLost = effect.lost & (1 << UInt64(index - range.lowerBound)) != 0
      if isLost {
        if Int(lesson.lead) == person {
          if !isPatternOnly, lesson.years & instance.calendar.at(lesson.school, day).closedYears != 0 {
            effect.broken.insert(.limitReached)
          }
        } else {
          effect.supportCost += floorDivide(Int(lesson.base) * 250, 60_000)
        }
      }
      for item in items where item.role == .host && !item.isShadowing {
        if Int(item.lesson) == number {
          if isLost { effect.broken.insert(.noLessonToWatch) }
        } else if isTaught(lesson, day: day), overlapsTalk(item, lesson) {
          effect.broken.insert(.noLessonToWatch)
        }
      }
    }
  }

  private func overlapsTalk(_ item: Item, _ lesson: LessonData) -> Bool {
    (item.brief.start < item.brief.end && item.brief.start < lesson.end && lesson.start < item.brief.end)
      || (item.debrief.start < item.debrief.end && item.debrief.start < lesson.end && lesson.start < item.debrief.end)
      || (item.watch.start < lesson.end && lesson.start < item.watch.end)
  }

  /// Minutes of [start, end) that no stretch covers; stretches may overlap and come in any order. `each` is called a few
  /// times, which is cheaper than an array for the handful of stretches that a day has.
  @inline(__always)
  static func uncovered(_ start: Int, _ end: Int, _ each: ((DayTable.Stretch) -> Void) -> Void) -> Int {
    var position = start
    var missing = 0
    while position < end {
      var reach = position
      var next = end
      each { stretch in
        if stretch.isEmpty { return }
        if Int(stretch.start) <= position {
          reach = max(reach, Int(stretch.end))
        } else {
          next = min(next, Int(stretch.start))
        }
      }
      if reach > position {
        position = reach
      } else {
        missing += next - position
        position = next
      }
    }
    return missing
  }
}
