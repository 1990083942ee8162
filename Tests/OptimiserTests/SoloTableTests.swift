// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Optimiser

/// Days that are looked at once for all that look alike to somebody's own schools, against each day asked by itself, on random
/// groups; a failure names the seed.
@Suite struct SoloTableTests {
  @Test(arguments: 0..<4) func likeDaysAreAlike(block: Int) throws {
    var (able, kept) = (0, 0)
    for seed in block * 15..<block * 15 + 15 {
      var random = RandomSource(seed: seed)
      var group = RandomGroup.make(seed: UInt64(71_000 + seed))
      lend(&group, &random)
      let instance = Compiler(group).bare().instance
      for number in instance.activities.indices {
        guard case .session(let session) = instance.activities[number].kind else { continue }
        (able, kept) = (able, kept) + check(number, session, instance, &random, "seed \(71_000 + seed)")
      }
    }
    // There's something to tell apart, and most of it isn't asked again.
    #expect(able > 1000 && kept > 1000, "\(able), \(kept)")
  }

  /// Has every third lesson taught by somebody who teaches elsewhere too, so that days at two schools count.
  private func lend(_ group: inout Group, _ random: inout RandomSource) {
    group.lessons = WeeklyTimetable(group, directory: Directory(group)).lessons
    for index in stride(from: 0, to: group.lessons.count, by: 3) {
      group.lessons[index].staff = group.lessons[random.below(group.lessons.count)].staff
    }
  }

  /// Goes through the days at a few places and times, as compiling does.
  /// - Returns: how many could come, and how many answers stood already.
  private func check(
    _ number: Int, _ session: SessionData, _ instance: Instance, _ random: inout RandomSource, _ words: String
  ) -> (Int, Int) {
    let activity = ActivityDraft(instance.activities[number])
    let length = session.spec.length.rawValue
    let evaluator = DayEvaluator(instance: instance, isPatternOnly: true, assumesRepayment: true)
    var table = SoloTable(evaluator: evaluator, number: number, activity: activity, length: length)
    let spots = (0..<3).map { _ in
      (place: random.below(instance.schools.count + 1), start: 8 * 60 + 5 * random.below(100))
    }
    var (able, looks) = (0, 0)
    for day in 0..<instance.dayCount {
      table.turn(to: day)
      for spot in spots {
        let place = spot.place == instance.schools.count ? instance.travel.online : spot.place
        table.look(at: place, start: spot.start)
        looks += activity.candidates.count
        for (candidate, solo) in zip(activity.candidates, table.solos) {
          let plain = plain(candidate, evaluator, number, place, spot.start, length, day)
          #expect(solo.broken.isEmpty == (plain != nil), "\(words), \(instance.personIDs[candidate.person]), \(day)")
          guard let plain, solo.broken.isEmpty else { continue }
          #expect(Int(solo.cost) == plain, "\(words), \(instance.personIDs[candidate.person]), \(day)")
          able += 1
        }
      }
    }
    return (able, looks - table.asked)
  }

  /// What coming costs, asked of the day itself; nil where they can't.
  private func plain(
    _ candidate: Candidate, _ evaluator: DayEvaluator, _ number: Int, _ place: Int, _ start: Int, _ length: Int,
    _ day: Int
  ) -> Int? {
    if candidate.hasDeclined || evaluator.instance.vetoes.forbids(person: candidate.person, place: place) { return nil }
    let option = Option(
      day: Int32(day), start: Int16(start), end: Int16(start + length), place: Int16(place), leader: -1)
    let item = ItemBuilder(instance: evaluator.instance)
      .attendee(option, activity: number, part: 0, person: candidate.person, role: candidate.level.itemRole)
    let effect = evaluator.effect(person: candidate.person, day: day, items: [item])
    if !effect.broken.isEmpty { return nil }
    return SoloEstimate(evaluator: evaluator).cost(effect, person: candidate.person, day: day)
  }
}

private func + (one: (Int, Int), other: (Int, Int)) -> (Int, Int) { (one.0 + other.0, one.1 + other.1) }
