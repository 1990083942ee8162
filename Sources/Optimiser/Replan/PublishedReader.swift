// SPDX-License-Identifier: Apache-2.0

import Domain

/// Tells a published plan in terms of a compiled group.
struct PublishedReader {
  let compiler: Compiler
  /// The group without options.
  let instance: Instance
  let plan: Plan
  private let numbers: [Identifier<Activity>: Int]

  var openDay: Int { compiler.openDay }

  init(compiler: Compiler, instance: Instance, plan: Plan) {
    self.compiler = compiler
    self.instance = instance
    self.plan = plan
    numbers = Dictionary(instance.activities.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// Everything that's published of activities that the group has.
  func table() -> PublishedTable {
    var activities = [PublishedActivity?](repeating: nil, count: instance.activities.count)
    let meetings = MeetingReader(reader: self)
    for group in Dictionary(grouping: plan.occurrences, by: \.activity).sorted(by: { $0.key < $1.key }) {
      guard let number = numbers[group.key] else { continue }
      let parts = Self.parts(group.value, of: instance.activities[number])
      if parts.isEmpty { continue }
      if case .specialist(let specialist) = instance.activities[number].kind {
        activities[number] = rota(number, specialist, parts)
      } else {
        activities[number] = meetings.activity(number, parts)
      }
    }
    for placement in plan.secondments {
      if let number = numbers[placement.activity], case .secondment(let data) = instance.activities[number].kind {
        activities[number] = secondment(number, data, placement)
      }
    }
    return PublishedTable(openDay: openDay, soonUntil: compiler.soonUntil, activities: activities)
  }

  /// Published occurrences that are of the kind that the activity has now, in order. A circle has some of both sorts.
  private static func parts(_ occurrences: [Occurrence], of activity: ActivityData) -> [Occurrence] {
    let sorted = occurrences.sorted { ($0.number, $0.date) < ($1.number, $1.date) }
    return switch activity.kind {
    case .cohorts:
      occurrences.filter { kind($0) == .session }.sorted {
        ($0.date, $0.span.start, $0.cohort) < ($1.date, $1.span.start, $1.cohort)
      }
    case .session: sorted.filter { kind($0) == .session }
    case .visit: sorted.filter { kind($0) == .visit }
    case .circle: sorted.filter { kind($0) != .specialist }
    case .specialist: sorted.filter { kind($0) == .specialist }
    case .secondment, .other: []
    }
  }

  /// What sort of activity an occurrence is of, by the roles that people have in it.
  private static func kind(_ occurrence: Occurrence) -> ActivityKind {
    let roles = occurrence.attendees.map(\.role)
    if roles.contains(.host) || roles.contains(.visitor) { return .visit }
    return roles.contains(.specialist) ? .specialist : .session
  }

  func day(_ date: CivilDate) -> Int { date - instance.calendar.firstDate }

  func person(_ id: Identifier<Person>) -> Int? { compiler.personIndex[id] }

  /// Whether somebody is in the group and employed on that day.
  func isThere(_ id: Identifier<Person>, on date: CivilDate) -> Bool {
    person(id).map { compiler.people[$0].isValid(on: date) } ?? false
  }

  func place(_ place: Place) -> Int? {
    switch place {
    case .online: instance.travel.online
    case .school(let id): compiler.schoolIndex[id]
    case .provider(let id): compiler.providerIndex[id].map { instance.providers[$0].place }
    }
  }

  // MARK: Specialists

  private func rota(
    _ number: Int, _ specialist: SpecialistData, _ stays: [Occurrence]
  ) -> PublishedActivity {
    var activity = PublishedActivity()
    var template = [Int8](repeating: -1, count: specialist.cells)
    for slot in plan.rotas.first(where: { $0.activity == instance.activities[number].id })?.slots ?? [] {
      let half = WeekdayHalf(weekday: slot.weekday, half: slot.half)
      guard let index = specialist.slots.firstIndex(of: half), slot.week <= specialist.cycleWeeks,
        let school = compiler.schoolIndex[slot.school],
        let share = specialist.shares.firstIndex(where: { $0.school == school })
      else { continue }
      template[(slot.week - 1) * specialist.slots.count + index] = Int8(share)
    }
    var placed: [PlacedOccurrence] = []
    for stay in stays {
      if let option = stayOption(stay, specialist) {
        placed.append(PlacedOccurrence(option: option, attendees: [0]))
      }
    }
    activity.placement = Placement(template: template, stays: placed)
    activity.past = placed.count { Int($0.option.day) < openDay }
    activity.stays = Dictionary(grouping: stays, by: \.date).sorted { $0.key < $1.key }.map { date, stays in
      let told = stays.map {
        PublishedStay(place: place($0.place) ?? -1, start: $0.span.start.minutes, end: $0.span.end.minutes)
      }
      return PublishedDay(
        day: day(date), stays: told, isTold: isThere(instance.personIDs[specialist.person], on: date))
    }
    return activity
  }

  /// The same stay; nil where the school's teaching halves are others now, or the person.
  private func stayOption(_ stay: Occurrence, _ specialist: SpecialistData) -> Option? {
    let day = day(stay.date)
    guard (0..<instance.dayCount).contains(day), case .school(let id) = stay.place,
      let school = compiler.schoolIndex[id], stay.attendees.first.flatMap({ person($0.person) }) == specialist.person
    else { return nil }
    let times = StayTimes(instance: instance)
    for halves in [UInt8(1), 2, 3] {
      guard let option = times.option(school, day: day, halves: halves) else { continue }
      if Int(option.start) == stay.span.start.minutes, Int(option.end) == stay.span.end.minutes { return option }
    }
    return nil
  }

  // MARK: Secondments

  private func secondment(
    _ number: Int, _ data: SecondmentData, _ placement: SecondmentPlacement
  ) -> PublishedActivity {
    var activity = PublishedActivity()
    let halves = placement.halfDays.reduce(UInt16(0)) {
      $0 | 1 << UInt16(($1.weekday.rawValue - 1) * 2 + $1.half.rawValue)
    }
    let firstDay = day(placement.days.first)
    let told = max(instance.calendar.date(0) + openDay, placement.days.first)
    activity.secondment = PublishedSecondment(
      person: person(placement.person) ?? -1, first: placement.firstHalfTerm, last: placement.lastHalfTerm,
      halves: halves, firstDay: firstDay, isTold: isThere(placement.person, on: told))
    let options = SecondmentOptions(compiler: compiler, instance: instance, number: number, secondment: data)
    if let person = person(placement.person),
      let option = options.option(
        of: person, first: placement.firstHalfTerm, last: placement.lastHalfTerm, halves: halves,
        instance.activities[number])
    {
      activity.placement = Placement(option)
      activity.isSecondmentOver = day(placement.days.last) < openDay
    }
    return activity
  }
}
