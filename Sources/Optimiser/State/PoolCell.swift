// SPDX-License-Identifier: Apache-2.0

import Domain

/// What fills the holes that secondments leave among a school's teachers of one phase, and what hiring costs
/// (`docs/model.md`, H14). Always from scratch.
///
/// In each half-term as much as can be is filled by those seconded to the school and by what it can spare: a flow from
/// these to the holes whose ways allow it, first to holes that mayn't be hired for (Ford and Fulkerson 1956,
/// doi:10.4153/CJM-1956-045-5; an augmenting path never takes from a hole that's filled). The rest is hired.
struct PoolCell: Equatable {
  /// Cost of hires in the objective, and their pence.
  private(set) var cost = 0
  private(set) var pence = 0
  private(set) var broken: RuleSet = []
  /// By activity, half-term, way, activity that fills.
  private(set) var shares: [Share] = []

  /// What fills some of a hole.
  struct Share: Equatable {
    /// Activity that leaves the hole.
    let hole: Int32
    let halfTerm: Int16
    let way: Secondment.Backfill
    /// Activity of the secondment that fills it; -1 for none.
    let filler: Int32
    let halfDays: Int
  }

  /// Nobody leaves or comes.
  init() {}

  /// The pool with these placed secondments, by activity; `more` is one that isn't placed.
  init(
    instance: Instance, pool: Int, members: [Int32], placements: [Placement],
    with more: (activity: Int, secondment: SecondmentOption)? = nil
  ) {
    var placed = members.compactMap { number in
      placements[Int(number)].secondment.map { Member(activity: number, secondment: $0) }
    }
    if let more {
      let place = placed.firstIndex { $0.activity > more.activity } ?? placed.count
      placed.insert(Member(activity: Int32(more.activity), secondment: more.secondment), at: place)
    }
    let leaving = placed.filter { Int($0.secondment.leaves) == pool }
    if leaving.isEmpty { return }
    let coming = placed.filter { Int($0.secondment.fills) == pool }
    let first = leaving.map { Int($0.secondment.first) }.min() ?? 0
    let last = leaving.map { Int($0.secondment.last) }.max() ?? -1
    for halfTerm in first...max(first, last) {
      fill(
        leaving.filter { $0.secondment.covers(halfTerm) }, by: coming.filter { $0.secondment.covers(halfTerm) },
        halfTerm: halfTerm, data: instance.pools[pool], instance: instance)
    }
    shares.sort {
      ($0.hole, $0.halfTerm, $0.way.rank, $0.filler) < ($1.hole, $1.halfTerm, $1.way.rank, $1.filler)
    }
  }

  private struct Member {
    let activity: Int32
    let secondment: SecondmentOption
  }

  private mutating func fill(
    _ holes: [Member], by fillers: [Member], halfTerm: Int, data: PoolData, instance: Instance
  ) {
    let ways = holes.map { Self.ways($0, instance) }
    let order = holes.indices.sorted {
      (ways[$0].contains(.hire) ? 1 : 0, $0) < (ways[$1].contains(.hire) ? 1 : 0, $1)
    }
    // The last source is what the school can spare.
    let sources =
      fillers.map(\.secondment.halfDays) + [data.margins.indices.contains(halfTerm) ? data.margins[halfTerm] : 0]
    var flow = BackfillFlow(sources: sources, sinks: holes.count)
    for hole in order {
      flow.send(to: hole, holes[hole].secondment.halfDays) { source, sink in
        source == fillers.count
          ? ways[sink].contains(.none)
          : ways[sink].contains(Self.way(of: fillers[source], for: holes[sink], instance))
      }
    }
    for (hole, member) in holes.enumerated() {
      var missing = member.secondment.halfDays
      for source in sources.indices where flow[source, hole] > 0 {
        missing -= flow[source, hole]
        let isSpared = source == fillers.count
        shares.append(
          Share(
            hole: member.activity, halfTerm: Int16(halfTerm),
            way: isSpared ? .none : Self.way(of: fillers[source], for: member, instance),
            filler: isSpared ? -1 : fillers[source].activity, halfDays: flow[source, hole]))
      }
      if missing > 0 { hire(missing, for: member, ways[hole], halfTerm: halfTerm, data, instance) }
    }
  }

