// SPDX-License-Identifier: Apache-2.0

import Domain

extension Settlement {
  /// The objective, from scratch.
  func objective(_ figures: [SchoolFigures]) -> Objective {
    var objective = Objective()
    for (index, activity) in instance.activities.enumerated() where placements[index].isEmpty {
      objective.must += activity.mustWeight
    }
    for (index, figure) in figures.enumerated() {
      let school = instance.schools[index]
      if school.benefitFloor > 0 {
        objective.must += 8 * school.need * ceilDivide(max(0, school.benefitFloor - figure.given.rawValue), 60)
      }
    }
    objective.churn = MilliLessons(activityCells.reduce(0) { $0 + $1.churn })
    objective.parts.lessonsLost = MilliLessons(lost.reduce(0) { $0 + $1.cost })
    addDays(to: &objective.parts)
    addActivities(to: &objective.parts)
    addSchools(figures, to: &objective.parts)
    return objective
  }

  private func addDays(to parts: inout Objective.Parts) {
    for entry in personDays {
      parts.money += MilliLessons(entry.effect.mileageCost + entry.effect.payCost)
      parts.travel += MilliLessons(entry.effect.travelCost)
      parts.outsideDirected += MilliLessons(entry.effect.outsideCost)
      parts.breaks += MilliLessons(entry.effect.breakCost)
    }
    parts.money += MilliLessons(supply.reduce(0) { $0 + $1.need.cost })
  }

  private func addActivities(to parts: inout Objective.Parts) {
    for cell in activityCells {
      parts.money += MilliLessons(cell.fees - cell.saved)
      parts.preferences += MilliLessons(cell.preferences + cell.distance + cell.unprepared)
      parts.expectedMissing += MilliLessons(cell.missing)
      parts.protectedTime += MilliLessons(cell.protectedTime)
      parts.waiting += MilliLessons(cell.waiting)
      parts.handover += MilliLessons(cell.handover)
      parts.owed += MilliLessons(cell.owed)
      parts.worth += MilliLessons(cell.worth)
    }
    parts.preferences += MilliLessons(partnerCost() - firstCalls())
    parts.money += MilliLessons(poolCells.reduce(0) { $0 + $1.cost })
  }

  private func addSchools(_ figures: [SchoolFigures], to parts: inout Objective.Parts) {
    let rates = instance.rules.rates
    for figure in figures {
      if figure.asked > .zero {
        parts.fairness += MilliLessons(
          State.shortfallCost(share: figure.share.rawValue, given: figure.given.rawValue, rates: rates))
      }
      parts.givingAndTaking +=
        rates.hostingBeyond * max(0, figure.hostings - figure.receptions - rates.freeHostings)
    }
  }

  /// The same visitor at the same school again.
  private func partnerCost() -> Int {
    var counts: [PartnerPair: Int] = [:]
    for (number, placement) in placements.enumerated() {
      let activity = instance.activities[number]
      for (part, occurrence) in placement.occurrences.enumerated()
      where occurrence.option.host >= 0 && activity.wantsOtherPartners && !(occurrence.option.isShadowing && part > 0) {
        for candidate in occurrence.attendees {
          let visitor = activity.candidates[Int(candidate)].person
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
        school: instance.schoolIDs[index], budget: Pence(instance.schools[index].budget))
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
      for gift in cell.given { figures[gift.school].given = figures[gift.school].given + Minutes(gift.amount) }
      for school in cell.hosted { figures[school].hostings += 1 }
      for school in cell.received { figures[school].receptions += 1 }
    }
    let index = Dictionary(uniqueKeysWithValues: instance.schoolIDs.enumerated().map { ($1, $0) })
    for charge in charges {
      guard let school = charge.school.flatMap({ index[$0] }) else { continue }
      if charge.kind.isForPeople {
        figures[school].staffing += charge.amount
      } else {
        figures[school].spend += charge.amount
      }
    }
    return figures
  }
}
