// SPDX-License-Identifier: Apache-2.0

import Domain

/// The columns of one part of a session.
struct PartColumns {
  /// By way.
  let ways: Range<Int>
  /// By coming of the draft.
  let comings: [Int]
}

extension ExplicitCompiler {
  /// A session: for each part one of its ways, and for each way's day, time and place who comes.
  mutating func addSession(_ number: Int, _ activity: ActivityData, _ session: SessionData) {
    let series = session.spec.series
    let people = max(1, activity.candidates.count * series.parts)
    let most = min(limits.options, max(6, limits.comings / people))
    let kept = shortlist(activity, most: most, isSeries: series.parts > 1)
    let drafter = SessionDrafter(fixed: fixed, loads: loads)
    guard let session = drafter.draft(number, activity, session, kept) else { return }
    note(activity, kept: kept.count)
    let columns = (0..<series.parts).map { addPart($0, of: session) }
    addSeriesRows(session, columns)
    addFees(session, columns)
  }

  private mutating func addPart(_ number: Int, of session: SessionDraft) -> PartColumns {
    let name = "session \(session.activity.id.text) part \(number + 1)"
    let ways = draft.group(name, count: session.ways.count, activity: session.number)
    var part = ExplicitModel.Part(activity: session.number)
    for (column, way) in zip(ways, session.ways) {
      addWay(way, column, number, session)
      part.ways.append(
        ExplicitModel.Way(choice: column, option: way.option, room: way.room, attendees: way.attendees))
    }
    var comings: [Int] = []
    let names = RowNames(instance: instance)
    let times = session.slots.map { names.name($0) }
    // Who comes to one of its times comes to no other.
    var exclusions: [Int32: Int32] = [:]
    for coming in session.comings {
      let exclusion = exclusions[coming.candidate] ?? draft.newExclusion()
      exclusions[coming.candidate] = exclusion
      let column = addComing(coming, ways, session, exclusion)
      comings.append(column)
      part.comings.append(ExplicitModel.Coming(choice: column, candidate: coming.candidate, when: times[coming.slot]))
    }
    parts.append(part)
    let columns = PartColumns(ways: ways, comings: comings)
    addAttendanceRows(session, columns)
    addRelationRows(session, columns)
    return columns
  }

  private mutating func addWay(
    _ way: SessionDraft.SessionWay, _ column: Int, _ part: Int, _ session: SessionDraft
  ) {
    // A stated worth counts once, and fees have rows of their own.
    let worth = session.statesWorth && part > 0 ? -way.cell.worth : 0
    draft.charge(column, rest: way.cell.cost - way.cell.fees + worth)
    if part == 0 { draft.charge(column, must: -session.activity.mustWeight) }
    let day = Int(way.option.day)
    for load in way.loads { apply(load, to: column, day: day) }
    give(way.cell, by: column)
    for school in way.cell.received { draft.add(-1, of: column, to: RowKey(.hostings, school)) }
    let place = Int(way.option.place)
    if place < instance.schools.count, session.activity.schools.contains(where: { Int($0) != place }) {
      draft.add(1, of: column, to: RowKey(.hostings, place))
    }
    for provider in session.session.providers(way.option) {
      draft.add(1, of: column, to: RowKey(.providerDay, provider, day))
    }
    if way.room >= 0 {
      roomUses[RoomDay(place: place, room: Int(way.room), day: day), default: []].append(
        RoomUse(start: Int(way.option.start), end: Int(way.option.end), column: column))
    }
  }

  private mutating func addComing(
    _ coming: SessionDraft.Coming, _ ways: Range<Int>, _ session: SessionDraft, _ exclusion: Int32
  ) -> Int {
    let member = session.activity.candidates[Int(coming.candidate)]
    let quota = session.session.quotas[Int(member.quota)]
    var rest = session.statesWorth ? 0 : -member.presence
    if quota.level == .expected { rest -= quota.missingCost }
    let slot = session.slots[coming.slot]
    // Of a series as if each part were the first and the last: never below what it comes to.
    if let room = session.activity.keptRoom {
      rest +=
        instance.rules.rates.noKeptTime.rawValue
        * room.lacking([coming.candidate], day: Int(slot.day), isFirst: true, isLast: true)
    }
    let column = draft.column(
      "\(instance.personIDs[member.person].text) at \(session.activity.id.text)", rest: rest, activity: session.number,
      exclusion: exclusion)
    apply(coming.load, to: column, day: Int(slot.day))
    draft.add(
      Int(slot.end - slot.start), of: column, to: RowKey(.given, instance.people[member.person].base))
    let link = draft.row("comes where it takes place", upper: 0)
    draft.add(1, of: column, to: link)
    for way in coming.ways { draft.add(-1, of: ways.lowerBound + way, to: link) }
    return column
  }

  // MARK: Who comes

