// SPDX-License-Identifier: Apache-2.0

import Domain

/// A session's ways to take place and who may come to which, worked out before columns are made of them.
struct SessionDraft {
  let number: Int
  let activity: ActivityData
  let session: SessionData
  var ways: [SessionWay] = []
  /// Days, times and places: those who come don't mind who leads.
  var slots: [Slot] = []
  var comings: [Coming] = []

  struct Slot: Hashable {
    let day: Int32
    let start: Int16
    let end: Int16
    let place: Int16
  }

  /// One option in one room, with those who come whatever else is chosen.
  struct SessionWay {
    let option: Option
    let slot: Int
    let room: Int16
    /// The most attendees.
    let most: Int
    let leader: Int
    let attendees: [Int32]
    let loads: [PersonLoad]
    let cell: ActivityCell
  }

  /// A candidate's coming in one slot.
  struct Coming {
    let candidate: Int32
    let slot: Int
    let load: PersonLoad
    /// Ways of the slot in which that's possible.
    let ways: [Int]
  }

  var parts: Int { session.spec.series.parts }
  var statesWorth: Bool { activity.value.worth != nil }
}

/// Finds the ways and comings of a session.
struct SessionDrafter {
  let fixed: State
  let loads: LoadMaker
  private var instance: Instance { fixed.instance }

  /// The draft of a session with these options; nil where it can't take place.
  func draft(_ number: Int, _ activity: ActivityData, _ session: SessionData, _ options: [Option]) -> SessionDraft? {
    var draft = SessionDraft(number: number, activity: activity, session: session)
    var slots: [SessionDraft.Slot: Int] = [:]
    for option in options {
      let slot = SessionDraft.Slot(day: option.day, start: option.start, end: option.end, place: option.place)
      let index = slots[slot] ?? slots.count
      let ways = ways(draft, option, slot: index)
      if ways.isEmpty { continue }
      if slots[slot] == nil {
        slots[slot] = index
        draft.slots.append(slot)
      }
      draft.ways += ways
    }
    if draft.ways.isEmpty { return nil }
    addComings(&draft)
    return draft
  }

  // MARK: Ways

  private func ways(_ draft: SessionDraft, _ option: Option, slot: Int) -> [SessionDraft.SessionWay] {
    let builder = ItemBuilder(instance: instance)
    let cells = ActivityCellBuilder(instance: instance, seconded: fixed.seconded)
    let day = Int(option.day)
    guard fixed.providerRefuses(draft.session, option) == nil else { return [] }
    let leader = draft.session.leadingPerson(option)
    var loads: [PersonLoad] = []
    if leader >= 0 {
      let item = builder.attendee(option, activity: draft.number, part: 0, person: leader, role: .leader)
      guard !draft.activity.declined.contains(leader), let load = self.loads.load(item, person: leader, day: day)
      else { return [] }
      loads.append(load)
    }
    let attendees = required(draft, leader: leader, day: day)
    for candidate in attendees {
      let member = draft.activity.candidates[Int(candidate)]
      let item = builder.attendee(
        option, activity: draft.number, part: 0, person: member.person, role: member.level.itemRole)
      guard let load = self.loads.load(item, person: member.person, day: day) else { return [] }
      loads.append(load)
    }
    return rooms(draft, option).compactMap { room in
      let occurrence = PlacedOccurrence(option: option, room: room, attendees: attendees)
      let cell = cells.cell(draft.number, Placement([occurrence]))
      let forbidding: [Rule] = [.veto, .refused, .noRoom]
      if forbidding.contains(where: cell.broken.contains) { return nil }
      return SessionDraft.SessionWay(
        option: option, slot: slot, room: room, most: most(draft, option, room: room), leader: leader,
        attendees: attendees, loads: loads, cell: cell)
    }
  }

