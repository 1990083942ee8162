// SPDX-License-Identifier: Apache-2.0

import Domain

/// Dates and people of a session's cohorts, put together at estimates: dates are chosen for each cohort's people and people
/// for each cohort's dates by turns, as long as that gets cheaper (block coordinate descent, as in k-means).
struct CohortDraft {
  /// One cohort.
  struct Cohort {
    let number: Int
    /// Indices of its options, by day; of one that has begun those to come.
    var path: [Int] = []
    /// Candidates, ascending.
    var members: [Int] = []
    /// What has taken place.
    var past: [PlacedOccurrence] = []
    var leader = -1
    /// Members who are there because the cohort meets at their school (H11): candidates.
    var hosts: [Int] = []
  }

  private(set) var cohorts: [Cohort]
  /// Candidates who must come and for whom no place was found.
  private(set) var unplaced: [Int] = []
  /// What it costs in all, less what people who needn't come are worth.
  private(set) var cost = Int.max
  private let activity: ActivityData
  private let data: CohortData
  private let instance: Instance

  /// Turns at most.
  private static let turns = 4
  /// What it counts that somebody is in a cohort that meets at their school, where nobody else of it is.
  private static let hosting = 1_000_000
  /// Leaders that are tried for a cohort.
  private static let leaders = 3

  /// - Parameter begun: what has taken place, by cohort.
  init(_ activity: ActivityData, _ data: CohortData, begun: [Int: [PlacedOccurrence]], instance: Instance) {
    self.activity = activity
    self.data = data
    self.instance = instance
    let numbers = Set(0..<data.count).union(begun.keys).sorted()
    cohorts = numbers.map { number in
      var cohort = Cohort(number: number)
      cohort.past = begun[number] ?? []
      return cohort
    }
  }

  private var joining: [Int] { cohorts.indices.filter { cohorts[$0].past.isEmpty } }

  /// Gives a cohort these people.
  mutating func setMembers(_ members: [Int], of cohort: Int) { cohorts[cohort].members = members }

  // MARK: Turns

  /// Looks for dates and people, from groups of people to begin with (candidates by cohort's number).
  /// - Returns: whether every cohort has dates and everyone who must come a cohort.
  mutating func settle(
    from groups: [Int: [Int]], leaders: [Int: Int], _ prices: inout CohortPrices, _ random: inout RandomSource
  ) -> Bool {
    for index in cohorts.indices {
      let past = cohorts[index].past.first?.attendees.map(Int.init)
      cohorts[index].members = past.map { able($0) } ?? groups[cohorts[index].number] ?? []
    }
    var best: CohortDraft?
    for turn in 0..<Self.turns {
      guard findDates(leaders, &prices, &random) else { break }
      sharePeople(&prices)
      if best.map({ cost >= $0.cost }) ?? false { break }
      if cost < Int.max { best = self }
      if turn == Self.turns - 1 { break }
    }
    guard let best else { return false }
    self = best
    return true
  }

  /// Those who can go on with what has begun.
  private func able(_ members: [Int]) -> [Int] { members.filter { !activity.candidates[$0].hasDeclined } }

  // MARK: Dates

  private mutating func findDates(
    _ leaders: [Int: Int], _ prices: inout CohortPrices, _ random: inout RandomSource
  ) -> Bool {
    var bookings = OwnBookings(session: data.session, instance: instance)
    for past in cohorts.flatMap(\.past) { bookings.add(past.option, room: past.room) }
    // What has begun has the least choice.
    let open = cohorts.indices.filter { cohorts[$0].number < data.count }
    var found: [Int] = []
    let order = open.filter { !cohorts[$0].past.isEmpty } + random.shuffled(open.filter { cohorts[$0].past.isEmpty })
    for index in order {
      let told = leaders[cohorts[index].number]
      let crowded = crowded(found)
      if !findDates(index, told: told, bookings, crowded: crowded, &prices, &random) { return false }
      found.append(index)
      for option in cohorts[index].path.map({ activity.options[$0] }) {
        let room = prices.state.room(option, people: cohorts[index].members.count, bookings) ?? -1
        bookings.add(option, room: room)
      }
    }
    return true
  }

  /// Schools at which so many cohorts meet already that nobody of theirs is left who'd be in another (H11).
  private func crowded(_ found: [Int]) -> Set<Int> {
    if !data.session.isAtHome { return [] }
    var left: [Int: Int] = [:]
    for candidate in activity.candidates where !candidate.hasDeclined {
      left[instance.people[candidate.person].base, default: 0] += 1
    }
    for index in found {
      let places =
        cohorts[index].path.map { Int(activity.options[$0].place) } + cohorts[index].past.map { Int($0.option.place) }
      for place in Set(places) { left[place, default: 0] -= 1 }
    }
    return Set(left.filter { $0.value <= 0 }.keys)
  }

