// SPDX-License-Identifier: Apache-2.0

import Domain

/// Writes rotas and secondments down as a plan lists them.
struct StaffingWriter {
  let instance: Instance

  /// The template of each placed specialist, by activity.
  func rotas(_ placements: [Placement]) -> [Rota] {
    eachRota(placements).map { number, specialist, placement in
      let slots = placement.template.enumerated().compactMap { cell, share -> Rota.Slot? in
        guard share >= 0 else { return nil }
        let slot = specialist.slots[cell % specialist.slots.count]
        return Rota.Slot(
          week: cell / specialist.slots.count + 1, weekday: slot.weekday, half: slot.half,
          school: instance.schoolIDs[specialist.shares[Int(share)].school])
      }
      return Rota(activity: instance.activities[number].id, slots: slots)
    }
  }

  /// What each rota's year comes to, by activity, then school.
  func balances(_ placements: [Placement]) -> [RotaBalance] {
    eachRota(placements).flatMap { number, specialist, placement in
      let balances = RotaBalances(specialist, placement, instance: instance)
      return zip(specialist.shares, balances.shares).map { share, balance in
        RotaBalance(
          activity: instance.activities[number].id, school: instance.schoolIDs[share.school], due: balance.due,
          held: balance.held, madeUp: balance.madeUp, owed: balance.owed)
      }
    }
  }

  private func eachRota(_ placements: [Placement]) -> [(Int, SpecialistData, Placement)] {
    placements.enumerated().compactMap { number, placement in
      guard !placement.isEmpty, case .specialist(let specialist) = instance.activities[number].kind else { return nil }
      return (number, specialist, placement)
    }
  }

  /// Every secondment that takes place, by activity.
  func secondments(_ placements: [Placement], _ pools: [PoolCell]) -> [SecondmentPlacement] {
    placements.enumerated().compactMap { number, placement in
      guard let option = placement.secondment, case .secondment(let data) = instance.activities[number].kind else {
        return nil
      }
      let person = instance.people[Int(option.person)]
      return SecondmentPlacement(
        activity: instance.activities[number].id, person: instance.personIDs[Int(option.person)],
        from: instance.schoolIDs[person.base],
        to: instance.schoolIDs[data.post], firstHalfTerm: Int(option.first), lastHalfTerm: Int(option.last),
        days: DateSpan(
          instance.calendar.firstDate + Int(option.firstDay), instance.calendar.firstDate + Int(option.lastDay)),
        halfDays: halfDays(option.halves), backfill: backfill(number, pools[Int(option.leaves)]),
        firmness: firmness(option, schools: [person.base, data.post]))
    }
  }

  private func halfDays(_ halves: UInt16) -> [WeekdayHalf] {
    Weekday.allCases.flatMap { weekday in
      HalfDay.allCases.filter { halves & (1 << UInt16((weekday.rawValue - 1) * 2 + $0.rawValue)) != 0 }
        .map { WeekdayHalf(weekday: weekday, half: $0) }
    }
  }

  private func backfill(_ number: Int, _ pool: PoolCell) -> [SecondmentPlacement.BackfillShare] {
    pool.shares.filter { Int($0.hole) == number }.map { share in
      SecondmentPlacement.BackfillShare(
        halfTerm: Int(share.halfTerm), way: share.way,
        by: share.filler < 0 ? nil : instance.activities[Int(share.filler)].id, halfDays: share.halfDays)
    }
  }

  /// Firm where both schools said yes for every half-term.
  private func firmness(_ option: SecondmentOption, schools: [Int]) -> Firmness {
    let answers = FirmAnswers(instance: instance)
    let isFirm = schools.allSatisfy { school in
      (Int(option.first)...Int(option.last)).allSatisfy { answers.isFirm(school, halfTerm: $0) }
    }
    return isFirm ? .firm : .provisional
  }
}

/// Which heads said yes.
struct FirmAnswers {
  let instance: Instance

  /// Whether the school's head said yes for the half-term.
  func isFirm(_ school: Int, halfTerm: Int) -> Bool {
    instance.group.answers.contains {
      $0.school == instance.schoolIDs[school] && $0.halfTerm == halfTerm && $0.verdict == .yes
    }
  }
}
