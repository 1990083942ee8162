// SPDX-License-Identifier: Apache-2.0

import Domain

/// What providers ask for an activity and what it costs besides, at given prices: paid by whoever pays at the least price, be
/// it the fund or one of the schools of those who may come.
struct FeeTerms {
  private let activity: ActivityData
  private let instance: Instance
  /// Price of a penny of fees, and the row from which it's paid; -1 for none.
  private let price: Int
  private let row: Int

  /// Pence of a fee: of a part, and of each head there.
  struct Pence {
    var part = 0
    var head = 0
  }

  /// - Parameter prices: of the rows (`SharedRows`).
  init(_ activity: ActivityData, instance: Instance, prices: [Int]) {
    self.activity = activity
    self.instance = instance
    let fund = activity.fund.flatMap { instance.funds[$0].value.paysFees ? $0 : nil }
    let rows = activity.schools.map { school in
      guard let fund, instance.funds[fund].covers[Int(school)] else { return Int(school) }
      return instance.schools.count + fund
    }
    row = rows.min { (prices[$0], $0) < (prices[$1], $1) } ?? -1
    price = row < 0 ? 0 : prices[row]
  }

  /// What so many pence come to, in `SharedRows.scale`ths of a thousandth.
  func value(_ pence: Int) -> Int {
    floorDivide(pence * 1000, instance.rules.rates.pencePerLesson.rawValue) * SharedRows.scale + pence * price
  }

  /// What so many pence make their payer spend.
  func use(_ pence: Int) -> [RowUse] { pence == 0 || row < 0 ? [] : [RowUse(row: Int32(row), amount: pence)] }

  /// What the activity costs besides its providers, in pence.
  var cost: Int { activity.value.cost.rawValue }

  /// What the providers of a part ask, leading or guests: no two parts are on one date.
  func asked(_ option: Option) -> Pence {
    (activity.session?.providers(option) ?? []).reduce(into: Pence()) { sum, provider in
      let terms = instance.providers[provider].value
      sum.part += terms.feePerSession.rawValue + terms.feePerDay.rawValue
      sum.part += instance.journeyFee(provider, to: Int(option.place))
      sum.head += terms.feePerHead.rawValue
    }
  }

  /// The least that a session in several cohorts can be asked for, whoever leads them: each part of each for itself, but for
  /// days, which cohorts may share; and each head at one part.
  func asked(_ cohorts: CohortData) -> Pence {
    var least: Pence?
    for (_, options) in Dictionary(grouping: activity.options, by: \.leader) {
      guard let first = options.first else { continue }
      var own = Pence()
      for provider in cohorts.session.providers(first) {
        let terms = instance.providers[provider].value
        let journey = options.map { instance.journeyFee(provider, to: Int($0.place)) }.min() ?? 0
        own.part += cohorts.parts * cohorts.count * (terms.feePerSession.rawValue + journey)
        own.part += cohorts.parts * terms.feePerDay.rawValue
        own.head += terms.feePerHead.rawValue
      }
      least = Pence(part: min(least?.part ?? Int.max, own.part), head: min(least?.head ?? Int.max, own.head))
    }
    return least ?? Pence()
  }
}
