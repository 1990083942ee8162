// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What a plan lists of rotas and secondments: partial, padded or wrong in one place, with everything else right.
@Suite struct WrongStaffingListingTests {
  @Test(arguments: references + orders + unplaced + balances + consequences + objective)
  func listingIsFoundOut(_ change: Change) {
    #expect(change.codesAsListed(.staffing) == change.codes)
  }

  static let references: [Change] = [
    Change(["L-reference"], "a rota of an unknown activity") { $0.plan.rotas[0].activity = "chess" },
    Change(["L-reference"], "a rota's unknown school") { $0.plan.rotas[0].slots[0].school = "fir" },
    Change(["L-reference", "L-unplaced"], "an unknown secondment") {
      $0.plan.secondments[3].activity = "swap-yew"
    },
    Change(["L-reference"], "an unknown person") { $0.plan.secondments[0].person = "zoe" },
    Change(["L-reference"], "an unknown school to come from") { $0.plan.secondments[0].from = "fir" },
    Change(["L-reference"], "an unknown school to go to") { $0.plan.secondments[0].to = "fir" },
    Change(["L-reference"], "an unknown secondment in a chain") {
      $0.plan.secondments[0].backfill[0].by = "yew-post"
    },
    Change(["L-reference"], "an unknown specialist") {
      $0.plan.changeOccurrence("music") { $0.attendees[0].person = "zoe" }
    },
    Change(["L-reference"], "an unknown place of a stay") {
      $0.plan.changeOccurrence("music") { $0.place = .school("fir") }
    },
  ]

  static let orders: [Change] = [
    Change(["H13", "L-order"], "rotas") { $0.plan.rotas.insert(Rota(activity: "oak-post", slots: []), at: 0) },
    Change(["L-order"], "slots of a rota") { $0.plan.rotas[0].slots.swapAt(0, 1) },
    Change(["H13", "L-order"], "a slot twice") { $0.plan.rotas[0].slots.insert($0.plan.rotas[0].slots[0], at: 0) },
    Change(["L-order"], "secondments") { $0.plan.secondments.swapAt(0, 1) },
    Change(["L-order"], "half-days") { $0.plan.secondments[0].halfDays.swapAt(8, 9) },
    Change(["L-order"], "backfill") { $0.plan.secondments[0].backfill.swapAt(0, 1) },
    Change(["L-order"], "balances") { $0.plan.rotaBalances.swapAt(0, 1) },
    Change(["L-order"], "staffing charges") { $0.plan.charges.swapAt(1, 2) },
  ]

  static let unplaced: [Change] = [
    Change(["L-unplaced"], "a secondment in both lists") { sample in
      sample.plan.unplaced = [
        Unplaced(activity: "oak-post", reasons: [Reason(code: .notFound, options: 0)], words: "Not found.")
      ]
    },
    Change(["L-unplaced"], "a specialist in both lists") { sample in
      sample.plan.unplaced = [
        Unplaced(activity: "music", reasons: [Reason(code: .specialistRota, options: 0)], words: "Not found.")
      ]
    },
    Change(["L-unplaced"], "a secondment in neither list") { sample in
      sample.unplace("oak-post")
      sample.hireForAnna()
      sample.relist()
      sample.plan.unplaced = []
    },
    Change(["L-unplaced"], "a specialist in neither list") { sample in
      sample.unplace("music")
      sample.relist()
      sample.plan.unplaced = []
    },
    Change([], "a secondment that isn't placed, for a reason of its own") { sample in
      sample.unplace("oak-post")
      sample.hireForAnna()
      sample.relist()
      sample.plan.unplaced[0].reasons = [Reason(code: .staffingFloor, options: 3)]
    },
    Change(["L-firmness"], "a secondment that's firm without every yes") { $0.plan.secondments[0].firmness = .firm },
    Change(["L-firmness"], "a secondment that's provisional with every yes") {
      $0.plan.secondments[2].firmness = .provisional
    },
    Change(["L-firmness"], "an outline of a secondment") { $0.plan.secondments[0].firmness = .outline },
    Change(["L-firmness"], "a yes for one of two half-terms") { sample in
      sample.group.answers += [("yew", 1), ("yew", 2), ("oak", 2)].map { school, halfTerm in
        Answer(school: Identifier(school), halfTerm: halfTerm, verdict: .yes, activities: [])
      }
    },
    Change(["L-firmness"], "a stay that's firm without every yes") {
      $0.plan.changeOccurrence("music") { $0.firmness = .firm }
    },
  ]

