// SPDX-License-Identifier: Apache-2.0

import Domain

extension Replanner {
  /// Ways to hold something elsewhere that are tried at most; lawful ones among them after which no more are.
  private static let mostTried = 600
  private static let mostLawful = 8
  /// Ways that are forced in where no way is free.
  private static let mostForced = 24

  /// A result of several, to be repeated.
  struct Try {
    let score: Score
    let changes: [(activity: Int, placement: Placement)]
  }

  /// Puts back what had to leave its place: as it was published with whoever can come, else elsewhere, else with others
  /// out of its way.
  /// - Returns: whether it's in the plan as well as can be now.
  @discardableResult
  mutating func reinsert(_ number: Int, mayForce: Bool = true) -> Bool {
    compile([number])
    let before = Score(state)
    var best: Try?
    if let kept = attempt({ replanner in replanner.putAsPublished(number) }) { best = kept }
    if best == nil || (best?.score.churn ?? 0) > before.churn - cancelledCost(number) {
      for other in elsewhere(number) where best.map({ other.score < $0.score }) ?? true { best = other }
    }
    if best == nil || instance.published[number] != nil, best.map({ $0.score < before }) != true, mayForce {
      best = forced(number)
    }
    guard let best, best.score < before else { return false }
    state.put(best.changes)
    return true
  }

  /// What it counts that nothing of the activity is in the plan.
  private func cancelledCost(_ number: Int) -> Int { Churn(instance: instance).cost(number, .none) }

  /// What comes of a change, taken back again; nil where it isn't lawful.
  mutating func attempt(_ change: (inout Replanner) -> Bool) -> Try? {
    let mark = state.begin()
    defer { state.rollBack(mark) }
    guard change(&self), state.violations == 0 else { return nil }
    return Try(score: Score(state), changes: state.changes(since: mark))
  }

  // MARK: As it was

  /// Places it as it's published, apart from those who can't come; the state may be unlawful then.
  mutating func putAsPublished(_ number: Int) -> Bool {
    guard let published = instance.published[number] else { return false }
    let placer = PublishedPlacer(check: OptionCheck(compiler: compiler, instance: instance))
    state.unplace(number)
    guard let placement = placer.placement(number, state),
      published.past == 0 || placement.occurrences.count > published.past
    else { return false }
    state.place(number, placement)
    if state.violations > 0 { fit(number) }
    return true
  }

  /// Lets people stay away, other rooms be taken and so on, of this activity alone.
  private mutating func fit(_ number: Int) {
    let repair = Repair(troubles: troubles, only: number)
    _ = repair.run(&state)
  }

  // MARK: Elsewhere

  private mutating func elsewhere(_ number: Int) -> [Try] {
    let activity = instance.activities[number]
    switch activity.kind {
    case .session(let session) where session.spec.series.parts > 1: return series(number, session)
    case .session, .visit: return single(number, activity)
    case .cohorts(let cohorts): return retimed(number, cohorts) + anew(number)
    case .circle, .specialist, .secondment: return anew(number)
    case .other: return []
    }
  }

  /// All anew.
  private mutating func anew(_ number: Int) -> [Try] {
    attempt { replanner in
      replanner.state.unplace(number)
      return Inserter(trials: 12).insert(number, into: &replanner.state, random: &replanner.random)
    }.map { [$0] } ?? []
  }

  /// A session in cohorts as it's published but for one cohort, that's held at other times.
  private mutating func retimed(_ number: Int, _ cohorts: CohortData) -> [Try] {
    (0..<cohorts.count).compactMap { cohort in
      attempt { replanner in
        guard replanner.putAsPublished(number) else { return false }
        return CohortPlanner(number: number, cohorts: cohorts)
          .retime(cohort, &replanner.state, random: &replanner.random)
      }
    }
  }

