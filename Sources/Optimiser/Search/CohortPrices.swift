// SPDX-License-Identifier: Apache-2.0

import Domain

/// What it costs people to come to a part of a cohort, roughly, beside what's placed already.
struct CohortPrices {
  let number: Int
  let cohorts: CohortData
  let state: State
  /// How much costs of whole options are blurred, in thousandths of a lesson-equivalent; 0 for none.
  let noise: Int
  private let activity: ActivityData
  private let evaluator: DayEvaluator
  private let builder: ItemBuilder
  /// By slot, then candidate: 0 unknown, 1 free, 2 taken by something that's placed.
  private var clashes: [UInt8]

  /// What a date at which somebody can't come counts while groups and dates are still sought, in thousandths of a
  /// lesson-equivalent: more than any journey or lesson, so that as few as can be are left out.
  private static let missing = 60_000

  init(number: Int, cohorts: CohortData, state: State, noise: Int) {
    self.number = number
    self.cohorts = cohorts
    self.state = state
    self.noise = noise
    activity = state.instance.activities[number]
    evaluator = DayEvaluator(instance: state.instance, assumesRepayment: true)
    builder = ItemBuilder(instance: state.instance)
    clashes = Array(repeating: 0, count: cohorts.slotCount * activity.candidates.count)
  }

  /// What an option costs a candidate; `Int.max` where they can't come.
  mutating func cost(_ option: Int, candidate: Int) -> Int {
    let slot = Int(cohorts.slots[option])
    let solo = cohorts.solo(slot: slot, candidate: candidate)
    if solo == CohortData.impossible || isTaken(option, slot: slot, candidate) { return Int.max }
    return Int(solo)
  }

  private mutating func isTaken(_ option: Int, slot: Int, _ candidate: Int) -> Bool {
    let person = activity.candidates[candidate].person
    let day = Int(activity.options[option].day)
    if state.isFree(person: person, day: day) { return false }
    let key = slot * activity.candidates.count + candidate
    if clashes[key] == 0 {
      let item = builder.attendee(
        activity.options[option], activity: number, part: 0, person: person,
        role: activity.candidates[candidate].level.itemRole)
      clashes[key] = state.clashes(item, person: person, day: day, evaluator) ? 2 : 1
    }
    return clashes[key] == 2
  }

  /// By option: what it costs a group of candidates in all, each who can't come counting as missing; `Int.max` under
  /// another leader.
  mutating func costs(of group: [Int], leader: Int, _ random: inout RandomSource) -> [Int] {
    let isAtHome = cohorts.session.isAtHome
    var ofSlot = [Int](repeating: -1, count: cohorts.slotCount)
    var costs = [Int](repeating: Int.max, count: activity.options.count)
    for (index, option) in activity.options.enumerated() where Int(option.leader) == leader {
      let slot = Int(cohorts.slots[index])
      if ofSlot[slot] < 0 {
        var sum = noise > 0 ? random.below(noise) : 0
        sum += activity.dateCost(day: Int(option.day), state.instance)
        sum += max(0, group.count - cohorts.session.most(option, state.instance)) * Self.missing
        var isHosted = !isAtHome
        for candidate in group {
          let cost = cost(index, candidate: candidate)
          sum += cost == Int.max ? Self.missing : cost
          let base = state.instance.people[activity.candidates[candidate].person].base
          if cost < Int.max, base == Int(option.place) { isHosted = true }
        }
        // Nobody to meet at is as bad as most being missing.
        if !isHosted { sum += 10 * Self.missing }
        ofSlot[slot] = max(0, sum)
      }
      costs[index] = ofSlot[slot]
    }
    return costs
  }

  /// What all of a cohort's parts cost a candidate; `Int.max` where they can't come to one of them.
  mutating func cost(_ path: [Int], candidate: Int) -> Int {
    var sum = 0
    for option in path {
      let cost = cost(option, candidate: candidate)
      if cost == Int.max { return Int.max }
      sum += cost
    }
    return sum
  }

  /// Whether an option can be had for so many attendees beside what's placed and what the session's other cohorts have
  /// booked.
  func isOpen(_ option: Option, people: Int, _ bookings: OwnBookings) -> Bool {
    if bookings.refuses(option) || state.providerRefuses(cohorts.session, option) != nil { return false }
    guard let room = state.room(option, people: people, bookings) else { return false }
    if room >= 0 {
      let seats = state.instance.rooms[Int(option.place)][Int(room)].capacity
      if seats < people + cohorts.session.otherSeats(option) { return false }
    }
    let leader = cohorts.session.leadingPerson(option)
    if leader < 0 { return true }
    let item = builder.attendee(option, activity: number, part: 0, person: leader, role: .leader)
    return !state.clashes(item, person: leader, day: Int(option.day), evaluator)
  }
}
