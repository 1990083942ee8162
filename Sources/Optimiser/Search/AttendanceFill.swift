// SPDX-License-Identifier: Apache-2.0

import Domain

/// Fills a placed session with the people who aren't fixed: first whoever it needs for its quorum, its schools, its mix of
/// phases and its per-school minimums, then everyone whose coming makes the plan better.
///
/// Those who are needed come one by one. The others come all at once, as far as their coming is worth more than it costs
/// by itself; where that breaks a rule or doesn't pay, each half of them is tried by itself, and so on down to single
/// people: sessions of hundreds take a few tries then, and not hundreds. Where a fee that schools share keeps the first of them
/// away, whose school would pay all of it, they come together (`AttendanceFill+Together`).
struct AttendanceFill {
  let number: Int
  let session: SessionData
  /// Leave out whoever isn't needed.
  var onlyNeeded = false
  /// The first part that's filled: those before it have taken place.
  var first = 0
  /// Only these people are brought in, if any are given.
  var only: Set<Int>?

  struct Wish {
    let candidate: Int32
    let person: Int
    let cost: Int
    /// Whether they know of it from a published plan, or nobody does.
    let isTold: Bool
    let school: Int
    let rule: Int
    let isRequired: Bool
  }

  /// Adds people. The state may be short of people (and of nothing else) before, and is no worse afterwards.
  func fill(_ state: inout State) {
    let wishes = wishes(state)
    let groups = groups(state)
    let required = wishes.filter(\.isRequired)
    let optional = wishes.filter { !$0.isRequired }
    for group in groups {
      addMix(required, parts: group, state: &state)
      addNeeded(required, parts: group, state: &state)
      addMix(optional, parts: group, state: &state)
    }
    if !onlyNeeded {
      for group in groups { addWorthwhile(optional, parts: group, state: &state) }
    }
    for group in groups { addNeeded(optional, parts: group, state: &state) }
    if groups.count > 1 && !onlyNeeded {
      for group in groups { withdraw(optional, parts: group, state: &state) }
    }
    if state.shortOfPeople > 0, sharesFee(state.instance) { fillTogether(&state) }
  }

  /// Parts that have the same people.
  func groups(_ state: State) -> [Range<Int>] {
    let parts = first..<state.placements[number].occurrences.count
    return session.spec.series.samePeople ? [parts.lowerBound..<parts.upperBound] : parts.map { $0..<($0 + 1) }
  }

  // MARK: Who may come

  /// Everyone who may come and isn't in yet, those who know of it first, dearest last; cost is what their coming to all parts would add by itself.
  func wishes(_ state: State) -> [Wish] {
    let instance = state.instance
    let activity = instance.activities[number]
    let builder = ItemBuilder(instance: instance)
    let evaluator = DayEvaluator(instance: instance, assumesRepayment: true)
    let estimate = SoloEstimate(evaluator: evaluator)
    let leader = state.placements[number].occurrences.first.map { session.leadingPerson($0.option) }
    let present = Set(state.placements[number].occurrences.dropFirst(first).first?.attendees ?? [])
    var wishes: [Wish] = []
    for (index, member) in activity.candidates.enumerated() {
      if let only, !only.contains(member.person) { continue }
      if member.person == leader || member.hasDeclined || present.contains(Int32(index)) { continue }
      let base = instance.people[member.person].base
      let missing = member.level == .expected ? session.quotas[Int(member.quota)].missingCost : 0
      var cost = -relief(state, school: base) - state.firstCall(of: member)
      var isBroken = false
      let isTold = (first..<state.placements[number].occurrences.count).contains {
        instance.published.isTold(member.person, of: number, part: $0)
      }
      for (part, occurrence) in state.placements[number].occurrences.enumerated().dropFirst(first) {
        let item = builder.attendee(
          occurrence.option, activity: number, part: part, person: member.person, role: member.level.itemRole)
        let day = Int(occurrence.option.day)
        let before = state.personDay(person: member.person, day: day)
        let effect = evaluator.effect(person: member.person, day: day, items: (before?.items ?? []) + [item])
        isBroken = isBroken || !effect.broken.isEmpty
        cost += estimate.cost(effect, person: member.person, day: day) - member.presence - missing
        if let before { cost -= estimate.cost(before.effect, person: member.person, day: day) }
      }
      if isBroken && session.spec.series.samePeople { continue }
      wishes.append(
        Wish(
          candidate: Int32(index), person: member.person, cost: cost, isTold: isTold, school: base, rule: member.rule,
          isRequired: member.level == .required))
    }
    // Those who know of it come first: nobody has to be told then that they don't come.
    return wishes.sorted { ($0.isTold ? 0 : 1, $0.cost, $0.candidate) < ($1.isTold ? 0 : 1, $1.cost, $1.candidate) }
  }

  /// What the benefit of one more person takes off a school's shortfall, as things stand.
  private func relief(_ state: State, school: Int) -> Int {
    let instance = state.instance
    if instance.asked[school] == 0 { return 0 }
    let minutes = session.spec.length.rawValue * session.spec.series.parts
    let rates = instance.rules.rates
    return State.shortfallCost(share: instance.share[school], given: state.given[school], rates: rates)
      - State.shortfallCost(share: instance.share[school], given: state.given[school] + minutes, rates: rates)
  }

  // MARK: Those who are needed

