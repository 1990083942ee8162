// SPDX-License-Identifier: Apache-2.0

import Domain

/// The stays that a template leads to beside what the person does already.
struct RotaStays {
  let number: Int
  let specialist: SpecialistData
  let state: State

  /// Stays by day and start. Half-days in `leaving` (by `stayKey`) aren't taken.
  func stays(_ template: [Int8], leaving: Set<Int16> = []) -> [PlacedOccurrence] {
    var chosen = [Int8](repeating: -1, count: specialist.dated.count)
    keepPast(&chosen)
    hold(template, leaving, &chosen)
    makeUp(template, leaving, &chosen)
    return occurrences(chosen)
  }

  private var openDay: Int { state.instance.published.openDay }
  /// Stays that have taken place.
  private var past: ArraySlice<PlacedOccurrence> {
    let published = state.instance.published[number]
    return published?.placement.occurrences.prefix(published?.past ?? 0) ?? []
  }

  private func keepPast(_ chosen: inout [Int8]) {
    if openDay == 0 { return }
    for stay in past {
      guard let share = specialist.shares.firstIndex(where: { $0.school == Int(stay.option.place) }) else { continue }
      for (index, dated) in specialist.dated.enumerated()
      where dated.day == stay.option.day && stay.option.halves & (1 << UInt8(specialist.half(dated))) != 0 {
        chosen[index] = Int8(share)
      }
    }
  }

  private func key(_ dated: SpecialistData.DatedSlot) -> Int16 { Int16(dated.day) * 2 + Int16(specialist.half(dated)) }

  /// What is due is held wherever it can be.
  private func hold(_ template: [Int8], _ leaving: Set<Int16>, _ chosen: inout [Int8]) {
    for day in days where Int(specialist.dated[day.lowerBound].day) >= openDay {
      for index in day {
        let dated = specialist.dated[index]
        let share = template[specialist.cell(dated)]
        if share < 0 || leaving.contains(key(dated)) || !isPossible(index, Int(share)) { continue }
        chosen[index] = share
        if !fits(day, chosen) { chosen[index] = -1 }
      }
    }
  }

  /// Free half-days go to the school that is owed most, where they're worth their cost.
  private func makeUp(_ template: [Int8], _ leaving: Set<Int16>, _ chosen: inout [Int8]) {
    var owed = [Int](repeating: 0, count: specialist.shares.count)
    for day in days {
      for index in day {
        let dated = specialist.dated[index]
        let due = template[specialist.cell(dated)]
        if Int(dated.day) < openDay {
          if chosen[index] == due { continue }
          if chosen[index] >= 0 { owed[Int(chosen[index])] -= 1 }
          if due >= 0 { owed[Int(due)] += 1 }
          continue
        }
        if chosen[index] >= 0 { continue }
        if !leaving.contains(key(dated)), let share = mostOwed(owed, index, day, chosen) {
          chosen[index] = Int8(share)
          if fits(day, chosen) { owed[share] -= 1 } else { chosen[index] = -1 }
        }
        if due >= 0 { owed[Int(due)] += 1 }
      }
    }
  }

  private func mostOwed(_ owed: [Int], _ index: Int, _ day: Range<Int>, _ chosen: [Int8]) -> Int? {
    var best: Int?
    for share in owed.indices where owed[share] > 0 && isPossible(index, share) {
      if value(index, share) <= 0 && state.instance.activities[number].value.worth == nil { continue }
      if specialist.isWholeDays, day.contains(where: { chosen[$0] >= 0 && Int(chosen[$0]) != share }) { continue }
      if best.map({ owed[share] > owed[$0] }) ?? true { best = share }
    }
    return best
  }

  /// Dated slots day by day.
  private var days: [Range<Int>] {
    var days: [Range<Int>] = []
    var start = 0
    for index in 0...specialist.dated.count
    where index == specialist.dated.count || specialist.dated[index].day != specialist.dated[start].day {
      if index > start { days.append(start..<index) }
      start = index
    }
    return days
  }

  private func value(_ index: Int, _ share: Int) -> Int {
    Int(specialist.possible.values[index * specialist.shares.count + share])
  }

  private func isPossible(_ index: Int, _ share: Int) -> Bool { specialist.isPossible(index, share: share) }

  /// Whether the day's stays go together with everything else that the person does that day.
  private func fits(_ day: Range<Int>, _ chosen: [Int8]) -> Bool {
    guard let stays = options(day, chosen) else { return false }
    let date = Int(specialist.dated[day.lowerBound].day)
    let builder = ItemBuilder(instance: state.instance)
    let others = state.items(person: specialist.person, day: date).filter { Int($0.activity) != number }
    let items = others + stays.map { builder.stay($0, activity: number) }
    return state.evaluator.effect(person: specialist.person, day: date, items: items).broken.isEmpty
  }

  /// The stays of one day: halves at one school are one stay; nil where the site is busy in between.
  private func options(_ day: Range<Int>, _ chosen: [Int8]) -> [Option]? {
    var halves = [UInt8](repeating: 0, count: specialist.shares.count)
    for index in day where chosen[index] >= 0 {
      halves[Int(chosen[index])] |= 1 << UInt8(specialist.half(specialist.dated[index]))
    }
    let times = StayTimes(instance: state.instance)
    let date = Int(specialist.dated[day.lowerBound].day)
    var options: [Option] = []
    for share in halves.indices where halves[share] != 0 {
      let school = specialist.shares[share].school
      guard let option = times.option(school, day: date, halves: halves[share]) else { return nil }
      let isBusy = state.instance.busyOfSchool[school].contains {
        $0.overlaps(day: date, start: Int(option.start), end: Int(option.end))
      }
      if isBusy { return nil }
      options.append(option)
    }
    return options.sorted { $0.start < $1.start }
  }

  private func occurrences(_ chosen: [Int8]) -> [PlacedOccurrence] {
    let open = days.filter { Int(specialist.dated[$0.lowerBound].day) >= openDay }
    return past + open.flatMap { options($0, chosen) ?? [] }.map { PlacedOccurrence(option: $0, attendees: [0]) }
  }
}
