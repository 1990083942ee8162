// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Verifier

/// What a plan lists: partial, padded or wrong in one place, with everything else right.
@Suite struct WrongListingTests {
  @Test(arguments: header + references + orders + unplaced + consequences + figures)
  func listingIsFoundOut(_ change: Change) {
    #expect(change.codesAsListed() == change.codes)
  }

  @Test func everyRuleHasAChangeThatBreaksIt() {
    let changes =
      Self.header + Self.references + Self.orders + Self.unplaced + Self.consequences + Self.figures
      + WrongCoverTests.changes + BrokenPeopleRulesTests.twoPlaces + BrokenPeopleRulesTests.atWork
      + BrokenPeopleRulesTests.open + BrokenPeopleRulesTests.protectedTime + BrokenVisitRulesTests.lessons
      + BrokenLimitRulesTests.peopleOut + BrokenLimitRulesTests.cover + BrokenLimitRulesTests.money
      + BrokenLimitRulesTests.limits + BrokenSessionRulesTests.series + BrokenSessionRulesTests.rooms
      + BrokenSessionRulesTests.vetoes + BrokenSessionRulesTests.answers + BrokenSessionRulesTests.starts
      + BrokenSessionRulesTests.people + RepaymentTests.clauses + BrokenSpecialistRulesTests.stays
      + BrokenSecondmentRulesTests.people + KeptTimeTests.wrongLists + PublishedTests.past
      + BrokenCohortRulesTests.people
      + WrongStaffingListingTests.balances
    let alone = Set(changes.filter { $0.codes.count == 1 }.flatMap(\.codes))
    #expect(alone == Set(Breach.Rule.allCases.map(\.code)))
  }

  static let header: [Change] = [
    Change(["L-header"], "another schema version") { $0.plan.schemaVersion = 1 },
    Change(["L-header"], "another group") { $0.plan.group = "Four schools" },
    Change(["L-header"], "another year") { $0.plan.year = "2025-09-01..2026-08-31" },
    Change(["L-header"], "other rates") { $0.plan.rules.rates.visit = MilliLessons(4001) },
    Change(["L-header"], "other rules than the group's") { $0.group.rules.defaults.unknownTravel = Minutes(31) },
  ]

  static let references: [Change] = [
    Change(["L-reference"], "an unknown attendee") {
      $0.plan.changeOccurrence("network") { $0.attendees[2].person = "zoe" }
    },
    Change(["L-reference"], "an unknown leader") {
      $0.plan.changeOccurrence("heads") { $0.leader = .person("zoe") }
    },
    Change(["L-reference"], "an unknown provider") {
      $0.plan.changeOccurrence("course") { $0.leader = .provider("zeta") }
    },
    Change(["L-reference"], "an unknown place") { $0.plan.changeOccurrence("heads") { $0.place = .school("yew") } },
    Change(["L-reference"], "an unknown provider's place") {
      $0.plan.changeOccurrence("course") { $0.place = .provider("zeta") }
    },
    Change(["L-reference", "L-unplaced"], "an unknown activity") {
      $0.plan.changeOccurrence("heads") { $0.activity = "tails" }
    },
    Change(["L-reference"], "an unknown unplaced activity") { sample in
      sample.plan.unplaced.append(
        Unplaced(activity: "zeal", reasons: [Reason(code: .notFound, options: 0)], words: "Not found."))
    },
  ]

  static let orders: [Change] = [
    Change(["L-order"], "occurrences") { $0.plan.occurrences.swapAt(1, 2) },
    Change(["L-order"], "attendees") { $0.plan.changeOccurrence("heads") { $0.attendees.swapAt(0, 1) } },
    Change(["L-order"], "releases") { $0.plan.releases.swapAt(0, 1) },
    Change(["L-order"], "cover") { $0.plan.cover.swapAt(0, 2) },
    Change(["L-order"], "supply") { $0.plan.supply.swapAt(1, 2) },
    Change(["L-order"], "legs") { $0.plan.legs.swapAt(0, 1) },
    Change(["L-order"], "charges") { $0.plan.charges.swapAt(2, 3) },
    Change(["L-order"], "schools") { $0.plan.schools.swapAt(0, 1) },
    Change(["L-order"], "unplaced activities") { $0.plan.unplaced.swapAt(0, 1) },
  ]

