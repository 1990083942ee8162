// SPDX-License-Identifier: Apache-2.0

import Domain

extension Settlement {
  /// What each activity amounts to by itself.
  var activityCells: [ActivityCell] {
    let builder = ActivityCellBuilder(instance: instance)
    return placements.indices.map { builder.cell($0, placements[$0]) }
  }

  /// The objective, from scratch.
  func objective(_ figures: [SchoolFigures]) -> Objective {
    var objective = Objective()
    let rates = instance.rules.rates
    for (index, activity) in instance.activities.enumerated() where activity.isMust && placements[index].isEmpty {
      objective.must += activity.mustWeight
    }
    var parts = Objective.Parts()
    parts.lessonsLost = MilliLessons(lost.reduce(0) { $0 + $1.cost })
    var money = supply.reduce(0) { $0 + $1.need.cost }
    var travel = 0
    var outside = 0
    for entry in personDays {
      money += entry.effect.mileageCost
      travel += entry.effect.travelCost
      outside += entry.effect.outsideCost
    }
    var preferences = partnerCost()
    var missing = 0
    var worth = 0
    var protectedTime = 0
    for cell in activityCells {
      money += cell.fees
      preferences += cell.preferences
      missing += cell.missing
      worth += cell.worth
      protectedTime += cell.protectedTime
    }
    var fairness = 0
    var giving = 0
    for (index, figure) in figures.enumerated() {
      let school = instance.schools[index]
      if school.benefitFloor > 0 {
        objective.must += 8 * school.need * ceilDivide(max(0, school.benefitFloor - figure.given.rawValue), 60)
      }
      if figure.asked > .zero {
        fairness += State.shortfallCost(share: figure.share.rawValue, given: figure.given.rawValue, rates: rates)
      }
      giving += rates.hostingBeyond.rawValue * max(0, figure.hostings - figure.receptions - rates.freeHostings)
    }
    parts.money = MilliLessons(money)
    parts.travel = MilliLessons(travel)
    parts.outsideDirected = MilliLessons(outside)
    parts.preferences = MilliLessons(preferences)
    parts.expectedMissing = MilliLessons(missing)
    parts.protectedTime = MilliLessons(protectedTime)
    parts.worth = MilliLessons(worth)
    parts.fairness = MilliLessons(fairness)
    parts.givingAndTaking = MilliLessons(giving)
    objective.parts = parts
    return objective
  }

  /// The same visitor at the same school again.
  private func partnerCost() -> Int {
    var counts: [PartnerPair: Int] = [:]
    for (number, occurrences) in placements.enumerated() {
      for occurrence in occurrences where occurrence.option.host >= 0 {
        for candidate in occurrence.attendees {
          let visitor = instance.activities[number].candidates[Int(candidate)].person
          let school = instance.people[Int(occurrence.option.host)].base
          counts[PartnerPair(visitor: Int32(visitor), school: Int32(school)), default: 0] += 1
        }
      }
    }
    return counts.reduce(0) { sum, entry in
      let free = instance.pastPartners.contains(entry.key) ? 0 : 1
      return sum + max(0, entry.value - free) * instance.rules.rates.samePartnerAgain.rawValue
    }
  }

  /// Figures of every school, in order of school.
  func figures(charges: [Charge]) -> [SchoolFigures] {
    var figures = instance.schools.indices.map { index in
      var figure = SchoolFigures(
        school: instance.schools[index].id, budget: Pence(instance.schools[index].budget))
      figure.asked = Minutes(instance.asked[index])
      figure.share = Minutes(instance.share[index])
      return figure
    }
    for loss in lost { figures[instance.lessons[loss.lesson].school].lessonsLost += 1 }
    for purchase in supply {
      figures[purchase.school].supplyHalfDays +=
        2 * purchase.need.days + purchase.need.mornings + purchase.need.afternoons
    }
    for entry in personDays {
      let base = instance.people[entry.person].base
      figures[base].halfDaysOut += entry.effect.out.nonzeroBitCount
      figures[base].directed = figures[base].directed + Minutes(entry.effect.twilightMinutes)
    }
    for cell in activityCells {
      for gift in cell.given { figures[gift.school].given = figures[gift.school].given + Minutes(gift.minutes) }
      for school in cell.hosted { figures[school].hostings += 1 }
      for school in cell.received { figures[school].receptions += 1 }
    }
    let index = Dictionary(uniqueKeysWithValues: instance.schools.enumerated().map { ($1.id, $0) })
    for charge in charges {
      if let school = charge.school.flatMap({ index[$0] }) {
        figures[school].spend = figures[school].spend + charge.amount
      }
    }
    return figures
  }
}
