// SPDX-License-Identifier: Apache-2.0

import Domain

/// Forms a circle (triad, lesson study, shadowing) and puts its steps into the plan: chooses its people, who teaches when
/// or who is shadowed, and the cheapest dates for that at blurred estimates; the best few are tried on the state.
struct CirclePlanner {
  let number: Int
  let circle: CircleData
  /// How much estimates are blurred, in thousandths of a lesson-equivalent; 0 for none.
  var noise = 0
  /// Ways that are tried on the state.
  var trials = 4

  /// Of threes to be formed as many orders of teachers are looked at for each; there are other threes to try.
  private static let ordersOfDrawn = 2

  /// One way to hold the circle, with its estimate.
  struct Way {
    let occurrences: [PlacedOccurrence]
    let estimate: Int
  }

  /// Places the circle where that makes the plan better than without it; of one that has begun what's left of it.
  /// - Returns: whether it was placed. The state is lawful afterwards if it was before.
  @discardableResult
  func insert(into state: inout State, random: inout RandomSource) -> Bool {
    let before = Score(state)
    // Of one that has begun nothing at all is unlawful (H17): then whatever is lawful will do.
    let wasLawful = state.violations == 0
    var best = BestTry()
    let ways = ways(state, random: &random)
    // What has begun may end early at the least, which stands last.
    let isBegun = state.instance.published.past(number) > 0
    for way in Array(ways.prefix(trials)) + (isBegun && ways.count > trials ? ways.suffix(1) : []) {
      best.look(at: &state) { attempt(way, state: &$0) }
    }
    return best.put(into: &state, ifBetterThan: before, orAnything: !wasLawful)
  }

  /// Places a way; specialists' stays make room.
  /// - Returns: nil where that's lawful, otherwise the rules that stand in the way. The caller takes changes back then.
  func attempt(_ way: Way, state: inout State) -> RuleSet? {
    let placement = Placement(way.occurrences)
    let past = state.instance.published.past(number)
    Placer().makeRoom(for: number, placement, &state)
    state.place(number, placement)
    Repayer(number: number).repay(&state, parts: past..<max(past, way.occurrences.count))
    return Placer().broken(state)
  }

  // MARK: Ways

  /// Ways worth trying, best estimates first.
  func ways(_ state: State, random: inout RandomSource) -> [Way] {
    let begun = Array(
      (state.instance.published[number]?.placement.occurrences ?? [])
        .prefix(state.instance.published.past(number)))
    var found: [Way] = []
    let teams = teams(state, begun, random: &random)
    let orders = teams.count > 1 ? Self.ordersOfDrawn : max(2, trials)
    for team in teams {
      var prices = StepPrices(number: number, circle: circle, team: team, noise: noise, state: state)
      for hosts in lineUps(team, begun, state, most: orders, random: &random) {
        if let way = way(team, hosts, begun, &prices, random: &random) { found.append(way) }
      }
    }
    let order = found.indices.sorted { (found[$0].estimate, $0) < (found[$1].estimate, $1) }
    return order.map { found[$0] } + (begun.isEmpty ? [] : [Way(occurrences: begun, estimate: 0)])
  }

  /// The cheapest dates of a circle of these people under these hosts.
  private func way(
    _ team: [Int], _ hosts: [Int], _ begun: [PlacedOccurrence], _ prices: inout StepPrices,
    random: inout RandomSource
  ) -> Way? {
    let open = Array(circle.kinds.indices.dropFirst(begun.count))
    if open.isEmpty { return Way(occurrences: begun, estimate: 0) }
    for step in open { prices.prepare(kind: circle.kinds[step], host: hosts[step], random: &random) }
    let path = CirclePath(leastGap: circle.spec.leastGap, mostGap: circle.spec.mostGap)
    let columns = open.map { prices.prices(kind: circle.kinds[$0], host: hosts[$0]) }
    guard let best = path.best(columns, after: begun.last.map { Int($0.option.day) }) else { return nil }
    let occurrences = zip(open, best.days).compactMap { step, day in
      prices.occurrence(kind: circle.kinds[step], host: hosts[step], day: day)
    }
    return Way(occurrences: begun + occurrences, estimate: best.cost)
  }

  // MARK: People

  /// Sets of candidates that may form the circle: of one that has begun those who are in it.
  private func teams(_ state: State, _ begun: [PlacedOccurrence], random: inout RandomSource) -> [[Int]] {
    let candidates = state.instance.activities[number].candidates
    if let first = begun.first {
      let host = candidates.firstIndex { $0.person == Int(first.option.host) }
      return [(first.attendees.map(Int.init) + (host.map { [$0] } ?? [])).sorted()]
    }
    let able = circle.considered.filter { !isTaken(candidates[$0].person, state) }
    let size = circle.size(of: candidates.count)
    if able.count < size { return [] }
    if able.count == size { return [able] }
    var teams: [[Int]] = []
    for _ in 0..<(trials + trials / 2) {
      let team = Array(random.shuffled(able).prefix(size)).sorted()
      if !teams.contains(team) { teams.append(team) }
    }
    return teams
  }

  /// Whether somebody is in another circle that's formed from the same people.
  private func isTaken(_ person: Int, _ state: State) -> Bool {
    circle.spec.size != nil && state.circlesOf[circle.pool * state.instance.people.count + person, default: 0] > 0
  }

