// SPDX-License-Identifier: Apache-2.0

import Domain

/// Computes what one activity's placement amounts to by itself: fees, worth, preferences, gifts; `docs/model.md`,
/// sections 2 and 4. Always from scratch.
struct ActivityCellBuilder {
  let instance: Instance

  /// The cell of an activity placed so; nothing where it isn't placed.
  func cell(_ number: Int, _ occurrences: [PlacedOccurrence]) -> ActivityCell {
    var cell = ActivityCell()
    guard let first = occurrences.first else { return cell }
    let activity = instance.activities[number]
    let rates = instance.rules.rates
    for (part, occurrence) in occurrences.enumerated() {
      let option = occurrence.option
      addGifts(activity, occurrence, to: &cell)
      if case .visit = activity.kind { checkVisit(activity, occurrence, &cell) }
      if !activity.value.timing.preferredWeekdays.isEmpty,
        !activity.value.timing.preferredWeekdays.contains(instance.calendar.date(Int(option.day)).weekday)
      {
        cell.preferences += rates.notPreferred.rawValue
      }
      cell.preferences += rates.reluctance.rawValue * reluctances(activity, occurrence)
      if case .session(let session) = activity.kind {
        if session.spec.venue.rotates, part > 0, occurrences[part - 1].option.place == option.place {
          cell.preferences += rates.sameHostAgain.rawValue
        }
        addSession(activity, session, occurrence, to: &cell)
      }
    }
    if case .session(let session) = activity.kind {
      if session.spec.series.samePeople, occurrences.contains(where: { $0.attendees != first.attendees }) {
        cell.broken.insert(.series)
      }
      if !hasEnoughTerms(activity, session, occurrences) { cell.broken.insert(.series) }
      addFees(activity, session, occurrences, to: &cell)
    }
    addWorth(activity, occurrences, to: &cell)
    return cell
  }

  /// Whether the parts fall into enough terms of the calendar of the first attendee's school (H10). With nobody yet: yes.
  private func hasEnoughTerms(
    _ activity: ActivityData, _ session: SessionData, _ occurrences: [PlacedOccurrence]
  ) -> Bool {
    if session.spec.series.leastTerms <= 1 { return true }
    guard let first = occurrences.flatMap(\.attendees).map({ person(activity, $0) }).min() else { return true }
    let base = instance.people[first].base
    let halfTerms = occurrences.map { Int(instance.calendar.at(base, Int($0.option.day)).halfTerm) }.filter { $0 > 0 }
    return Set(halfTerms.map { ($0 - 1) / 2 }).count >= session.spec.series.leastTerms
  }

  private func person(_ activity: ActivityData, _ candidate: Int32) -> Int {
    activity.candidates[Int(candidate)].person
  }

  private func addGifts(_ activity: ActivityData, _ occurrence: PlacedOccurrence, to cell: inout ActivityCell) {
    let place = Int(occurrence.option.place)
    let minutes = Int(occurrence.option.end - occurrence.option.start)
    var bases: [Int: Int] = [:]
    for candidate in occurrence.attendees {
      bases[instance.people[person(activity, candidate)].base, default: 0] += 1
    }
    var hasGuest = false
    for (base, count) in bases.sorted(by: { $0.key < $1.key }) {
      cell.given.append((base, minutes * count))
      if base != place { hasGuest = true }
      if base != place && place != instance.travel.online { cell.received.append(base) }
    }
    if place < instance.schools.count && hasGuest { cell.hosted.append(place) }
  }

  /// S2, H11 and H12 of a session's part, its missing people and its mix.
  private func addSession(
    _ activity: ActivityData, _ session: SessionData, _ occurrence: PlacedOccurrence, to cell: inout ActivityCell
  ) {
    let schools = instance.schools.count
    var attending: [Int: Int] = [:]
    var bases: Set<Int> = []
    for candidate in occurrence.attendees {
      let member = activity.candidates[Int(candidate)]
      let base = instance.people[member.person].base
      attending[member.rule * schools + base, default: 0] += 1
      bases.insert(base)
      if member.hasDeclined { cell.broken.insert(.refused) }
    }
    if occurrence.attendees.count < session.spec.quorum || bases.count < session.spec.leastSchools {
      cell.broken.insert(.noPeople)
    }
    let venue = session.spec.venue
    if venue.schools.isEmpty, !venue.atProvider, !venue.isOnline, !bases.contains(Int(occurrence.option.place)) {
      cell.broken.insert(.noPeople)
    }
    if session.spec.prefersMix, Set(bases.map { instance.schools[$0].phase }).count > 1 {
      cell.preferences -= instance.rules.rates.mixMet.rawValue
    }
    checkRoom(session, occurrence, &cell)
    checkVetoes(activity, session, occurrence, &cell)
    let leader = leadingPerson(session, occurrence.option)
    let leaderKey = activity.candidates.first { $0.person == leader }
      .map { $0.rule * schools + instance.people[$0.person].base }
    for (key, count) in session.assigned.sorted(by: { $0.key < $1.key }) {
      let rule = session.spec.participants[key / schools]
      let assigned = count - (key == leaderKey ? 1 : 0)
      let present = attending[key, default: 0]
      let wanted = min(assigned, rule.perSchool ?? assigned)
      if let most = rule.perSchool, present > most { cell.broken.insert(.noPeople) }
      switch rule.level {
      case .required:
        if rule.perSchool != nil, present < wanted { cell.broken.insert(.noPeople) }
      case .expected:
        cell.missing += max(0, wanted - present) * missingCost(activity, school: key % schools)
      case .invited: break
      }
    }
    for (index, member) in activity.candidates.enumerated()
    where member.level == .required && session.spec.participants[member.rule].perSchool == nil {
      if member.person != leader, !occurrence.attendees.contains(Int32(index)) { cell.broken.insert(.noPeople) }
    }
  }

