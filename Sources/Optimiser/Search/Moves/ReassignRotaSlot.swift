// SPDX-License-Identifier: Apache-2.0

import Domain

/// Gives a half-day (or a day) of a specialist's cycle to another school, or takes it back, as far as the shares' tolerance
/// allows: exchanges alone never change how much a school gets.
struct ReassignRotaSlot: Move {
  let name = "reassign rota slot"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.rotas.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    guard var draft = RotaDraft(map, state, &random) else { return false }
    let before = draft.template
    let cell = random.below(before.count)
    let share = Int8(random.below(draft.specialist.shares.count + 1) - 1)
    for other in draft.specialist.isWholeDays ? draft.day(of: cell) : [cell] { draft.template[other] = share }
    return draft.template != before && draft.keepsShares && draft.put(into: &state)
  }
}
