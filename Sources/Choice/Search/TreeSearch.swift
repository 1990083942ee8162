// SPDX-License-Identifier: Apache-2.0

/// Branch and bound, depth first: at each node prices are raised from those of the node above, options that they rule
/// out are dropped with what the limits rule out after them, and a decision is branched on, its cheapest case first.
///
/// An option is ruled out when a lower bound of all choices with it is no better than the best choice (Beasley 1993,
/// "Lagrangean relaxation", calls it reduction by the Lagrangean).
final class TreeSearch {
  private let model: SolverModel
  let options: LiveOptions
  let relaxation: any Relaxation
  let ascent: Ascent
  private let incumbent: Incumbent
  private let lift: Memory<Int>
  private let chosen: Memory<Int>
  private var frames: [Frame] = []
  private var cases: [(option: Int, lift: Int)] = []
  private var savedPrices: [Int] = []
  private var rootMark: LiveOptions.Mark
  /// Only choices below this many steps of cost are looked for.
  var aim = Int.max
  /// Whether the tree is searched to its end: no choice below `limit` remains.
  private(set) var isDone = false
  /// Nodes since the search began at the root.
  private(set) var nodes = 0
  /// The lower bound at the root, scaled.
  private(set) var rootBound = Int.min
  /// Work done outside of evaluations.
  private var otherWork = 0
  /// The steps so far, if they're recorded.
  private(set) var steps: [ChoiceCertificate.Step] = []
  private let isRecorded: Bool

  /// A decision that's branched on and its cases, `cases[next..<end]` still to come, by bound.
  private struct Frame {
    var first: Int
    var next: Int
    var end: Int
    var mark: LiveOptions.Mark
  }

  init(_ relaxation: any Relaxation, _ incumbent: Incumbent, isRecorded: Bool) {
    self.relaxation = relaxation
    self.incumbent = incumbent
    self.isRecorded = isRecorded
    options = relaxation.options
    model = options.model
    ascent = Ascent(relaxation)
    lift = Memory(model.optionCount, 0, in: model.pool)
    chosen = Memory(model.decisionCount, 0, in: model.pool)
    rootMark = options.mark
  }

  /// What a choice has to stay below.
  var limit: Int { min(aim, incumbent.cost) }
  private var threshold: Int { (limit - 1) * model.scale }

  var work: Int { relaxation.work + otherWork }

  /// No choice better than the best costs less, scaled.
  var openBound: Int {
    if isDone { return limit * model.scale }
    var least = Int.max
    for frame in frames where frame.next < frame.end { least = min(least, cases[frame.next].lift) }
    return max(rootBound, min(least, limit * model.scale))
  }

  /// Begins at the root, with the prices of the last root if there was one.
  func begin(_ pace: Ascent.Pace) {
    if !frames.isEmpty { restorePrices(0) }
    options.undo(to: rootMark)
    frames.removeAll(keepingCapacity: true)
    cases.removeAll(keepingCapacity: true)
    savedPrices.removeAll(keepingCapacity: true)
    steps.removeAll()
    nodes = 0
    isDone = !process(pace)
    // Options were dropped for what costs the limit or more, so the bound holds only below that.
    rootBound = max(rootBound, min(ascent.bound, limit * model.scale))
    if isDone { return }
    if frames.isEmpty { isDone = true }
  }

  /// Begins anew with the options open now, which must be propagated, from other prices.
  func begin(_ pace: Ascent.Pace, prices: Memory<Int>) {
    rootMark = options.mark
    rootBound = Int.min
    frames.removeAll(keepingCapacity: true)
    ascent.prices.copy(from: prices)
    begin(pace)
  }

  /// Searches on until about this much work is done or the tree is.
  func run(work limit: Int, _ pace: Ascent.Pace) {
    let end = work + limit
    while !isDone, work < end { advance(pace) }
  }

