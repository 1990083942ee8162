// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes the items that an option puts into people's days.
struct ItemBuilder {
  let instance: Instance

  /// From the first talk to the last.
  func whole(_ option: Option, activity: Int) -> (start: Int, end: Int) {
    guard case .visit(let visit) = instance.activities[activity].kind else {
      return (Int(option.start), Int(option.end))
    }
    return (
      option.brief < 0 ? Int(option.start) : Int(option.brief),
      option.debrief < 0 ? Int(option.end) : Int(option.debrief) + visit.spec.debrief.rawValue
    )
  }

  /// The item of someone who attends or leads.
  func attendee(_ option: Option, activity: Int, part: Int, person: Int, role: Item.Role) -> Item {
    let isOnline = Int(option.place) == instance.travel.online
    let whole = whole(option, activity: activity)
    return Item(
      activity: Int32(activity), part: Int16(part),
      place: isOnline ? Int16(instance.schools[instance.people[person].base].place) : option.place,
      start: Int16(whole.start), end: Int16(whole.end), role: role, isOnline: isOnline, isShadowing: option.isShadowing)
  }

  /// The item of a specialist's stay.
  func stay(_ option: Option, activity: Int) -> Item {
    var item = Item(
      activity: Int32(activity), part: PlacedOccurrence(option: option, attendees: []).stayKey, place: option.place,
      start: option.start, end: option.end, role: .specialist, isOnline: false)
    item.halves = option.halves
    return item
  }

  /// The item of a day on which somebody is at a post.
  func secondee(_ secondment: SecondmentOption, activity: Int, weekday: Int) -> Item {
    var item = Item(
      activity: Int32(activity), part: 0,
      place: Int16(instance.schools[instance.people[Int(secondment.person)].base].place), start: 0, end: 0,
      role: .secondee, isOnline: false)
    item.halves = secondment.halves(weekday: weekday)
    return item
  }

  /// The item of the lesson that repays protected time.
  func repayment(_ repayment: PlacedRepayment, activity: Int, part: Int) -> Item {
    let person = Int(repayment.person)
    let time = instance.protected[Int(repayment.time)]
    var item = Item(
      activity: Int32(activity), part: Int16(part), place: Int16(instance.schools[instance.people[person].base].place),
      start: time.start, end: time.end, role: .repayment, isOnline: false)
    item.lesson = repayment.lesson
    return item
  }

  /// The protected times that are repaid to `person` for an occurrence, as bits for its item.
  func repaid(_ occurrence: PlacedOccurrence, person: Int) -> UInt64 {
    if occurrence.repayments.isEmpty { return 0 }
    let first = instance.protectedRange(person, day: Int(occurrence.option.day)).lowerBound
    return occurrence.repayments.reduce(0) { bits, repayment in
      let bit = Int(repayment.time) - first
      return Int(repayment.person) == person && (0..<64).contains(bit) ? bits | 1 << UInt64(bit) : bits
    }
  }

  /// The item of a visit's host.
  func host(_ option: Option, activity: Int, part: Int) -> Item {
    let whole = whole(option, activity: activity)
    var item = Item(
      activity: Int32(activity), part: Int16(part), place: option.place, start: Int16(whole.start),
      end: Int16(whole.end), role: .host, isOnline: false)
    item.lesson = option.lesson
    item.isShadowing = option.isShadowing
    item.watch = (option.start, option.end)
    guard case .visit(let visit) = instance.activities[activity].kind else { return item }
    if option.brief >= 0 { item.brief = (option.brief, option.brief + Int16(visit.spec.brief.rawValue)) }
    if option.debrief >= 0 { item.debrief = (option.debrief, option.debrief + Int16(visit.spec.debrief.rawValue)) }
    return item
  }

  /// Something in somebody's day.
  struct Entry {
    let person: Int
    let day: Int
    let item: Item
  }

  /// Everything that a placement puts into people's days.
  func items(of activity: Int, _ placement: Placement) -> [Entry] {
    let data = instance.activities[activity]
    switch data.kind {
    case .session(let session): return items(of: activity, data, session, placement)
    case .cohorts(let cohorts): return items(of: activity, data, cohorts.session, placement)
    case .visit, .circle:
      return placement.occurrences.enumerated().flatMap { part, occurrence in
        attendees(occurrence, data, activity: activity, part: part) + hosts(occurrence, activity: activity, part: part)
          + repayments(occurrence, activity: activity, part: part)
      }
    case .specialist(let specialist):
      return placement.occurrences.map {
        Entry(
          person: specialist.person, day: Int($0.option.day), item: stay($0.option, activity: activity))
      }
    case .secondment: return placement.secondment.map { secondeeDays($0, activity) } ?? []
    case .other: return []
    }
  }

  private func items(
    of activity: Int, _ data: ActivityData, _ session: SessionData, _ placement: Placement
  ) -> [Entry] {
    placement.occurrences.enumerated().flatMap { part, occurrence in
      attendees(occurrence, data, activity: activity, part: part) + leader(occurrence, session, activity, part)
        + repayments(occurrence, activity: activity, part: part)
    }
  }

  private func attendees(
    _ occurrence: PlacedOccurrence, _ data: ActivityData, activity: Int, part: Int
  ) -> [Entry] {
    let option = occurrence.option
    return occurrence.attendees.map { candidate in
      let member = data.candidates[Int(candidate)]
      var item = attendee(
        option, activity: activity, part: part, person: member.person,
        role: option.host >= 0 ? .visitor : member.level.itemRole)
      item.repaid = repaid(occurrence, person: member.person)
      return Entry(person: member.person, day: Int(option.day), item: item)
    }
  }

  private func hosts(_ occurrence: PlacedOccurrence, activity: Int, part: Int) -> [Entry] {
    let option = occurrence.option
    if option.host < 0 { return [] }
    let item = host(option, activity: activity, part: part)
    return [Entry(person: Int(option.host), day: Int(option.day), item: item)]
  }

  private func leader(_ occurrence: PlacedOccurrence, _ session: SessionData, _ activity: Int, _ part: Int) -> [Entry] {
    let option = occurrence.option
    let person = session.leadingPerson(option)
    if person < 0 { return [] }
    var item = attendee(option, activity: activity, part: part, person: person, role: .leader)
    item.repaid = repaid(occurrence, person: person)
    return [Entry(person: person, day: Int(option.day), item: item)]
  }

  private func repayments(_ occurrence: PlacedOccurrence, activity: Int, part: Int) -> [Entry] {
    occurrence.repayments.map {
      Entry(person: Int($0.person), day: Int($0.day), item: repayment($0, activity: activity, part: part))
    }
  }

  private func secondeeDays(_ secondment: SecondmentOption, _ activity: Int) -> [Entry] {
    (max(0, Int(secondment.firstDay))...max(0, min(Int(secondment.lastDay), instance.dayCount - 1))).compactMap { day in
      let weekday = Int(instance.calendar.weekdays[day])
      guard secondment.takes(day, weekday: weekday) else { return nil }
      return Entry(
        person: Int(secondment.person), day: day, item: secondee(secondment, activity: activity, weekday: weekday))
    }
  }
}
