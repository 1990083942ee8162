// SPDX-License-Identifier: Apache-2.0

import Domain

/// A small change that may make something lawful again.
enum RepairWay: Hashable {
  /// Other lessons give back the protected time that an activity takes from somebody.
  case repay(Int, person: Int)
  /// Somebody stays away from what they needn't come to, with others in their place where it's short then.
  case drop(Int, person: Int)
  /// Somebody moves to another cohort, or to one.
  case regroup(Int, person: Int)
  /// Those who must come and don't are brought in, and whoever it's short of.
  case fill(Int)
  case room(Int)
  /// A specialist's stays of a day are given up.
  case leave(Int, day: Int)
  /// A specialist's stays are made anew from the template.
  case refill(Int)
  /// The activity is taken out; of one that has begun all that hasn't taken place yet.
  case remove(Int)

  /// The activity that it changes.
  var activity: Int {
    switch self {
    case .repay(let number, _), .drop(let number, _), .regroup(let number, _), .fill(let number), .room(let number),
      .leave(let number, _),
      .refill(let number), .remove(let number):
      number
    }
  }

  /// - Returns: whether anything is different then.
  func apply(_ state: inout State) -> Bool {
    switch self {
    case .repay(let number, let person): return Self.repay(number, person, &state)
    case .drop(let number, let person): return Self.drop(number, person, &state)
    case .regroup(let number, let person): return Self.regroup(number, person, &state)
    case .fill(let number): return Self.fill(number, &state)
    case .room(let number): return Self.changeRoom(number, &state)
    case .leave(let number, let day): return Self.leave(number, day, &state)
    case .refill(let number): return Self.refill(number, &state)
    case .remove(let number): return Self.remove(number, &state)
    }
  }

  private static func open(_ number: Int, _ state: State) -> Range<Int> {
    let count = state.placements[number].occurrences.count
    return min(count, state.instance.published.past(number))..<count
  }

  private static func repay(_ number: Int, _ person: Int, _ state: inout State) -> Bool {
    if state.instance.protectedTimesOf(person).isEmpty { return false }
    let before = state.placements[number]
    // Parts that have taken place too: what they took may still be owed.
    let parts = before.occurrences.indices
    let openDay = state.instance.published.openDay
    for part in parts {
      for repayment in state.placements[number][part].repayments
      where Int(repayment.person) == person && Int(repayment.day) >= openDay {
        state.setRepaid(number, State.PartRepayment(part: part, repayment: repayment), isRepaid: false)
      }
    }
    Repayer(number: number).repay(&state, parts: parts, person: person)
    return state.placements[number] != before
  }

  private static func drop(_ number: Int, _ person: Int, _ state: inout State) -> Bool {
    let activity = state.instance.activities[number]
    guard let session = activity.session,
      let candidate = activity.candidates.firstIndex(where: { $0.person == person })
    else { return false }
    let open = open(number, state)
    let isWhole = session.spec.series.samePeople || session.spec.cohorts > 1
    let groups = isWhole ? [open] : open.map { $0..<($0 + 1) }
    var hasDropped = false
    for group in groups {
      let parts = group.filter { state.placements[number][$0].attendees.contains(Int32(candidate)) }
      for part in parts where isWhole || isTroubled(person, number, part, state) {
        state.setAttendance(number, candidate: Int32(candidate), parts: part..<(part + 1), attends: false)
        hasDropped = true
      }
    }
    if hasDropped, activity.isSession, state.activityCells[number].broken.isShortOfPeople {
      addNeeded(number, session, &state)
    }
    return hasDropped
  }

  /// Whether the person's day, or what it's summed up with, breaks a rule. Where nothing of the day itself does, all parts
  /// count.
  private static func isTroubled(_ person: Int, _ number: Int, _ part: Int, _ state: State) -> Bool {
    let days = state.placements[number].occurrences.map { Int($0.option.day) }
    let broken = days.filter { isTroubled(person, day: $0, state) }
    return broken.isEmpty || broken.contains(days[part])
  }

  private static func isTroubled(_ person: Int, day: Int, _ state: State) -> Bool {
    let school = state.instance.people[person].base
    return !state.effect(person: person, day: day).broken.isEmpty
      || !state.schoolDayCells[school * state.instance.dayCount + day].cell.broken.isEmpty
  }

  private static func addNeeded(_ number: Int, _ session: SessionData, _ state: inout State) {
    AttendanceFill(
      number: number, session: session, onlyNeeded: true, first: state.instance.published.past(number)
    ).fill(&state)
  }

  private static func fill(_ number: Int, _ state: inout State) -> Bool {
    let activity = state.instance.activities[number]
    if activity.isInCohorts { return fillCohorts(number, &state) }
    guard case .session(let session) = activity.kind else { return false }
    let open = open(number, state)
    if open.isEmpty { return false }
    let before = state.placements[number]
    let required = Placer().required(activity, session, before[0].option, state)
    for part in open {
      let missing = required.filter { !state.placements[number][part].attendees.contains($0) }
      if !missing.isEmpty { state.bringIn(number, candidates: missing, parts: part..<(part + 1)) }
      for candidate in missing {
        let person = activity.candidates[Int(candidate)].person
        Repayer(number: number).repay(&state, parts: part..<(part + 1), person: person)
      }
    }
    if state.activityCells[number].broken.isShortOfPeople { addNeeded(number, session, &state) }
    return state.placements[number] != before
  }

  private static func changeRoom(_ number: Int, _ state: inout State) -> Bool {
    let activity = state.instance.activities[number]
    guard let session = activity.session else { return false }
    var placement = state.placements[number]
    var bookings = OwnBookings(session: session, instance: state.instance)
    for part in open(number, state) {
      let option = placement[part].option
      let wanted = placement[part].attendees.count + session.mostOtherSeats
      if let room = state.freeRoom(option, wanted: wanted, besides: bookings.rooms(option)) {
        placement[part].room = room
      }
      bookings.add(option, room: placement[part].room)
    }
    if placement == state.placements[number] { return false }
    state.put([(number, placement)])
    return true
  }

  private static func leave(_ number: Int, _ day: Int, _ state: inout State) -> Bool {
    var placement = state.placements[number]
    placement.occurrences.removeAll { Int($0.option.day) == day }
    if placement.occurrences.isEmpty || placement == state.placements[number] { return false }
    state.setRota(number, placement)
    return true
  }

  private static func refill(_ number: Int, _ state: inout State) -> Bool {
    guard case .specialist(let specialist) = state.instance.activities[number].kind else { return false }
    let template = state.placements[number].template
    let stays = RotaStays(number: number, specialist: specialist, state: state).stays(template)
    if stays.isEmpty || stays == state.placements[number].occurrences { return false }
    state.setRota(number, Placement(template: template, stays: stays))
    return true
  }

  private static func remove(_ number: Int, _ state: inout State) -> Bool {
    let past = state.instance.published.past(number)
    let placement = state.placements[number]
    if past > 0 {
      // What has begun can't go; the rest of it is put elsewhere later.
      if placement.occurrences.count == past || !placement.template.isEmpty { return false }
      state.unplace(number)
      state.place(number, Placement(Array(placement.occurrences.prefix(past))))
      return true
    }
    if placement.secondment != nil {
      _ = Evictor(instance: state.instance).end(number, &state)
    } else {
      state.unplace(number)
    }
    return true
  }
}

extension Instance {
  /// Protected times of a person, on any weekday.
  func protectedTimesOf(_ person: Int) -> Range<Int> {
    Int(protectedStarts[person * 7])..<Int(protectedStarts[person * 7 + 7])
  }
}
