// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Verifier

@testable import Optimiser

/// What floating cover does for a plan, and where the optimiser sends it.
@Suite struct FloatingCoverTests {
  private func plan(_ group: Group) -> Plan {
    let plan = Optimiser(group, options: SolveOptions(seed: 1, rounds: 12)).solve()
    let verdict = Verifier(group).verify(plan)
    #expect(verdict.breaches.isEmpty, "\(verdict.breaches)")
    return plan
  }

  /// The course alone, of Hal, Erin and Ben, who are of three schools, and worth a lot.
  private func course(floaters: Int, schools: [Identifier<School>] = []) -> Group {
    var group = SmallGroup.group()
    group.activities.removeAll { $0.id != "course" }
    group.changeActivity("course") { $0.worth = MilliLessons(200_000) }
    group.floatingCover = Weekday.allCases.prefix(5).map {
      FloatingCover(schools: schools, weekday: $0, people: floaters)
    }
    return group
  }

  @Test func aDaysPurchaseIsAvoided() {
    let (without, with) = (plan(course(floaters: 0)), plan(course(floaters: 3)))
    #expect(!without.supply.isEmpty && with.supply.isEmpty)
    #expect(with.cover.contains { $0.by == .floater(1) } && !without.cover.contains { $0.by == .floater(1) })
    #expect(with.objective.parts.money < without.objective.parts.money)
    #expect(!with.charges.contains { $0.kind == .supply })
  }

  /// Of one floater for two schools: the course's people of both lose a half-day on the same date.
  @Test func aFloaterGoesWhereMoreIsSaved() {
    func bought(_ dear: Identifier<School>) -> Set<Identifier<School>> {
      var group = course(floaters: 1, schools: ["elm", "oak"])
      for school: Identifier<School> in ["elm", "oak"] {
        group.changeSchool(school) { $0.supply.halfDayRate = Pence(school == dear ? 15_000 : 12_000) }
      }
      let plan = plan(group)
      #expect(plan.occurrences.count == 2)
      return Set(plan.supply.map(\.school)).subtracting(["ash"])
    }
    #expect(bought("oak") == ["elm"])
    #expect(bought("elm") == ["oak"])
  }

  @Test func aSchoolWithoutSupplyIsHelpedByAFloater() {
    var group = course(floaters: 0)
    for index in group.schools.indices { group.schools[index].supply.mostPerDay = 0 }
    let without = plan(group)
    #expect(without.occurrences.isEmpty && without.unplaced.first?.reasons.contains { $0.code == .noCover } == true)
    group.floatingCover = course(floaters: 3).floatingCover
    #expect(plan(group).occurrences.count == 2)
  }

  /// The greedy way of the state, circuit by circuit, is the plain one of the settlement, whatever rows and needs.
  @Test(arguments: 0..<40) func circuitsSendTheSameAsAllRowsTogether(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var group = SmallGroup.group()
    group.schools += (0..<4).map { number in
      School(id: Identifier("s\(number)"), name: "S", phase: .primary, calendar: "weekly", bells: "primary")
    }
    for index in group.schools.indices {
      group.schools[index].supply.mostPerDay = random.below(4)
      group.schools[index].supply.dayRate = Pence(random.draw(100...200))
      group.schools[index].supply.halfDayRate = Pence(random.draw(0...250))
    }
    for _ in 0..<random.draw(1...5) {
      let schools = group.schools.map(\.id).filter { _ in random.below(3) == 0 }
      group.floatingCover.append(FloatingCover(schools: schools, weekday: .monday, people: random.below(3)))
    }
    let instance = Compiler(group).compile()
    // The first Monday.
    var day = 0
    while instance.calendar.weekdays[day] != 0 { day += 1 }
    for _ in 0..<50 {
      let needs = instance.schools.indices.map { school in
        Settlement.DayNeed(school: school, day: day, morning: random.below(5), afternoon: random.below(5))
      }
      let plain = Settlement.floaters(instance, needs)
      for circuit in instance.floaters.circuits {
        let sent = FloaterDay(instance: instance, circuit: circuit).sent { school in
          SchoolNeed(morning: Int16(needs[school].morning), afternoon: Int16(needs[school].afternoon))
        }
        for (school, count) in zip(circuit.schools, sent) {
          let expected: Int = plain[Int(school) * instance.dayCount + day] ?? 0
          #expect(Int(count) == expected, "seed \(seed)")
        }
      }
    }
  }

  /// On weekdays on which a floater may come nothing is charged for supply.
  @Test func periodsThatAFloaterMayCoverHaveNoPrice() {
    let plain = SupplyPeriods(Compiler(course(floaters: 0)).compile())
    let covered = SupplyPeriods(Compiler(course(floaters: 1, schools: ["elm"])).compile())
    #expect(plain.halves.contains { $0.school == 1 } && !covered.halves.contains { $0.school == 1 })
    #expect(plain.halves.filter { $0.school != 1 }.map(\.periods) == covered.halves.map(\.periods))
  }
}