  /// What one expected person missing from a school costs.
  func missingCost(_ activity: ActivityData, school: Int) -> Int {
    guard case .session(let session) = activity.kind else { return 0 }
    let presence = floorDivide(
      session.spec.length.rawValue * instance.rules.rates.sessionHour.rawValue * instance.schools[school].need
        * (1 << activity.value.priority), 60 * 8000)
    return floorDivide(presence * instance.rules.rates.expectedMissing.rawValue, 1000)
  }

  /// The person who leads, -1 where nobody in particular or a provider does.
  func leadingPerson(_ session: SessionData, _ option: Option) -> Int {
    guard option.leader >= 0, case .person(let person) = session.leaders[Int(option.leader)] else { return -1 }
    return person
  }

  private func checkRoom(_ session: SessionData, _ occurrence: PlacedOccurrence, _ cell: inout ActivityCell) {
    let count = occurrence.attendees.count
    let place = Int(occurrence.option.place)
    if let most = session.spec.mostPeople, count > most { cell.broken.insert(.noRoom) }
    if occurrence.option.leader >= 0,
      case .provider(let provider) = session.leaders[Int(occurrence.option.leader)],
      let capacity = instance.providers[provider].value.capacity, count > capacity
    {
      cell.broken.insert(.noRoom)
    }
    guard place < instance.schools.count else { return }
    let rooms = instance.schools[place].rooms
    let capacity =
      rooms.isEmpty
      ? instance.rules.defaults.venueCapacity
      : occurrence.room >= 0 ? rooms[Int(occurrence.room)].capacity : 0
    if count + (occurrence.option.leader >= 0 ? 1 : 0) > capacity { cell.broken.insert(.noRoom) }
  }

  private func checkVetoes(
    _ activity: ActivityData, _ session: SessionData, _ occurrence: PlacedOccurrence, _ cell: inout ActivityCell
  ) {
    if instance.vetoes.pairs.isEmpty { return }
    var people = occurrence.attendees.map { person(activity, $0) }
    let leader = leadingPerson(session, occurrence.option)
    for member in people where leader >= 0 {
      let bases = (instance.people[member].base, instance.people[leader].base)
      if instance.vetoes.separates(member, base: bases.0, leader, base: bases.1) { cell.broken.insert(.veto) }
    }
    if leader >= 0 { people.append(leader) }
    for (position, member) in people.enumerated() {
      let base = instance.people[member].base
      if instance.vetoes.forbids(person: member, base: base, place: Int(occurrence.option.place), in: instance) {
        cell.broken.insert(.veto)
      }
      for other in people[(position + 1)...] where instance.vetoes.separatesPersonally(member, other) {
        cell.broken.insert(.veto)
      }
    }
  }

  private func checkVisit(_ activity: ActivityData, _ occurrence: PlacedOccurrence, _ cell: inout ActivityCell) {
    if activity.candidates.contains(where: \.hasDeclined) { cell.broken.insert(.refused) }
    let people = occurrence.attendees.map { person(activity, $0) }
    for (position, member) in people.enumerated() {
      for other in people[(position + 1)...] where instance.vetoes.separatesPersonally(member, other) {
        cell.broken.insert(.veto)
      }
    }
  }

  /// Reluctant pairs that the occurrence brings together.
  private func reluctances(_ activity: ActivityData, _ occurrence: PlacedOccurrence) -> Int {
    if instance.reluctances.pairs.isEmpty { return 0 }
    var people = occurrence.attendees.map { person(activity, $0) }
    if occurrence.option.host >= 0 { people.append(Int(occurrence.option.host)) }
    if case .session(let session) = activity.kind {
      let leader = leadingPerson(session, occurrence.option)
      if leader >= 0 { people.append(leader) }
    }
    return instance.reluctances.pairs.count { pair in
      people.contains { pair.a.includes(person: $0, base: instance.people[$0].base) }
        && people.contains { pair.b.includes(person: $0, base: instance.people[$0].base) }
    }
  }

  private func addWorth(_ activity: ActivityData, _ occurrences: [PlacedOccurrence], to cell: inout ActivityCell) {
    if let worth = activity.value.worth {
      cell.worth -= worth.rawValue
      return
    }
    switch activity.kind {
    case .session:
      for occurrence in occurrences {
        for candidate in occurrence.attendees { cell.worth -= activity.candidates[Int(candidate)].presence }
      }
    case .visit:
      guard let first = activity.candidates.first else { return }
      let need = instance.schools[instance.people[first.person].base].need
      cell.worth -= floorDivide(instance.rules.rates.visit.rawValue * need * (1 << activity.value.priority), 8000)
    case .other: break
    }
  }
}
