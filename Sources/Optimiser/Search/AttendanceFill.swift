// SPDX-License-Identifier: Apache-2.0

import Domain

/// Fills a placed session with the people who aren't fixed: first whoever it needs for its quorum, its schools and its
/// per-school minimums, then everyone whose coming makes the plan better.
struct AttendanceFill {
  let number: Int
  let session: SessionData

  private struct Wish {
    let candidate: Int32
    let person: Int
    let cost: Int
    let school: Int
    let rule: Int
    let isRequired: Bool
  }

  /// Adds people. The state may be short of people (and of nothing else) before, and is no worse afterwards.
  func fill(_ state: inout State) {
    let wishes = wishes(state)
    let parts = state.placements[number].occurrences.indices
    let groups = session.spec.series.samePeople ? [parts.lowerBound..<parts.upperBound] : parts.map { $0..<($0 + 1) }
    for group in groups {
      add(wishes.filter(\.isRequired), parts: group, state: &state, onlyWhileShort: true)
    }
    for group in groups {
      add(wishes.filter { !$0.isRequired }, parts: group, state: &state, onlyWhileShort: false)
    }
    if groups.count > 1 {
      for group in groups { withdraw(wishes.filter { !$0.isRequired }, parts: group, state: &state) }
    }
  }

  /// Takes people out again who came only because another part was still short when theirs was filled, dearest first.
  private func withdraw(_ wishes: [Wish], parts: Range<Int>, state: inout State) {
    for wish in wishes.reversed()
    where state.placements[number][parts.lowerBound].attendees.contains(wish.candidate) {
      let violations = state.violations
      let with = Score(state)
      let dropped = state.setAttendance(number, candidate: wish.candidate, parts: parts, attends: false)
      if state.violations > violations || !(Score(state) < with) {
        state.setAttendance(
          number, candidate: wish.candidate, parts: parts, attends: true, repayments: dropped)
      }
    }
  }

  /// Everyone who may come and isn't in yet, dearest last; cost is what their coming to all parts would add by itself.
  private func wishes(_ state: State) -> [Wish] {
    let instance = state.instance
    let activity = instance.activities[number]
    let builder = ItemBuilder(instance: instance)
    let evaluator = DayEvaluator(instance: instance, assumesRepayment: true)
    let estimate = SoloEstimate(evaluator: evaluator)
    let leader = state.placements[number].occurrences.first.map {
      ActivityCellBuilder(instance: instance).leadingPerson(session, $0.option)
    }
    let present = Set(state.placements[number].occurrences.first?.attendees ?? [])
    var wishes: [Wish] = []
    for (index, member) in activity.candidates.enumerated() {
      if member.person == leader || member.hasDeclined || present.contains(Int32(index)) { continue }
      var cost = 0
      var isBroken = false
      for (part, occurrence) in state.placements[number].occurrences.enumerated() {
        let item = builder.attendee(
          occurrence.option, activity: number, part: part, person: member.person, role: member.level.itemRole)
        let day = Int(occurrence.option.day)
        let before = state.personDay(person: member.person, day: day)
        let effect = evaluator.effect(person: member.person, day: day, items: (before?.items ?? []) + [item])
        isBroken = isBroken || !effect.broken.isEmpty
        cost += estimate.cost(effect, person: member.person, day: day) - member.presence
        if let before { cost -= estimate.cost(before.effect, person: member.person, day: day) }
      }
      if isBroken && session.spec.series.samePeople { continue }
      wishes.append(
        Wish(
          candidate: Int32(index), person: member.person, cost: cost, school: instance.people[member.person].base,
          rule: member.rule,
          isRequired: member.level == .required))
    }
    return wishes.sorted { ($0.cost, $0.candidate) < ($1.cost, $1.candidate) }
  }

  private func add(_ wishes: [Wish], parts: Range<Int>, state: inout State, onlyWhileShort: Bool) {
    let schools = state.instance.schools.count
    var counts: [Int: Int] = [:]
    for candidate in state.placements[number][parts.lowerBound].attendees {
      let member = state.instance.activities[number].candidates[Int(candidate)]
      counts[member.rule * schools + state.instance.people[member.person].base, default: 0] += 1
    }
    for wish in wishes {
      let key = wish.rule * schools + wish.school
      if let most = session.spec.participants[wish.rule].perSchool, counts[key, default: 0] >= most { continue }
      if let most = session.spec.mostPeople, state.placements[number][parts.lowerBound].attendees.count >= most {
        return
      }
      let wasShort = state.brokenByRule[Rule.noPeople.index]
      let other = state.violations - wasShort
      let rest = Score(state)
      state.setAttendance(number, candidate: wish.candidate, parts: parts, attends: true)
      Repayer(number: number).repay(&state, parts: parts, person: wish.person)
      let isShort = state.brokenByRule[Rule.noPeople.index]
      let isLawful = state.violations - isShort <= other && isShort <= wasShort
      let isWanted = onlyWhileShort || wasShort > 0 || Score(state) < rest
      if isLawful && isWanted {
        counts[key, default: 0] += 1
      } else {
        state.setAttendance(number, candidate: wish.candidate, parts: parts, attends: false)
      }
    }
  }
}
