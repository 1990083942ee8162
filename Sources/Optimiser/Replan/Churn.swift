// SPDX-License-Identifier: Apache-2.0

import Domain

/// What it costs to tell people of what's different from the published plan, activity by activity.
struct Churn {
  let instance: Instance

  private var table: PublishedTable { instance.published }
  private var rates: Rates { instance.rules.rates }

  /// What a placement of an activity costs, in thousandths of a lesson-equivalent.
  func cost(_ number: Int, _ placement: Placement) -> Int {
    guard let published = table[number] else { return 0 }
    var cost = 0
    for part in published.parts { cost += self.cost(part, number, placement) }
    if !published.stays.isEmpty { cost += rota(published, number, placement) }
    if let secondment = published.secondment { cost += self.cost(secondment, placement.secondment) }
    return cost
  }

  private func told(_ people: Int, isSoon: Bool) -> Int {
    people * (rates.moved.rawValue + (isSoon ? rates.movedSoon.rawValue : 0))
  }

  private func cost(_ part: PublishedPart, _ number: Int, _ placement: Placement) -> Int {
    guard let new = held(part, number, placement) else { return rates.cancelled.rawValue * part.people.count }
    if let option = part.option, option.isHeldAs(new.option) {
      let staying = Self.common(part.people, people(number, new))
      return told(part.people.count - staying, isSoon: table.isSoon(part.day))
    }
    return told(part.people.count, isSoon: table.isSoon(part.day) || table.isSoon(Int(new.option.day)))
  }

  /// What has taken a published part's place.
  private func held(_ part: PublishedPart, _ number: Int, _ placement: Placement) -> PlacedOccurrence? {
    if instance.activities[number].isInCohorts {
      let own = placement.parts(ofCohort: part.cohort)
      return part.part < own.count ? placement[own[part.part]] : nil
    }
    // Of cohorts that there aren't any more the first goes on.
    return part.cohort == 0 && part.part < placement.occurrences.count ? placement[part.part] : nil
  }

  /// Attendees, host and leading person, ascending.
  func people(_ number: Int, _ occurrence: PlacedOccurrence) -> [Int32] {
    let activity = instance.activities[number]
    var people = occurrence.attendees.map { Int32(activity.candidates[Int($0)].person) }
    if occurrence.option.host >= 0 { people.append(occurrence.option.host) }
    let leader = activity.leadingPerson(occurrence.option)
    if leader >= 0 { people.append(Int32(leader)) }
    return people.sorted()
  }

  /// How many stand in both of two ascending lists.
  private static func common(_ first: [Int32], _ second: [Int32]) -> Int {
    var both = 0
    var next = 0
    for element in first {
      while next < second.count, second[next] < element { next += 1 }
      if next < second.count, second[next] == element { both += 1 }
    }
    return both
  }

  /// The stays of each day from today on.
  private func rota(_ published: PublishedActivity, _ number: Int, _ placement: Placement) -> Int {
    guard case .specialist(let specialist) = instance.activities[number].kind else { return 0 }
    var new: [Int: Set<PublishedStay>] = [:]
    for placed in placement.occurrences where Int(placed.option.day) >= table.openDay {
      let stay = PublishedStay(
        place: Int(placed.option.place), start: Int(placed.option.start), end: Int(placed.option.end))
      new[Int(placed.option.day), default: []].insert(stay)
    }
    var cost = 0
    for day in published.stays where day.day >= table.openDay {
      let now = new.removeValue(forKey: day.day) ?? []
      if !day.isTold || now == Set(day.stays) { continue }
      cost += now.isEmpty ? rates.cancelled.rawValue : told(1, isSoon: table.isSoon(day.day))
    }
    let data = instance.people[specialist.person]
    for day in new.keys where data.firstDay <= day && day <= data.lastDay {
      cost += told(1, isSoon: table.isSoon(day))
    }
    return cost
  }

  private func cost(_ old: PublishedSecondment, _ new: SecondmentOption?) -> Int {
    guard let new else { return old.isTold ? rates.cancelled.rawValue : 0 }
    if old.isAs(new) { return 0 }
    let others = Int(new.person) == old.person ? 0 : 1
    return told((old.isTold ? 1 : 0) + others, isSoon: table.isSoon(old.firstDay) || table.isSoon(Int(new.firstDay)))
  }
}

extension Option {
  /// Whether nothing is different that people have to be told of.
  func isHeldAs(_ other: Option) -> Bool {
    day == other.day && start == other.start && end == other.end && place == other.place && leader == other.leader
      && host == other.host && brief == other.brief && debrief == other.debrief
  }
}
