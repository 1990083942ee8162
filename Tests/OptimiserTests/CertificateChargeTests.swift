// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Optimiser
@testable import Verifier

/// The verifier's charges by themselves, against plans that crowd people's days: that's where costs are shared.
@Suite struct CertificateChargeTests {
  @Test(arguments: 0..<4) func whatTheVerifierChargesIsNoMoreThanADayCosts(block: Int) {
    let crowding = PriceBoundTests()
    var shared = 0
    for seed in (block * 30)..<(block * 30 + 30) {
      let group = PriceBoundTests.group(seed)
      let instance = Compiler(group).compile()
      let bound = PriceBound(instance)
      let charges = Self.charges(instance, Verifier(group), bound)
      var random = RandomSource(seed: seed)
      var state = State(instance)
      for step in 1...60 {
        crowding.crowd(&state, &random)
        if step % 6 > 0 { continue }
        for (key, charged) in Self.charged(state, charges) {
          let cost = crowding.dayCost(state, bound, person: key / 1000, day: key % 1000)
          let what = "seed \(seed), \(instance.personIDs[key / 1000]) on \(instance.calendar.date(key % 1000))"
          #expect(charged.reduce(0, +) <= cost, "\(what): \(charged)")
          if charged.count > 1 { shared += 1 }
        }
      }
    }
    #expect(shared > 0)
  }

  /// What shares a day weighs as much for the verifier as for the optimiser, and no more of it lies beside anything: the
  /// optimiser joins days that are alike. What has fewer dates for its parts weighs more.
  @Test func bothWeighAlike() throws {
    var weights: Set<Int> = []
    // How often one lesson is shared with less than another of its day.
    var told = 0
    for seed in 0..<24 {
      let group = PriceBoundTests.group(seed)
      let instance = Compiler(group).compile()
      let sharing = Self.charges(instance, Verifier(group), PriceBound(instance)).sharing
      let people = BoundPeople(GroupIndex(group))
      let companions = Companions(instance, threads: 1)
      let items = ItemBuilder(instance: instance)
      // A circle that lacks a step has options, and isn't listed.
      for (number, activity) in instance.activities.enumerated() where activity.canBePlaced {
        for option in activity.options.prefix(12) {
          let place = try #require(people.places.number(instance.travel.places[Int(option.place)]))
          let (start, end) = items.whole(option, activity: number)
          for candidate in activity.candidates {
            let person = try #require(people.number(instance.personIDs[candidate.person]))
            let base = instance.schoolIDs[instance.people[candidate.person].base]
            let weekday = instance.calendar.date(Int(option.day)).weekday
            let periods = people.index.bells(base, weekday)?.periods ?? []
            let beside = companions.beside(
              candidate.person, besides: number, day: Int(option.day), place: Int(option.place), start: start, end: end,
              lessons: periods.indices.map { ChargeParts.Lesson(period: Int32($0), cost: 0, isCovered: false) })
            let others = sharing.others(
              person, besides: number, day: Int(option.day), place: place, start: start, end: end,
              lessons: periods.map(\.name))
            let what = "seed \(seed), \(activity.id), \(instance.personIDs[candidate.person])"
            #expect(others.lessons.count == periods.count && beside.lessons.count == periods.count)
            for part in [beside.all] + beside.lessons { #expect(Int(part.own) == others.own, "\(what)") }
            #expect(others.all <= Int(beside.all.others), "\(what)")
            for (less, more) in zip(others.lessons, beside.lessons) { #expect(less <= Int(more.others), "\(what)") }
            if Set(others.lessons).count > 2 { told += 1 }
            weights.insert(others.own)
          }
        }
      }
    }
    #expect(weights.count > 5)
    #expect(told > 0)
  }

  private static func charges(_ instance: Instance, _ verifier: Verifier, _ bound: PriceBound) -> ComingCharges {
    let plan = Plan(
      group: instance.group.name, year: instance.group.year, asOf: instance.group.year.first, inputHash: "",
      rules: instance.rules, run: Run(engine: "native", seed: 1, rounds: 0, stop: .rounds))
    let none = PricedRest(
      0, rows: [],
      prices: BoundPrices(rows: [], supply: bound.firstSupply, rotas: []), periods: bound.model.evaluator.periods)
    let certificate = CertificateWriter(instance: instance, must: 0, rest: 0, priced: none).certificate(for: plan)
    var faults: [CertificateFault] = []
    let people = BoundPeople(verifier.index)
    let options = CertifiedOptions(certificate, people, &faults)
    let sharing = DaySharing(people, options)
    let soloist = Soloist(people, supply: SupplyShare(people.index, certificate.supply, &faults))
    return ComingCharges(people, sharing, PersonYears(people, sharing, soloist), soloist)
  }

  /// What's charged for each person's day (person * 1000 + day) of the sessions and visits placed, leaders too.
  private static func charged(_ state: State, _ charges: ComingCharges) -> [Int: [Int]] {
    let instance = state.instance
    let people = charges.people
    var charged: [Int: [Int]] = [:]
    for (number, placement) in state.placements.enumerated() {
      let activity = instance.activities[number]
      for occurrence in placement.occurrences where occurrence.option.halves == 0 {
        let option = occurrence.option
        let day = Int(option.day)
        let (start, end) = ItemBuilder(instance: instance).whole(option, activity: number)
        let place = people.places.number(instance.travel.places[Int(option.place)]) ?? 0
        let whole = TimeSpan(TimeOfDay(minutes: start), TimeOfDay(minutes: end))
        func add(_ person: Int, _ role: ComingCharges.Role) {
          guard let member = people.number(instance.personIDs[person]) else { return }
          let kinds = charges.years.years[member].kinds
          let charge =
            kinds[day] < 0
            ? nil
            : charges.charge(
              member, kind: Int(kinds[day]), activity: number, place: place, whole: whole, role: role)
          // Whoever is there can come.
          #expect(charge != nil, "\(activity.id), \(instance.personIDs[person]) on \(instance.calendar.date(day))")
          charged[person * 1000 + day, default: []].append(charge?.cost ?? 0)
        }
        for position in occurrence.attendees {
          let candidate = activity.candidates[Int(position)]
          add(candidate.person, .attendee(isInvited: candidate.level == .invited))
        }
        let leader = activity.leadingPerson(option)
        if leader >= 0 { add(leader, .leader) }
      }
    }
    return charged
  }
}
