// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes a specialist's stays anew from its template: days that were given up for something else since moved come back.
struct RefillRota: Move {
  let name = "refill rota"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.rotas.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    RotaDraft(map, state, &random)?.put(into: &state) ?? false
  }
}