  /// Adds people one by one while the session is short of them.
  private func addNeeded(_ wishes: [Wish], parts: Range<Int>, state: inout State) {
    var counts = counts(state, parts)
    for wish in wishes {
      if state.brokenByRule[Rule.noPeople.index] == 0 || isFull(state, parts) { return }
      if isIn(wish, state, parts) || !hasRoom(wish, counts, state) { continue }
      if comes(wish, parts: parts, state: &state) { counts[key(wish, state), default: 0] += 1 }
    }
  }

  /// Lets somebody come if nothing gets worse by it.
  private func comes(_ wish: Wish, parts: Range<Int>, state: inout State) -> Bool {
    let wasShort = state.shortOfPeople
    let other = state.violations - wasShort
    state.setAttendance(number, candidate: wish.candidate, parts: parts, attends: true)
    Repayer(number: number).repay(&state, parts: parts, person: wish.person)
    if state.violations - state.shortOfPeople <= other && state.shortOfPeople <= wasShort { return true }
    state.setAttendance(number, candidate: wish.candidate, parts: parts, attends: false)
    return false
  }

  /// Where people of two phases must come: adds the cheapest of another phase than those who are there, before the seats
  /// are taken by others.
  private func addMix(_ wishes: [Wish], parts: Range<Int>, state: inout State) {
    guard session.spec.mix == .needed else { return }
    let counts = counts(state, parts)
    for wish in wishes {
      let phases = phases(state, parts)
      if phases.count > 1 || isFull(state, parts) { return }
      if phases.contains(state.instance.schools[wish.school].phase) || !hasRoom(wish, counts, state) { continue }
      if isIn(wish, state, parts) || !comes(wish, parts: parts, state: &state) { continue }
      if phases.isEmpty {
        addMix(wishes, parts: parts, state: &state)
        return
      }
    }
  }

  /// Phases of the attendees of a part.
  private func phases(_ state: State, _ parts: Range<Int>) -> Set<Phase> {
    let instance = state.instance
    return Set(
      state.placements[number][parts.lowerBound].attendees.map {
        instance.schools[instance.people[instance.activities[number].candidates[Int($0)].person].base].phase
      })
  }

  // MARK: Those who are worth it

  /// Adds everyone whose coming is worth it by itself, as many at once as can be.
  private func addWorthwhile(_ wishes: [Wish], parts: Range<Int>, state: inout State) {
    var counts = counts(state, parts)
    var places = Int.max
    if let most = session.spec.mostPeople {
      places = most - state.placements[number][parts.lowerBound].attendees.count
    }
    var chosen: [Wish] = []
    for wish in wishes where wish.cost < 0 && chosen.count < places && hasRoom(wish, counts, state) {
      if isIn(wish, state, parts) { continue }
      chosen.append(wish)
      counts[key(wish, state), default: 0] += 1
    }
    add(chosen[...], parts: parts, state: &state)
  }

  private func add(_ wishes: ArraySlice<Wish>, parts: Range<Int>, state: inout State) {
    if wishes.isEmpty { return }
    let wasShort = state.shortOfPeople
    let other = state.violations - wasShort
    let before = Score(state)
    let mark = state.begin()
    state.bringIn(number, candidates: wishes.map(\.candidate), parts: parts)
    for wish in wishes { Repayer(number: number).repay(&state, parts: parts, person: wish.person) }
    let isShort = state.shortOfPeople
    if state.violations - isShort <= other && isShort <= wasShort && (wasShort > 0 || Score(state) < before) {
      state.commit(mark)
      return
    }
    state.rollBack(mark)
    if wishes.count == 1 { return }
    let middle = wishes.startIndex + (wishes.count + 1) / 2
    add(wishes[..<middle], parts: parts, state: &state)
    add(wishes[middle...], parts: parts, state: &state)
  }

  /// Takes people out again who came only because another part was still short when theirs was filled, dearest first.
  private func withdraw(_ wishes: [Wish], parts: Range<Int>, state: inout State) {
    for wish in wishes.reversed() where wish.cost >= 0 && isIn(wish, state, parts) {
      let violations = state.violations
      let with = Score(state)
      let dropped = state.setAttendance(number, candidate: wish.candidate, parts: parts, attends: false)
      if state.violations > violations || !(Score(state) < with) {
        state.setAttendance(
          number, candidate: wish.candidate, parts: parts, attends: true, repayments: dropped)
      }
    }
  }

  // MARK: Quotas

  func key(_ wish: Wish, _ state: State) -> Int { wish.rule * state.instance.schools.count + wish.school }

  /// Attendees of a part by rule and school.
  func counts(_ state: State, _ parts: Range<Int>) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for candidate in state.placements[number][parts.lowerBound].attendees {
      let member = state.instance.activities[number].candidates[Int(candidate)]
      counts[
        member.rule * state.instance.schools.count + state.instance.people[member.person].base, default: 0] += 1
    }
    return counts
  }

  func hasRoom(_ wish: Wish, _ counts: [Int: Int], _ state: State) -> Bool {
    guard let most = session.spec.participants[wish.rule].perSchool else { return true }
    return counts[key(wish, state), default: 0] < most
  }

  private func isFull(_ state: State, _ parts: Range<Int>) -> Bool {
    guard let most = session.spec.mostPeople else { return false }
    return state.placements[number][parts.lowerBound].attendees.count >= most
  }

  func isIn(_ wish: Wish, _ state: State, _ parts: Range<Int>) -> Bool {
    state.placements[number][parts.lowerBound].attendees.contains(wish.candidate)
  }
}