  /// Options in order: those at longer notice first, since everybody has to be told of any.
  func ranked(_ number: Int) -> [Option] {
    let activity = instance.activities[number]
    let rates = instance.rules.rates
    let told = instance.published[number]?.parts.first?.people.count ?? 0
    let price = instance.published[number]?.parts.first.map { instance.published.isSoon($0.day) } == true ? 0 : told
    let value = { (option: Option) in
      Int(option.estimate) + (instance.published.isSoon(Int(option.day)) ? price * rates.movedSoon.rawValue : 0)
    }
    return activity.options.indices.sorted {
      (value(activity.options[$0]), $0) < (value(activity.options[$1]), $1)
    }.map { activity.options[$0] }
  }

  private mutating func single(_ number: Int, _ activity: ActivityData) -> [Try] {
    var found: [Try] = []
    state.unplace(number)
    let openness = Openness(number: number, activity: activity, state: state)
    for option in ranked(number).filter(openness.isOpen).prefix(Self.mostTried) {
      let result = attempt { replanner in
        Placer().attempt(number, [option], state: &replanner.state) == nil
      }
      if let result { found.append(result) }
      if found.count == Self.mostLawful { break }
    }
    return found
  }

  // MARK: Series

  /// The published series with one part elsewhere, of one that's longer now with parts after the others. Besides, as far as
  /// those are too few: what's left of one that has begun part after part, any other all anew.
  private mutating func series(_ number: Int, _ session: SessionData) -> [Try] {
    let past = instance.published.past(number)
    var found: [Try] = []
    let published = publishedOptions(number)
    if published.count < session.spec.series.parts, past == 0 {
      found += extended(number, published, session.spec.series)
      if found.count >= Self.mostLawful { return found }
    } else if published.count >= session.spec.series.parts {
      let options = Array(published.prefix(session.spec.series.parts))
      for part in movable(options, past: past, number) {
        for option in fitting(options, part, session.spec.series, ranked(number)).prefix(60) {
          var options = options
          options[part] = option
          if let result = attemptSeries(number, options) { found.append(result) }
          if found.count == Self.mostLawful { return found }
        }
      }
    }
    if past > 0 { return found + rest(number, session, past: past) }
    let anew = attempt { replanner in
      replanner.state.unplace(number)
      return Placer(noise: 0, trials: 12).insert(number, into: &replanner.state, random: &replanner.random)
    }
    return found + (anew.map { [$0] } ?? [])
  }

  /// Parts that can be held elsewhere with all others where they are: the one that can't stay, or any where all can.
  private func movable(_ options: [Option], past: Int, _ number: Int) -> [Int] {
    let check = OptionCheck(compiler: compiler, instance: instance)
    let open = Array(past..<options.count)
    let lost = open.filter { !check.allows(options[$0], instance.activities[number]) }
    return lost.count > 1 ? [] : lost.isEmpty ? open : lost
  }

  private mutating func attemptSeries(_ number: Int, _ options: [Option]) -> Try? {
    attempt { replanner in
      replanner.state.unplace(number)
      return Placer().attempt(number, options, state: &replanner.state) == nil
    }
  }

  /// The published options of all parts; none where some can't be told.
  private func publishedOptions(_ number: Int) -> [Option] {
    let parts = (instance.published[number]?.parts ?? []).filter { $0.cohort == 0 }
    let options = parts.compactMap(\.option)
    return options.count == parts.count ? options : []
  }

  /// The published series with more parts after it, as many as the wish has now.
  private mutating func extended(_ number: Int, _ published: [Option], _ spec: Series) -> [Try] {
    let ranked = ranked(number)
    var found: [Try] = []
    for first in following(published, spec, ranked).prefix(60) {
      var options = published + [first]
      while options.count < spec.parts, let next = following(options, spec, ranked).first { options.append(next) }
      if options.count == spec.parts, let result = attemptSeries(number, options) { found.append(result) }
      if found.count == Self.mostLawful { break }
    }
    return found
  }

