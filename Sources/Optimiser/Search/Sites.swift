// SPDX-License-Identifier: Apache-2.0

import Domain

extension State {
  /// A room for an occurrence: the smallest free one that holds `wanted` people, else the largest free one.
  /// - Returns: nil where the place can't take it at all (busy, or no room free); -1 where no room needs naming.
  /// - Parameter besides: rooms that are taken at the time though the state doesn't know of it.
  func freeRoom(_ option: Option, wanted: Int, besides: Set<Int16> = []) -> Int16? {
    let place = Int(option.place)
    let day = Int(option.day)
    guard place < instance.schools.count else { return -1 }
    for busy in instance.busyOfSchool[place]
    where busy.overlaps(day: day, start: Int(option.start), end: Int(option.end)) {
      return nil
    }
    let rooms = instance.rooms[place]
    if rooms.isEmpty { return -1 }
    var best: Int16?
    for (index, room) in rooms.enumerated() {
      if room.busy.contains(where: { $0.overlaps(day: day, start: Int(option.start), end: Int(option.end)) }) {
        continue
      }
      if besides.contains(Int16(index)) || isTaken(room: Int16(index), place: place, option) { continue }
      best = Int16(index)
      if room.capacity >= wanted { break }
    }
    return best
  }

  func isTaken(room: Int16, place: Int, _ option: Option) -> Bool {
    for key in siteDays[place * instance.dayCount + Int(option.day)] ?? [] {
      let other = placements[key.activity][key.part]
      if other.room == room, other.option.start < option.end, option.start < other.option.end { return true }
    }
    return false
  }

  /// Why a provider who leads or is a guest can't take on the option besides what they already do that day, if so.
  func providerRefuses(_ session: SessionData, _ option: Option) -> Rule? {
    // Asked for every option that's looked at: a closure here would copy the whole state.
    let leading = session.leadingProvider(option)
    if leading >= 0, let rule = refuses(leading, option) { return rule }
    for guest in session.guests {
      if let rule = refuses(guest, option) { return rule }
    }
    return nil
  }

  private func refuses(_ index: Int, _ option: Option) -> Rule? {
    let provider = instance.providers[index]
    let day = Int(option.day)
    if provider.busy.contains(where: { $0.overlaps(day: day, start: Int(option.start), end: Int(option.end)) }) {
      return .twoPlaces
    }
    let others = providerDays[index * instance.dayCount + day] ?? []
    if let most = provider.value.mostPerDay, others.count >= most { return .limitReached }
    for key in others {
      let other = placements[key.activity][key.part].option
      let forth = instance.travel.minutes(Int(other.place), Int(option.place))
      let back = instance.travel.minutes(Int(option.place), Int(other.place))
      if Int(other.end) + forth > Int(option.start), Int(option.end) + back > Int(other.start) { return .twoPlaces }
    }
    return nil
  }

  /// A session as it was placed elsewhere, in rooms that are free here; other kinds as they are.
  /// - Returns: nil where a place or the provider can't.
  func sited(_ number: Int, _ placement: Placement) -> Placement? {
    let activity = instance.activities[number]
    guard let session = activity.session else { return placement }
    var sited = placement
    var bookings = OwnBookings(session: session, instance: instance)
    for part in sited.occurrences.indices {
      let option = sited[part].option
      if providerRefuses(session, option) != nil { return nil }
      let wanted = sited[part].attendees.count + max(1, session.otherSeats(option))
      guard let room = freeRoom(option, wanted: wanted, besides: bookings.rooms(option)) else { return nil }
      sited[part].room = room
      bookings.add(option, room: room)
    }
    return sited
  }

  /// Other activities on its dates that a session's leading provider or guests have.
  func sharingProvider(_ number: Int, _ placement: Placement) -> [Int] {
    guard let session = instance.activities[number].session else { return [] }
    return placement.occurrences.flatMap { occurrence -> [Int] in
      session.providers(occurrence.option).flatMap { provider -> [Int] in
        if refuses(provider, occurrence.option) == nil { return [] }
        return (providerDays[provider * instance.dayCount + Int(occurrence.option.day)] ?? []).map { $0.activity }
      }
    }
  }
}
