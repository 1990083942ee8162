// SPDX-License-Identifier: Apache-2.0

import Domain

/// Computes what one activity's placement amounts to by itself: fees, worth, preferences, gifts; `docs/model.md`,
/// sections 2 and 4. Always from scratch.
struct ActivityCellBuilder {
  let instance: Instance
  /// Those who don't count on days that they spend elsewhere.
  var seconded = SecondedPeople()

  /// The cell of an activity placed so; nothing where it isn't placed.
  func cell(_ number: Int, _ placement: Placement) -> ActivityCell {
    var cell = ActivityCell()
    if !instance.published.isEmpty { addPublished(number, placement, to: &cell) }
    if placement.isEmpty { return cell }
    let activity = instance.activities[number]
    switch activity.kind {
    case .session(let session):
      for part in placement.occurrences.indices {
        let broken = cell.broken
        defer { if isPast(placement[part]) { cell.broken = broken } }
        addOccurrence(activity, placement.occurrences[part], to: &cell)
        if session.spec.venue.rotates, part > 0, placement[part - 1].option.place == placement[part].option.place {
          cell.preferences += instance.rules.rates.sameHostAgain.rawValue
        }
        addSession(activity, session, placement, part: part, to: &cell)
      }
      checkSeries(
        activity, session, placement.occurrences, samePeople: session.spec.series.samePeople, &cell)
      addUnprepared(activity, placement.occurrences, to: &cell)
      addFees(activity, placement.occurrences, to: &cell)
      addWorth(activity, placement.occurrences, to: &cell)
    case .cohorts(let cohorts): addCohorts(activity, cohorts, placement, to: &cell)
    case .visit(let visit):
      for occurrence in placement.occurrences {
        addOccurrence(activity, occurrence, to: &cell)
        if !isPast(occurrence) { checkVisit(activity, occurrence, &cell) }
        addWaiting(visit.spec, occurrence, to: &cell)
        cell.preferences += instance.rules.rates.otherThanPartner.rawValue * elsewhere(activity, occurrence)
      }
      addFees(activity, placement.occurrences, to: &cell)
      addWorth(activity, placement.occurrences, to: &cell)
    case .circle(let circle): addCircle(activity, circle, placement, to: &cell)
    case .specialist(let specialist): addRota(activity, specialist, placement, to: &cell)
    case .secondment(let secondment):
      if let option = placement.secondment { addSecondment(activity, secondment, option, to: &cell) }
    case .other: break
    }
    return cell
  }

  /// What sessions, visits and steps of circles have in common.
  func addOccurrence(_ activity: ActivityData, _ occurrence: PlacedOccurrence, to cell: inout ActivityCell) {
    let rates = instance.rules.rates
    addGifts(activity, occurrence, to: &cell)
    for repayment in occurrence.repayments {
      let time = instance.protected[Int(repayment.time)]
      cell.protectedTime += floorDivide(Int(time.end - time.start) * rates.protectedRepaid.rawValue, 60)
    }
    if !activity.value.timing.preferredWeekdays.isEmpty,
      !activity.value.timing.preferredWeekdays.contains(instance.calendar.date(Int(occurrence.option.day)).weekday)
    {
      cell.preferences += rates.notPreferred.rawValue
    }
    cell.preferences += rates.reluctance.rawValue * reluctances(activity, occurrence)
    cell.distance += activity.distance(day: Int(occurrence.option.day))
  }

  /// Room that the people of a cohort's first and last part lack around it (`KeptRoom`).
  func addUnprepared(_ activity: ActivityData, _ parts: [PlacedOccurrence], to cell: inout ActivityCell) {
    guard let room = activity.keptRoom else { return }
    for (number, part) in parts.enumerated() where number == 0 || number == parts.count - 1 {
      let lacking = room.lacking(
        part.attendees, day: Int(part.option.day), isFirst: number == 0, isLast: number == parts.count - 1)
      cell.unprepared += instance.rules.rates.noKeptTime.rawValue * lacking
    }
  }

  /// Churn, and H17.
  private func addPublished(_ number: Int, _ placement: Placement, to cell: inout ActivityCell) {
    cell.churn = Churn(instance: instance).cost(number, placement)
    if !Past(instance: instance).isKept(number, placement) { cell.broken.insert(.past) }
  }

  func isPast(_ occurrence: PlacedOccurrence) -> Bool {
    Int(occurrence.option.day) < instance.published.openDay
  }

