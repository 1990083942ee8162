// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// H14, backfill: what fills the hole that somebody leaves. Each change breaks one clause and nothing else.
@Suite struct BrokenBackfillRulesTests {
  @Test(arguments: sums + names + uses + margins)
  func changeBreaksJustItsRule(_ change: Change) {
    #expect(change.codesWhenRelisted(.staffing) == change.codes)
  }

  static let sums: [Change] = [
    Change(["H14"], "a half-day too few in one half-term") {
      $0.plan.changePlacement("oak-post") { $0.backfill[2].halfDays = 3 }
    },
    Change(["H14"], "a half-day too many in one half-term") {
      $0.plan.changePlacement("oak-post") { $0.backfill[2].halfDays = 5 }
    },
    Change([], "another mix in one half-term") {
      $0.plan.changePlacement("oak-post") {
        $0.backfill[2].halfDays = 5
        $0.backfill[3].halfDays = 1
      }
    },
    Change(["H14"], "nothing in one half-term") { $0.plan.changePlacement("oak-post") { $0.backfill.removeLast(2) } },
    Change(["H14"], "something in another half-term") {
      $0.plan.changePlacement("oak-post") { $0.backfill.append(StaffingPlan.share(3, .hire, 6)) }
    },
    Change(["H14"], "no half-day by one way") {
      $0.plan.changePlacement("oak-post") {
        $0.backfill[0].halfDays = 6
        $0.backfill[1].halfDays = 0
      }
    },
    Change(["H14"], "a way that the wish doesn't allow") {
      $0.group.changeSecondment("oak-post") { $0.backfill = [.swap, .chain, .hire] }
    },
    Change(["H14", "L-order"], "one way in two entries") {
      $0.plan.changePlacement("oak-post") {
        $0.backfill[0].halfDays = 2
        $0.backfill.insert($0.backfill[0], at: 0)
      }
    },
    Change(["L-order"], "ways out of order") { $0.plan.changePlacement("oak-post") { $0.backfill.swapAt(0, 1) } },
    Change(["L-order"], "half-terms out of order") {
      $0.plan.changePlacement("oak-post") {
        $0.backfill.swapAt(0, 2)
        $0.backfill.swapAt(1, 3)
      }
    },
  ]

  static let names: [Change] = [
    Change(["H14"], "a hire that names a secondment") {
      $0.plan.changePlacement("oak-post") { $0.backfill[0].by = "swap-oak" }
    },
    Change(["H14"], "nobody with a name") {
      $0.plan.changePlacement("oak-post") { $0.backfill[1].by = "swap-oak" }
    },
    Change(["H14"], "a chain without a name") { $0.plan.changePlacement("elm-post") { $0.backfill[0].by = nil } },
    Change(["H14"], "a swap with something else") {
      $0.plan.changePlacement("swap-oak") { $0.backfill[0].by = "music" }
    },
    Change(["H14"], "a swap with itself") { sample in
      sample.plan.changePlacement("swap-oak") { $0.backfill[0].by = "swap-oak" }
    },
    Change(["H14"], "a swap with a secondment that isn't placed") { sample in
      sample.unplace("swap-elm")
    },
    // Elm's post of autumn brings Anna to Elm, but not in spring.
    Change(["H14"], "a swap with a secondment of another half-term") {
      $0.plan.changePlacement("swap-oak") { $0.backfill[0].by = "elm-post" }
    },
    // Erin comes to Oak, which she doesn't leave.
    Change(["H14"], "a chain to another school") { sample in
      sample.group.changeSecondment("oak-post") { $0.school = "ash" }
      sample.plan.changePlacement("oak-post") { $0.to = "ash" }
    },
    Change(["H14"], "a teacher of another phase") { sample in
      sample.group.changeSchool("yew") { $0.phase = .secondary }
    },
    // An all-through school's teacher of Year 2 is a primary teacher.
    Change([], "a teacher of the same phase at an all-through school") { sample in
      sample.group.changeSchool("yew") { $0.phase = .allThrough }
    },
    Change(["H14"], "a swap called a chain") { sample in
      sample.group.changeSecondment("swap-oak") { $0.backfill = [.chain] }
      sample.plan.changePlacement("swap-oak") { $0.backfill[0].way = .chain }
    },
    Change(["H14"], "a chain called a swap") { sample in
      sample.group.changeSecondment("elm-post") { $0.backfill = [.swap, .hire] }
      sample.plan.changePlacement("elm-post") {
        $0.backfill[0].way = .swap
        $0.backfill[2].way = .swap
      }
    },
  ]