  static let unplaced: [Change] = [
    Change(["L-unplaced"], "an activity in neither list") { $0.plan.unplaced.removeLast() },
    Change(["L-unplaced"], "an activity in both lists") { sample in
      sample.plan.unplaced.append(
        Unplaced(activity: "visit", reasons: [Reason(code: .notFound, options: 0)], words: "Not found."))
      sample.plan.unplaced.sort { $0.activity < $1.activity }
    },
    Change(["L-order", "L-unplaced"], "an activity listed twice") {
      $0.plan.unplaced.append($0.plan.unplaced[1])
    },
    Change(["L-unplaced"], "no reasons") { $0.plan.unplaced[1].reasons = [] },
    Change(["L-unplaced"], "no words") { $0.plan.unplaced[1].words = "" },
    Change(["L-firmness"], "firm without every head's yes") {
      $0.plan.changeOccurrence("network") { $0.firmness = .firm }
    },
    Change(["L-firmness"], "provisional with every head's yes") {
      $0.plan.changeOccurrence("visit") { $0.firmness = .provisional }
    },
    Change(["L-firmness"], "outline") { $0.plan.changeOccurrence("course") { $0.firmness = .outline } },
  ]

  static let consequences: [Change] = [
    Change(["L-release-missing"], "a release left out") { $0.plan.releases.removeLast() },
    Change(["L-release-extra"], "a release listed twice") { $0.plan.releases.append($0.plan.releases[13]) },
    Change(["L-release-extra"], "a release of somebody who loses nothing") {
      var release = $0.plan.releases[13]
      release.lesson.className = "6C"
      $0.plan.releases.append(release)
    },
    Change(["L-release-wrong"], "a release at another cost") { $0.plan.releases[0].cost = MilliLessons(1249) },
    Change(["L-release-wrong"], "a release for another reason") { $0.plan.releases[0].activities = ["course"] },
    Change(["L-release-wrong"], "a release without cover") { $0.plan.releases[0].needsCover = false },
    Change(["L-release-missing", "L-release-extra"], "a release on another date") {
      $0.plan.releases[0].date = "2026-10-05"
    },
    Change(["L-supply"], "a purchase left out") { $0.plan.supply.removeLast() },
    Change(["L-supply"], "a purchase too many") {
      var purchase = $0.plan.supply[6]
      purchase.number = 2
      $0.plan.supply.append(purchase)
    },
    Change(["L-supply"], "a purchase at another price") { $0.plan.supply[0].cost = Pence(13_081) },
    Change(["L-supply"], "a day bought instead of a half") { $0.plan.supply[0].part = .day },
    Change(["L-leg"], "a leg left out") { $0.plan.legs.removeLast() },
    Change(["L-leg"], "a leg too many") { $0.plan.legs.append($0.plan.legs[19]) },
    Change(["L-leg"], "a leg at another time") {
      $0.plan.legs[0].span = "09:45-09:55"
    },
    Change(["L-leg"], "a longer leg") { $0.plan.legs[0].metres = Metres(4001) },
    Change(["L-leg"], "dearer mileage") { $0.plan.legs[0].mileage = Pence(113) },
    Change(["L-charge"], "a charge left out") { $0.plan.charges.removeLast() },
    Change(["L-charge"], "a charge of nothing") { sample in
      var charge = sample.plan.charges[19]
      charge.activity = "wish"
      charge.amount = .zero
      sample.plan.charges.append(charge)
    },
    Change(["L-charge"], "another amount") { $0.plan.charges[0].amount = Pence(17_461) },
    Change(["L-charge"], "the odd penny elsewhere") {
      $0.plan.charges[2].amount = Pence(14_333)
      $0.plan.charges[8].amount = Pence(14_334)
    },
    Change(["L-bound"], "a bound above the objective") { $0.plan.bounds[1].value = 35_304 },
    Change([], "a bound that is reached") { $0.plan.bounds[1].value = 35_303 },
    Change(["L-bound"], "a price of money of nobody") {
      $0.plan.prices = [MoneyPrice(perHundredPounds: MilliLessons(1))]
    },
    Change(["L-bound"], "a price of an unknown fund") {
      $0.plan.prices = [MoneyPrice(fund: "none", perHundredPounds: MilliLessons(1))]
    },
    Change(["L-bound"], "prices out of order") {
      $0.plan.prices = ["oak", "ash"].map { MoneyPrice(school: $0, perHundredPounds: MilliLessons(1)) }
    },
    Change([], "prices in order") {
      $0.plan.prices = ["ash", "oak"].map { MoneyPrice(school: $0, perHundredPounds: MilliLessons(1)) }
    },
    Change(["L-bound"], "a bound above the first tier") { $0.plan.bounds[0].value = 1 },
  ]