  /// Time of a visit that's neither talk nor watched, for each visitor.
  private func addWaiting(_ visit: Visit, _ occurrence: PlacedOccurrence, to cell: inout ActivityCell) {
    let option = occurrence.option
    let start = option.brief < 0 ? Int(option.start) : Int(option.brief)
    let end = option.debrief < 0 ? Int(option.end) : Int(option.debrief) + visit.debrief.rawValue
    var idle = end - start - Int(option.end - option.start)
    if option.brief >= 0 { idle -= visit.brief.rawValue }
    if option.debrief >= 0 { idle -= visit.debrief.rawValue }
    cell.waiting +=
      occurrence.attendees.count * floorDivide(idle * instance.rules.rates.waiting.rawValue, 60)
  }

  /// H10: the same people, enough terms.
  func checkSeries(
    _ activity: ActivityData, _ session: SessionData, _ occurrences: [PlacedOccurrence], samePeople: Bool,
    _ cell: inout ActivityCell
  ) {
    if samePeople, let first = occurrences.first {
      // People may drop out of what has begun, and nobody joins it (H17).
      let isSame = { (part: PlacedOccurrence) in
        part.attendees == first.attendees
          || isPast(part) || (isPast(first) && Set(first.attendees).isSuperset(of: part.attendees))
      }
      if !occurrences.allSatisfy(isSame) { cell.broken.insert(.series) }
    }
    // Of a series that's shorter now what has taken place stays, and nothing more.
    if occurrences.count > max(session.spec.series.parts, occurrences.count(where: isPast)) {
      cell.broken.insert(.series)
    }
    // What has begun may end early.
    let isShort = occurrences.count < session.spec.series.parts
    let hasBegun = occurrences.first.map(isPast) ?? false
    if isShort && !hasBegun || !hasGaps(session.spec.series, occurrences) { cell.broken.insert(.series) }
    if hasBegun && occurrences.count != session.spec.series.parts { return }
    if !hasEnoughTerms(activity, session, occurrences) { cell.broken.insert(.series) }
  }

  /// Whether the parts that aren't past follow one another as they should, under one leader (H10).
  private func hasGaps(_ series: Series, _ occurrences: [PlacedOccurrence]) -> Bool {
    zip(occurrences, occurrences.dropFirst()).allSatisfy { part, next in
      let days = Int(next.option.day - part.option.day)
      return isPast(next)
        || (days >= max(1, series.leastGap) && days <= series.mostGap ?? Int.max
          && part.option.leader == next.option.leader)
    }
  }

  /// Whether the parts fall into enough terms of the calendar of the first attendee's school (H10). With nobody yet: yes.
  private func hasEnoughTerms(
    _ activity: ActivityData, _ session: SessionData, _ occurrences: [PlacedOccurrence]
  ) -> Bool {
    if session.spec.series.leastTerms <= 1 { return true }
    guard let first = occurrences.first?.attendees.map({ person(activity, $0) }).min() else { return true }
    let base = instance.people[first].base
    let days = occurrences.map { Int($0.option.day) }.filter { instance.calendar.at(base, $0).halfTerm > 0 }
    return Set(days.map { instance.calendar.term(base, $0) }).count >= session.spec.series.leastTerms
  }

  private func person(_ activity: ActivityData, _ candidate: Int32) -> Int {
    activity.candidates[Int(candidate)].person
  }

  private func addGifts(_ activity: ActivityData, _ occurrence: PlacedOccurrence, to cell: inout ActivityCell) {
    let place = Int(occurrence.option.place)
    let minutes =
      occurrence.option.isShadowing
      ? 2 * instance.rules.rates.halfDayBenefit.rawValue : Int(occurrence.option.end - occurrence.option.start)
    let counts = attendeesBySchool(activity, occurrence)
    var hasGuest = false
    for (slot, count) in counts.enumerated() where count > 0 {
      let base = Int(activity.schools[slot])
      cell.given.append(ActivityCell.SchoolAmount(school: base, amount: minutes * Int(count)))
      if base != place { hasGuest = true }
      if base != place && place != instance.travel.online { cell.received.append(base) }
    }
    if place < instance.schools.count && hasGuest { cell.hosted.append(place) }
  }

  /// Number of attendees from each of the activity's schools.
  func attendeesBySchool(_ activity: ActivityData, _ occurrence: PlacedOccurrence) -> [UInt16] {
    var counts = [UInt16](repeating: 0, count: activity.schools.count)
    for candidate in occurrence.attendees { counts[Int(activity.candidates[Int(candidate)].school)] += 1 }
    return counts
  }

