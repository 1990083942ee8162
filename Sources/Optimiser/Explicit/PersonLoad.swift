// SPDX-License-Identifier: Apache-2.0

import Domain

/// What one more thing in somebody's day means for everything that the explicit model counts.
///
/// The day is evaluated as `State` does it, with nothing else in it but the specialist's stays that are there anyhow: in the
/// model nobody takes part in two things on one day that aren't as good as on two days (`SameDay`).
struct PersonLoad {
  /// What it adds to the last tier by itself.
  var rest = 0
  /// What it adds to rows, and what it's counted in once.
  var amounts: [(key: RowKey, amount: Int)] = []
  var once: [RowKey] = []
  /// Lessons lost that need cover.
  var losses: [Int] = []
  /// What it puts into whose day.
  let item: Item
  let person: Int
}

/// Works out loads beside what's fixed.
struct LoadMaker {
  let fixed: State
  private let evaluator: DayEvaluator
  private var instance: Instance { fixed.instance }
  /// Days on which classes lose something by what's fixed.
  private let fixedLosses: [[(day: Int, subject: Int)]]

  init(_ fixed: State) {
    self.fixed = fixed
    evaluator = fixed.evaluator
    fixedLosses = fixed.losses.map { losses in
      losses.map { (Int($0.day), fixed.instance.lessons[Int($0.lesson)].subject) }
    }
  }

  /// The load of `item` in the person's day; nil where it breaks a rule by itself.
  func load(_ item: Item, person: Int, day: Int) -> PersonLoad? {
    let items = fixed.items(person: person, day: day)
    let before = items.isEmpty ? DayEffect() : fixed.effect(person: person, day: day)
    let after = evaluator.effect(person: person, day: day, items: items + [item])
    if !after.broken.isEmpty { return nil }
    var load = PersonLoad(rest: after.cost - before.cost, item: item, person: person)
    guard addLosses(after.lost & ~before.lost, person, day, &load) else { return nil }
    addAbsence(before, after, person, day, &load)
    addMoney(before, after, items, item, person, day, &load)
    return load
  }

  private func addLosses(_ lost: UInt64, _ person: Int, _ day: Int, _ load: inout PersonLoad) -> Bool {
    if lost == 0 { return true }
    let range = evaluator.lessonRange(person, day: day)
    for index in range where lost & (1 << UInt64(index - range.lowerBound)) != 0 {
      let number = Int(instance.personLessons[index])
      let lesson = instance.lessons[number]
      guard Int(lesson.lead) == person else { continue }
      load.losses.append(number)
      load.amounts.append((RowKey(.cover, lesson.school, day, Int(lesson.period)), 1))
    }
    let ofClass = Dictionary(grouping: load.losses) { instance.lessons[$0].classIndex }
    for (classIndex, lessons) in ofClass.sorted(by: { $0.key < $1.key }) {
      if isTooSoon(classIndex, lessons, day: day) { return false }
      load.rest += ClassCosts(instance: instance).alone(lessons, person: person, day: day)
      let school = instance.lessons[lessons[0]].school
      load.amounts.append((RowKey(.classWeek, classIndex, Int(instance.calendar.weeks[day])), 1))
      load.once.append(RowKey(.classHalfTerm, classIndex, Int(instance.calendar.at(school, day).halfTerm)))
    }
    return true
  }

  /// Whether the class loses the same subject by what's fixed on another day too near.
  private func isTooSoon(_ classIndex: Int, _ lessons: [Int], day: Int) -> Bool {
    let gap = instance.rules.limits.sameSubjectGapDays
    return fixedLosses[classIndex].contains { loss in
      loss.day != day && abs(loss.day - day) < gap
        && lessons.contains { instance.lessons[$0].subject == loss.subject }
    }
  }

