// SPDX-License-Identifier: Apache-2.0

import Domain

/// What people's coming counts at given prices, in `SharedRows.scale`ths of a thousandth.
struct ComingPrices {
  let model: BoundModel
  let rows: SharedRows
  /// Of the rows.
  let prices: [Int]
  let supply: SupplyPrices

  init(_ model: BoundModel, rows: SharedRows, prices: BoundPrices) {
    self.model = model
    self.rows = rows
    self.prices = prices.rows
    supply = prices.supply
  }

  /// What each of an activity's absences costs.
  func ofNeeds(_ priced: PricedActivity) -> [Int] {
    priced.needs.map { need in
      let price = supply.price(need)
      return Int(price.cost) * SharedRows.scale + prices[school(of: need)] * Int(price.pence)
    }
  }

  func school(of need: LessonNeed) -> Int { model.evaluator.periods.school(Int(need.shares[0].period)) }

  /// What a charge comes to without the absence.
  func value(of charge: LeastCost, _ person: Int) -> Int {
    Int(charge.cost) * SharedRows.scale + prices[model.instance.people[person].base] * Int(charge.pence)
  }

  /// Calls `body` with the rows of a person's time that [start, end) of the option touches.
  func eachTimeRow(_ person: Int, _ option: Option, _ number: Int, _ body: (Int) -> Void) {
    let times = rows.times(person, day: Int(option.day))
    if times.isEmpty { return }
    let (start, end) = ItemBuilder(instance: model.instance).whole(option, activity: number)
    for entry in times where start <= Int(entry.time) && Int(entry.time) < end { body(Int(entry.row)) }
  }
}

/// What the least way to hold an activity takes.
struct PricedOutcome {
  var uses: [RowUse] = []
  var needs: [LessonNeed] = []
  /// Who is where when.
  var presences: [Presence] = []

  /// Somebody's time at an occurrence.
  struct Presence {
    let person: Int32
    let day: Int32
    let start: Int16
    let end: Int16
  }

  /// Somebody's coming to an option of activity `number`.
  mutating func addTime(of person: Int, _ option: Option, _ number: Int, _ coming: ComingPrices) {
    let (start, end) = ItemBuilder(instance: coming.model.instance).whole(option, activity: number)
    coming.eachTimeRow(person, option, number) { uses.append(RowUse(row: Int32($0), amount: 1)) }
    presences.append(Presence(person: Int32(person), day: option.day, start: Int16(start), end: Int16(end)))
  }

  /// What a candidate's coming in a cell takes.
  mutating func addCharge(_ priced: PricedActivity, cell: Int, candidate: Int, _ coming: ComingPrices) {
    let candidates = coming.model.instance.activities[priced.number].candidates
    let index = cell * candidates.count + candidate
    if priced.needOf[index] >= 0 { needs.append(priced.needs[Int(priced.needOf[index])]) }
    let pence = priced.charges[index].pence
    if pence == 0 { return }
    let base = coming.model.instance.people[candidates[candidate].person].base
    uses.append(RowUse(row: Int32(base), amount: Int(pence)))
  }

  /// What schools spend on supply for what's needed.
  mutating func addSupply(_ coming: ComingPrices) {
    for need in needs {
      let pence = coming.supply.price(need).pence
      if pence != 0 { uses.append(RowUse(row: Int32(coming.school(of: need)), amount: Int(pence))) }
    }
  }
}