  /// Dates of one cohort for its people.
  /// - Parameter crowded: schools at which it can't meet.
  mutating func findDates(
    _ index: Int, told: Int?, _ bookings: OwnBookings, crowded: Set<Int> = [], _ prices: inout CohortPrices,
    _ random: inout RandomSource
  ) -> Bool {
    let cohort = cohorts[index]
    let left = data.parts - cohort.past.count
    cohorts[index].path = []
    cohorts[index].leader = cohort.past.last.map { Int($0.option.leader) } ?? -1
    if left <= 0 { return true }
    var best: (path: [Int], cost: Int, leader: Int)?
    let sites = sites
    for leader in leaders(cohort, told: told, &random) {
      let group = cohort.members.filter { activity.candidates[$0].person != self.leader(leader) }
      let costs = prices.costs(of: group, leader: leader, &random)
      let fewest = fewest(group.count)
      let isOpen = { [activity, prices] (option: Int) in
        !crowded.contains(Int(activity.options[option].place))
          && prices.isOpen(activity.options[option], people: fewest, bookings)
      }
      for sites in sites {
        guard let path = path(cohort, left, sites, costs, group: group, isOpen: isOpen) else { continue }
        let cost = path.reduce(0) { $0 + costs[$1] }
        if best.map({ cost < $0.cost }) ?? true { best = (path, cost, leader) }
      }
    }
    // What has begun may end early.
    guard let best else { return !cohort.past.isEmpty }
    cohorts[index].path = best.path
    cohorts[index].leader = best.leader
    return true
  }

