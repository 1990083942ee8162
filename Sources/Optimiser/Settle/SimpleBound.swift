// SPDX-License-Identifier: Apache-2.0

import Domain

/// A bound that holds over the compiled options: no plan is worth more than every activity at its full worth with
/// everybody there, at no cost at all. Weak, cheap, and true; the relaxation that prices resources takes its place.
struct SimpleBound {
  let must: Int
  let rest: Int

  init(_ instance: Instance) {
    var must = 0
    var rest = 0
    for activity in instance.activities {
      if activity.options.isEmpty {
        must += activity.mustWeight
        continue
      }
      rest += Self.best(activity, instance: instance)
    }
    self.must = must
    self.rest = rest
  }

  /// The least that the activity can add to the last tier; 0 where leaving it out is best.
  private static func best(_ activity: ActivityData, instance: Instance) -> Int {
    if let worth = activity.value.worth { return min(0, -worth.rawValue - mix(activity, instance)) }
    switch activity.kind {
    case .other: return 0
    case .visit:
      guard let first = activity.candidates.first else { return 0 }
      let need = instance.schools[instance.people[first.person].base].need
      return -floorDivide(instance.rules.rates.visit.rawValue * need * (1 << activity.value.priority), 8000)
    case .session(let session):
      let parts = session.spec.series.parts
      var presence = activity.candidates.map(\.presence).sorted(by: >)
      if let most = session.spec.mostPeople { presence = Array(presence.prefix(most)) }
      return min(0, -parts * presence.reduce(0, +) - mix(activity, instance))
    }
  }

  private static func mix(_ activity: ActivityData, _ instance: Instance) -> Int {
    guard case .session(let session) = activity.kind, session.spec.prefersMix else { return 0 }
    return session.spec.series.parts * instance.rules.rates.mixMet.rawValue
  }

  /// The bounds as a plan lists them.
  var bounds: [Bound] {
    [
      Bound(
        tier: .must, scope: .model, value: must,
        words: "Among the options considered, no plan misses less of what must take place."),
      Bound(
        tier: .rest, scope: .model, value: rest,
        words:
          "Among the options considered, no plan comes below this; it counts every activity at its full worth, so the "
          + "true best is likely to be far from it."),
    ]
  }
}
