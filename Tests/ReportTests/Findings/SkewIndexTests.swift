// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

/// The concentration index of benefit over need.
struct SkewIndexTests {
  @Test func itIsWorkedOutByHand() {
    // Four schools of one width: (1·1 + 3·2 + 5·3 + 7·4) / (10 · 4) − 1 = 50/40 − 1.
    #expect(SkewIndex.index(widths: [1, 1, 1, 1], benefits: [1, 2, 3, 4]) == 250)
    #expect(SkewIndex.index(widths: [1, 1, 1, 1], benefits: [4, 3, 2, 1]) == -250)
    // As wide as what's given: even.
    #expect(SkewIndex.index(widths: [3, 5, 2], benefits: [30, 50, 20]) == 0)
    // All to the first or last of two.
    #expect(SkewIndex.index(widths: [1, 1], benefits: [7, 0]) == -500)
    #expect(SkewIndex.index(widths: [1, 1], benefits: [0, 7]) == 500)
    // (3·1 + 1·7) / (4 · 4) − 1 = −0.375, and rounding goes down: (1·1 + 2·(2 + 2)) / (3 · 3) − 1 = 0.
    #expect(SkewIndex.index(widths: [1, 3], benefits: [3, 1]) == -500)
    #expect(SkewIndex.index(widths: [1, 2], benefits: [1, 1]) == -167)
    #expect(SkewIndex.index(widths: [1, 1], benefits: [0, 0]) == nil)
    #expect(SkewIndex.index(widths: [0, 0], benefits: [1, 1]) == nil)
  }

  @Test func aCountryOfSchoolsDoesNotOverflow() {
    let widths = [Int](repeating: 30, count: 20_000)
    let benefits = (0..<20_000).map { $0 * 10 }
    let index = SkewIndex.index(widths: widths, benefits: benefits)
    #expect(index == 333)
  }

  @Test func itIsOfWhatWasAskedAndGivenAndBefore() throws {
    var (group, plan) = (SmallGroup.group(), SmallPlan.plan())
    // Elm needs more than Oak and Ash, which are one step: Elm has 3 people, the others 9.
    let skew = try #require(Findings(group: group, plan: plan).skew)
    let figures = Dictionary(plan.schools.map { ($0.school, $0) }) { first, _ in first }
    let (elm, all) = (
      try #require(figures["elm"]).given.rawValue, plan.schools.reduce(0) { $0 + $1.given.rawValue }
    )
    #expect(skew.given == floorDivide(1000 * (elm * 3 + (all - elm) * 15), all * 12) - 1000)
    #expect(skew.before == nil)
    group.history = [
      HistoryEntry(date: nil, kind: "visit", person: "dev", school: nil, partner: nil, outcome: .done),
      HistoryEntry(date: nil, kind: "visit", person: "kit", school: nil, partner: nil, outcome: .refused),
    ]
    plan.schools = []
    let before = try #require(Findings(group: group, plan: plan).skew)
    #expect(before.before == -750 && before.given == nil && before.asked == nil)
  }

  @Test func withoutDifferentNeedsThereIsNone() {
    var group = SmallGroup.group()
    for index in group.schools.indices { group.schools[index].needWeight = PerMille(1200) }
    let plan = SmallPlan.plan()
    #expect(Findings(group: group, plan: plan).skew == nil)
    #expect(!Summary.text(group: group, plan: plan).contains("Skew"))
    #expect(Summary.text(group: SmallGroup.group(), plan: plan).contains("Skew of benefit against need"))
  }
}