  static let figures: [Change] = [
    Change(["L-figures"], "a school left out") { $0.plan.schools.removeFirst() },
    Change(["L-figures"], "a school too many") {
      $0.plan.schools.append(SchoolFigures(school: "yew", budget: .zero))
    },
    Change(["L-figures"], "lessons lost") { $0.plan.schools[0].lessonsLost += 1 },
    Change(["L-figures"], "supply half-days") { $0.plan.schools[0].supplyHalfDays += 1 },
    Change(["L-figures"], "half-days out") { $0.plan.schools[0].halfDaysOut += 1 },
    Change(["L-figures"], "spend") { $0.plan.schools[0].spend += Pence(1) },
    Change(["L-figures"], "budget") { $0.plan.schools[0].budget += Pence(1) },
    Change(["L-figures"], "asked") { $0.plan.schools[0].asked += Minutes(1) },
    Change(["L-figures"], "share") { $0.plan.schools[0].share += Minutes(1) },
    Change(["L-figures"], "given") { $0.plan.schools[0].given += Minutes(1) },
    Change(["L-figures"], "hostings") { $0.plan.schools[0].hostings += 1 },
    Change(["L-figures"], "receptions") { $0.plan.schools[0].receptions += 1 },
    Change(["L-figures"], "directed time") { $0.plan.schools[0].directed += Minutes(1) },
    Change(["L-objective"], "must") { $0.plan.objective.must += 1 },
    Change(["L-objective"], "churn") { $0.plan.objective.churn += MilliLessons(1) },
    Change(["L-objective"], "lessons lost in the objective") {
      $0.plan.objective.parts.lessonsLost += MilliLessons(1)
    },
    Change(["L-objective"], "money and worth that cancel out") {
      $0.plan.objective.parts.money += MilliLessons(1)
      $0.plan.objective.parts.worth -= MilliLessons(1)
    },
    Change(["L-objective"], "travel") { $0.plan.objective.parts.travel += MilliLessons(1) },
    Change(["L-objective"], "outside directed time") { $0.plan.objective.parts.outsideDirected += MilliLessons(1) },
    Change(["L-objective"], "fairness") { $0.plan.objective.parts.fairness += MilliLessons(1) },
    Change(["L-objective"], "giving and taking") { $0.plan.objective.parts.givingAndTaking += MilliLessons(1) },
    Change(["L-objective"], "preferences") { $0.plan.objective.parts.preferences += MilliLessons(1) },
    Change(["L-objective"], "expected missing") { $0.plan.objective.parts.expectedMissing += MilliLessons(1) },
  ]
}
