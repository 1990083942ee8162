// SPDX-License-Identifier: Apache-2.0

import Domain

/// A session in several cohorts compiled (`docs/model.md`, H15). Its options are those of one part of any cohort.
final class CohortData: Sendable {
  let session: SessionData
  /// By option: its slot, that is its day, start and place, whoever leads.
  let slots: [Int32]
  /// By slot, then candidate: what coming would roughly cost the person by itself, `CohortData.impossible` where they
  /// couldn't.
  private let solos: FlatTable<Int32>
  private let candidates: Int

  static let impossible = Int32.max

  init(session: SessionData, candidates: Int, slots: [Int32] = [], solos: [Int32] = []) {
    self.session = session
    self.candidates = candidates
    self.slots = slots
    self.solos = FlatTable(solos)
  }

  /// How many cohorts there are to be.
  var count: Int { session.spec.cohorts }
  /// How many parts each has.
  var parts: Int { session.spec.series.parts }
  /// How many numbers the costs are, four bytes each.
  var soloCount: Int { solos.count }
  var slotCount: Int { candidates == 0 ? 0 : solos.count / candidates }

  /// What a slot would cost a candidate by itself.
  func solo(slot: Int, candidate: Int) -> Int32 { solos[slot * candidates + candidate] }

  /// The same, of which none has fewer than its quorum.
  func quorateSizes(people: Int, cohorts: Int, rules: RulesProfile) -> ClosedRange<Int> {
    let sizes = sizes(people: people, cohorts: cohorts, rules: rules)
    return min(sizes.upperBound, max(sizes.lowerBound, session.spec.quorum))...sizes.upperBound
  }

  /// The least and the most people in a cohort, of so many in so many of them (H15).
  func sizes(people: Int, cohorts: Int, rules: RulesProfile) -> ClosedRange<Int> {
    let stray = (session.spec.tolerance ?? rules.limits.cohortTolerance).rawValue
    let count = max(1, cohorts)
    let least = min(floorDivide(people, count), ceilDivide(people * (1000 - stray), 1000 * count))
    let most = max(ceilDivide(people, count), floorDivide(people * (1000 + stray), 1000 * count))
    return least...most
  }
}

extension Placement {
  /// Positions of a cohort's occurrences, by day.
  func parts(ofCohort cohort: Int) -> [Int] { occurrences.indices.filter { Int(occurrences[$0].cohort) == cohort } }

  /// Cohorts that have an occurrence, ascending.
  var cohorts: [Int] { Set(occurrences.map { Int($0.cohort) }).sorted() }

  /// The same with its occurrences in the order in which those of cohorts stand: by day, start and cohort, so that what
  /// has taken place comes first.
  func inOrder() -> Placement {
    Placement(
      occurrences.sorted {
        ($0.option.day, $0.option.start, $0.cohort) < ($1.option.day, $1.option.start, $1.cohort)
      })
  }
}
