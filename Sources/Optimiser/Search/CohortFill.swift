// SPDX-License-Identifier: Apache-2.0

import Domain

/// Lets people join the cohorts of a placed session one by one, each the one that a draft has them in or the next cheapest
/// that's lawful, and keeps sizes alike.
struct CohortFill {
  let number: Int
  let cohorts: CohortData

  /// Whether anything's wrong that more people, or others, don't mend.
  func isWrong(_ state: State) -> Bool { wrong(state) > 0 }

  /// Broken rules, but for those that hold only when everybody is there.
  private func wrong(_ state: State) -> Int {
    state.violations - state.shortOfPeople - state.brokenByRule[Rule.cohort.index]
  }

  private struct Wish {
    let candidate: Int
    /// Cohorts that haven't begun, cheapest first.
    let cohorts: [Int]
    let isRequired: Bool
    let cost: Int

    var rank: [Int] { [isRequired ? 0 : 1, cohorts.count, cost, candidate] }
  }

  /// Who has joined which cohort.
  private struct Joined {
    var sizes: [Int: Int] = [:]
    var people: Set<Int> = []

    mutating func add(_ candidate: Int, to cohort: Int) {
      sizes[cohort, default: 0] += 1
      people.insert(candidate)
    }
  }

  /// Adds everyone whom the draft has in a cohort that's still to begin.
  func fill(_ draft: CohortDraft, _ state: inout State) {
    let joining = draft.cohorts.filter(\.past.isEmpty)
    if joining.isEmpty { return }
    let placement = state.placements[number]
    let parts = Dictionary(uniqueKeysWithValues: joining.map { ($0.number, placement.parts(ofCohort: $0.number)) })
    let people = joining.reduce(0) { $0 + $1.members.count }
    let most = cohorts.sizes(people: people, cohorts: joining.count, rules: state.instance.rules).upperBound
    let (hosts, wishes) = asked(draft, placement, state)
    var joined = Joined()
    for place in hosts {
      let own = parts[place.cohort] ?? []
      let host = place.candidates.first { candidate in
        !joined.people.contains(candidate) && join(candidate, own, isRequired: true, &state)
      }
      // Nothing more can mend a cohort that can't meet where it does.
      guard let host else { return }
      joined.add(host, to: place.cohort)
    }
    var left: [Wish] = []
    for wish in wishes where !joined.people.contains(wish.candidate) {
      let cohort = wish.cohorts.first { cohort in
        joined.sizes[cohort, default: 0] < most
          && join(wish.candidate, parts[cohort] ?? [], isRequired: wish.isRequired, &state)
      }
      if let cohort { joined.add(wish.candidate, to: cohort) } else if wish.isRequired { left.append(wish) }
    }
    for wish in left where !squeeze(wish, parts, &state) { return }
    balance(parts, &state)
  }

  /// Of a school at which a cohort meets: those of it who can come to all its parts, rather whom the draft has.
  private struct Hosts {
    let cohort: Int
    let candidates: [Int]
  }

  /// Everything that's asked of the state before it changes: what holds on to it would have it copied then.
  private func asked(_ draft: CohortDraft, _ placement: Placement, _ state: State) -> ([Hosts], [Wish]) {
    var prices = CohortPrices(number: number, cohorts: cohorts, state: state, noise: 0)
    let hosts = draft.cohorts.filter(\.past.isEmpty).flatMap { self.hosts($0, placement, &prices) }
    return (hosts, wishes(draft, &prices, state.instance))
  }

  /// Where it can be held at schools of its people alone: who could be there at each at which it is.
  private func hosts(
    _ cohort: CohortDraft.Cohort, _ placement: Placement, _ prices: inout CohortPrices
  ) -> [Hosts] {
    if !cohorts.session.isAtHome { return [] }
    let instance = prices.state.instance
    let parts = placement.parts(ofCohort: cohort.number)
    return Set(parts.map { Int(placement[$0].option.place) }).sorted().map { place in
      var able: [(rank: [Int], candidate: Int)] = []
      for (candidate, member) in instance.activities[number].candidates.enumerated()
      where instance.people[member.person].base == place {
        let cost = prices.cost(cohort.path, candidate: candidate)
        if cost == Int.max { continue }
        let isDrafted = cohort.hosts.contains(candidate) ? 0 : cohort.members.contains(candidate) ? 1 : 2
        able.append(([isDrafted, cost, candidate], candidate))
      }
      able.sort { $0.rank.lexicographicallyPrecedes($1.rank) }
      return Hosts(cohort: cohort.number, candidates: able.map(\.candidate))
    }
  }