  /// Options among which dates are chosen: all, and where each school at which a cohort meets must have somebody in it those
  /// of one school after another, since one host is found more easily than one for each part.
  private var sites: [[Int]] {
    let all = Array(activity.options.indices)
    if !data.session.isAtHome || data.session.spec.venue.rotates || data.parts == 1 { return [all] }
    return Dictionary(grouping: all) { activity.options[$0].place }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Of a group that may change yet as many as will come at least.
  private func fewest(_ count: Int) -> Int {
    data.sizes(people: count, cohorts: 1, rules: instance.rules).lowerBound
  }

  /// Leaders to try: of what has begun its own, else the one people were told of, and others by lot.
  private func leaders(_ cohort: Cohort, told: Int?, _ random: inout RandomSource) -> [Int] {
    if let last = cohort.past.last { return [Int(last.option.leader)] }
    if data.session.leaders.isEmpty { return [-1] }
    let others = random.shuffled(Array(data.session.leaders.indices)).filter { $0 != told }
    return Array(((told.map { [$0] } ?? []) + others).prefix(Self.leaders))
  }

  /// The person who leads, -1 for none.
  private func leader(_ index: Int) -> Int {
    guard index >= 0, case .person(let person) = data.session.leaders[index] else { return -1 }
    return person
  }

  /// The cheapest dates for what's left of a cohort, among some options, by day.
  private func path(
    _ cohort: Cohort, _ left: Int, _ choice: [Int], _ costs: [Int], group: [Int], isOpen: (Int) -> Bool
  ) -> [Int]? {
    let series = data.session.spec.series
    if let last = cohort.past.last {
      var prices = [Int](repeating: Int.max, count: instance.dayCount)
      var cheapest = [Int](repeating: -1, count: instance.dayCount)
      for index in choice {
        let day = Int(activity.options[index].day)
        guard costs[index] < prices[day], isOpen(index) else { continue }
        prices[day] = costs[index]
        cheapest[day] = index
      }
      let path = CirclePath(leastGap: series.leastGap, mostGap: series.mostGap ?? instance.dayCount)
      return path.best(Array(repeating: prices, count: left), after: Int(last.option.day))?.days.map { cheapest[$0] }
    }
    let base =
      (group.first ?? activity.candidates.indices.first)
      .map { instance.people[activity.candidates[$0].person].base } ?? 0
    let options = choice.map { activity.options[$0] }
    let path = Placer.path(series, parts: left, base: base, instance: instance)
    let (cost, isAllowed) = ({ (index: Int) in costs[choice[index]] }, { (index: Int) in isOpen(choice[index]) })
    guard let found = path.best(options, cost: cost, isAllowed: isAllowed) else { return nil }
    if !data.session.spec.venue.rotates { return found.map { choice[$0] } }
    return Rotation(penalty: instance.rules.rates.sameHostAgain.rawValue)
      .turns(found, among: options, cost: cost, isAllowed: isAllowed).map { choice[$0] }
  }

  // MARK: People

  /// Shares out everyone who must come and whoever is worth it among the cohorts that are still to begin.
  private mutating func sharePeople(_ prices: inout CohortPrices) {
    let joining = joining
    cost = 0
    for cohort in cohorts where !cohort.past.isEmpty {
      for member in cohort.members {
        let own = prices.cost(cohort.path, candidate: member)
        cost += own == Int.max ? 0 : own - value(member)
      }
    }
    if joining.isEmpty { return }
    let taken = Set(cohorts.flatMap(\.past).flatMap(\.attendees).map(Int.init))
    let leading = Set(cohorts.map { leader($0.leader) })
    var costs: [Int: [Int]] = [:]
    for candidate in activity.candidates.indices
    where !taken.contains(candidate) && !leading.contains(activity.candidates[candidate].person)
      && !activity.candidates[candidate].hasDeclined
    {
      costs[candidate] = joining.map { prices.cost(cohorts[$0].path, candidate: candidate) }
    }
    let people = chosen(costs)
    let hosts = hosts(people, costs)
    let priced = people.map { person in
      (costs[person] ?? []).enumerated().map { $1 == Int.max || hosts[person] != $0 ? $1 : $1 - Self.hosting }
    }
    let groups = CohortGroups(costs: priced, most: joining.map { most(cohorts[$0]) })
    let even = groups.even()
    let placed = even.count { $0 >= 0 }
    let sizes = data.quorateSizes(people: placed, cohorts: joining.count, rules: instance.rules)
    let cohortOf = groups.loosened(even, sizes: sizes)
    unplaced = []
    for (position, index) in joining.enumerated() {
      cohorts[index].members = []
      cohorts[index].hosts = hosts.filter { $0.value == position }.keys.sorted()
    }
    for (person, cohort) in zip(people, cohortOf) {
      if cohort >= 0 {
        cohorts[joining[cohort]].members.append(person)
        cost += (costs[person]?[cohort] ?? 0) - value(person)
      } else if isIndispensable(person) {
        // One more who must come and finds no place is worse than whatever everybody's coming costs.
        cost += 1_000_000
        unplaced.append(person)
      }
    }
  }

  /// Where a session is held at the schools of those who come: for each school at which a joining cohort meets somebody of
  /// it, by person the position of the cohort. Whom it costs least, and nobody twice.
  private mutating func hosts(_ people: [Int], _ costs: [Int: [Int]]) -> [Int: Int] {
    if !data.session.isAtHome { return [:] }
    var hosts: [Int: Int] = [:]
    for (position, index) in joining.enumerated() {
      for place in Set(cohorts[index].path.map { Int(activity.options[$0].place) }).sorted() {
        let able = people.filter { person in
          instance.people[activity.candidates[person].person].base == place && hosts[person] == nil
            && (costs[person]?[position] ?? Int.max) < Int.max
        }
        if let best = able.min(by: { (costs[$0]?[position] ?? 0, $0) < (costs[$1]?[position] ?? 0, $1) }) {
          hosts[best] = position
        } else {
          cost += 1_000_000
        }
      }
    }
    return hosts
  }

  /// What coming to all parts is worth.
  private func value(_ candidate: Int) -> Int {
    let member = activity.candidates[candidate]
    let missing = member.level == .expected ? data.session.quotas[Int(member.quota)].missingCost : 0
    return data.parts * (member.presence + missing)
  }

  private func isIndispensable(_ candidate: Int) -> Bool {
    activity.candidates[candidate].level == .required
      && data.session.quotas[Int(activity.candidates[candidate].quota)].perSchool == Int.max
  }

  /// Everyone who must come, of each school as many as a rule takes, those whom it costs least; of those who needn't who's
  /// worth it. Ascending.
  private func chosen(_ costs: [Int: [Int]]) -> [Int] {
    let byQuota = Dictionary(grouping: costs.keys) { Int(activity.candidates[$0].quota) }
    var chosen: [Int] = []
    for (number, candidates) in byQuota {
      let quota = data.session.quotas[number]
      let ranked = candidates.map { (cost: costs[$0]?.min() ?? Int.max, candidate: $0) }
        .filter { entry in
          isIndispensable(entry.candidate)
            || entry.cost < Int.max
              && (quota.level == .required || entry.cost < value(entry.candidate))
        }
        .sorted { ($0.cost, $0.candidate) < ($1.cost, $1.candidate) }
      chosen += ranked.prefix(quota.perSchool).map(\.candidate)
    }
    return chosen.sorted()
  }

  /// How many a cohort holds, by the session, whoever leads it and the places where it's held.
  private func most(_ cohort: Cohort) -> Int {
    cohort.path.map { data.session.most(activity.options[$0], instance) }.min() ?? Int.max
  }
}

extension SessionData {
  /// Whether it can be held nowhere but at schools of those who attend (H11).
  var isAtHome: Bool { spec.venue.schools.isEmpty && !spec.venue.atProvider && !spec.venue.isOnline }

  /// How many people may attend an option: by the session, whoever leads it, and the largest room of its place.
  func most(_ option: Option, _ instance: Instance) -> Int {
    var most = spec.mostPeople ?? Int.max
    let provider = leadingProvider(option)
    if provider >= 0, let capacity = instance.providers[provider].value.capacity { most = min(most, capacity) }
    guard Int(option.place) < instance.schools.count else { return most }
    let rooms = instance.rooms[Int(option.place)]
    let seats = rooms.isEmpty ? instance.rules.defaults.venueCapacity : rooms.map(\.capacity).max() ?? 0
    return min(most, max(0, seats - otherSeats(option)))
  }
}
