// SPDX-License-Identifier: Apache-2.0

import Domain

/// H11: rooms hold the people, and venues are willing.
enum H11Rooms: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for happening in facts.happenings where !happening.isStay {
      guard let session = happening.session else {
        findings.require(
          .rooms, happening.occurrence.room == nil, at: happening.location(),
          "\(happening.title) takes place in the room of its lesson and books none")
        continue
      }
      checkPeople(happening, session, &findings)
      checkVenue(happening, session, &findings)
      checkRoom(happening, facts.index, &findings)
    }
    checkDoubleUse(facts, &findings)
  }

  private static func checkPeople(_ happening: Happening, _ session: Session, _ findings: inout Findings) {
    let count = happening.attendees.count
    findings.require(
      .rooms, session.mostPeople.map { count <= $0 } ?? true, at: happening.location(),
      "\(happening.title) has \(count) people, more than it may")
    findings.require(
      .rooms, happening.provider?.capacity.map { count <= $0 } ?? true, at: happening.location(),
      "\(happening.title) has \(count) people, more than its provider takes")
  }

  private static func checkVenue(_ happening: Happening, _ session: Session, _ findings: inout Findings) {
    let choice = session.venue
    let isAllowed: Bool
    switch happening.occurrence.place {
    case .school(let school):
      let isFree = choice.schools.isEmpty && !choice.atProvider && !choice.isOnline
      isAllowed =
        isFree ? happening.attendees.contains { $0.member.school.id == school } : choice.schools.contains(school)
    case .provider(let provider): isAllowed = choice.atProvider && happening.provider?.id == provider
    case .online: isAllowed = choice.isOnline
    }
    findings.require(
      .rooms, isAllowed, at: happening.location(school: happening.venue?.id),
      "\(happening.title) is at a place that the activity doesn't allow")
    findings.require(
      .rooms, happening.venue?.hosts ?? true, at: happening.location(school: happening.venue?.id),
      "\(happening.venue?.name ?? "the venue") doesn't host sessions")
  }

  private static func checkRoom(_ happening: Happening, _ index: GroupIndex, _ findings: inout Findings) {
    let hasLeader = happening.leader != nil || happening.provider != nil
    let guests = happening.providers.filter { $0.id != happening.provider?.id }
    let people = happening.attendees.count + (hasLeader ? 1 : 0) + guests.count
    let location = happening.location(school: happening.venue?.id)
    guard let venue = happening.venue, !venue.rooms.isEmpty else {
      findings.require(
        .rooms, happening.occurrence.room == nil, at: location, "\(happening.title) names a room where there is none")
      let capacity = happening.venue == nil ? Int.max : index.group.rules.defaults.venueCapacity
      findings.require(
        .rooms, people <= capacity, at: location, "\(happening.title) has \(people) people, \(capacity) have room")
      return
    }
    let room = venue.rooms.first { $0.name == happening.occurrence.room }
    findings.require(
      .rooms, room != nil, at: location, "\(happening.title) doesn't name one of the rooms of \(venue.name)")
    guard let room else { return }
    findings.require(
      .rooms, people <= room.capacity, at: location,
      "\(happening.title) has \(people) people, \(room.name) holds \(room.capacity)")
    let busy = index.busy(.room(venue.id, room.name), happening.date)
    findings.require(
      .rooms, !busy.contains { $0.overlaps(happening.whole) }, at: location,
      "\(room.name) at \(venue.name) is busy during \(happening.title)")
  }

  private static func checkDoubleUse(_ facts: Derivation, _ findings: inout Findings) {
    let inRooms = facts.happenings.filter { $0.venue != nil && $0.occurrence.room != nil && !$0.isStay }
    for use in grouped(inRooms, by: { Pair(Pair($0.venue?.id, $0.occurrence.room), $0.date) }) {
      for (number, one) in use.values.enumerated() {
        for other in use.values.dropFirst(number + 1) {
          findings.require(
            .rooms, !one.whole.overlaps(other.whole), at: other.location(school: other.venue?.id),
            "\(one.title) and \(other.title) use one room at once")
        }
      }
    }
  }
}
