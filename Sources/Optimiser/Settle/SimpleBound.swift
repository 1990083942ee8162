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
    for (number, activity) in instance.activities.enumerated() {
      let published = instance.published[number]?.placement ?? .none
      if activity.canBePlaced || !published.isEmpty {
        rest += Self.best(activity, published, instance: instance)
      } else {
        must += activity.mustWeight
      }
    }
    self.must = must
    self.rest = rest
  }

  /// The least that the activity can add to the last tier; 0 where leaving it out is best.
  private static func best(_ activity: ActivityData, _ published: Placement, instance: Instance) -> Int {
    let stated = activity.value.worth.map(\.rawValue)
    let rates = instance.rules.rates
    switch activity.kind {
    case .other: return 0
    case .visit:
      // Whoever isn't employed on the day isn't there: then the next by id counts.
      guard let need = activity.candidates.map({ instance.schools[instance.people[$0.person].base].need }).max() else {
        return 0
      }
      let worth = floorDivide(rates.visit.rawValue * need * (1 << activity.value.priority), 8000)
      return min(0, -(stated ?? worth))
    case .session(let session):
      let parts = session.spec.series.parts
      var presence = activity.candidates.map(\.presence).sorted(by: >)
      if let most = session.spec.mostPeople { presence = Array(presence.prefix(most)) }
      let worth = parts * presence.reduce(0, +)
      return min(0, -(stated ?? worth) - mix(activity, instance))
    case .specialist(let specialist):
      if let stated { return min(0, -stated) }
      return -specialist.dated.indices.reduce(0) {
        $0 + mostOfHalfDay($1, activity, specialist, instance, isKept: !published.isEmpty)
      }
    case .secondment(let secondment):
      let values = (secondment.options + (published.secondment.map { [$0] } ?? [])).map { option in
        let need = instance.schools[instance.people[Int(option.person)].base].need
        return Int(option.preferences) + Int(option.handover) - Int(option.saved)
          - SecondmentWorth.of(activity.value, need: need, rates: rates)
      }
      return min(0, values.min() ?? 0)
    }
  }

  /// The most that one half-day of a specialist's year can be worth.
  private static func mostOfHalfDay(
    _ index: Int, _ activity: ActivityData, _ specialist: SpecialistData, _ instance: Instance, isKept: Bool
  ) -> Int {
    let shares = specialist.shares
    return shares.indices.map { share in
      !isKept && specialist.possible.values[index * shares.count + share] == PossibleStays.impossible
        ? 0
        : SpecialistWorth.halfDay(
          activity.value, need: instance.schools[shares[share].school].need, rates: instance.rules.rates)
    }.max() ?? 0
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
