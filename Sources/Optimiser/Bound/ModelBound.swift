// SPDX-License-Identifier: Apache-2.0

import Domain

/// What no plan over the compiled options can better: nothing is said of the domain.
///
/// At first every activity counts at its full worth with everybody there, at no cost at all; then prices raise it
/// (`docs/bound.md`).
struct ModelBound {
  let must: Int
  /// Everything at its full worth.
  private let worth: Int
  /// What prices say of the last tier; nil where none are known.
  private var priced: PricedBounds?

  init(_ instance: Instance) {
    var must = 0
    var rest = 0
    for (number, activity) in instance.activities.enumerated() {
      let published = instance.published[number]?.placement ?? .none
      if activity.canBePlaced || !published.isEmpty {
        rest += MostWorth.best(activity, published, past: instance.published.past(number), instance: instance)
      } else {
        must += activity.mustWeight
      }
    }
    self.must = must
    worth = rest - FirstCall.most(instance)
  }

  /// What no plan is below on the last tier that misses no more of what must take place than this.
  func rest(missing: Int) -> Int { prices(missing: missing)?.rest ?? worth }

  /// The prices that show it; nil where everything is counted at its full worth.
  func prices(missing: Int) -> PricedRest? {
    // A plan that misses as little as any leaves out nothing that has an option.
    guard let found = missing == must ? priced?.held : priced?.all, found.rest > worth else { return nil }
    return found
  }

  /// The bounds of a plan as it lists them.
  /// - Parameter missing: what the plan misses of what must take place.
  func bounds(missing: Int) -> [Bound] {
    let priced = prices(missing: missing)
    let plans =
      missing == must && self.priced.map { $0.held.rest > $0.all.rest } ?? false
      ? "no plan with everything that must take place and can comes below this" : "no plan comes below this"
    return [
      Bound(
        tier: .must, scope: .model, value: must,
        words: "Among the options considered, no plan misses less of what must take place."),
      Bound(
        tier: .rest, scope: .model, value: rest(missing: missing),
        words: priced != nil
          ? "Among the options considered, \(plans), which counts each activity at what its people's days cost at least "
            + "and prices what schools share."
          : "Among the options considered, no plan comes below this; it counts every activity at its full worth, so the "
            + "true best is likely to be far from it."),
    ]
  }

  /// By how much more money lowers these bounds; nil where no money has a price.
  func moneyPrices(missing: Int) -> [MoneyPrice]? {
    guard let priced = prices(missing: missing) else { return nil }
    var schools: [MoneyPrice] = []
    var funds: [MoneyPrice] = []
    for (row, price) in zip(priced.rows, priced.prices.rows) where price > 0 {
      let lessons = MilliLessons(ceilDivide(price * 10_000, SharedRows.scale))
      switch row {
      case .budget(let school): schools.append(MoneyPrice(school: school, perHundredPounds: lessons))
      case .fund(let fund): funds.append(MoneyPrice(fund: fund, perHundredPounds: lessons))
      case .pool, .applicant, .providerYear, .providerDay, .moment, .host, .site: continue
      }
    }
    if schools.isEmpty && funds.isEmpty { return nil }
    return schools.sorted { ($0.school?.text ?? "") < ($1.school?.text ?? "") }
      + funds.sorted { ($0.fund?.text ?? "") < ($1.fund?.text ?? "") }
  }

  /// Whether a plan is the best there is: of one made from another also where nobody must be told of anything.
  func isReached(by score: Score) -> Bool {
    score.must == must && score.churn == 0 && score.rest == rest(missing: must)
  }

  /// Takes bounds by prices, where they're no lower than those before.
  mutating func raise(to priced: PricedBounds?) {
    guard let priced, priced.held.rest >= self.priced?.held.rest ?? Int.min else { return }
    self.priced = priced
  }
}