  static let balances: [Change] = [
    Change(["L-balance"], "a balance left out") { $0.plan.rotaBalances.removeLast() },
    Change(["L-balance", "L-order"], "a balance twice") { $0.plan.rotaBalances.append($0.plan.rotaBalances[1]) },
    Change(["L-balance"], "a balance of another school") {
      $0.plan.rotaBalances.append(
        RotaBalance(activity: "music", school: "oak", due: 0, held: 0, madeUp: 0, owed: 0))
    },
    Change(["L-balance"], "a balance of nothing in the group") {
      $0.plan.rotaBalances.append(
        RotaBalance(activity: "zzz", school: "fir", due: 0, held: 0, madeUp: 0, owed: 0))
    },
    Change(["L-balance"], "due") { $0.plan.rotaBalances[0].due += 1 },
    Change(["L-balance"], "held") { $0.plan.rotaBalances[0].held += 1 },
    Change(["L-balance"], "made up") { $0.plan.rotaBalances[0].madeUp += 1 },
    Change(["L-balance"], "owed") { $0.plan.rotaBalances[0].owed -= 1 },
  ]

  static let consequences: [Change] = [
    Change(["L-charge"], "a hire left out") { $0.plan.charges.removeAll { $0.kind == .hire && $0.school == "yew" } },
    Change(["L-charge"], "a recharge left out") {
      $0.plan.charges.removeAll { $0.kind == .recharge && $0.activity == "oak-post" }
    },
    Change(["L-charge"], "a contribution left out") { $0.plan.charges.removeFirst() },
    Change(["L-charge"], "a hire at another price") { sample in
      guard let number = sample.plan.charges.firstIndex(where: { $0.kind == .hire }) else { return }
      sample.plan.charges[number].amount += Pence(1)
    },
    Change(["L-charge"], "a recharge that the other side doesn't get") {
      $0.plan.charges[1].amount -= Pence(1)
    },
    Change(["L-charge"], "a contribution with a date") { $0.plan.charges[0].date = "2026-09-09" },
    Change(["L-leg"], "a specialist's journey left out") { $0.plan.legs.removeFirst() },
    Change(["L-figures"], "staffing") { $0.plan.schools[0].staffing += Pence(1) },
    Change(["L-figures"], "benefit of half-days") { $0.plan.schools[1].given -= Minutes(180) },
    Change(["L-figures"], "what shares ask for") { $0.plan.schools[1].asked -= Minutes(180) },
  ]

  static let objective: [Change] = [
    Change(["L-objective"], "breaks") { $0.plan.objective.parts.breaks -= MilliLessons(1000) },
    Change(["L-objective"], "waiting") { $0.plan.objective.parts.waiting += MilliLessons(1) },
    Change(["L-objective"], "handover") { $0.plan.objective.parts.handover += MilliLessons(1) },
    Change(["L-objective"], "owed") { $0.plan.objective.parts.owed -= MilliLessons(100) },
    Change(["L-objective"], "breaks and worth that cancel out") {
      $0.plan.objective.parts.breaks += MilliLessons(1)
      $0.plan.objective.parts.worth -= MilliLessons(1)
    },
    Change(["L-objective"], "money without what a vacant post saves") {
      $0.plan.objective.parts.money += MilliLessons(196_200)
    },
  ]
}
