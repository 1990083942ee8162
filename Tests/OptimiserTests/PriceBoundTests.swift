// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser

@Suite struct PriceBoundTests {
  /// A random group; of every second one some people leave within the year.
  static func group(_ seed: Int) -> Group {
    var group = RandomGroup.make(seed: UInt64(seed))
    var random = RandomSource(seed: seed)
    for index in group.people.indices where seed % 2 == 1 && random.below(3) == 0 {
      group.people[index].validUntil = group.year.first + random.below(group.year.last - group.year.first)
    }
    return group
  }

  /// Whatever the prices: no lawful plan is below the bound.
  @Test(arguments: 0..<12) func noPlanIsBelowTheBoundAtAnyPrices(block: Int) {
    for seed in (block * 12)..<(block * 12 + 12) {
      let instance = Compiler(Self.group(seed)).compile()
      var random = RandomSource(seed: seed)
      var search = Search(instance, seed: seed)
      for _ in 0..<2 { search.round() }
      let rest = search.bestScore.rest * SharedRows.scale
      let missing = search.bestScore.must
      var ascent = DualAscent(PriceBound(instance))
      #expect(Self.shown(ascent.best, missing: missing, instance) <= rest, "seed \(seed), first prices")
      for step in 0..<30 {
        ascent.step()
        #expect(Self.shown(ascent.best, missing: missing, instance) <= rest, "seed \(seed), step \(step)")
      }
      // Rows that were added count too.
      let rows = ascent.bound.rows
      for trial in 0..<4 {
        let prices = rows.limits.indices.map { row in
          random.below(3) == 0 ? min(rows.mostPrices[row], random.below(1 + rows.firstSteps[row] * 4)) : 0
        }
        let evaluation = ascent.bound.evaluate(Self.others(ascent.bound, rows: prices, &random))
        #expect(Self.shown(evaluation, missing: missing, instance) <= rest, "seed \(seed), random prices \(trial)")
      }
    }
  }

  /// Where a lesson is worth a penny, everything costs thousands of millions of thousandths.
  @Test func pennyLessonsAreNoOverflow() {
    for seed in 0..<6 {
      var group = Self.group(seed)
      group.rules.rates.pencePerLesson = Pence(1)
      let instance = Compiler(group).compile()
      var search = Search(instance, seed: seed)
      search.round()
      var ascent = DualAscent(PriceBound(instance))
      for _ in 0..<4 { ascent.step() }
      let shown = Self.shown(ascent.best, missing: search.bestScore.must, instance)
      #expect(shown <= search.bestScore.rest * SharedRows.scale, "seed \(seed)")
    }
  }

  /// What an evaluation shows of a plan that misses so much of what must take place.
  static func shown(_ evaluation: PriceBound.Evaluation, missing: Int, _ instance: Instance) -> Int {
    evaluation.total - (missing == ModelBound(instance).must ? 0 : evaluation.forced)
  }

  /// Prices of rows with all others as chance has them.
  static func others(_ bound: PriceBound, rows: [Int], _ random: inout RandomSource) -> BoundPrices {
    var prices = bound.firstPrices()
    prices.rows = rows
    prices.supply = supply(bound, &random)
    for activity in prices.rotas.indices {
      for share in prices.rotas[activity].indices where random.below(3) > 0 {
        prices.rotas[activity][share] = random.below(60_000) - 40_000
      }
    }
    return prices
  }

  /// Shares of supply as chance has them: within a half, and between morning and afternoon.
  static func supply(_ bound: PriceBound, _ random: inout RandomSource) -> SupplyPrices {
    var prices = bound.firstSupply
    var ascent = SupplyAscent(bound.model.evaluator.periods, prices)
    for _ in 0..<random.below(4) {
      ascent.move(&prices, covered: (0..<bound.model.evaluator.periods.count).map { _ in random.below(4000) })
    }
    return prices
  }

