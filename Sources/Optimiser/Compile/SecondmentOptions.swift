// SPDX-License-Identifier: Apache-2.0

import Domain

/// Enumerates the options of a secondment: each applicant, each time, and of part weeks each set of half-days with as many
/// whole days as possible. (Any other set is lawful and not considered.)
struct SecondmentOptions {
  let compiler: Compiler
  let instance: Instance
  let number: Int
  let secondment: SecondmentData

  private var spec: Secondment { secondment.spec }

  /// Adds options, best estimates first, and counts what kept others out.
  func add(to activity: inout ActivityDraft) {
    if secondment.applicants.isEmpty { activity.obstacles.add(.noPeople) }
    var options: [SecondmentOption] = []
    let starts = starts(activity)
    if starts.isEmpty { activity.obstacles.add(.noTime) }
    for (candidate, person) in secondment.applicants.enumerated() {
      if let rule = refusal(activity, candidate: candidate, person: person) {
        activity.obstacles.add(rule, person: person)
        continue
      }
      let patterns = patterns(of: person)
      if patterns.isEmpty { activity.obstacles.add(.notAtWork, person: person) }
      for first in starts {
        switch days(activity, person: person, first: first) {
        case .failure(let broken): activity.obstacles.add(broken.rule, person: person)
        case .success(let days) where days.0 < compiler.openDay: activity.obstacles.add(.noTime, person: person)
        case .success(let days):
          for pattern in patterns {
            options.append(
              option(activity, candidate: candidate, person: person, first: first, days: days, halves: pattern))
          }
        }
      }
    }
    options.sort {
      ($0.estimate, $0.candidate, $0.first, $0.halves) < ($1.estimate, $1.candidate, $1.first, $1.halves)
    }
    activity.kind = .secondment(SecondmentData(secondment, options: options))
  }

  /// Why the applicant can't be seconded there at all, if so.
  func refusal(_ activity: ActivityDraft, candidate: Int, person: Int) -> Rule? {
    let home = instance.people[person].base
    if activity.candidates[candidate].hasDeclined { return .refused }
    if home == secondment.post { return .twoPlaces }
    return instance.vetoes.forbids(person: person, place: secondment.post) ? .veto : nil
  }

  /// Numbers of the half-terms with which it may begin.
  func starts(_ activity: ActivityDraft) -> [Int] {
    let count = calendar(of: secondment.post)?.halfTerms.count ?? 0
    return Array(1...7).filter { first in
      let last = first + spec.halfTerms - 1
      return last <= count && (spec.bounds == .halfTerm || (first % 2 == 1 && last % 2 == 0))
    }
  }

  private func calendar(of school: Int) -> SchoolCalendar? {
    compiler.directory.calendars[compiler.schools[school].calendar]
  }

  struct Broken: Error { let rule: Rule }

  /// First and last day, where both schools and the person allow the time.
  func days(_ activity: ActivityDraft, person: Int, first: Int) -> Result<(Int, Int), Broken> {
    let last = first + spec.halfTerms - 1
    let home = instance.people[person].base
    guard let there = calendar(of: secondment.post)?.halfTerms, let here = calendar(of: home)?.halfTerms,
      last <= here.count, last <= there.count
    else { return .failure(Broken(rule: .noTime)) }
    let from = min(here[first - 1].span.first, there[first - 1].span.first)
    let until = max(here[last - 1].span.last, there[last - 1].span.last)
    let windows = activity.value.timing.windows
    if !windows.isEmpty, !windows.contains(where: { $0.contains(from) && $0.contains(until) }) {
      return .failure(Broken(rule: .noTime))
    }
    let value = compiler.people[person]
    if !value.isValid(on: from) || !value.isValid(on: until) { return .failure(Broken(rule: .notAtWork)) }
    for school in [home, secondment.post] {
      let refused = instance.schools[school].refusedHalfTerms | activity.data.refusals[school, default: 0]
      if (first...last).contains(where: { refused & (1 << UInt32($0)) != 0 }) {
        return .failure(Broken(rule: .refused))
      }
    }
    return .success((from - compiler.calendar.firstDate, until - compiler.calendar.firstDate))
  }

  /// Sets of half-days: the whole week, or those of the wanted number with as many whole days as can be.
  private func patterns(of person: Int) -> [UInt16] {
    let worked = compiler.people[person].works.halfDays
    let bits = worked.map { UInt16(1) << UInt16(($0.weekday.rawValue - 1) * 2 + $0.half.rawValue) }
    if spec.halfDaysPerWeek == 10 || worked.count == spec.halfDaysPerWeek {
      let whole = bits.reduce(0, |)
      let isRight = spec.halfDaysPerWeek == 10 ? !bits.isEmpty && bits.count <= 10 : true
      return isRight ? [whole] : []
    }
    if worked.count < spec.halfDaysPerWeek { return [] }
    let wholeDays = Weekday.allCases.map { UInt16(3) << UInt16(($0.rawValue - 1) * 2) }
      .filter { day in day & bits.reduce(0, |) == day }
    let days = min(spec.halfDaysPerWeek / 2, wholeDays.count)
    var patterns: [UInt16] = []
    for chosen in Combinations.of(wholeDays, days) {
      let taken = chosen.reduce(0, |)
      let singles = bits.filter { $0 & taken == 0 }
      for rest in Combinations.of(singles, spec.halfDaysPerWeek - 2 * days) {
        patterns.append(taken | rest.reduce(0, |))
      }
    }
    return Array(Set(patterns)).sorted()
  }

