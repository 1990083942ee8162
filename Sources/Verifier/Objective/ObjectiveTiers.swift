// SPDX-License-Identifier: Apache-2.0

import Domain

/// The objective of `docs/model.md`, section 4, but for the tier of changes.
enum ObjectiveTiers {
  static func of(_ facts: Derivation) -> Objective {
    // Preferences take as long as all the rest.
    let (preferences, rest) = Parallel.both({ PreferencesPart.value(facts) }, { others(facts) })
    var objective = rest
    objective.parts.preferences = preferences
    return objective
  }

  private static func others(_ facts: Derivation) -> Objective {
    var objective = Objective()
    objective.must = MustTier.value(facts)
    objective.parts.lessonsLost = facts.losses.reduce(.zero) { $0 + $1.cost }
    objective.parts.money = MoneyPart.value(facts)
    objective.parts.travel = TravelPart.value(facts)
    objective.parts.outsideDirected = OutsideDirectedPart.value(facts)
    objective.parts.protectedTime = ProtectedTimePart.value(facts)
    objective.parts.fairness = FairnessPart.value(facts)
    objective.parts.givingAndTaking = GivingAndTakingPart.value(facts)
    objective.parts.breaks = BreaksPart.value(facts)
    objective.parts.waiting = WaitingPart.value(facts)
    objective.parts.handover = HandoverPart.value(facts)
    objective.parts.owed = OwedPart.value(facts)
    objective.parts.expectedMissing = ExpectedMissingPart.value(facts)
    objective.parts.worth = WorthPart.value(facts)
    return objective
  }
}
