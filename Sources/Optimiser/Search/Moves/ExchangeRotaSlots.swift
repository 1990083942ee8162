// SPDX-License-Identifier: Apache-2.0

import Domain

/// Exchanges what two half-days (or days) of a specialist's cycle are given to, and makes the stays anew.
struct ExchangeRotaSlots: Move {
  let name = "exchange rota slots"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.rotas.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    guard var draft = RotaDraft(map, state, &random) else { return false }
    let before = draft.template
    let first = random.below(before.count)
    let second = random.below(before.count)
    if draft.specialist.isWholeDays || random.below(2) == 0 {
      exchangeDays(first, second, &draft)
    } else {
      draft.template.swapAt(first, second)
    }
    return draft.template != before && draft.put(into: &state)
  }

  /// Exchanges the days in which two half-days lie, where they have as many halves.
  private func exchangeDays(_ first: Int, _ second: Int, _ draft: inout RotaDraft) {
    let (one, other) = (draft.day(of: first), draft.day(of: second))
    guard one.count == other.count, one != other else { return }
    for (a, b) in zip(one, other) { draft.template.swapAt(a, b) }
  }
}
