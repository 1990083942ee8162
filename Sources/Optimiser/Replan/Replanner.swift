// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes a plan from a published one: places what's published as far as it still can be, and makes the rest lawful with as
/// few changes as it finds.
///
/// Options are compiled only for activities that have to be put elsewhere or are new: most of what's published is judged
/// by itself (`OptionCheck`), which takes no list of what else there might be.
struct Replanner {
  let compiler: Compiler
  private let world: World
  /// The group without options, and without what's published: options are compiled from it.
  private let bare: Instance
  var state: State
  var random: RandomSource
  private var isCompiled: [Bool]
  let troubles: Troubles

  var instance: Instance { state.instance }

  /// Places what's published; the state may break rules then.
  init(_ compiler: Compiler, seed: Int) {
    self.compiler = compiler
    let (world, bare) = compiler.bare()
    self.world = world
    self.bare = bare
    state = State(Instance(world, activities: bare.activities, published: compiler.publishedTable(bare)))
    random = RandomSource(seed: seed)
    troubles = Troubles(state.instance)
    isCompiled = Array(repeating: false, count: bare.activities.count)
    compile(bare.activities.indices.filter { bare.activities[$0].isSpecialist })
    placePublished()
  }

  /// Works out the options of some activities, if that isn't done yet.
  mutating func compile(_ numbers: [Int]) {
    let missing = numbers.filter { !isCompiled[$0] }
    if missing.isEmpty { return }
    for number in missing { isCompiled[number] = true }
    var activities = state.instance.activities
    let compiled = OptionCompiler(compiler: compiler, instance: bare).activities(missing)
    for (number, activity) in zip(missing, compiled) { activities[number] = activity }
    state.use(Instance(world, activities: activities, published: state.instance.published))
  }

  /// Whether the options of an activity were worked out.
  func hasOptions(_ number: Int) -> Bool { isCompiled[number] }

  /// Works out the options of everything.
  mutating func compileAll() { compile(Array(bare.activities.indices)) }

  // MARK: What's published

  private mutating func placePublished() {
    let placer = PublishedPlacer(check: OptionCheck(compiler: compiler, instance: instance))
    // What has taken place comes first: everything else has to make do with what it leaves.
    let order = instance.published.activities.indices.sorted {
      (instance.published.past($0) > 0 ? 0 : 1, $0) < (instance.published.past($1) > 0 ? 0 : 1, $1)
    }
    for number in order {
      if let placement = placer.placement(number, state) { state.place(number, placement) }
    }
  }

  // MARK: Replanning

  /// Makes the plan lawful, and puts in what had to leave its place and what's new.
  mutating func replan() {
    var removed = Repair(troubles: troubles).run(&state)
    let published = instance.published.activities.indices.filter { !(instance.published[$0]?.isEmpty ?? true) }
    removed += published.filter { !state.isPlaced($0) && !removed.contains($0) }
    let left = Set(known(compiler.published?.unplaced ?? []).map(\.activity))
    let others = waiting(besides: left)
    compile(removed + others)
    let order = removed.sorted {
      (-instance.activities[$0].mustWeight, -state.activityCells[$0].churn, $0)
        < (-instance.activities[$1].mustWeight, -state.activityCells[$1].churn, $1)
    }
    for number in order { reinsert(number) }
    for number in others where !state.isPlaced(number) {
      Inserter(trials: 12).insert(number, into: &state, random: &random)
      if state.isPlaced(number) { continue }
      Placer(noise: 0, trials: 12).sweep(number, into: &state, most: 400)
      // What was left out before was tried by force then.
      let isNew = !left.contains(instance.activities[number].id)
      if isNew, !state.isPlaced(number), instance.activities[number].mustWeight > 0 { reinsert(number) }
    }
    restore()
    admit()
  }

  /// What was left out after it had been looked at: plans of earlier versions leave out kinds that they don't plan.
  private func known(_ unplaced: [Unplaced]) -> [Unplaced] {
    unplaced.filter { !$0.reasons.contains { $0.code == .notPlannedYet } }
  }

  /// Activities that the published plan neither has nor leaves out, and must activities that it leaves out.
  private func waiting(besides known: Set<Identifier<Activity>>) -> [Int] {
    return instance.activities.indices.filter { number in
      instance.activities[number].isPlannable && (instance.published[number]?.isEmpty ?? true)
        && (!known.contains(instance.activities[number].id) || instance.activities[number].mustWeight > 0)
    }
  }
}

extension PublishedActivity {
  /// Whether there's nothing in it.
  var isEmpty: Bool { parts.isEmpty && stays.isEmpty && secondment == nil }
}

extension ActivityData {
  var isSpecialist: Bool { if case .specialist = kind { true } else { false } }
}

extension State {
  /// Goes on with the same group with other options compiled.
  mutating func use(_ instance: Instance) {
    self.instance = instance
    evaluator = DayEvaluator(instance: instance)
  }
}