  /// Options for one more part.
  private func following(_ series: [Option], _ spec: Series, _ options: [Option]) -> [Option] {
    series.last.map { fitting(series + [$0], series.count, spec, options) } ?? []
  }

  /// Options for one part that keep the gaps to its neighbours.
  private func fitting(_ series: [Option], _ part: Int, _ spec: Series, _ options: [Option]) -> [Option] {
    let least = Int32(max(1, spec.leastGap))
    let most = Int32(clamping: spec.mostGap ?? Int(Int32.max))
    return options.filter { option in
      let before = part == 0 ? nil : option.day - series[part - 1].day
      let after = part + 1 >= series.count ? nil : series[part + 1].day - option.day
      return [before, after].allSatisfy { $0.map { least <= $0 && $0 <= most } ?? true }
        && (series.count == 1 || option.leader == series[part == 0 ? 1 : 0].leader) && !option.isHeldAs(series[part])
    }
  }

  /// What's left of a series that has begun, part after part at the best estimates.
  private mutating func rest(_ number: Int, _ session: SessionData, past: Int) -> [Try] {
    let ranked = ranked(number)
    var options = instance.published[number]?.placement.occurrences.prefix(past).map(\.option) ?? []
    var best: [Try] = []
    while options.count < session.spec.series.parts, !options.isEmpty {
      let next = following(options, session.spec.series, ranked)
      var found: (Try, Option)?
      for option in next.prefix(120) {
        if let result = attemptSeries(number, options + [option]) {
          found = (result, option)
          break
        }
      }
      guard let (result, option) = found else { break }
      best.append(result)
      options.append(option)
    }
    return best
  }

  // MARK: By force

  /// The best of several ways that are put in whatever that breaks, with the others made lawful around it.
  private mutating func forced(_ number: Int) -> Try? {
    guard canBeForced(number) else { return nil }
    var best: Try?
    for option in ranked(number).prefix(Self.mostForced) {
      let result = attempt { replanner in replanner.force(number, option) }
      if let result, best.map({ result.score < $0.score }) ?? true { best = result }
    }
    return best
  }

  private func canBeForced(_ number: Int) -> Bool {
    switch instance.activities[number].kind {
    case .visit: true
    case .session(let session): session.spec.series.parts == 1
    case .cohorts, .circle, .specialist, .secondment, .other: false
    }
  }

  /// Places it at an option; others give way.
  private mutating func force(_ number: Int, _ option: Option) -> Bool {
    state.unplace(number)
    guard let placement = Placer().bare(number, option, state) else { return false }
    state.place(number, placement)
    Repayer(number: number).repay(&state)
    let removed = Repair(troubles: troubles, keeping: number).run(&state)
    if state.violations > 0 || removed.contains(number) { return false }
    if case .session(let session) = instance.activities[number].kind {
      AttendanceFill(number: number, session: session).fill(&state)
    }
    for other in removed { reinsert(other, mayForce: false) }
    return true
  }
}

extension Placer {
  /// A placement of those who must come; nil where the site or the provider can't.
  func bare(_ number: Int, _ option: Option, _ state: State) -> Placement? {
    let activity = state.instance.activities[number]
    switch activity.kind {
    case .session(let session):
      if state.providerRefuses(session, option) != nil { return nil }
      guard let room = state.freeRoom(option, wanted: wantedSeats(activity, session)) else { return nil }
      let people = required(activity, session, option, state)
      return Placement([PlacedOccurrence(option: option, room: room, attendees: people)])
    case .visit:
      let people = activity.candidates.indices.filter {
        state.instance.people[activity.candidates[$0].person].isEmployed(Int(option.day))
      }.map(Int32.init)
      return people.isEmpty ? nil : Placement([PlacedOccurrence(option: option, attendees: people)])
    case .cohorts, .circle, .specialist, .secondment, .other: return nil
    }
  }
}
