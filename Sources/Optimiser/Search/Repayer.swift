// SPDX-License-Identifier: Apache-2.0

import Domain

/// Finds lessons that give people back the protected time that a placed activity takes, where their school allows it (H5).
struct Repayer {
  let number: Int

  /// Lessons that are tried on the state for one protected time.
  static let trials = 6

  /// Repays what some parts of the activity (all, if none are given) take from one person or everyone, as far as that
  /// breaks nothing else. What couldn't be repaid stays a broken rule of the state.
  func repay(_ state: inout State, parts: Range<Int>? = nil, person: Int? = nil) {
    for part in parts ?? state.placements[number].occurrences.indices {
      let day = Int(state.placements[number][part].option.day)
      for member in person.map({ [$0] }) ?? people(state, part: part) {
        guard let item = state.item(of: number, part: part, person: member, day: day) else { continue }
        for time in state.evaluator.unrepaid(member, day: day, item: item)
        where state.instance.published.mayRepay(time, to: member, of: number, part: part) {
          repay(time, to: member, part: part, day: day, state: &state)
        }
      }
    }
  }

  /// Attendees other than hosts, and the leading person.
  private func people(_ state: State, part: Int) -> [Int] {
    let activity = state.instance.activities[number]
    let placed = state.placements[number][part]
    var people = placed.attendees.map { activity.candidates[Int($0)].person }
    let leader = activity.leadingPerson(placed.option)
    if leader >= 0 { people.append(leader) }
    return people
  }

  private func repay(_ time: Int, to person: Int, part: Int, day: Int, state: inout State) {
    let protected = state.brokenByRule[Rule.protectedTime.index]
    let other = state.violations - protected
    for repayment in candidates(time, to: person, part: part, day: day, state: state).prefix(Self.trials) {
      let entry = State.PartRepayment(part: part, repayment: repayment)
      state.setRepaid(number, entry, isRepaid: true)
      let stillProtected = state.brokenByRule[Rule.protectedTime.index]
      if stillProtected <= protected, state.violations - stillProtected <= other { return }
      state.setRepaid(number, entry, isRepaid: false)
    }
  }

  /// Lessons of the same cycle that could repay `time`, on days on which the person has nothing else, cheapest first.
  private func candidates(_ time: Int, to person: Int, part: Int, day: Int, state: State) -> [PlacedRepayment] {
    let instance = state.instance
    let estimate = SoloEstimate(evaluator: state.evaluator)
    let builder = ItemBuilder(instance: instance)
    var found: [(cost: Int, repayment: PlacedRepayment)] = []
    for other in Self.days(inCycleOf: day, school: instance.people[person].base, instance)
    where other >= instance.published.openDay {
      let items = state.items(person: person, day: other)
      if items.contains(where: { $0.role != .repayment }) { continue }
      let before =
        items.isEmpty ? 0 : estimate.cost(state.effect(person: person, day: other), person: person, day: other)
      for index in state.evaluator.lessonRange(person, day: other) {
        let repayment = PlacedRepayment(
          person: Int32(person), time: Int32(time), day: Int32(other), lesson: instance.personLessons[index])
        let item = builder.repayment(repayment, activity: number, part: part)
        let effect = state.evaluator.effect(person: person, day: other, items: items + [item])
        if !effect.broken.isEmpty { continue }
        found.append((estimate.cost(effect, person: person, day: other) - before, repayment))
      }
    }
    return found.sorted {
      ($0.cost, $0.repayment.day, $0.repayment.lesson) < ($1.cost, $1.repayment.day, $1.repayment.lesson)
    }.map(\.repayment)
  }

  /// Other days with pupils of the cycle in which `day` lies.
  static func days(inCycleOf day: Int, school: Int, _ instance: Instance) -> [Int] {
    let calendar = instance.calendar
    let cycle = calendar.at(school, day).cycle
    // Cycles follow one another, with days without pupils in between.
    let isNear = { (other: Int) in [cycle, -1].contains(calendar.at(school, other).cycle) }
    let before = (0..<day).reversed().prefix(while: isNear)
    let after = ((day + 1)..<instance.dayCount).prefix(while: isNear)
    return (Array(before) + Array(after)).filter { calendar.at(school, $0).cycle == cycle }
  }
}
