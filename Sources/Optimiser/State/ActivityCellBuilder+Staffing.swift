// SPDX-License-Identifier: Apache-2.0

import Domain

extension ActivityCellBuilder {
  /// A specialist's year: its worth, what it gives, who pays, what's owed, and H13.
  func addRota(
    _ activity: ActivityData, _ specialist: SpecialistData, _ placement: Placement, to cell: inout ActivityCell
  ) {
    let balances = RotaBalances(specialist, placement, instance: instance)
    if balances.isBroken || !isTemplateLawful(specialist, placement.template) { cell.broken.insert(.specialistRota) }
    let days = placement.occurrences.map(\.option.day)
    if days.isEmpty || (specialist.isWholeDays && zip(days, days.dropFirst()).contains(where: ==)) {
      cell.broken.insert(.specialistRota)
    }
    let rates = instance.rules.rates
    var paid = 0
    for (share, entry) in specialist.shares.enumerated() {
      let balance = balances.shares[share]
      let taken = balance.held + balance.madeUp
      cell.owed += rates.owedHalfDay.rawValue * balance.owed * (balance.owed + 1) / 2
      if taken == 0 { continue }
      cell.given.append(
        ActivityCell.SchoolAmount(school: entry.school, amount: taken * rates.halfDayBenefit.rawValue))
      if activity.value.worth == nil {
        cell.worth -=
          taken * SpecialistWorth.halfDay(activity.value, need: activity.need(of: entry.school, instance), rates: rates)
      }
      if entry.school == specialist.home { continue }
      pay(taken * specialist.contribution, by: entry.school, activity, to: &cell)
      paid += taken * specialist.contribution
    }
    if paid != 0 { cell.staffing.append(ActivityCell.SchoolAmount(school: specialist.home, amount: -paid)) }
    if let worth = activity.value.worth { cell.worth -= worth.rawValue }
    for occurrence in placement.occurrences {
      if activity.candidates.contains(where: \.hasDeclined), Int(occurrence.option.day) >= instance.published.openDay {
        cell.broken.insert(.refused)
      }
      cell.preferences += instance.rules.rates.reluctance.rawValue * reluctances(activity, occurrence)
    }
  }

  /// The school that gets somebody pays, or the fund in its place.
  private func pay(_ pence: Int, by school: Int, _ activity: ActivityData, to cell: inout ActivityCell) {
    if pence == 0 { return }
    if let fund = activity.fund, instance.funds[fund].value.paysFees, instance.funds[fund].covers[school] {
      cell.fundStaffing = ActivityCell.FundAmount(fund: fund, pence: cell.fundStaffing.pence + pence)
    } else {
      cell.staffing.append(ActivityCell.SchoolAmount(school: school, amount: pence))
    }
  }

  /// Shares within their tolerance; where days belong to one school, both halves of each.
  private func isTemplateLawful(_ specialist: SpecialistData, _ template: [Int8]) -> Bool {
    var counts = [Int](repeating: 0, count: specialist.shares.count)
    for share in template where share >= 0 { counts[Int(share)] += 1 }
    for (share, entry) in specialist.shares.enumerated() {
      if counts[share] < entry.least || counts[share] > entry.most { return false }
    }
    return !specialist.isWholeDays || hasWholeDays(specialist, template)
  }

  private func hasWholeDays(_ specialist: SpecialistData, _ template: [Int8]) -> Bool {
    for week in 0..<specialist.cycleWeeks {
      for (index, slot) in specialist.slots.enumerated().dropFirst()
      where specialist.slots[index - 1].weekday == slot.weekday {
        let cell = week * specialist.slots.count + index
        if template[cell] != template[cell - 1] { return false }
      }
    }
    return true
  }

  /// A secondment: worth, preferences, handover, hires saved, and the recharge.
  func addSecondment(
    _ activity: ActivityData, _ secondment: SecondmentData, _ option: SecondmentOption, to cell: inout ActivityCell
  ) {
    let home = instance.people[Int(option.person)].base
    cell.preferences += Int(option.preferences)
    cell.handover += Int(option.handover)
    cell.saved += Int(option.saved)
    cell.worth -= SecondmentWorth.of(
      activity.value, need: activity.need(of: home, instance), rates: instance.rules.rates)
    pay(option.recharge, by: secondment.post, activity, to: &cell)
    if option.recharge != 0 {
      cell.staffing.append(ActivityCell.SchoolAmount(school: home, amount: -option.recharge))
    }
  }
}

/// What a specialist's year comes to for each school (`docs/model.md`, *Stays* and H13).
struct RotaBalances {
  struct Balance: Equatable {
    var due = 0
    var held = 0
    var madeUp = 0
    var owed: Int { due - held - madeUp }
  }

  /// By share.
  private(set) var shares: [Balance]
  /// Whether something is made up before it was lost, or a stay takes what isn't the specialist's to give.
  private(set) var isBroken = false

  init(_ specialist: SpecialistData, _ placement: Placement, instance: Instance) {
    shares = Array(repeating: Balance(), count: specialist.shares.count)
    if placement.template.count != specialist.cells { return }
    var next = 0
    var taken = 0
    var lost = [Int](repeating: 0, count: shares.count)
    for dated in specialist.dated {
      let due = Int(placement.template[specialist.cell(dated)])
      if due >= 0 { shares[due].due += 1 }
      let half = UInt8(1) << UInt8(specialist.half(dated))
      while next < placement.occurrences.count, placement[next].option.day < dated.day { next += 1 }
      var stay = next
      var share = -1
      while stay < placement.occurrences.count, placement[stay].option.day == dated.day {
        if placement[stay].option.halves & half != 0 {
          share = specialist.shares.firstIndex { $0.school == Int(placement[stay].option.place) } ?? -1
        }
        stay += 1
      }
      if share >= 0 { taken += 1 }
      if share >= 0 && share == due {
        shares[share].held += 1
        continue
      }
      if share >= 0 {
        shares[share].madeUp += 1
        if shares[share].madeUp > lost[share] { isBroken = true }
      }
      if due >= 0 { lost[due] += 1 }
    }
    if taken != placement.occurrences.reduce(0, { $0 + $1.option.halves.nonzeroBitCount }) { isBroken = true }
  }
}
