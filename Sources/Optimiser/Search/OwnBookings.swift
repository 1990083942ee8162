// SPDX-License-Identifier: Apache-2.0

import Domain

/// What the parts of one session that's being put together take up, which the state doesn't know of yet: rooms, and the
/// time of whoever leads and of guests.
struct OwnBookings {
  let session: SessionData
  let instance: Instance
  private var held: [(option: Option, room: Int16)] = []

  init(session: SessionData, instance: Instance) {
    self.session = session
    self.instance = instance
  }

  mutating func add(_ option: Option, room: Int16) { held.append((option, room)) }

  /// Rooms of the option's place that are taken at its time.
  func rooms(_ option: Option) -> Set<Int16> {
    Set(held.filter { $0.option.place == option.place && Self.overlap($0.option, option) }.map(\.room))
  }

  /// Whether whoever leads the option, or a guest, is elsewhere then or has had enough of that day.
  func refuses(_ option: Option) -> Bool {
    let sameDay = held.map(\.option).filter { $0.day == option.day }
    if sameDay.isEmpty { return false }
    let leader = session.leadingPerson(option)
    if leader >= 0, sameDay.contains(where: { session.leadingPerson($0) == leader && clashes($0, option) }) {
      return true
    }
    return session.providers(option).contains { provider in
      let own = sameDay.filter { session.providers($0).contains(provider) }
      if let most = instance.providers[provider].value.mostPerDay, own.count >= most { return true }
      return own.contains { clashes($0, option) }
    }
  }

  private static func overlap(_ one: Option, _ other: Option) -> Bool {
    one.day == other.day && one.start < other.end && other.start < one.end
  }

  /// Whether nobody can be at both.
  private func clashes(_ one: Option, _ other: Option) -> Bool {
    let there = instance.travel.minutes(Int(one.place), Int(other.place))
    let back = instance.travel.minutes(Int(other.place), Int(one.place))
    return Int(one.end) + there > Int(other.start) && Int(other.end) + back > Int(one.start)
  }
}

extension State {
  /// A room for so many attendees, and whoever else is there, besides those that are booked; -1 where none is needed, nil
  /// where there's none.
  func room(_ option: Option, people: Int, _ bookings: OwnBookings) -> Int16? {
    let attendees = max(people, bookings.session.spec.quorum)
    return freeRoom(
      option, wanted: attendees + bookings.session.otherSeats(option), besides: bookings.rooms(option))
  }
}