  private mutating func addAttendanceRows(_ session: SessionDraft, _ columns: PartColumns) {
    let spec = session.session.spec
    addSum("quorum", session, columns, lower: 0) { $0.attendees.count - spec.quorum }
    addSum("seats", session, columns, upper: 0) { way in
      way.attendees.count - (way.most == Int.max ? way.attendees.count + session.activity.candidates.count : way.most)
    }
    for quota in session.session.quotas.indices { addQuota(quota, session, columns) }
    addSchools(session, columns)
    addVenue(session, columns)
  }

  /// All comings plus something of each way.
  private mutating func addSum(
    _ name: String, _ session: SessionDraft, _ columns: PartColumns, lower: Int? = nil, upper: Int? = nil,
    _ amount: (SessionDraft.SessionWay) -> Int
  ) {
    let amounts = session.ways.map(amount)
    if lower != nil, amounts.allSatisfy({ $0 >= 0 }) { return }
    if upper != nil, amounts.allSatisfy({ $0 + session.activity.candidates.count <= 0 }) { return }
    let row = draft.row("\(name) of \(session.activity.id.text)", lower: lower, upper: upper)
    for column in columns.comings { draft.add(1, of: column, to: row) }
    for (column, amount) in zip(columns.ways, amounts) { draft.add(amount, of: column, to: row) }
  }

  /// At most so many of a school by a rule, and of the required at least as many as there are.
  private mutating func addQuota(_ number: Int, _ session: SessionDraft, _ columns: PartColumns) {
    let quota = session.session.quotas[number]
    if quota.perSchool == Int.max { return }
    let own = zip(session.comings, columns.comings).filter {
      Int(session.activity.candidates[Int($0.0.candidate)].quota) == number
    }.map(\.1)
    let most = draft.row("most of one school at \(session.activity.id.text)", upper: 0)
    for column in own { draft.add(1, of: column, to: most) }
    for column in columns.ways { draft.add(-quota.perSchool, of: column, to: most) }
    guard quota.level == .required else { return }
    let least = draft.row("least of one school at \(session.activity.id.text)", lower: 0)
    for column in own { draft.add(1, of: column, to: least) }
    for (column, way) in zip(columns.ways, session.ways) {
      draft.add(-wanted(number, quota, session, way), of: column, to: least)
    }
  }

  private func wanted(
    _ number: Int, _ quota: SessionData.Quota, _ session: SessionDraft, _ way: SessionDraft.SessionWay
  ) -> Int {
    let absent = session.activity.candidates.count { member in
      Int(member.quota) == number
        && (member.person == way.leader
          || !instance.people[member.person].isEmployed(Int(way.option.day))
          || fixed.seconded.contains(member.person, day: Int(way.option.day), calendar: instance.calendar))
    }
    return min(quota.perSchool, quota.assigned - absent)
  }

  /// Enough schools.
  private mutating func addSchools(_ session: SessionDraft, _ columns: PartColumns) {
    let least = session.session.spec.leastSchools
    let certain = session.ways.map { way in
      Set(way.attendees.map { session.activity.candidates[Int($0)].school })
    }
    if certain.allSatisfy({ $0.count >= least }) { return }
    let row = draft.row("schools at \(session.activity.id.text)", lower: 0)
    for (column, schools) in zip(columns.ways, certain) { draft.add(schools.count - least, of: column, to: row) }
    let always = certain.dropFirst().reduce(certain[0]) { $0.intersection($1) }
    for school in session.activity.schools.indices.map(Int32.init) where !always.contains(school) {
      let name = "somebody of a school at \(session.activity.id.text)"
      let column = draft.column(name, activity: session.number)
      let link = draft.row(name, upper: 0)
      draft.add(1, of: column, to: link)
      for (coming, other) in zip(session.comings, columns.comings)
      where session.activity.candidates[Int(coming.candidate)].school == school
        && !coming.ways.contains(where: { certain[$0].contains(school) })
      {
        draft.add(-1, of: other, to: link)
      }
      draft.add(1, of: column, to: row)
    }
  }

  /// Where nothing says where, somebody who attends is at home.
  private mutating func addVenue(_ session: SessionDraft, _ columns: PartColumns) {
    let venue = session.session.spec.venue
    guard venue.schools.isEmpty, !venue.atProvider, !venue.isOnline else { return }
    for (slot, place) in session.slots.enumerated() {
      let isHome = { (candidate: Int32) in
        let member = session.activity.candidates[Int(candidate)]
        return session.activity.schools[Int(member.school)] == Int32(place.place)
      }
      let ways = zip(columns.ways, session.ways).filter { $0.1.slot == slot && !$0.1.attendees.contains(where: isHome) }
      if ways.isEmpty { continue }
      let row = draft.row("somebody is at home at \(session.activity.id.text)", lower: 0)
      for (column, _) in ways { draft.add(-1, of: column, to: row) }
      for (coming, column) in zip(session.comings, columns.comings)
      where coming.slot == slot && isHome(coming.candidate) {
        draft.add(1, of: column, to: row)
      }
    }
  }
}
