// SPDX-License-Identifier: Apache-2.0

import Domain

/// What no plan over the compiled options can better: nothing is said of the domain.
///
/// At first every activity counts at its full worth with everybody there, at no cost at all; then prices raise it
/// (`docs/bound.md`).
struct ModelBound {
  let must: Int
  private(set) var rest: Int
  /// The prices that show it; nil where everything is counted at its full worth.
  private(set) var priced: PricedRest?

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
    self.rest = rest - FirstCall.most(instance)
  }

  /// The bounds as a plan lists them.
  var bounds: [Bound] {
    [
      Bound(
        tier: .must, scope: .model, value: must,
        words: "Among the options considered, no plan misses less of what must take place."),
      Bound(
        tier: .rest, scope: .model, value: rest,
        words: priced != nil
          ? "Among the options considered, no plan comes below this, which counts each activity at what its people's days "
            + "cost at least and prices what schools share."
          : "Among the options considered, no plan comes below this; it counts every activity at its full worth, so the "
            + "true best is likely to be far from it."),
    ]
  }

  /// Whether a plan is the best there is: of one made from another also where nobody must be told of anything.
  func isReached(by score: Score) -> Bool { score.must == must && score.churn == 0 && score.rest == rest }

  /// Takes a bound by prices, where it says more.
  mutating func raise(to priced: PricedRest?) {
    guard let priced, priced.rest > rest else { return }
    rest = priced.rest
    self.priced = priced
  }
}