  private func addAbsence(
    _ before: DayEffect, _ after: DayEffect, _ person: Int, _ day: Int, _ load: inout PersonLoad
  ) {
    let data = instance.people[person]
    for half in 0..<2 {
      let bit = UInt8(1) << UInt8(half)
      if after.gone & ~before.gone & bit != 0, data.isRemainer {
        for (number, set) in instance.remainers[data.base].enumerated() where set.contains(Int32(person)) {
          load.amounts.append((RowKey(.gone, data.base, day * 2 + half, number), 1))
        }
      }
      guard after.out & ~before.out & bit != 0 else { continue }
      load.amounts.append((RowKey(.out, data.base, day * 2 + half), 1))
      data.eachTeam { load.amounts.append((RowKey(.teamOut, $0, day * 2 + half), 1)) }
    }
    if before.out == 0, after.out != 0 {
      load.amounts.append((RowKey(.weekOut, person, Int(instance.calendar.weeks[day])), 1))
      load.amounts.append((RowKey(.halfTermOut, person, Int(instance.calendar.at(data.base, day).halfTerm)), 1))
      load.amounts.append((RowKey(.yearOut, person), 1))
    }
    let away = after.away & ~before.away
    for period in 0..<fixed.periods where away & (1 << UInt64(period)) != 0 {
      if CoverNeed(fixed).inside(data.base, day: day, period: period) > 0 {
        load.amounts.append((RowKey(.cover, data.base, day, period), 1))
      }
    }
    if after.twilights != before.twilights {
      let halfTerm = Int(instance.calendar.at(data.base, day).halfTerm)
      load.amounts.append((RowKey(.twilights, person, halfTerm), after.twilights - before.twilights))
      load.amounts.append((RowKey(.twilightMinutes, person), after.twilightMinutes - before.twilightMinutes))
    }
  }

  private func addMoney(
    _ before: DayEffect, _ after: DayEffect, _ items: [Item], _ item: Item, _ person: Int, _ day: Int,
    _ load: inout PersonLoad
  ) {
    let base = instance.people[person].base
    if after.spent != before.spent {
      load.amounts.append((RowKey(.spend, base), after.spent - before.spent))
    }
    let fixedLessons = covered(before.lost, person, day)
    let sums = tariff(items + [item], lessons: fixedLessons + load.losses.count, base: base)
    let known = tariff(items, lessons: fixedLessons, base: base)
    for (entry, sign) in [(sums, 1), (known, -1)] {
      guard let entry else { continue }
      load.amounts.append((RowKey(.spend, base), -sign * entry.pence))
      load.amounts.append((RowKey(.fund, entry.fund), sign * entry.pence))
    }
  }

  private func covered(_ lost: UInt64, _ person: Int, _ day: Int) -> Int {
    if lost == 0 { return 0 }
    let range = evaluator.lessonRange(person, day: day)
    return range.count { index in
      lost & (1 << UInt64(index - range.lowerBound)) != 0
        && Int(instance.lessons[Int(instance.personLessons[index])].lead) == person
    }
  }

  /// What a fund pays for lessons that such a day loses.
  private func tariff(_ items: [Item], lessons: Int, base: Int) -> (fund: Int, pence: Int)? {
    guard lessons > 0,
      let activity = items.filter({ $0.role != .host && $0.role != .secondee }).map(\.activity).min(),
      let fund = instance.activities[Int(activity)].fund, instance.funds[fund].covers[base]
    else { return nil }
    let pence = instance.funds[fund].value.tariffPerLesson.rawValue * lessons
    return pence == 0 ? nil : (fund, pence)
  }
}

/// Costs of losses of one class, by their order in the week.
struct ClassCosts {
  let instance: Instance

  /// What lessons of one class that one person leaves on one day cost, if the class loses nothing else that week.
  func alone(_ lessons: [Int], person: Int, day: Int) -> Int {
    let rates = instance.rules.rates
    let order = lessons.map { number in
      let lesson = instance.lessons[number]
      return Loss(
        day: Int16(day), start: lesson.start, person: Int32(person), order: lesson.order, lesson: Int32(number))
    }.sorted()
    return order.enumerated().reduce(0) { sum, entry in
      let factor =
        entry.offset == 0 ? 1000 : entry.offset == 1 ? rates.secondLoss.rawValue : rates.laterLoss.rawValue
      return sum + floorDivide(Int(instance.lessons[Int(entry.element.lesson)].base) * factor, 60_000)
    }
  }
}

/// Cover of a school's day beside what's fixed.
struct CoverNeed {
  let fixed: State
  init(_ fixed: State) { self.fixed = fixed }

  private func index(_ school: Int, _ day: Int, _ period: Int) -> Int {
    (school * fixed.instance.dayCount + day) * fixed.periods + period
  }

  /// People who can take a class then, without those of what's fixed who are away.
  func inside(_ school: Int, day: Int, period: Int) -> Int {
    let instance = fixed.instance
    let usable = instance.cover.usable(
      school, weekday: Int(instance.calendar.weekdays[day]), period: period,
      halfTerm: instance.calendar.at(school, day).halfTerm)
    return max(0, usable - Int(fixed.awayCount[index(school, day, period)]))
  }

  /// Lessons lost to what's fixed.
  func lost(_ school: Int, day: Int, period: Int) -> Int { Int(fixed.lostCount[index(school, day, period)]) }
}