  private func advance(_ pace: Ascent.Pace) {
    let top = frames.count - 1
    let frame = frames[top]
    options.undo(to: frame.mark)
    if frame.next == frame.end || cases[frame.next].lift > threshold {
      if isRecorded { steps.append(.end) }
      cases.removeSubrange(frame.first...)
      savedPrices.removeLast(ascent.prices.count)
      frames.removeLast()
      isDone = frames.isEmpty
      return
    }
    let option = cases[frame.next].option
    frames[top].next += 1
    if isRecorded { steps.append(.option(option)) }
    restorePrices(top)
    nodes += 1
    otherWork += 50
    options.take(option)
    _ = process(pace)
  }

  private func restorePrices(_ index: Int) {
    let count = ascent.prices.count
    for price in 0..<count { ascent.prices[price] = savedPrices[index * count + price] }
  }

  /// Bounds a node and branches on it; false if nothing is left of it.
  private func process(_ pace: Ascent.Pace) -> Bool {
    guard options.propagate() else { return false }
    var pass = 0
    while true {
      if decided() { return false }
      ascent.run(pace, target: limit * model.scale, enough: threshold) { [self] in
        if relaxation.choice(into: chosen) { incumbent.offer(chosen) }
      }
      if isRecorded { steps.append(relaxation.step(ascent.prices)) }
      if ascent.bound > threshold { return false }
      _ = relaxation.evaluate(ascent.prices)
      relaxation.lifts(lift)
      let dropped = dropHopeless()
      guard options.propagate() else { return false }
      pass += 1
      if pass == 3 || dropped.count * 8 < dropped.of { break }
    }
    if decided() { return false }
    branch()
    return true
  }

  /// Offers the only choice left, if it's the only one.
  private func decided() -> Bool {
    for decision in 0..<model.decisionCount where options.count[decision] > 1 { return false }
    for decision in 0..<model.decisionCount { chosen[decision] = options.only(decision) }
    incumbent.offer(chosen)
    return true
  }

  private func dropHopeless() -> (count: Int, of: Int) {
    var dropped = 0
    var open = 0
    let threshold = threshold
    for decision in 0..<model.decisionCount where options.count[decision] > 1 {
      open += options.count[decision]
      let first = model.start[decision]
      var at = first + options.count[decision] - 1
      while at >= first {
        let option = options.order[at]
        if lift[option] > threshold {
          options.drop(option)
          dropped += 1
        }
        at -= 1
      }
    }
    return (dropped, open)
  }

  /// Branches on the decision whose cases promise the smallest trees: the number of nodes below a case falls off as a
  /// power of how far it lies below the threshold.
  private func branch() {
    var best = -1
    var bestScore = Double.infinity
    let room = Double(threshold - ascent.bound + model.scale)
    for decision in 0..<model.decisionCount where options.count[decision] > 1 {
      let first = model.start[decision]
      var score = 0.0
      var most = 0.0
      for at in first..<first + options.count[decision] {
        let option = options.order[at]
        let share = Double(threshold - lift[option] + model.scale) / room
        let square = share * share
        score += square * square * square * square
        most = max(most, ascent.average[option])
      }
      score *= 0.2 + min(1, most)
      if score < bestScore {
        bestScore = score
        best = decision
      }
    }
    push(best)
  }

  private func push(_ decision: Int) {
    let first = cases.count
    let start = model.start[decision]
    for at in start..<start + options.count[decision] { cases.append((options.order[at], lift[options.order[at]])) }
    cases[first...].sort { ($0.lift, $0.option) < ($1.lift, $1.option) }
    for index in first..<cases.count { cases[index].lift = max(cases[index].lift, ascent.bound) }
    frames.append(Frame(first: first, next: first, end: cases.count, mark: options.mark))
    for price in 0..<ascent.prices.count { savedPrices.append(ascent.prices[price]) }
    if isRecorded { steps.append(.branch(decision: decision)) }
  }
}
