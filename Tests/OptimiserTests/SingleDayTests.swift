// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Optimiser

/// A day with one thing in it, against the general computation for any number of things, on random groups; a failure names
/// the seed.
@Suite struct SingleDayTests {
  @Test(arguments: 0..<8) func isTheGeneralComputation(block: Int) throws {
    var seen = Seen()
    for seed in block * 10..<block * 10 + 10 {
      var random = RandomSource(seed: seed)
      var group = RandomGroup.make(seed: UInt64(83_000 + seed))
      lend(&group, &random)
      let instance = Compiler(group).bare().instance
      guard !instance.activities.isEmpty else { continue }
      for _ in 0..<1500 {
        let person = random.below(instance.people.count)
        let day = random.below(instance.dayCount)
        let item = item(of: person, instance, &random)
        let evaluator = DayEvaluator(
          instance: instance, isPatternOnly: random.below(2) == 0, assumesRepayment: random.below(2) == 0)
        let single = SingleDay(evaluator, person: person, day: day, item: item).effect()
        let general = evaluator.wholeEffect(person: person, day: day, items: [item])
        #expect(single == general, "seed \(83_000 + seed), \(instance.personIDs[person]), day \(day), \(item)")
        seen.count(single)
      }
    }
    // There's something of everything to tell apart.
    #expect(seen.isEverything, "\(seen)")
  }

  /// How often each thing came up.
  private struct Seen {
    var lost = 0
    var lessLost = 0
    var away = 0
    var travel = 0
    var outside = 0
    var noBreak = 0
    var support = 0
    var repaid = 0
    var pay = 0
    var broken = RuleSet()

    mutating func count(_ effect: DayEffect) {
      lost += effect.lost == 0 ? 0 : 1
      lessLost += effect.lost.nonzeroBitCount > 1 ? 1 : 0
      away += effect.away == 0 ? 0 : 1
      travel += effect.travelCost == 0 ? 0 : 1
      outside += effect.outsideCost == 0 ? 0 : 1
      noBreak += effect.breakCost == 0 ? 0 : 1
      support += effect.supportCost == 0 ? 0 : 1
      repaid += effect.minutesToRepay == 0 ? 0 : 1
      pay += effect.pay == 0 ? 0 : 1
      broken.formUnion(effect.broken)
    }

    var isEverything: Bool {
      [lost, lessLost, away, travel, outside, noBreak, support, repaid, pay].allSatisfy { $0 > 10 }
        && [.notAtWork, .notOpen, .refused, .twoPlaces, .limitReached, .protectedTime].allSatisfy(broken.contains)
    }
  }

  private func item(of person: Int, _ instance: Instance, _ random: inout RandomSource) -> Item {
    let roles: [Item.Role] = [.required, .expected, .invited, .visitor, .leader]
    let isOnline = random.below(6) == 0
    let base = instance.schools[instance.people[person].base].place
    let start = 7 * 60 + 5 * random.below(150)
    var item = Item(
      activity: Int32(random.below(instance.activities.count)), part: 0,
      place: Int16(isOnline ? base : random.below(instance.travel.online)), start: Int16(start),
      end: Int16(start + 5 * random.below(50)), role: roles[random.below(roles.count)], isOnline: isOnline)
    if random.below(4) == 0 { item.repaid = 1 << UInt64(random.below(3)) }
    return item
  }

  /// Has every third lesson taught by somebody who teaches elsewhere too, and some supported, so that days at two schools
  /// and lessons of others count.
  private func lend(_ group: inout Group, _ random: inout RandomSource) {
    group.lessons = WeeklyTimetable(group, directory: Directory(group)).lessons
    for index in stride(from: 0, to: group.lessons.count, by: 3) {
      let staff = group.lessons[random.below(group.lessons.count)].staff
      if random.below(2) == 0 {
        group.lessons[index].staff = staff
      } else {
        group.lessons[index].staff += staff
      }
    }
  }
}