  /// S2, H11 and H12 of a session's part, its missing people and its mix.
  private func addSession(
    _ activity: ActivityData, _ session: SessionData, _ placement: Placement, part: Int, to cell: inout ActivityCell
  ) {
    let occurrence = placement[part]
    checkPart(activity, session, occurrence, attendeesBySchool(activity, occurrence), &cell)
    addMissing(activity, session, occurrence, to: &cell)
    checkRequired(activity, session, occurrence, firstDay: Int(placement[0].option.day), &cell)
  }

  /// What's asked of each part of a session by itself.
  /// - Parameter counts: its attendees by the activity's schools.
  func checkPart(
    _ activity: ActivityData, _ session: SessionData, _ occurrence: PlacedOccurrence, _ counts: [UInt16],
    _ cell: inout ActivityCell
  ) {
    if !activity.declined.isEmpty,
      occurrence.attendees.contains(where: { activity.candidates[Int($0)].hasDeclined })
    {
      cell.broken.insert(.refused)
    }
    if occurrence.attendees.count < session.spec.quorum || counts.count(where: { $0 > 0 }) < session.spec.leastSchools {
      cell.broken.insert(.noPeople)
    }
    let venue = session.spec.venue
    if venue.schools.isEmpty, !venue.atProvider, !venue.isOnline,
      !counts.indices.contains(where: { counts[$0] > 0 && activity.schools[$0] == Int32(occurrence.option.place) })
    {
      cell.broken.insert(.noPeople)
    }
    switch session.spec.mix {
    case .any: break
    case .liked: if hasMix(activity, counts) { cell.preferences -= instance.rules.rates.mixMet.rawValue }
    case .needed: if !hasMix(activity, counts) { cell.broken.insert(.noMix) }
    }
    checkRoom(session, occurrence, &cell)
    checkVetoes(activity, session, occurrence, &cell)
  }

  /// Whether people of two phases come.
  private func hasMix(_ activity: ActivityData, _ counts: [UInt16]) -> Bool {
    let phases = counts.indices.filter { counts[$0] > 0 }.map { instance.schools[Int(activity.schools[$0])].phase }
    return phases.contains { $0 != phases[0] }
  }

  /// Quotas of rules and schools: too many, too few, and expected ones missing.
  private func addMissing(
    _ activity: ActivityData, _ session: SessionData, _ occurrence: PlacedOccurrence, to cell: inout ActivityCell
  ) {
    var missing = session.quotas.map(\.assigned)
    let leader = session.leadingPerson(occurrence.option)
    if leader >= 0, let own = activity.candidates.first(where: { $0.person == leader }) {
      missing[Int(own.quota)] -= 1
    }
    leaveOutAbsent(activity, day: Int(occurrence.option.day), leader: leader, &missing)
    var present = [Int](repeating: 0, count: missing.count)
    for candidate in occurrence.attendees { present[Int(activity.candidates[Int(candidate)].quota)] += 1 }
    for (number, quota) in session.quotas.enumerated() {
      let wanted = min(missing[number], quota.perSchool)
      if present[number] > quota.perSchool { cell.broken.insert(.noPeople) }
      switch quota.level {
      case .required:
        if quota.perSchool < Int.max, present[number] < wanted { cell.broken.insert(.noPeople) }
      case .expected: cell.missing += max(0, wanted - present[number]) * quota.missingCost
      case .invited: break
      }
    }
  }

  /// Those who aren't employed on the day or spend it at a post elsewhere don't count, the leading person apart, who doesn't
  /// anyway.
  private func leaveOutAbsent(_ activity: ActivityData, day: Int, leader: Int, _ counts: inout [Int]) {
    for member in activity.passing.map({ activity.candidates[$0] })
    where member.person != leader && !instance.people[member.person].isEmployed(day) {
      counts[Int(member.quota)] -= 1
    }
    if seconded.isEmpty { return }
    for member in activity.candidates
    where member.person != leader && seconded.contains(member.person, day: day, calendar: instance.calendar)
      && instance.people[member.person].isEmployed(day)
    {
      counts[Int(member.quota)] -= 1
    }
  }

  /// S2: everyone required without a quota, but those who are seconded on the first part's day.
  private func checkRequired(
    _ activity: ActivityData, _ session: SessionData, _ occurrence: PlacedOccurrence, firstDay: Int,
    _ cell: inout ActivityCell
  ) {
    let leader = session.leadingPerson(occurrence.option)
    var next = 0
    for (index, member) in activity.candidates.enumerated()
    where member.level == .required && session.spec.participants[member.rule].perSchool == nil {
      // Attendees stand in the candidates' order.
      while next < occurrence.attendees.count, Int(occurrence.attendees[next]) < index { next += 1 }
      if next < occurrence.attendees.count, Int(occurrence.attendees[next]) == index { continue }
      if member.person == leader { continue }
      if !seconded.isEmpty, seconded.contains(member.person, day: firstDay, calendar: instance.calendar) { continue }
      if !instance.people[member.person].isEmployed(firstDay) { continue }
      if firstDay < instance.published.openDay,
        member.hasDeclined || !instance.people[member.person].isEmployed(Int(occurrence.option.day))
      {
        continue
      }
      cell.broken.insert(.noPeople)
      return
    }
  }

