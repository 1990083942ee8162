// SPDX-License-Identifier: Apache-2.0

import Domain

extension DayEvaluator {
  /// H5 on the day on which protected time is taken: that of no host, and otherwise only where it's repaid.
  ///
  /// The rules allow two occurrences to take the same time against one repayment. That isn't considered, since it would
  /// tie the two together: neither could be moved without the other.
  func checkProtected(
    _ person: Int, _ data: PersonData, day: Int, today: DayTable.SchoolDay, items: [Item], into effect: inout DayEffect
  ) {
    var unfounded = items.reduce(UInt64(0)) { $0 | $1.repaid }
    let range = instance.protectedRange(person, day: day)
    let basePlace = instance.schools[data.base].place
    for index in range where today.kind == .pupils && instance.protected[index].holds(today) {
      let time = instance.protected[index]
      let bit = Self.bit(index, in: range)
      var takers = 0
      for item in items where !(item.role == .host && item.isShadowing) && takes(item, time, basePlace: basePlace) {
        takers += 1
        if !time.isRepayable || item.role == .host || item.role == .specialist || takers > 1 {
          effect.broken.insert(.protectedTime)
        } else if bit & item.repaid != 0 {
          unfounded &= ~bit
        } else if assumesRepayment {
          effect.minutesToRepay += Int(time.end - time.start)
        } else {
          effect.broken.insert(.protectedTime)
        }
      }
    }
    if unfounded != 0 { effect.broken.insert(.protectedTime) }
  }

  /// Protected times that `item` takes, that may be repaid and aren't yet, as indices in `Instance.protected`.
  func unrepaid(_ person: Int, day: Int, item: Item) -> [Int] {
    if [.host, .repayment, .specialist, .secondee].contains(item.role) { return [] }
    let base = instance.people[person].base
    let today = instance.calendar.at(base, day)
    if today.kind != .pupils { return [] }
    let range = instance.protectedRange(person, day: day)
    return range.filter { index in
      let time = instance.protected[index]
      let bit = Self.bit(index, in: range)
      return time.isRepayable && time.holds(today) && bit != 0 && bit & item.repaid == 0
        && takes(item, time, basePlace: instance.schools[base].place)
    }
  }

  /// The bit of a protected time in `Item.repaid`; none beyond the 64th of a weekday.
  static func bit(_ index: Int, in range: Range<Int>) -> UInt64 {
    index - range.lowerBound < 64 ? 1 << UInt64(index - range.lowerBound) : 0
  }

  /// A host gives the stretches in which they're present, everyone else the whole time with the journeys.
  private func takes(_ item: Item, _ time: ProtectedData, basePlace: Int) -> Bool {
    let there = item.role == .host ? 0 : instance.travel.minutes(basePlace, Int(item.place))
    let back = item.role == .host ? 0 : instance.travel.minutes(Int(item.place), basePlace)
    var takes = false
    item.eachPresence { start, end in
      if start - there < Int(time.end) && Int(time.start) < end + back { takes = true }
    }
    return takes
  }

  /// A day on which lessons are left so that protected time is repaid. Nothing else may lie on it; where something does,
  /// the day is unlawful, and counts as what lies on it with those lessons lost besides.
  func repaymentEffect(
    _ person: Int, _ data: PersonData, day: Int, today: DayTable.SchoolDay, items: [Item]
  ) -> DayEffect {
    let others = items.filter { $0.role != .repayment }
    var effect = effect(person: person, day: day, items: others)
    if !others.isEmpty { effect.broken.insert(.protectedTime) }
    var repaid: UInt64 = 0
    for item in items where item.role == .repayment {
      let block = block(item, person, data, day: day)
      if block == 0 || block & repaid != 0 { effect.broken.insert(.protectedTime) }
      if !isLongAndFree(block, for: item, person, data, day: day, today: today) { effect.broken.insert(.protectedTime) }
      repaid |= block
    }
    effect.lost |= repaid
    effect.supportCost = 0
    checkLessons(person, day: day, items: others, into: &effect)
    return effect
  }

  /// The lessons that are left with the one that repays, 0 where it isn't one that can.
  private func block(_ item: Item, _ person: Int, _ data: PersonData, day: Int) -> UInt64 {
    let range = lessonRange(person, day: day)
    guard day >= data.firstDay, day <= data.lastDay,
      let index = range.first(where: { instance.personLessons[$0] == item.lesson })
    else { return 0 }
    let lesson = instance.lessons[Int(item.lesson)]
    guard lesson.school == data.base, Int(lesson.lead) == person, isTaught(lesson, day: day) else { return 0 }
    let bit = UInt64(1) << UInt64(index - range.lowerBound)
    return bit | wholeHalves(bit, range: range, day: day)
  }

  /// Whether a block gives back at least as much as was taken, in time that isn't spoken for.
  private func isLongAndFree(
    _ block: UInt64, for item: Item, _ person: Int, _ data: PersonData, day: Int, today: DayTable.SchoolDay
  ) -> Bool {
    let range = lessonRange(person, day: day)
    let lessons = range.filter { block & (1 << UInt64($0 - range.lowerBound)) != 0 }
      .map { instance.lessons[Int(instance.personLessons[$0])] }
    guard let start = lessons.map({ Int($0.start) }).min(), let end = lessons.map({ Int($0.end) }).max() else {
      return false
    }
    if end - start < Int(item.end - item.start) { return false }
    let isBusy = (instance.busyOfPerson[person] + instance.busyOfSchool[data.base])
      .contains { $0.overlaps(day: day, start: start, end: end) }
    let isProtected = instance.protectedRange(person, day: day).contains { index in
      let time = instance.protected[index]
      return time.holds(today) && Int(time.start) < end && start < Int(time.end)
    }
    return !isBusy && !isProtected
  }
}
