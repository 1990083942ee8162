// SPDX-License-Identifier: Apache-2.0

import Domain

/// Exchanges what two half-days (or days) of a specialist's cycle are given to, and makes the stays anew.
struct ExchangeRotaSlots: Move {
  let name = "exchange rota slots"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.rotas.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.rotas[random.below(map.rotas.count)]
    guard state.isPlaced(number), case .specialist(let specialist) = state.instance.activities[number].kind else {
      return false
    }
    var template = state.placements[number].template
    let slots = specialist.slots.count
    let first = random.below(template.count)
    let second = random.below(template.count)
    if specialist.isWholeDays || random.below(2) == 0 {
      exchangeDays(first, second, slots: slots, specialist, &template)
    } else {
      template.swapAt(first, second)
    }
    if template == state.placements[number].template { return false }
    let stays = RotaStays(number: number, specialist: specialist, state: state).stays(template)
    state.setRota(number, Placement(template: template, stays: stays))
    return true
  }

  /// Exchanges the days in which two half-days lie, where they have as many halves.
  private func exchangeDays(
    _ first: Int, _ second: Int, slots: Int, _ specialist: SpecialistData, _ template: inout [Int8]
  ) {
    let days = [first, second].map { cell in
      template.indices.filter {
        $0 / slots == cell / slots
          && specialist.slots[$0 % slots].weekday == specialist.slots[cell % slots].weekday
      }
    }
    guard days[0].count == days[1].count, days[0] != days[1] else { return }
    for (a, b) in zip(days[0], days[1]) { template.swapAt(a, b) }
  }
}

/// Gives a half-day (or a day) of a specialist's cycle to another school, or takes it back, as far as the shares' tolerance
/// allows: exchanges alone never change how much a school gets.
struct ReassignRotaSlot: Move {
  let name = "reassign rota slot"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.rotas.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.rotas[random.below(map.rotas.count)]
    guard state.isPlaced(number), case .specialist(let specialist) = state.instance.activities[number].kind else {
      return false
    }
    var template = state.placements[number].template
    let slots = specialist.slots
    let cell = random.below(template.count)
    let share = Int8(random.below(specialist.shares.count + 1) - 1)
    for other in template.indices {
      let isSameDay =
        other / slots.count == cell / slots.count
        && slots[other % slots.count].weekday == slots[cell % slots.count].weekday
      if other == cell || specialist.isWholeDays && isSameDay { template[other] = share }
    }
    if template == state.placements[number].template { return false }
    for (index, school) in specialist.shares.enumerated() {
      let count = template.reduce(0) { $0 + ($1 == Int8(index) ? 1 : 0) }
      if count < school.least || count > school.most { return false }
    }
    let stays = RotaStays(number: number, specialist: specialist, state: state).stays(template)
    state.setRota(number, Placement(template: template, stays: stays))
    return true
  }
}

/// Makes a specialist's stays anew from its template: days that were given up for something else since moved come back.
struct RefillRota: Move {
  let name = "refill rota"

  func isUseful(_ map: Neighbourhood) -> Bool { !map.rotas.isEmpty }

  func change(_ state: inout State, _ map: Neighbourhood, _ random: inout RandomSource) -> Bool {
    let number = map.rotas[random.below(map.rotas.count)]
    guard state.isPlaced(number), case .specialist(let specialist) = state.instance.activities[number].kind else {
      return false
    }
    let template = state.placements[number].template
    let stays = RotaStays(number: number, specialist: specialist, state: state).stays(template)
    if stays == state.placements[number].occurrences { return false }
    state.setRota(number, Placement(template: template, stays: stays))
    return true
  }
}