  /// Those who must come whatever the rest do; of a single part not those who are at a post that day.
  private func required(_ draft: SessionDraft, leader: Int, day: Int) -> [Int32] {
    draft.activity.candidates.indices.filter { index in
      let member = draft.activity.candidates[index]
      return member.level == .required && draft.session.spec.participants[member.rule].perSchool == nil
        && member.person != leader
        && !(draft.parts == 1 && fixed.seconded.contains(member.person, day: day, calendar: instance.calendar))
    }.map(Int32.init)
  }

  /// Rooms that are considered: the smallest two that hold everyone who may come, else the largest two; -1 for none.
  private func rooms(_ draft: SessionDraft, _ option: Option) -> [Int16] {
    let place = Int(option.place)
    guard place < instance.schools.count else { return [-1] }
    let isOverlapped = { (busy: BusyData) in
      busy.overlaps(day: Int(option.day), start: Int(option.start), end: Int(option.end))
    }
    if instance.busyOfSchool[place].contains(where: isOverlapped) { return [] }
    let rooms = instance.rooms[place]
    if rooms.isEmpty { return [-1] }
    let free = rooms.indices.filter { !rooms[$0].busy.contains(where: isOverlapped) }
    let wanted =
      min(draft.activity.candidates.count, draft.session.spec.mostPeople ?? Int.max)
      + draft.session.otherSeats(option)
    let fitting = free.filter { rooms[$0].capacity >= wanted }
    return (fitting.isEmpty ? free.suffix(2) : fitting.prefix(2)).map(Int16.init)
  }

  private func most(_ draft: SessionDraft, _ option: Option, room: Int16) -> Int {
    var most = draft.session.spec.mostPeople ?? Int.max
    let provider = draft.session.leadingProvider(option)
    if provider >= 0 { most = min(most, instance.providers[provider].value.capacity ?? Int.max) }
    let place = Int(option.place)
    guard place < instance.schools.count else { return most }
    let seats = room >= 0 ? instance.rooms[place][Int(room)].capacity : instance.rules.defaults.venueCapacity
    return min(most, seats - draft.session.otherSeats(option))
  }

  // MARK: Comings

  private func addComings(_ draft: inout SessionDraft) {
    let builder = ItemBuilder(instance: instance)
    var waysOfSlot = [[Int]](repeating: [], count: draft.slots.count)
    for (number, way) in draft.ways.enumerated() { waysOfSlot[way.slot].append(number) }
    for (index, member) in draft.activity.candidates.enumerated() where !member.hasDeclined {
      if member.level == .required, draft.session.spec.participants[member.rule].perSchool == nil { continue }
      for (slot, place) in draft.slots.enumerated() {
        if instance.vetoes.forbids(person: member.person, place: Int(place.place)) { continue }
        let ways = waysOfSlot[slot].filter { goesWith(member.person, draft, draft.ways[$0]) }
        guard let first = ways.first else { continue }
        let item = builder.attendee(
          draft.ways[first].option, activity: draft.number, part: 0, person: member.person,
          role: member.level.itemRole)
        guard let load = loads.load(item, person: member.person, day: Int(place.day)) else { continue }
        draft.comings.append(SessionDraft.Coming(candidate: Int32(index), slot: slot, load: load, ways: ways))
      }
    }
  }

  /// Whether the person may attend under the leader, beside those who come anyhow.
  private func goesWith(_ person: Int, _ draft: SessionDraft, _ way: SessionDraft.SessionWay) -> Bool {
    if way.leader == person { return false }
    if instance.vetoes.pairs.isEmpty || !instance.vetoes.concerns(person) { return true }
    if way.leader >= 0, instance.vetoes.separates(person, way.leader, baseOfB: instance.people[way.leader].base) {
      return false
    }
    let others = way.attendees.map { draft.activity.candidates[Int($0)].person } + (way.leader >= 0 ? [way.leader] : [])
    return !instance.vetoes.separatesPersonally(person, from: others)
  }
}