  private mutating func hire(
    _ halfDays: Int, for hole: Member, _ ways: Set<Secondment.Backfill>, halfTerm: Int, _ data: PoolData,
    _ instance: Instance
  ) {
    guard ways.contains(.hire) else {
      broken.insert(.staffingFloor)
      return
    }
    let school = instance.schools[data.school]
    let price = halfDays * instance.weeks(data.school, halfTerm: halfTerm) * school.hireHalfDay
    pence += price
    cost += floorDivide(price * 1000, instance.rules.rates.pencePerLesson.rawValue)
    shares.append(
      Share(hole: hole.activity, halfTerm: Int16(halfTerm), way: .hire, filler: -1, halfDays: halfDays))
  }

  private static func ways(_ hole: Member, _ instance: Instance) -> Set<Secondment.Backfill> {
    guard case .secondment(let data) = instance.activities[Int(hole.activity)].kind else { return [] }
    return data.ways
  }

  /// A swap where the filler comes from the very school to which the other goes.
  private static func way(of filler: Member, for hole: Member, _ instance: Instance) -> Secondment.Backfill {
    guard case .secondment(let data) = instance.activities[Int(hole.activity)].kind else { return .chain }
    return instance.people[Int(filler.secondment.person)].base == data.post ? .swap : .chain
  }

  /// Pence hired for one activity, by half-term.
  func hires(of activity: Int, instance: Instance, pool: Int) -> [Int] {
    let school = instance.pools[pool].school
    return shares.filter { Int($0.hole) == activity && $0.way == .hire }.map {
      $0.halfDays * instance.weeks(school, halfTerm: Int($0.halfTerm)) * instance.schools[school].hireHalfDay
    }
  }
}

extension Secondment.Backfill {
  /// Place in the order in which plans list ways.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A flow of half-days from those who come to the holes of those who leave.
struct BackfillFlow {
  private let sinks: Int
  private var left: [Int]
  private var flow: [Int]

  init(sources: [Int], sinks: Int) {
    self.sinks = sinks
    left = sources
    flow = Array(repeating: 0, count: sources.count * sinks)
  }

  subscript(source: Int, sink: Int) -> Int { flow[source * sinks + sink] }

  /// Sends as much of `amount` as can be to `sink`, by paths that take from other sinks no more than they give them.
  mutating func send(to sink: Int, _ amount: Int, isAllowed: (Int, Int) -> Bool) {
    var missing = amount
    while missing > 0, let path = path(to: sink, isAllowed: isAllowed) {
      var step = min(missing, left[path[0].source])
      for (before, after) in zip(path, path.dropFirst()) { step = min(step, self[after.source, before.sink]) }
      left[path[0].source] -= step
      for (index, edge) in path.enumerated() {
        flow[edge.source * sinks + edge.sink] += step
        if index + 1 < path.count { flow[path[index + 1].source * sinks + edge.sink] -= step }
      }
      missing -= step
    }
  }

  private struct Edge {
    let source: Int
    let sink: Int
  }

  /// A shortest path: a source with something left gives to a sink, whose other source gives to the next, … to `target`.
  private func path(to target: Int, isAllowed: (Int, Int) -> Bool) -> [Edge]? {
    var tail: [(edge: Edge, previous: Int)] = []
    var isReached = [Bool](repeating: false, count: left.count)
    for source in left.indices where left[source] > 0 {
      isReached[source] = true
      for sink in 0..<sinks where isAllowed(source, sink) { tail.append((Edge(source: source, sink: sink), -1)) }
    }
    var next = 0
    while next < tail.count {
      let (edge, _) = tail[next]
      if edge.sink == target { return trace(tail, next) }
      for source in left.indices where !isReached[source] && self[source, edge.sink] > 0 {
        isReached[source] = true
        for sink in 0..<sinks where sink != edge.sink && isAllowed(source, sink) {
          tail.append((Edge(source: source, sink: sink), next))
        }
      }
      next += 1
    }
    return nil
  }

  private func trace(_ tail: [(edge: Edge, previous: Int)], _ end: Int) -> [Edge] {
    var path: [Edge] = []
    var index = end
    while index >= 0 {
      path.append(tail[index].edge)
      index = tail[index].previous
    }
    return path.reversed()
  }
}