  /// Who hosts each step, as a person: -1 at talks.
  private func lineUps(
    _ team: [Int], _ begun: [PlacedOccurrence], _ state: State, most: Int, random: inout RandomSource
  ) -> [[Int]] {
    let activity = state.instance.activities[number]
    if circle.spec.isShadowing {
      if let first = begun.first { return [circle.kinds.map { _ in Int(first.option.host) }] }
      return shadowed(activity, state, random: &random).map { host in circle.kinds.map { _ in host } }
    }
    let members = team.map { activity.candidates[$0].person }
    let taught = begun.map { Int($0.option.host) }.filter { $0 >= 0 }
    var able = members.filter { host in
      circle.hosts.contains(host) && members.allSatisfy { state.instance.mayWatch($0, host: host) }
    }
    if circle.spec.rotatesStrictly { able.removeAll(where: taught.contains) }
    let lessons = circle.kinds.indices.dropFirst(begun.count).count { circle.isHosted(circle.kinds[$0]) }
    if lessons == 0 { return [circle.kinds.indices.map { $0 < begun.count ? Int(begun[$0].option.host) : -1 }] }
    if able.isEmpty || circle.spec.rotatesStrictly && able.count < lessons { return [] }
    var lineUps: [[Int]] = []
    for _ in 0..<most {
      let order = random.shuffled(able)
      var turn = 0
      let lineUp = circle.kinds.enumerated().map { step, kind in
        if step < begun.count { return Int(begun[step].option.host) }
        if !circle.isHosted(kind) { return -1 }
        turn += 1
        return order[(turn - 1) % order.count]
      }
      if !lineUps.contains(lineUp) { lineUps.append(lineUp) }
    }
    return lineUps
  }

  /// Hosts that may be shadowed: those who suit best by what both sides would like, and by lot.
  private func shadowed(_ activity: ActivityData, _ state: State, random: inout RandomSource) -> [Int] {
    let hosts = circle.hosts
    let rank = hosts.map { host in
      ActivityCellBuilder.wishCost(
        circle.spec, host: host, applicant: activity.candidates[0].person, state.instance)
        + (noise > 0 ? random.below(noise) : 0)
    }
    return hosts.indices.sorted { (rank[$0], hosts[$0]) < (rank[$1], hosts[$1]) }.prefix(max(2, trials * 2))
      .map { hosts[$0] }
  }
}

/// What it costs a circle's people to hold each kind of step on each day, at the cheapest option that nothing placed stands
/// in the way of.
private struct StepPrices {
  let number: Int
  let circle: CircleData
  /// Candidates who form the circle, ascending.
  let team: [Int]
  let noise: Int
  let state: State
  private let activity: ActivityData
  /// People of the team, in its order, and the schools where they are based.
  private let people: [Int]
  private let bases: Set<Int>
  private let evaluator: DayEvaluator
  private let builder: ItemBuilder
  private var columns: [Key: Column] = [:]

  private struct Key: Hashable {
    let kind: Int8
    let host: Int
  }

  private struct Column {
    var prices: [Int]
    /// By day: the option, -1 for none.
    var options: [Int32]
  }

  init(number: Int, circle: CircleData, team: [Int], noise: Int, state: State) {
    self.number = number
    self.circle = circle
    self.team = team
    self.noise = noise
    self.state = state
    let activity = state.instance.activities[number]
    self.activity = activity
    people = team.map { activity.candidates[$0].person }
    bases = Set(people.map { state.instance.people[$0].base })
    evaluator = DayEvaluator(instance: state.instance, assumesRepayment: true)
    builder = ItemBuilder(instance: state.instance)
  }

  /// Works a kind of step under a host out, once.
  mutating func prepare(kind: Int8, host: Int, random: inout RandomSource) {
    let key = Key(kind: kind, host: host)
    if columns[key] != nil { return }
    let days = state.instance.dayCount
    var column = Column(
      prices: Array(repeating: Int.max, count: days), options: Array(repeating: -1, count: days))
    for index in circle.options(kind: kind, host: host).map(Int.init) {
      let option = activity.options[index]
      let day = Int(option.day)
      if !isAtHome(option) { continue }
      var cost = noise > 0 ? random.below(noise) : 0
      cost += activity.dateCost(day: day, state.instance)
      for (candidate, person) in zip(team, people) where person != host {
        let solo = circle.solo(index, candidate)
        cost = solo == CircleData.impossible ? Int.max : cost + Int(solo)
        if cost == Int.max { break }
      }
      if cost < column.prices[day], isOpen(option) {
        column.prices[day] = cost
        column.options[day] = Int32(index)
      }
    }
    columns[key] = column
  }

  /// A talk is online or at the school of one of those who form the circle, not of any who might.
  private func isAtHome(_ option: Option) -> Bool {
    let place = Int(option.place)
    return option.host >= 0 || place >= state.instance.schools.count || bases.contains(place)
  }

  /// By day; `Int.max` where it can't be.
  func prices(kind: Int8, host: Int) -> [Int] { columns[Key(kind: kind, host: host)]?.prices ?? [] }

  /// The occurrence that a price is of.
  func occurrence(kind: Int8, host: Int, day: Int) -> PlacedOccurrence? {
    guard let column = columns[Key(kind: kind, host: host)], column.options[day] >= 0 else { return nil }
    let option = activity.options[Int(column.options[day])]
    let watching = team.filter { activity.candidates[$0].person != host }.map(Int32.init)
    return PlacedOccurrence(option: option, attendees: watching)
  }

  private func isOpen(_ option: Option) -> Bool {
    if option.host >= 0 {
      let item = builder.host(option, activity: number, part: 0)
      if state.clashes(item, person: Int(option.host), day: Int(option.day), evaluator) { return false }
    }
    // No closures here: they'd take the whole state along for each option.
    for person in people where person != Int(option.host) {
      let item = builder.attendee(
        option, activity: number, part: 0, person: person, role: option.host >= 0 ? .visitor : .required)
      if state.clashes(item, person: person, day: Int(option.day), evaluator) { return false }
    }
    return true
  }
}