  /// One thread or two: the same bound at the same prices, and the same rows.
  @Test func threadsDecideNothing() {
    for seed in 0..<8 {
      let instance = Compiler(Self.group(seed)).compile()
      var alone = DualAscent(PriceBound(instance))
      var shared = DualAscent(PriceBound(instance, threads: 2), threads: 2)
      for _ in 0..<14 {
        alone.step()
        shared.step(threads: 2)
      }
      #expect(
        alone.result.held.rest == shared.result.held.rest && alone.bestPrices == shared.bestPrices, "seed \(seed)")
      #expect(alone.bound.rows.names == shared.bound.rows.names, "seed \(seed)")
    }
  }

  /// What's charged for the things that somebody does on a day is no more than the day costs; plans are made so that people
  /// do several things a day, since that's where costs are shared. So with the supply of a school's day.
  @Test(arguments: 0..<4) func chargesAreNoMoreThanDaysCost(block: Int) {
    var shared = 0
    var besideCircles = 0
    var supplied = 0
    var compared = 0
    for seed in (block * 50)..<(block * 50 + 50) {
      let instance = Compiler(Self.group(seed)).compile()
      let bound = PriceBound(instance)
      var random = RandomSource(seed: seed)
      var state = State(instance)
      for step in 1...60 {
        crowd(&state, &random)
        if step % 6 > 0 { continue }
        for (key, charged) in charges(state, bound) {
          let (person, day) = (key / 1000, key % 1000)
          let cost = dayCost(state, bound, person: person, day: day)
          #expect(charged.cost <= cost, "seed \(seed), \(instance.personIDs[person]) on \(instance.calendar.date(day))")
          if charged.count > 1 { shared += 1 }
          if charged.count > charged.inCircles, charged.inCircles > 0 { besideCircles += 1 }
        }
        for (number, placement) in state.placements.enumerated() {
          guard let own = ownCost(state, bound, number, placement) else { continue }
          let cost = state.activityCells[number].cost + partnersAgain(instance, number, placement)
          #expect(own <= cost, "seed \(seed), \(instance.activities[number].id)")
          compared += 1
        }
      }
      supplied += checkSupply(state, bound, seed: seed)
    }
    #expect(shared > 0)
    #expect(besideCircles > 0)
    #expect(supplied > 0)
    #expect(compared > 100)
  }

  /// Puts something in, on a day on which something takes place already if that can be.
  func crowd(_ state: inout State, _ random: inout RandomSource) {
    let activities = state.instance.activities
    let number = random.below(activities.count)
    if state.isPlaced(number) {
      if random.below(4) == 0 { state.unplace(number) }
      return
    }
    if case .circle(let circle) = activities[number].kind {
      crowd(CirclePlanner(number: number, circle: circle, noise: 3000), &state, &random)
      return
    }
    let days = Set(state.placements.flatMap(\.occurrences).map(\.option.day))
    let options = activities[number].options
    let crowded = options.filter { days.contains($0.day) }
    let pool = crowded.isEmpty || random.below(5) == 0 ? options : crowded
    let parts = if case .session(let session) = activities[number].kind { session.spec.series.parts } else { 1 }
    if pool.isEmpty || parts > 1 {
      Inserter(noise: 3000, trials: 3).insert(number, into: &state, random: &random)
      return
    }
    for _ in 0..<6 {
      let mark = state.begin()
      if Placer().attempt(number, [pool[random.below(pool.count)]], state: &state) == nil {
        state.commit(mark)
        return
      }
      state.rollBack(mark)
    }
  }

  /// Puts a circle in, worth it or not.
  private func crowd(_ planner: CirclePlanner, _ state: inout State, _ random: inout RandomSource) {
    for way in planner.ways(state, random: &random).prefix(6) {
      let mark = state.begin()
      if planner.attempt(way, state: &state) == nil {
        state.commit(mark)
        return
      }
      state.rollBack(mark)
    }
  }

  private struct Charged {
    var cost = 0
    var count = 0
    var inCircles = 0
  }

  /// What's charged for each person's day (person * 1000 + day) of the sessions, visits and circles placed.
  private func charges(_ state: State, _ bound: PriceBound) -> [Int: Charged] {
    var charges: [Int: Charged] = [:]
    for (number, placement) in state.placements.enumerated() {
      guard let priced = bound.model.activities[number] else { continue }
      let activity = state.instance.activities[number]
      for occurrence in placement.occurrences {
        guard let index = activity.options.firstIndex(of: occurrence.option) else { continue }
        let cell = Int(priced.cells.cellOfOption[index])
        for candidate in occurrence.attendees {
          let key = activity.candidates[Int(candidate)].person * 1000 + Int(occurrence.option.day)
          let charge = priced.charges[cell * activity.candidates.count + Int(candidate)]
          #expect(charge != .impossible)
          charges[key, default: Charged()].cost += Int(charge.cost)
          charges[key, default: Charged()].count += 1
          if case .circle = activity.kind { charges[key, default: Charged()].inCircles += 1 }
        }
      }
    }
    return charges
  }

  /// What the bound counts of a session's, visit's or circle's own for the very ways and people of the plan: worth, fees, who's
  /// missed, preferences. Nil where a person leads, whose charge is counted with it.
  private func ownCost(_ state: State, _ bound: PriceBound, _ number: Int, _ placement: Placement) -> Int? {
    guard let priced = bound.model.activities[number], !placement.isEmpty else { return nil }
    let activity = state.instance.activities[number]
    let terms = ActivityTerms(
      activity, model: bound.model, prices: [Int](repeating: 0, count: bound.rows.count))
    var cost = -terms.worth / SharedRows.scale
    if case .circle = activity.kind { cost = MostWorth.best(activity, instance: state.instance) }
    for occurrence in placement.occurrences {
      guard activity.leadingPerson(occurrence.option) < 0,
        let index = activity.options.firstIndex(of: occurrence.option)
      else { return nil }
      let fee = terms.fee(occurrence.option)
      cost += Int(priced.fixed[Int(priced.cells.cellOfOption[index])].cost)
      cost += (fee.part + fee.head * occurrence.attendees.count) / SharedRows.scale
      guard case .session(let session) = activity.kind else { continue }
      if terms.countsPresence {
        cost -= occurrence.attendees.reduce(0) { $0 + activity.candidates[Int($1)].presence }
      }
      for (position, quota) in session.quotas.enumerated() where quota.level == .expected {
        let present = occurrence.attendees.count { Int(activity.candidates[Int($0)].quota) == position }
        cost += max(0, terms.wanted(position, quota, leader: -1) - present) * quota.missingCost
      }
    }
    return cost
  }

  /// What visits cost to schools where somebody has been before the plan; the state counts it apart from activities.
  private func partnersAgain(_ instance: Instance, _ number: Int, _ placement: Placement) -> Int {
    let candidates = instance.activities[number].candidates
    return placement.occurrences.filter { $0.option.host >= 0 }.reduce(0) { sum, visit in
      let again = visit.attendees.count {
        let person = candidates[Int($0)].person
        return instance.pastPartners.contains(
          PartnerPair(visitor: Int32(person), school: Int32(instance.people[Int(visit.option.host)].base)))
      }
      return sum + again * instance.rules.rates.samePartnerAgain.rawValue
    }
  }

  /// What a person's day costs by itself, lessons at their first loss and their part of supply included.
  func dayCost(_ state: State, _ bound: PriceBound, person: Int, day: Int) -> Int {
    let instance = state.instance
    let effect = state.effect(person: person, day: day)
    var cost = effect.cost
    let range = state.evaluator.lessonRange(person, day: day)
    for index in range where effect.lost & (1 << UInt64(index - range.lowerBound)) != 0 {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      if Int(lesson.lead) != person { continue }
      let halfTerm = Int(instance.calendar.at(lesson.school, day).halfTerm)
      cost += floorDivide(Int(lesson.base), 60)
      let first = bound.model.evaluator.periods
        .first(lesson.school, weekday: Int(lesson.weekday), halfTerm: halfTerm)
      cost += Int(bound.firstSupply.price(first + Int(lesson.period)).cost)
    }
    // What's repaid costs elsewhere: as much as the bound says at least, which isn't checked here.
    for item in state.items(person: person, day: day) where item.repaid != 0 { cost += 1_000_000 }
    return cost
  }

  /// - Returns: how many days with supply there were.
  private func checkSupply(_ state: State, _ bound: PriceBound, seed: Int) -> Int {
    let instance = state.instance
    var days = 0
    var random = RandomSource(seed: seed)
    let supply = Self.supply(bound, &random)
    for school in instance.schools.indices {
      for day in 0..<instance.dayCount {
        let index = school * instance.dayCount + day
        let cost = state.schoolDayCells[index].cell.cost
        let pence = state.schoolDayCells[index].pence
        var (charged, chargedPence) = (0, 0)
        for period in 0..<state.periods {
          let first = bound.model.evaluator.periods.first(
            school, weekday: Int(instance.calendar.weekdays[day]),
            halfTerm: Int(instance.calendar.at(school, day).halfTerm))
          let price = supply.price(first + period)
          charged += Int(state.lostCount[index * state.periods + period]) * Int(price.cost)
          chargedPence += Int(state.lostCount[index * state.periods + period]) * Int(price.pence)
        }
        #expect(charged <= cost && chargedPence <= pence, "seed \(seed), \(instance.schoolIDs[school]), day \(day)")
        if cost > 0 { days += 1 }
      }
    }
    return days
  }
}
