// SPDX-License-Identifier: Apache-2.0

import Domain

extension CohortPlanner {
  /// Puts one cohort of a placed session at other dates with the same people, the others as they are.
  /// - Returns: whether other dates were found; the state may be unlawful then.
  func retime(_ cohort: Int, _ state: inout State, random: inout RandomSource) -> Bool {
    let activity = state.instance.activities[number]
    let placement = state.placements[number]
    let openDay = state.instance.published.openDay
    let own = placement.occurrences.filter { Int($0.cohort) == cohort }
    let past = own.filter { Int($0.option.day) < openDay }
    let others = placement.occurrences.filter { Int($0.cohort) != cohort }
    guard cohort < cohorts.count, let members = own.first?.attendees.map(Int.init) else { return false }
    state.unplace(number)
    var bookings = OwnBookings(session: cohorts.session, instance: state.instance)
    for occurrence in others + past { bookings.add(occurrence.option, room: occurrence.room) }
    var draft = CohortDraft(
      activity, cohorts, begun: [cohort: past].filter { !$0.value.isEmpty }, instance: state.instance)
    var prices = CohortPrices(number: number, cohorts: cohorts, state: state, noise: noise)
    draft.setMembers(members.filter { !activity.candidates[$0].hasDeclined }, of: cohort)
    let told = own.last.map { Int($0.option.leader) }
    guard draft.findDates(cohort, told: told, bookings, &prices, &random) else { return false }
    var occurrences = others + past
    for index in draft.cohorts[cohort].path {
      let option = activity.options[index]
      let wanted = members.count + cohorts.session.mostOtherSeats
      guard let room = state.freeRoom(option, wanted: wanted, besides: bookings.rooms(option)) else { return false }
      bookings.add(option, room: room)
      var placed = PlacedOccurrence(option: option, room: room, attendees: members.map(Int32.init))
      placed.cohort = Int16(cohort)
      placed.attendees.removeAll {
        activity.candidates[Int($0)].hasDeclined
          || !state.instance.people[activity.candidates[Int($0)].person].isEmployed(Int(option.day))
      }
      occurrences.append(placed)
    }
    let retimed = Placement(occurrences).inOrder()
    Placer().makeRoom(for: number, retimed, &state)
    state.place(number, retimed)
    Repayer(number: number).repay(&state, parts: state.instance.published.past(number)..<retimed.occurrences.count)
    return true
  }
}