  /// Those who must come first, of these those with the fewest cohorts to choose from; those too for whom the draft found
  /// no place.
  private func wishes(
    _ draft: CohortDraft, _ prices: inout CohortPrices, _ instance: Instance
  ) -> [Wish] {
    let activity = instance.activities[number]
    let joining = draft.cohorts.filter(\.past.isEmpty)
    var own: [Int: Int] = [:]
    for cohort in joining { for member in cohort.members { own[member] = cohort.number } }
    var wishes: [Wish] = []
    for candidate in own.keys.sorted() + draft.unplaced {
      var costs: [(rank: Int, cost: Int, cohort: Int)] = []
      for cohort in joining {
        let cost = prices.cost(cohort.path, candidate: candidate)
        if cost < Int.max { costs.append((cohort.number == own[candidate] ? 0 : 1, cost, cohort.number)) }
      }
      costs.sort { $0 < $1 }
      wishes.append(
        Wish(
          candidate: candidate, cohorts: costs.map(\.cohort),
          isRequired: activity.candidates[candidate].level == .required, cost: costs.first?.cost ?? 0))
    }
    return wishes.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
  }

  /// Lets somebody come to some parts, if nothing gets worse by it and, where they needn't, something better.
  /// - Returns: whether they come.
  @discardableResult
  func join(_ candidate: Int, _ parts: [Int], isRequired: Bool, _ state: inout State) -> Bool {
    let before = wrong(state)
    let score = Score(state)
    let mark = state.begin()
    let person = state.instance.activities[number].candidates[candidate].person
    makeRoom(candidate, person, parts, &state)
    state.setAttendance(number, candidate: Int32(candidate), parts: parts, attends: true)
    for part in parts { Repayer(number: number).repay(&state, parts: part..<(part + 1), person: person) }
    if wrong(state) <= before, isRequired || Score(state) < score {
      state.commit(mark)
      return true
    }
    state.rollBack(mark)
    return false
  }

  private func makeRoom(_ candidate: Int, _ person: Int, _ parts: [Int], _ state: inout State) {
    guard state.instance.isSpecialist[person] else { return }
    let builder = ItemBuilder(instance: state.instance)
    let role = state.instance.activities[number].candidates[candidate].level.itemRole
    for part in parts {
      let option = state.placements[number][part].option
      let item = builder.attendee(option, activity: number, part: part, person: person, role: role)
      Evictor(instance: state.instance).clearStays(person, day: Int(option.day), for: item, &state)
    }
  }

  /// Takes somebody out of the parts that they come to.
  func leave(_ candidate: Int, _ parts: [Int], _ state: inout State) {
    let own = parts.filter { state.placements[number][$0].attendees.contains(Int32(candidate)) }
    if !own.isEmpty { state.setAttendance(number, candidate: Int32(candidate), parts: own, attends: false) }
  }

  // MARK: Sizes

  private func members(_ parts: [Int], _ state: State) -> [Int] {
    parts.first.map { state.placements[number][$0].attendees.map(Int.init) } ?? []
  }

  /// Lets somebody who must come join a cohort that's full, with one of it moving on to another.
  private func squeeze(_ wish: Wish, _ parts: [Int: [Int]], _ state: inout State) -> Bool {
    for cohort in wish.cohorts {
      guard let own = parts[cohort] else { continue }
      if join(wish.candidate, own, isRequired: true, &state) { return true }
      for member in members(own, state) {
        let mark = state.begin()
        leave(member, own, &state)
        let isRequired = state.instance.activities[number].candidates[member].level == .required
        let others = parts.keys.sorted().filter { $0 != cohort }
        if join(wish.candidate, own, isRequired: true, &state),
          !isRequired || others.contains(where: { join(member, parts[$0] ?? [], isRequired: true, &state) })
        {
          state.commit(mark)
          return true
        }
        state.rollBack(mark)
      }
    }
    return false
  }

  /// Moves people from larger cohorts to the smallest, or lets some who needn't come stay away, until sizes are alike.
  private func balance(_ parts: [Int: [Int]], _ state: inout State) {
    let quorum = cohorts.session.spec.quorum
    for _ in 0..<state.instance.activities[number].candidates.count {
      let sizes = parts.mapValues { members($0, state).count }
      if state.brokenByRule[Rule.cohort.index] == 0, sizes.values.allSatisfy({ $0 >= quorum }) { return }
      let order = parts.keys.sorted { (sizes[$0] ?? 0, $0) < (sizes[$1] ?? 0, $1) }
      guard let small = order.first, let large = order.last else { return }
      let donors = order.reversed().filter { (sizes[$0] ?? 0) > (sizes[small] ?? 0) + 1 }
      let hasMoved = donors.contains { move(from: parts[$0] ?? [], to: parts[small] ?? [], &state) }
      if !hasMoved, !dropOne(parts[large] ?? [], &state) { return }
    }
  }

  private func move(from: [Int], to: [Int], _ state: inout State) -> Bool {
    for candidate in members(from, state) {
      let mark = state.begin()
      let short = state.shortOfPeople
      leave(candidate, from, &state)
      if join(candidate, to, isRequired: true, &state), state.shortOfPeople <= short {
        state.commit(mark)
        return true
      }
      state.rollBack(mark)
    }
    return false
  }

  private func dropOne(_ parts: [Int], _ state: inout State) -> Bool {
    let optional = members(parts, state).last {
      state.instance.activities[number].candidates[$0].level != .required
    }
    guard let optional else { return false }
    leave(optional, parts, &state)
    return true
  }
}
