// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser
@testable import Verifier

/// What a specialist's year adds at least, against every template with its stays.
@Suite struct RotaDualTests {
  /// Whatever the prices: no template, with stays held, made up or left out by chance, adds less. At the best prices the bound says
  /// no less than full worths do.
  @Test(arguments: 0..<60) func noRotaIsBelowIt(seed: Int) {
    guard let (instance, data) = Self.specialist(seed) else { return }
    let bound = PriceBound(instance)
    guard let rota = bound.model.rotas[0] else { return }
    var random = RandomSource(seed: seed)
    let best = rota.bestPrices()
    var prices = [best, best.map { _ in 0 }]
    for _ in 0..<4 { prices.append(best.map { _ in random.below(90_000) - 60_000 }) }
    var least = Int.max
    var state = State(instance)
    for template in StaffingSearchTests.templates(cells: data.cells, shares: data.shares.count) {
      let mark = state.begin()
      if RotaPlanner(number: 0, specialist: data).settle(template, &state) == nil {
        least = min(least, state.rest)
        // Fewer stays are lawful too, as long as nothing is made up that wasn't lost.
        let whole = state.placements[0]
        for _ in 0..<3 {
          var some = whole
          some.occurrences.removeAll { _ in random.below(3) == 0 }
          if some.occurrences.isEmpty { continue }
          state.setRota(0, some)
          if state.violations == 0 { least = min(least, state.rest) }
        }
      }
      state.rollBack(mark)
    }
    if least == Int.max { return }
    for prices in prices { #expect(rota.evaluate(prices).value <= least, "seed \(seed), \(prices)") }
    #expect(rota.evaluate(best).value >= MostWorth.best(instance.activities[0], instance: instance), "seed \(seed)")
  }

  /// One specialist of a random group with a small cycle, now and then with a worth of its own.
  private static func specialist(_ seed: Int) -> (Instance, SpecialistData)? {
    var group = RandomGroup.make(seed: UInt64(12_000 + seed))
    group.activities = Array(group.activities.filter { $0.kind == .specialist }.prefix(1))
    group.answers.removeAll { !$0.activities.isEmpty }
    guard var activity = group.activities.first, case .specialist(var rota) = activity.details else { return nil }
    rota.cycleWeeks = 1
    rota.homeDays = [.monday, .tuesday, .thursday]
    activity.details = .specialist(rota)
    activity.timing.weekdays = []
    if seed % 4 == 0 { activity.worth = MilliLessons(400_000) }
    group.activities = [activity]
    let instance = Compiler(group).compile()
    guard case .specialist(let data) = instance.activities[0].kind, instance.activities[0].canBePlaced else {
      return nil
    }
    return (instance, data)
  }

  /// One school alone, shut on two of Nell's days: the bound is what the plan is, but for minutes that are rounded twice a day.
  @Test func oneSchoolsYearIsKnown() throws {
    let (found, rota, full) = try Self.nell(["elm"], closed: ["2026-09-18..2026-09-18", "2026-09-25..2026-09-25"])
    let value = rota.evaluate(rota.bestPrices()).value
    let days = found.best[0].occurrences.count
    #expect(
      days > 0 && value <= found.bestScore.rest && found.bestScore.rest - value <= days,
      "\(value), the plan \(found.bestScore.rest) on \(days) days")
    #expect(full < value)
  }

  /// Elm is shut for most of the year. All that's due, and every half-day at a school that's open, come to more than can be: what
  /// isn't given is owed.
  @Test func whatCannotBeGivenIsCounted() throws {
    let (found, rota, full) = try Self.nell(["elm", "ash"], closed: ["2026-11-02..2027-06-25"])
    let value = rota.evaluate(rota.bestPrices()).value
    #expect(
      value <= found.bestScore.rest && full < value - 10_000,
      "\(value), at full worth \(full), the plan \(found.bestScore.rest)")
  }

  /// Nell is at Elm for one half of Friday by one wish and for the other by another: she goes there once.
  @Test func twoRotasShareTheirJourneys() throws {
    var group = SmallGroup.group()
    group.answers = []
    group.people.append(Person(id: "nell", name: "Nell Young", school: "oak", role: "teacher"))
    group.activities = [HalfDay.morning, .afternoon].map { half in
      var wish = Specialist(person: "nell", shares: [Specialist.Share(school: "elm", halfDays: 1)])
      wish.cycleWeeks = 1
      wish.homeDays = [.monday, .tuesday, .wednesday, .thursday]
      return Activity(id: Identifier("music-\(half.name)"), title: "Music", details: .specialist(wish))
    }
    var certificate: BoundCertificate?
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 20)).solve(certified: { certificate = $0 })
    #expect(plan.occurrences.count > 60)
    let ascent = DualAscent(PriceBound(Compiler(group).compile()))
    #expect(ascent.result.all.rest <= plan.objective.parts.total.rawValue)
    let verdict = Verifier(group).check(try #require(certificate), of: plan, inputHash: plan.inputHash)
    #expect(verdict.isConfirmed, "\(verdict.faults)")
  }

  /// Nell goes to one school on Friday morning, to a second on Thursday's, and Elm has a calendar of its own with closures.
  private static func nell(_ schools: [Identifier<School>], closed: [DateSpan]) throws -> (Search, RotaDual, Int) {
    var group = SmallGroup.group()
    group.answers = []
    group.people.append(Person(id: "nell", name: "Nell Young", school: "oak", role: "teacher"))
    var wish = Specialist(person: "nell", shares: schools.map { Specialist.Share(school: $0, halfDays: 1) })
    wish.cycleWeeks = 1
    wish.homeDays = schools.count == 1 ? [.monday, .tuesday, .wednesday, .thursday] : [.monday, .tuesday, .wednesday]
    wish.protected = [.thursday, .friday].map { WeekdayHalf(weekday: $0, half: .afternoon) }
    group.activities = [Activity(id: "music", title: "Music", details: .specialist(wish))]
    // Journeys are counted at the lesser of two rates.
    group.rules.rates.travelOutsideDay = group.rules.rates.travelInDay
    let elm = try #require(group.schools.firstIndex { $0.id == "elm" })
    var calendar = try #require(group.calendars.first { $0.id == group.schools[elm].calendar })
    calendar.id = "of-elm"
    calendar.closures += closed.map { Closure(name: "Boiler", span: $0, isBankHoliday: false) }
    group.calendars.append(calendar)
    group.schools[elm].calendar = calendar.id
    let instance = Compiler(group).compile()
    var search = Search(instance, seed: 1)
    search.round()
    let rota = try #require(PriceBound(instance).model.rotas[0])
    return (search, rota, MostWorth.best(instance.activities[0], instance: instance))
  }
}
