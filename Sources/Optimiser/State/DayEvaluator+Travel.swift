// SPDX-License-Identifier: Apache-2.0

import Domain

extension DayEvaluator {
  /// One journey of a day.
  struct Leg: Equatable {
    var from: Int
    var to: Int
    var start: Int
    var end: Int
  }

  /// Calls `body` with each journey of a day; most days have one stop, and no list is made of their two journeys.
  @inline(__always)
  func eachLeg(_ person: Int, day: Int, items: [Item], lost: UInt64, _ body: (Leg) -> Void) {
    let base = instance.schools[instance.people[person].base].place
    var stop = -1
    for (index, item) in items.enumerated() where item.role != .host && !item.isOnline && Int(item.place) != base {
      if stop >= 0 {
        for leg in legs(person, day: day, items: items, lost: lost) { body(leg) }
        return
      }
      stop = index
    }
    if stop < 0 { return }
    let item = items[stop]
    let place = Int(item.place)
    body(
      Leg(
        from: base, to: place, start: Int(item.start) - instance.travel.minutes(base, place), end: Int(item.start)))
    body(Leg(from: place, to: base, start: Int(item.end), end: Int(item.end) + instance.travel.minutes(place, base)))
  }

  /// The journeys of a day: base to stops and back, with returns between where something at the base lies between.
  func legs(_ person: Int, day: Int, items: [Item], lost: UInt64) -> [Leg] {
    let base = instance.schools[instance.people[person].base].place
    if items.allSatisfy({ $0.role == .host || $0.isOnline || Int($0.place) == base }) { return [] }
    let stops = items.filter { $0.role != .host && !$0.isOnline && Int($0.place) != base }
      .sorted { ($0.start, $0.end, $0.activity, $0.part) < ($1.start, $1.end, $1.activity, $1.part) }
    guard let first = stops.first, let last = stops.last else { return [] }
    var legs: [Leg] = []
    func arrive(from: Int, to: Int, at time: Int) {
      if from != to { legs.append(Leg(from: from, to: to, start: time - instance.travel.minutes(from, to), end: time)) }
    }
    func leave(from: Int, to: Int, at time: Int) {
      if from != to { legs.append(Leg(from: from, to: to, start: time, end: time + instance.travel.minutes(from, to))) }
    }
    arrive(from: base, to: Int(first.place), at: Int(first.start))
    for (stop, next) in zip(stops, stops.dropFirst()) {
      if returns(person, day: day, between: Int(stop.end), and: Int(next.start), items: items, lost: lost) {
        leave(from: Int(stop.place), to: base, at: Int(stop.end))
        arrive(from: base, to: Int(next.place), at: Int(next.start))
      } else {
        arrive(from: Int(stop.place), to: Int(next.place), at: Int(next.start))
      }
    }
    leave(from: Int(last.place), to: base, at: Int(last.end))
    return legs
  }

  /// Whether something brings the person back to base between two stops.
  private func returns(_ person: Int, day: Int, between end: Int, and start: Int, items: [Item], lost: UInt64) -> Bool {
    let base = instance.people[person].base
    let basePlace = instance.schools[base].place
    for item in items
    where item.role != .host && item.role != .repayment && item.role != .secondee && Int(item.place) == basePlace {
      if Int(item.start) >= end && Int(item.end) <= start { return true }
    }
    let range = lessonRange(person, day: day)
    for index in range where lost & (1 << UInt64(index - range.lowerBound)) == 0 {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      if isTaught(lesson, day: day), Int(lesson.start) >= end, Int(lesson.end) <= start { return true }
    }
    let today = instance.calendar.at(base, day)
    guard today.kind == .pupils else { return false }
    let key = person * 7 + Int(instance.calendar.weekdays[day])
    for index in Int(instance.protectedStarts[key])..<Int(instance.protectedStarts[key + 1]) {
      let time = instance.protected[index]
      if time.letter >= 0 && time.letter != today.letter { continue }
      if Int(time.start) >= end && Int(time.end) <= start { return true }
    }
    return false
  }

  /// Pence for the distance of one journey.
  static func mileage(metres: Int, pencePerMile: Int) -> Int {
    ceilDivide(metres * pencePerMile * 1000, 1_609_344)
  }

  /// Cost of the journeys, and mileage.
  func addTravel(_ person: Int, _ data: PersonData, day: Int, items: [Item], into effect: inout DayEffect) {
    let today = instance.calendar.at(data.base, day)
    let staff = today.kind == .closed ? nil : instance.calendar.bells(data.base, day: day)?.staff
    var inside = 0
    var total = 0
    var mileage = 0
    let pencePerMile = instance.rules.rates.pencePerMile.rawValue
    eachLeg(person, day: day, items: items, lost: effect.lost) { leg in
      total += leg.end - leg.start
      if let staff {
        inside += max(0, min(leg.end, Int(staff.end)) - max(leg.start, Int(staff.start)))
      }
      mileage += Self.mileage(metres: instance.travel.metres(leg.from, leg.to), pencePerMile: pencePerMile)
    }
    if total == 0 && mileage == 0 { return }
    effect.mileage = mileage
    let rates = instance.rules.rates
    effect.travelCost =
      floorDivide(inside * rates.travelInDay.rawValue, 60)
      + floorDivide((total - inside) * rates.travelOutsideDay.rawValue, 60)
    effect.mileageCost = floorDivide(effect.mileage * 1000, rates.pencePerLesson.rawValue)
  }
}