  static let uses: [Change] = [
    // Tom is at Oak for six half-days, and Anna's hole takes them all.
    Change(["H14"], "more than somebody fills, by one hole") {
      $0.plan.changePlacement("elm-post") {
        $0.backfill[0].halfDays = 7
        $0.backfill[1].halfDays = 3
      }
    },
    Change(["H14"], "more than somebody fills, by two holes") { sample in
      secondFromOak(&sample)
      sample.plan.changePlacement("ash-post") {
        $0.backfill = [StaffingPlan.share(2, .chain, 1, by: "oak-post"), StaffingPlan.share(2, .hire, 1)]
      }
    },
    Change([], "all that somebody fills, by two holes") { sample in
      secondFromOak(&sample)
      sample.plan.changePlacement("elm-post") {
        $0.backfill[2].halfDays = 4
        $0.backfill[3].halfDays = 6
      }
      sample.plan.changePlacement("ash-post") { $0.backfill = [StaffingPlan.share(2, .chain, 2, by: "oak-post")] }
    },
  ]

  /// Carol, the head of Oak, goes to Ash on Mondays of the second half-term.
  static let secondFromOak: @Sendable (inout Sample) -> Void = { sample in
    var post = Secondment(school: "ash", applicants: ["carol"])
    post.halfTerms = 1
    post.halfDaysPerWeek = 2
    sample.group.activities.append(Activity(id: "ash-post", title: "Head at Ash", details: .secondment(post)))
    sample.group.rules.limits.remainOnSite = []
    sample.plan.secondments.append(
      SecondmentPlacement(
        activity: "ash-post", person: "carol", from: "oak", to: "ash", firstHalfTerm: 2, lastHalfTerm: 2,
        days: "2026-11-02..2026-12-18", halfDays: StaffingPlan.halfDays(of: [.monday]), backfill: [],
        firmness: .provisional))
  }

  static let margins: [Change] = [
    Change(["H14"], "more than the school can spare") { $0.group.margins[0].halfDays = 1 },
    Change(["H14"], "more than it can spare in one half-term") {
      $0.group.margins.append(StaffingMargin(school: "yew", phase: nil, halfTerms: [2], halfDays: 1))
    },
    Change([], "more than it can spare of another phase") {
      $0.group.margins.append(StaffingMargin(school: "yew", phase: .secondary, halfTerms: [], halfDays: 0))
    },
    Change(["H14"], "more than the profile's margin") { $0.group.margins = [] },
    Change([], "all of the profile's margin") {
      $0.group.margins = []
      $0.group.rules.defaults.staffingMargin = 2
    },
    Change(["H14"], "two people's half-days together") { sample in
      secondFromOak(&sample)
      sample.group.margins.append(StaffingMargin(school: "oak", phase: .primary, halfTerms: [], halfDays: 2))
      sample.group.changeSecondment("elm-post") { $0.backfill = [.chain, .hire, .none] }
      sample.plan.changePlacement("elm-post") {
        $0.backfill[3].halfDays = 3
        $0.backfill.append(StaffingPlan.share(2, .none, 1))
      }
      sample.plan.changePlacement("ash-post") { $0.backfill = [StaffingPlan.share(2, .none, 2)] }
    },
  ]
}
