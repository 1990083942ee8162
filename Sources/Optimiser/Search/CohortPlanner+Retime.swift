// SPDX-License-Identifier: Apache-2.0

import Domain

extension CohortPlanner {
  /// Puts one cohort of a placed session at other dates with the same people, the others as they are.
  /// - Returns: whether other dates were found; the state may be unlawful then.
  func retime(_ cohort: Int, _ state: inout State, random: inout RandomSource) -> Bool {
    let placement = state.placements[number]
    guard cohort < cohorts.count, placement.cohorts.contains(cohort) else { return false }
    state.unplace(number)
    guard let retimed = retimed(cohort, placement, state, random: &random) else { return false }
    Placer().makeRoom(for: number, retimed, &state)
    state.place(number, retimed)
    Repayer(number: number).repay(&state, parts: state.instance.published.past(number)..<retimed.occurrences.count)
    return true
  }

  /// The placement with other dates for a cohort, beside what's placed without it.
  private func retimed(
    _ cohort: Int, _ placement: Placement, _ state: State, random: inout RandomSource
  ) -> Placement? {
    let activity = state.instance.activities[number]
    let own = placement.occurrences.filter { Int($0.cohort) == cohort }
    let past = own.filter { Int($0.option.day) < state.instance.published.openDay }
    let others = placement.occurrences.filter { Int($0.cohort) != cohort }
    let members = (own.first?.attendees ?? []).map(Int.init).filter { !activity.candidates[$0].hasDeclined }
    var bookings = OwnBookings(session: cohorts.session, instance: state.instance)
    for occurrence in others + past { bookings.add(occurrence.option, room: occurrence.room) }
    var draft = CohortDraft(
      activity, cohorts, begun: past.isEmpty ? [:] : [cohort: past], instance: state.instance)
    var prices = CohortPrices(number: number, cohorts: cohorts, state: state, noise: noise)
    draft.setMembers(members, of: cohort)
    let told = own.last.map { Int($0.option.leader) }
    guard draft.findDates(cohort, told: told, bookings, &prices, &random) else { return nil }
    var occurrences = others + past
    for option in draft.cohorts[cohort].path.map({ activity.options[$0] }) {
      guard let room = state.room(option, people: members.count, bookings) else { return nil }
      bookings.add(option, room: room)
      let able = members.filter {
        state.instance.people[activity.candidates[$0].person].isEmployed(Int(option.day))
      }
      var placed = PlacedOccurrence(option: option, room: room, attendees: able.map(Int32.init))
      placed.cohort = Int16(cohort)
      occurrences.append(placed)
    }
    return Placement(occurrences).inOrder()
  }
}
