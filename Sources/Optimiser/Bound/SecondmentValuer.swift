// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that a secondment can add at given prices: the hole that it leaves is charged at the price of a half-day of
/// its pool, the hole that it fills is credited, and nobody takes two posts.
struct SecondmentValuer {
  let instance: Instance
  let rows: SharedRows
  let prices: [Int]

  func value(_ number: Int, _ secondment: SecondmentData) -> (value: Int, option: Int) {
    var best = (value: 0, option: -1)
    let activity = instance.activities[number]
    for (index, option) in secondment.options.enumerated() {
      var value = ownValue(option, activity) * SharedRows.scale
      eachUse(option) { row, amount in value += prices[row] * amount }
      if value < best.value { best = (value, index) }
    }
    return best
  }

  /// The parts of the objective that hang on nothing else.
  func ownValue(_ option: SecondmentOption, _ activity: ActivityData) -> Int {
    let need = activity.need(ofBaseOf: Int(option.person), instance)
    return Int(option.preferences) + Int(option.handover) - Int(option.saved)
      - SecondmentWorth.of(activity.value, need: need, rates: instance.rules.rates)
  }

  func uses(_ option: SecondmentOption) -> [RowUse] {
    var uses: [RowUse] = []
    eachUse(option) { uses.append(RowUse(row: Int32($0), amount: $1)) }
    return uses
  }

  private func eachUse(_ option: SecondmentOption, _ body: (Int, Int) -> Void) {
    for halfTerm in Int(option.first)...Int(option.last) where halfTerm < instance.calendar.halfTerms {
      body(rows.pool(Int(option.leaves), halfTerm: halfTerm), option.halfDays)
      body(rows.pool(Int(option.fills), halfTerm: halfTerm), -option.halfDays)
    }
    if let row = rows.applicant(Int(option.person)) { body(row, 1) }
  }
}
