// SPDX-License-Identifier: Apache-2.0

import Domain

/// Works out which half-days of the year a specialist can spend at which school, taken by themselves.
struct SpecialistOptions {
  let compiler: Compiler
  let instance: Instance
  let number: Int
  let specialist: SpecialistData

  /// Adds what's possible to the activity, and counts what kept half-days out.
  func add(to activity: inout ActivityDraft) {
    guard !activity.candidates.contains(where: \.hasDeclined) else {
      activity.obstacles.add(.refused)
      return
    }
    if specialist.dated.isEmpty { activity.obstacles.add(.noTime) }
    var values = [Int32](
      repeating: PossibleStays.impossible, count: specialist.dated.count * specialist.shares.count)
    for (share, entry) in specialist.shares.enumerated() {
      let worth = worth(activity, school: entry.school)
      for (index, dated) in specialist.dated.enumerated() {
        if let rule = refusal(activity, dated, school: entry.school) {
          activity.obstacles.add(rule)
          continue
        }
        switch cost(dated, school: entry.school) {
        case .success(let cost): values[index * specialist.shares.count + share] = Int32(clamping: worth - cost)
        case .failure(let broken): activity.obstacles.add(broken.rules, person: specialist.person)
        }
      }
    }
    activity.kind = .specialist(SpecialistData(specialist, possible: PossibleStays(values: values)))
  }

  /// What a half-day there is worth.
  private func worth(_ activity: ActivityDraft, school: Int) -> Int {
    if activity.value.worth != nil { return 0 }
    return SpecialistWorth.halfDay(
      activity.value, need: activity.data.need(of: school, instance), rates: instance.rules.rates)
  }

  /// H3, H12, H13 and H16 as far as place and date decide.
  private func refusal(_ activity: ActivityDraft, _ dated: SpecialistData.DatedSlot, school: Int) -> Rule? {
    let day = Int(dated.day)
    if day < compiler.openDay { return .noTime }
    let there = instance.calendar.at(school, day)
    guard there.kind == .pupils, instance.calendar.at(specialist.home, day).kind == .pupils else { return .notOpen }
    if let rule = DateCheck(instance: instance).placeRefused(activity.data, place: school, day: day) { return rule }
    if instance.vetoes.forbids(person: specialist.person, place: school) {
      return .veto
    }
    return StayTimes(instance: instance).span(school, day: day, halves: 1 << UInt8(specialist.half(dated))) == nil
      ? .noTime : nil
  }

  private struct Broken: Error { let rules: RuleSet }

  /// What the half-day costs if it's all that the person does that day.
  private func cost(_ dated: SpecialistData.DatedSlot, school: Int) -> Result<Int, Broken> {
    let halves = UInt8(1) << UInt8(specialist.half(dated))
    guard
      let option = StayTimes(instance: instance).option(
        school, day: Int(dated.day), halves: halves)
    else { return .failure(Broken(rules: RuleSet(.noTime))) }
    let item = ItemBuilder(instance: instance).stay(option, activity: number)
    for busy in instance.busyOfSchool[school]
    where busy.overlaps(day: Int(dated.day), start: Int(option.start), end: Int(option.end)) {
      return .failure(Broken(rules: RuleSet(.twoPlaces)))
    }
    let evaluator = DayEvaluator(instance: instance)
    let effect = evaluator.effect(person: specialist.person, day: Int(dated.day), item: item)
    if !effect.broken.isEmpty { return .failure(Broken(rules: effect.broken)) }
    return .success(
      SoloEstimate(evaluator: evaluator).cost(effect, person: specialist.person, day: Int(dated.day)))
  }
}

/// When a stay at a school begins and ends (`docs/model.md`, *Stays*).
struct StayTimes {
  let instance: Instance

  /// The stay that takes these halves (bit 0 the morning); nil where the school has no lessons in one of them.
  func span(_ school: Int, day: Int, halves: UInt8) -> (start: Int, end: Int)? {
    guard let bells = instance.calendar.bells(school, day: day) else { return nil }
    var start = Int.max
    var end = 0
    for half in HalfDay.allCases where halves & (1 << UInt8(half.rawValue)) != 0 {
      let span = bells.teaching(half: half.rawValue)
      if span.isEmpty { return nil }
      start = min(start, Int(span.start))
      end = max(end, Int(span.end))
    }
    return start < end ? (start, end) : nil
  }

  /// The same as an option.
  func option(_ school: Int, day: Int, halves: UInt8) -> Option? {
    span(school, day: day, halves: halves).map { span in
      var option = Option(
        day: Int32(day), start: Int16(span.start), end: Int16(span.end), place: Int16(school), leader: -1)
      option.halves = halves
      return option
    }
  }
}

/// Worth of what specialists and secondments give.
enum SpecialistWorth {
  static func halfDay(_ activity: Activity, need: Int, rates: Rates) -> Int {
    floorDivide(rates.specialistHalfDay.rawValue * need * (1 << activity.effectivePriority), 8000)
  }
}