  func option(
    _ activity: ActivityDraft, candidate: Int, person: Int, first: Int, days: (Int, Int), halves: UInt16
  ) -> SecondmentOption {
    let home = instance.people[person].base
    let last = first + spec.halfTerms - 1
    let halfDays = halves.nonzeroBitCount
    let rates = instance.rules.rates
    let money = { (pence: Int) in floorDivide(pence * 1000, rates.pencePerLesson.rawValue) }
    let weeks = { (school: Int, halfTerm: Int) in instance.weeks(school, halfTerm: halfTerm) }
    let saved =
      spec.isVacant
      ? (first...last).reduce(0) {
        $0 + money(halfDays * weeks(secondment.post, $1) * instance.schools[secondment.post].hireHalfDay)
      } : 0
    let hire = (first...last).reduce(0) {
      $0 + money(halfDays * weeks(home, $1) * instance.schools[home].hireHalfDay)
    }
    let recharge = spec.recharge?.rawValue ?? instance.schools[home].hireHalfDay
    let preferences = preferences(activity, person: person)
    let handover = handover(of: person, halves: halves)
    let worth = SecondmentWorth.of(activity.value, need: activity.data.need(of: home, instance), rates: rates)
    return SecondmentOption(
      candidate: Int32(candidate), person: Int32(person), first: Int16(first), last: Int16(last),
      firstDay: Int32(days.0), lastDay: Int32(days.1), halves: halves,
      leaves: pool(home, of: person), fills: pool(secondment.post, of: person), preferences: Int32(preferences),
      handover: Int32(handover), saved: Int32(saved),
      recharge: (first...last).reduce(0) { $0 + halfDays * weeks(home, $1) * recharge },
      estimate: Int32(clamping: preferences + handover - saved - worth + (spec.backfill == [.hire] ? hire : 0)))
  }

  private func pool(_ school: Int, of person: Int) -> Int32 {
    Int32(compiler.pools.number(school: school, phase: instance.people[person].phase) ?? 0)
  }

  /// Places down the list of applicants, and of the applicant's preferred posts; how far the setting is from what's wanted.
  private func preferences(_ activity: ActivityDraft, person: Int) -> Int {
    let rates = instance.rules.rates
    let limits = instance.rules.limits
    let posts = compiler.people[person].preferredPosts
    let place = posts.isEmpty ? 0 : posts.firstIndex(of: activity.data.id) ?? posts.count
    let distance = ContextDistance.between(
      compiler.schools[instance.people[person].base], compiler.schools[secondment.post])
    let rank = spec.applicants.firstIndex(of: instance.personIDs[person]) ?? 0
    var cost = rates.furtherDown.rawValue * (rank + place)
    switch spec.match {
    case .any: break
    case .contrasting:
      if limits.contrastingFrom > 0 {
        cost += floorDivide(
          rates.settingMissed.rawValue * max(0, limits.contrastingFrom - distance), limits.contrastingFrom)
      }
    case .similar:
      let beyond = floorDivide(rates.settingMissed.rawValue * max(0, distance - limits.similarUpTo), 1000)
      cost += min(rates.settingMissed.rawValue, beyond)
    }
    return cost
  }

  /// Classes that the person leads in those half-days, each once, by the heaviest of its lessons.
  private func handover(of person: Int, halves: UInt16) -> Int {
    var weights: [Int: Int] = [:]
    for weekday in 0..<7 {
      let key = person * 7 + weekday
      for index in Int(instance.personLessonStarts[key])..<Int(instance.personLessonStarts[key + 1]) {
        let lesson = instance.lessons[Int(instance.personLessons[index])]
        guard Int(lesson.lead) == person, halves & (1 << UInt16(weekday * 2 + Int(lesson.half))) != 0 else { continue }
        let minutes = max(1, Int(lesson.end - lesson.start))
        weights[lesson.classIndex] = max(weights[lesson.classIndex] ?? 0, Int(lesson.base) / minutes)
      }
    }
    return weights.values.reduce(0) { $0 + floorDivide($1 * instance.rules.rates.handover.rawValue, 1000) }
  }
}

/// Worth of a secondment.
enum SecondmentWorth {
  static func of(_ activity: Activity, need: Int, rates: Rates) -> Int {
    if let worth = activity.worth { return worth.rawValue }
    return floorDivide(rates.secondment.rawValue * need * (1 << activity.effectivePriority), 8000)
  }
}

/// Ways to choose some of several.
enum Combinations {
  /// Every choice of `count` elements, in order.
  static func of<Element>(_ elements: [Element], _ count: Int) -> [[Element]] {
    if count == 0 { return [[]] }
    if elements.count < count { return [] }
    let rest = Array(elements.dropFirst())
    return of(rest, count - 1).map { [elements[0]] + $0 } + of(rest, count)
  }
}
