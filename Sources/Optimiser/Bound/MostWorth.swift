// SPDX-License-Identifier: Apache-2.0

import Domain

/// What an activity is worth at most, with everybody there and at no cost: weak, cheap and true.
enum MostWorth {
  /// The least that the activity can add to the last tier; 0 where leaving it out is best.
  /// - Parameters:
  ///   - published: what's published of it, which may stay where no option is.
  ///   - past: how many of its parts have taken place: perhaps more than it now has.
  static func best(
    _ activity: ActivityData, _ published: Placement = .none, past: Int = 0, instance: Instance
  ) -> Int {
    let stated = activity.value.worth.map(\.rawValue)
    let rates = instance.rules.rates
    switch activity.kind {
    case .other: return 0
    case .visit:
      // Whoever isn't employed on the day isn't there: then the next by id counts.
      guard let need = activity.candidates.map({ activity.need(ofBaseOf: $0.person, instance) }).max() else {
        return 0
      }
      let worth = floorDivide(rates.visit.rawValue * need * (1 << activity.value.effectivePriority), 8000)
      return min(0, -(stated ?? worth))
    case .circle(let circle):
      // As many people as it has, of the neediest schools; hosts of shadowing don't count.
      let needs = activity.candidates.map { activity.need(ofBaseOf: $0.person, instance) }.sorted(by: >)
        .prefix(circle.size(of: activity.candidates.count))
      if needs.isEmpty { return 0 }
      let need = published.isEmpty ? floorDivide(needs.reduce(0, +), needs.count) : needs[0]
      return min(0, -CircleWorth.whole(activity.value, circle.spec, need: need, rates: rates))
    case .cohorts(let cohorts):
      let parts = max(cohorts.parts, past)
      var presence = activity.candidates.filter { !$0.hasDeclined || past > 0 }.map(\.presence).sorted(by: >)
      // Whoever comes is in one cohort alone.
      if let most = cohorts.session.spec.mostPeople, published.isEmpty {
        presence = Array(presence.prefix(most * cohorts.count))
      }
      let worth = parts * presence.reduce(0, +)
      return min(0, -(stated ?? worth) - mix(cohorts.session.spec, past + cohorts.count * cohorts.parts, instance))
    case .session(let session):
      let parts = max(session.spec.series.parts, past)
      var presence = activity.candidates.map(\.presence).sorted(by: >)
      // At what has taken place more may have been than may come now.
      if let most = session.spec.mostPeople, published.isEmpty { presence = Array(presence.prefix(most)) }
      let worth = parts * presence.reduce(0, +)
      return min(0, -(stated ?? worth) - mix(session.spec, parts, instance))
    case .specialist(let specialist):
      if let stated { return min(0, -stated) }
      let isKept = !published.isEmpty
      let anywhere = specialist.dated.indices.reduce(0) {
        $0 + mostOfHalfDay($1, activity, specialist, instance, isKept: isKept)
      }
      return isKept ? -anywhere : -min(anywhere, mostOfTemplate(activity, specialist, instance))
    case .secondment(let secondment):
      let values = (secondment.options + (published.secondment.map { [$0] } ?? [])).map { option in
        let need = activity.need(ofBaseOf: Int(option.person), instance)
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
          activity.value, need: activity.need(of: shares[share].school, instance), rates: instance.rules.rates)
    }.reduce(0, max)
  }

  /// The most that a template can be worth: no school gets more half-days than come due to it, so those whose half-days are
  /// worth most get the half-days of the cycle that come round most often, as many as they may have.
  private static func mostOfTemplate(
    _ activity: ActivityData, _ specialist: SpecialistData, _ instance: Instance
  ) -> Int {
    var rounds = [Int](repeating: 0, count: specialist.cells)
    for dated in specialist.dated { rounds[specialist.cell(dated)] += 1 }
    var left = rounds.sorted(by: >)[...]
    let worths = specialist.shares.indices.map { share in
      SpecialistWorth.halfDay(
        activity.value, need: activity.need(of: specialist.shares[share].school, instance), rates: instance.rules.rates)
    }
    var total = 0
    for share in worths.indices.sorted(by: { (worths[$0], $1) > (worths[$1], $0) }) where worths[share] > 0 {
      total += worths[share] * left.prefix(specialist.shares[share].most).reduce(0, +)
      left = left.dropFirst(specialist.shares[share].most)
    }
    return total
  }

  private static func mix(_ session: Session, _ parts: Int, _ instance: Instance) -> Int {
    session.mix == .liked ? parts * instance.rules.rates.mixMet.rawValue : 0
  }
}
