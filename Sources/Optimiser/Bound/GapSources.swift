// SPDX-License-Identifier: Apache-2.0

public import Domain

/// Where the gap between a plan and its bound lies: the same bound while what's considered is cut down, step by step, to
/// what the plan does (`docs/bound.md`, *How much branching could bring*).
///
/// With so many steps of the ascent no tree that branches on dates, ways, stays and posts comes nearer than the last cut: the
/// plan's own options are one of its leaves. Who comes stays open in all of them, and more steps may raise each a little.
public struct GapSources: Sendable {
  /// What's still considered.
  public enum Cut: String, Sendable, CaseIterable {
    /// Every option.
    case nothing
    /// Of sessions, visits and circles that the plan has, their options on its dates; none of others.
    case dates
    /// Of these, the plan's own places, times, leaders and hosts.
    case ways
    /// Of specialists their stays and of secondments their way too.
    case everything
  }

  /// The last tier of the plan.
  public let rest: MilliLessons
  /// What the bound over every option counts for what the plan leaves out.
  public let leftOut: MilliLessons
  /// The bound at each cut, in the order of `Cut`.
  public let bounds: [MilliLessons]

  /// Of the group's options, a plan of its own over them, and the bound after so many steps.
  init(_ group: Group, seed: Int, rounds: Int?, steps: Int) {
    let (world, instance) = Compiler(group).compiled()
    let team = SearchTeam(instance, seed: seed, size: SearchTeam.size)
    for _ in 0..<(rounds ?? Optimiser.defaultRounds(instance)) { team.round() }
    let found = team.found
    rest = MilliLessons(found.score.rest)
    var leftOut = 0
    bounds = Cut.allCases.map { cut in
      let activities = instance.activities.indices.map { number in
        cut.applied(to: instance.activities[number], placed: found.placements[number])
      }
      let considered = Instance(world, activities: activities)
      let ascent = DualAscent.after(steps: steps, of: considered)
      if cut == .nothing {
        for (number, value) in ascent.best.values.enumerated() where found.placements[number].isEmpty {
          leftOut += min(0, value.value) / SharedRows.scale
        }
      }
      var bound = ModelBound(considered)
      bound.raise(to: ascent.result)
      return MilliLessons(bound.rest(missing: found.score.must))
    }
    self.leftOut = MilliLessons(leftOut)
  }
}

extension Optimiser {
  /// Plans the group and tells where the gap between plan and bound lies.
  /// - Complexity: as a solve, and the bound's steps once for each cut.
  public func gapSources() -> GapSources {
    GapSources(group, seed: options.seed, rounds: options.rounds, steps: BoundRun.steps)
  }
}

extension GapSources.Cut {
  /// The activity with only those of its options that stay considered.
  func applied(to activity: ActivityData, placed: Placement) -> ActivityData {
    if self == .nothing { return activity }
    var draft = ActivityDraft(activity)
    draft.obstacles = activity.obstacles
    switch activity.kind {
    case .session, .cohorts, .visit, .circle:
      draft.options = activity.options.filter { option in
        placed.occurrences.contains { isConsidered(option, beside: $0.option) }
      }
      if case .circle(let circle) = activity.kind {
        draft.kind = .circle(CircleData(spec: circle.spec, pool: circle.pool, options: draft.options))
      }
    case .specialist(let specialist):
      if self == .everything { draft.kind = .specialist(cut(specialist, to: placed)) }
    case .secondment(let secondment):
      if self == .everything {
        draft.kind = .secondment(SecondmentData(secondment, options: placed.secondment.map { [$0] } ?? []))
      }
    case .other: break
    }
    return ActivityData(draft)
  }

  /// Whether an option is considered where the plan has this one.
  private func isConsidered(_ option: Option, beside placed: Option) -> Bool {
    guard option.day == placed.day else { return false }
    return self == .dates
      || option.start == placed.start && option.end == placed.end && option.place == placed.place
        && option.leader == placed.leader && option.host == placed.host
  }

  private func cut(_ specialist: SpecialistData, to placed: Placement) -> SpecialistData {
    let shares = specialist.shares.count
    var values = [Int32](repeating: PossibleStays.impossible, count: specialist.possible.values.count)
    for (index, dated) in specialist.dated.enumerated() {
      for (share, entry) in specialist.shares.enumerated() where values.indices.contains(index * shares + share) {
        let isStay = placed.occurrences.contains {
          $0.option.day == dated.day && Int($0.option.place) == entry.school
            && $0.option.halves & (1 << UInt8(specialist.half(dated))) != 0
        }
        if isStay { values[index * shares + share] = specialist.possible.values[index * shares + share] }
      }
    }
    return SpecialistData(specialist, possible: PossibleStays(values: values))
  }
}
