// SPDX-License-Identifier: Apache-2.0

import Domain

/// A person's journeys of a day.
enum Legs {
  /// From base to the stops in turn and back; between two stops over the base if something of theirs lies there.
  static func between(
    away: [Presence], kept: [TimedLesson], protectedTimes: [TimeSpan], member: Member, date: CivilDate,
    index: GroupIndex
  ) -> [TravelLeg] {
    let base = Place.school(member.school.id)
    let stops = away.filter { $0.place != base }
    let atBase = kept.map(\.span) + protectedTimes + away.filter { $0.place == base }.map(\.occurrence.whole)
    guard let first = stops.first, let last = stops.last else { return [] }
    var journeys = Journeys(member: member, date: date, index: index)
    journeys.add(from: base, to: first.place, arriving: first.occurrence.whole.start)
    for (stop, next) in zip(stops, stops.dropFirst()) {
      let gap = TimeSpan(stop.occurrence.whole.end, next.occurrence.whole.start)
      if atBase.contains(where: { gap.contains($0) }) {
        journeys.add(from: stop.place, to: base, leaving: gap.start)
        journeys.add(from: base, to: next.place, arriving: gap.end)
      } else {
        journeys.add(from: stop.place, to: next.place, arriving: gap.end)
      }
    }
    journeys.add(from: last.place, to: base, leaving: last.occurrence.whole.end)
    return journeys.legs.sorted { ($0.span, $0.metres) < ($1.span, $1.metres) }
  }
}

/// Collects legs; a leg within one place is none.
private struct Journeys {
  let member: Member
  let date: CivilDate
  let index: GroupIndex
  private(set) var legs: [TravelLeg] = []

  init(member: Member, date: CivilDate, index: GroupIndex) {
    self.member = member
    self.date = date
    self.index = index
  }

  mutating func add(from: Place, to: Place, arriving: TimeOfDay) {
    add(from, to, TimeSpan(arriving - index.minutes(from, to), arriving))
  }

  mutating func add(from: Place, to: Place, leaving: TimeOfDay) {
    add(from, to, TimeSpan(leaving, leaving + index.minutes(from, to)))
  }

  private mutating func add(_ from: Place, _ to: Place, _ span: TimeSpan) {
    guard from != to else { return }
    let metres = index.metres(from, to)
    // A mile is 1609.344 m.
    let pence = ceilDivide(metres.rawValue * index.group.rules.rates.pencePerMile.rawValue * 1000, 1_609_344)
    legs.append(
      TravelLeg(
        date: date, person: member.person.id, from: from, to: to, span: span, metres: metres, mileage: Pence(pence)))
  }
}
