// SPDX-License-Identifier: Apache-2.0

import Domain

/// A placed rota that a move takes up: its template, to be changed, and how it's put back.
struct RotaDraft {
  let number: Int
  let specialist: SpecialistData
  /// By week of the cycle and slot: the index of a share, -1 for none.
  var template: [Int8]

  /// One of the map's rotas; nil where the one drawn isn't placed.
  init?(_ map: Neighbourhood, _ state: State, _ random: inout RandomSource) {
    let number = map.rotas[random.below(map.rotas.count)]
    guard state.isPlaced(number), case .specialist(let specialist) = state.instance.activities[number].kind else {
      return nil
    }
    self.number = number
    self.specialist = specialist
    template = state.placements[number].template
  }

  /// The cells of the day in which `cell` lies.
  func day(of cell: Int) -> [Int] {
    let slots = specialist.slots
    return template.indices.filter {
      $0 / slots.count == cell / slots.count
        && slots[$0 % slots.count].weekday == slots[cell % slots.count].weekday
    }
  }

  /// Whether each school gets as much as its share's tolerance allows.
  var keepsShares: Bool {
    specialist.shares.enumerated().allSatisfy { index, school in
      let count = template.count { $0 == Int8(index) }
      return (school.least...school.most).contains(count)
    }
  }

  /// Makes the stays anew from the template.
  /// - Returns: whether anything is different then.
  func put(into state: inout State) -> Bool {
    let before = state.placements[number]
    let stays = RotaStays(number: number, specialist: specialist, state: state).stays(template)
    if template == before.template && stays == before.occurrences { return false }
    state.setRota(number, Placement(template: template, stays: stays))
    return true
  }
}