  private func checkRoom(_ session: SessionData, _ occurrence: PlacedOccurrence, _ cell: inout ActivityCell) {
    let count = occurrence.attendees.count
    let place = Int(occurrence.option.place)
    if let most = session.spec.mostPeople, count > most { cell.broken.insert(.noRoom) }
    let provider = session.leadingProvider(occurrence.option)
    if provider >= 0, let capacity = instance.providers[provider].value.capacity, count > capacity {
      cell.broken.insert(.noRoom)
    }
    guard place < instance.schools.count else { return }
    let rooms = instance.rooms[place]
    let capacity =
      rooms.isEmpty
      ? instance.rules.defaults.venueCapacity
      : occurrence.room >= 0 ? rooms[Int(occurrence.room)].capacity : 0
    if count + session.otherSeats(occurrence.option) > capacity { cell.broken.insert(.noRoom) }
  }

  private func checkVetoes(
    _ activity: ActivityData, _ session: SessionData, _ occurrence: PlacedOccurrence, _ cell: inout ActivityCell
  ) {
    if instance.vetoes.pairs.isEmpty { return }
    let leader = session.leadingPerson(occurrence.option)
    var concerned = occurrence.attendees.map { person(activity, $0) }.filter(instance.vetoes.concerns)
    if leader >= 0, instance.vetoes.concerns(leader) { concerned.append(leader) }
    for member in concerned {
      if instance.vetoes.forbids(person: member, place: Int(occurrence.option.place))
        || instance.vetoes.separatesPersonally(member, from: concerned)
      {
        cell.broken.insert(.veto)
      }
      if leader >= 0, member != leader,
        instance.vetoes.separates(member, leader, baseOfB: instance.people[leader].base)
      {
        cell.broken.insert(.veto)
      }
    }
  }

  private func checkVisit(_ activity: ActivityData, _ occurrence: PlacedOccurrence, _ cell: inout ActivityCell) {
    if activity.candidates.contains(where: \.hasDeclined) { cell.broken.insert(.refused) }
    if instance.vetoes.pairs.isEmpty { return }
    let people = occurrence.attendees.map { person(activity, $0) }
    if people.contains(where: { instance.vetoes.separatesPersonally($0, from: people) }) { cell.broken.insert(.veto) }
  }

  /// Reluctant pairs that the occurrence brings together.
  func reluctances(_ activity: ActivityData, _ occurrence: PlacedOccurrence) -> Int {
    if instance.reluctances.pairs.isEmpty { return 0 }
    var people = occurrence.attendees.map { person(activity, $0) }
    if occurrence.option.host >= 0 { people.append(Int(occurrence.option.host)) }
    let leader = activity.leadingPerson(occurrence.option)
    if leader >= 0 { people.append(leader) }
    return instance.reluctances.met(by: people)
  }

  /// Visitors who have partners and watch somebody who isn't one.
  private func elsewhere(_ activity: ActivityData, _ occurrence: PlacedOccurrence) -> Int {
    let host = Int(occurrence.option.host)
    if host < 0 { return 0 }
    let hostBase = instance.people[host].base
    return occurrence.attendees.map { person(activity, $0) }.count {
      instance.partnerships.isElsewhere(visitor: $0, base: instance.people[$0].base, host: host, hostBase: hostBase)
    }
  }

  func addWorth(_ activity: ActivityData, _ occurrences: [PlacedOccurrence], to cell: inout ActivityCell) {
    if let worth = activity.value.worth {
      cell.worth -= worth.rawValue
      return
    }
    switch activity.kind {
    case .session, .cohorts:
      for occurrence in occurrences {
        for candidate in occurrence.attendees { cell.worth -= activity.candidates[Int(candidate)].presence }
      }
    case .visit:
      guard let first = occurrences.first?.attendees.first else { return }
      let need = activity.need(ofBaseOf: person(activity, first), instance)
      cell.worth -= floorDivide(
        instance.rules.rates.visit.rawValue * need * (1 << activity.value.effectivePriority), 8000)
    case .circle, .specialist, .secondment, .other: break
    }
  }
}
