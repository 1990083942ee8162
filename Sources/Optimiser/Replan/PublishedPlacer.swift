// SPDX-License-Identifier: Apache-2.0

import Domain

/// Says how what's published can be placed in the group as it is, as far as that hangs on nothing but itself, rooms and
/// providers.
struct PublishedPlacer {
  let check: OptionCheck

  private var instance: Instance { check.instance }

  /// The published placement without those who can't come; without parts that can't be held, if some are past; nil where
  /// nothing is left of it.
  func placement(_ number: Int, _ state: State) -> Placement? {
    guard let published = instance.published[number], !published.placement.isEmpty else { return nil }
    switch state.instance.activities[number].kind {
    case .session, .visit, .circle: return meetings(number, published, state)
    case .cohorts(let cohorts): return self.cohorts(number, cohorts, published, state)
    case .specialist(let specialist):
      var placement = published.placement
      let past = published.past
      placement.occurrences =
        placement.occurrences.prefix(past)
        + placement.occurrences.dropFirst(past).filter { isPossible($0.option, specialist) }
      return placement.occurrences.isEmpty ? nil : placement
    case .secondment: return published.placement
    case .other: return nil
    }
  }

  /// The cohorts that can all be held as published; of one that has begun what has taken place at least.
  private func cohorts(
    _ number: Int, _ data: CohortData, _ published: PublishedActivity, _ state: State
  ) -> Placement? {
    let activity = instance.activities[number]
    let past = published.past
    var kept = Array(published.placement.occurrences.prefix(past))
    var bookings = OwnBookings(session: data.session, instance: instance)
    for occurrence in kept { bookings.add(occurrence.option, room: occurrence.room) }
    for cohort in published.placement.cohorts where cohort < data.count {
      let own = published.placement.parts(ofCohort: cohort)
      var parts: [PlacedOccurrence] = []
      let begun = own.count { $0 < past }
      for part in own.prefix(data.parts).dropFirst(begun).map({ published.placement[$0] }) {
        guard check.allows(part.option, activity), state.providerRefuses(data.session, part.option) == nil else {
          break
        }
        var part = part
        part.attendees = people(part, activity)
        let seats = part.attendees.count + max(1, data.session.otherSeats(part.option))
        let taken = bookings.rooms(part.option)
        let isFree = !taken.contains(part.room) && state.isFree(room: part.room, part.option, people: seats)
        guard let room = isFree ? part.room : state.freeRoom(part.option, wanted: seats, besides: taken) else { break }
        part.room = room
        let coming = Set(Churn(instance: instance).people(number, part))
        part.repayments = part.repayments.filter { coming.contains($0.person) }
        parts.append(part)
      }
      // One that hasn't begun is held whole or put together anew.
      if begun == 0, parts.count < data.parts { continue }
      for part in parts { bookings.add(part.option, room: part.room) }
      kept += parts
    }
    return kept.isEmpty ? nil : Placement(kept).inOrder()
  }

  private func meetings(_ number: Int, _ published: PublishedActivity, _ state: State) -> Placement? {
    let activity = instance.activities[number]
    var parts = Array(published.placement.occurrences.prefix(published.past))
    // Of a series that's shorter now the last parts are off.
    let wanted = published.placement.occurrences.prefix(max(published.past, activity.parts))
    for part in wanted.dropFirst(published.past) {
      guard check.allows(part.option, activity), let room = room(part, activity, state) else { break }
      var part = part
      part.room = room
      part.attendees = people(part, activity)
      let coming = Set(Churn(instance: instance).people(number, part))
      part.repayments = part.repayments.filter { coming.contains($0.person) }
      if part.option.host >= 0, part.attendees.isEmpty { break }
      parts.append(part)
    }
    let isWhole = parts.count == wanted.count
    if !isWhole { parts = Array(parts.prefix(published.past)) }
    return parts.isEmpty ? nil : Placement(parts)
  }

  /// Those who can come; of a visit everyone who's asked and can, those too who weren't there when it was published (S2). A
  /// circle's people come all or it can't go on.
  private func people(_ part: PlacedOccurrence, _ activity: ActivityData) -> [Int32] {
    if case .circle = activity.kind { return part.attendees }
    let people = part.option.host < 0 ? part.attendees : activity.candidates.indices.map(Int32.init)
    return people.filter { canCome(activity.candidates[Int($0)], Int(part.option.day)) }
  }

  private func canCome(_ member: Candidate, _ day: Int) -> Bool {
    !member.hasDeclined && instance.people[member.person].isEmployed(day)
  }

  /// The published room if it's free, else another one; nil where the place or the provider can't.
  private func room(_ part: PlacedOccurrence, _ activity: ActivityData, _ state: State) -> Int16? {
    guard case .session(let session) = activity.kind else { return -1 }
    if state.providerRefuses(session, part.option) != nil { return nil }
    let seats = part.attendees.count + max(1, session.otherSeats(part.option))
    if state.isFree(room: part.room, part.option, people: seats) { return part.room }
    return state.freeRoom(part.option, wanted: seats)
  }

  private func isPossible(_ option: Option, _ specialist: SpecialistData) -> Bool {
    guard !specialist.possible.values.isEmpty,
      let share = specialist.shares.firstIndex(where: { $0.school == Int(option.place) })
    else { return false }
    let slots = specialist.dated.indices.filter {
      specialist.dated[$0].day == option.day
        && option.halves & (1 << UInt8(specialist.half(specialist.dated[$0]))) != 0
    }
    return slots.count == option.halves.nonzeroBitCount
      && slots.allSatisfy {
        specialist.possible.values[$0 * specialist.shares.count + share] != PossibleStays.impossible
      }
  }
}

extension ActivityData {
  /// How many parts the wish has: of a session those of its series, of a circle its steps, else one.
  fileprivate var parts: Int {
    switch kind {
    case .session(let session): session.spec.series.parts
    case .cohorts(let cohorts): cohorts.parts
    case .circle(let circle): circle.kinds.count
    case .visit, .specialist, .secondment, .other: 1
    }
  }
}

extension State {
  /// Whether a room (-1: none needed) can be had for an option.
  func isFree(room: Int16, _ option: Option, people: Int) -> Bool {
    let place = Int(option.place)
    if place >= instance.schools.count { return room < 0 }
    let rooms = instance.rooms[place]
    if room < 0 || Int(room) >= rooms.count { return room < 0 && rooms.isEmpty }
    let isBusy = rooms[Int(room)].busy.contains {
      $0.overlaps(day: Int(option.day), start: Int(option.start), end: Int(option.end))
    }
    return !isBusy && rooms[Int(room)].capacity >= people && !isTaken(room: room, place: place, option)
  }
}
