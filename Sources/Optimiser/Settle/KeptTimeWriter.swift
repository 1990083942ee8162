// SPDX-License-Identifier: Apache-2.0

import Domain

/// Lays time to prepare sessions and to follow them up into people's directed time at base; `docs/model.md`, section 2.
struct KeptTimeWriter {
  let settlement: Settlement
  private let items: [Int: [Item]]
  /// By school and weekday (0 = Monday): periods that are no lessons, and noon.
  private let pauses: [[(start: Int, end: Int)]]

  private var instance: Instance { settlement.instance }

  init(_ settlement: Settlement) {
    self.settlement = settlement
    let instance = settlement.instance
    items = Dictionary(
      settlement.personDays.map { ($0.person * instance.dayCount + $0.day, $0.items) }
    ) { first, _ in first }
    let directory = Directory(instance.group)
    pauses = instance.schoolIDs.flatMap { id in
      Weekday.allCases.map { weekday in
        let bells = directory.schools[id].flatMap { directory.bells[$0.bells]?.day(weekday) }
        return bells.map(Self.pauses) ?? []
      }
    }
  }

  /// Periods that are no lessons, and noon: from the end of the morning's teaching to the start of the afternoon's.
  private static func pauses(_ bells: BellDay) -> [(start: Int, end: Int)] {
    var pauses: [(start: Int, end: Int)] = []
    for period in bells.periods where period.kind != .lesson {
      pauses.append((period.span.start.minutes, period.span.end.minutes))
    }
    if let end = bells.teaching(in: .morning)?.end.minutes,
      let start = bells.teaching(in: .afternoon)?.start.minutes, end < start
    {
      pauses.append((end, start))
    }
    return pauses
  }

  private struct Claim {
    let activity: Int
    let person: Int
    let use: KeptTime.Use
    let length: Int
    let day: Int
    let start: Int
  }

  private struct Kept {
    let day: Int
    let start: Int
    let end: Int
  }

  /// By date, start, person, activity and use.
  func times() -> [KeptTime] {
    var found: [(claim: Claim, kept: Kept)] = []
    let ofPerson = Dictionary(grouping: claims(), by: \.person)
    for (_, claims) in ofPerson.sorted(by: { $0.key < $1.key }) {
      var kept: [Kept] = []
      // Claims stand by activity, preparation first.
      let order = claims.indices.sorted {
        (claims[$0].day, claims[$0].start, $0) < (claims[$1].day, claims[$1].start, $1)
      }
      for claim in order.map({ claims[$0] }) {
        guard let time = place(claim, besides: kept) else { continue }
        kept.append(time)
        found.append((claim, time))
      }
    }
    return found.sorted { one, other in
      let a = [one.kept.day, one.kept.start, one.claim.person, one.claim.activity, one.claim.use.order]
      let b = [other.kept.day, other.kept.start, other.claim.person, other.claim.activity, other.claim.use.order]
      return a.lexicographicallyPrecedes(b)
    }.map { claim, kept in
      KeptTime(
        activity: instance.activities[claim.activity].id, person: instance.personIDs[claim.person], use: claim.use,
        date: instance.calendar.date(kept.day),
        span: TimeSpan(TimeOfDay(minutes: kept.start), TimeOfDay(minutes: kept.end)))
    }
  }

  private func claims() -> [Claim] {
    var claims: [Claim] = []
    for (number, placement) in settlement.placements.enumerated() {
      guard let session = instance.activities[number].session else { continue }
      let uses = placement.cohorts.flatMap { cohort in
        let parts = placement.parts(ofCohort: cohort).map { placement[$0] }
        return [
          (parts[0], KeptTime.Use.preparation, session.spec.preparation),
          (parts[parts.count - 1], .followUp, session.spec.followUp),
        ]
      }
      for (part, use, length) in uses where length > .zero {
        for candidate in part.attendees {
          claims.append(
            Claim(
              activity: number, person: instance.activities[number].candidates[Int(candidate)].person, use: use,
              length: length.rawValue, day: Int(part.option.day), start: Int(part.option.start)))
        }
      }
    }
    return claims
  }

  /// The nearest day that has room: its last stretch before a session, its first after one.
  private func place(_ claim: Claim, besides kept: [Kept]) -> Kept? {
    let step = claim.use == .preparation ? -1 : 1
    let grid = instance.rules.limits.startGrid.rawValue
    for distance in stride(from: 1, through: instance.rules.limits.keptWithinDays, by: 1) {
      let day = claim.day + step * distance
      if day < 0 || day >= instance.dayCount { return nil }
      let gaps = gaps(claim.person, day: day, besides: kept.filter { $0.day == day })
      // First and last start on the grid within each gap that's long enough.
      let starts = gaps.compactMap { gap -> (first: Int, last: Int)? in
        let first = ceilDivide(gap.start, grid) * grid
        let last = floorDivide(gap.end - claim.length, grid) * grid
        return first <= last ? (first, last) : nil
      }
      guard let start = step < 0 ? starts.last?.last : starts.first?.first else { continue }
      return Kept(day: day, start: start, end: start + claim.length)
    }
    return nil
  }

  /// Stretches of a person's directed time with nothing in them, in order.
  private func gaps(_ person: Int, day: Int, besides kept: [Kept]) -> [(start: Int, end: Int)] {
    let data = instance.people[person]
    let weekday = Weekday.allCases[Int(instance.calendar.weekdays[day])]
    if !data.isEmployed(day) || settlement.seconded.contains(person, day: day, calendar: instance.calendar) {
      return []
    }
    if !HalfDay.allCases.contains(where: { data.works.contains(weekday, $0) }) { return [] }
    var time: [(start: Int, end: Int)] = []
    instance.calendar.eachSlot(data.base, day) { time.append((Int($0.start), Int($0.end))) }
    if instance.calendar.at(data.base, day).kind != .closed,
      let bells = instance.calendar.bells(data.base, day: day)
    {
      for half in HalfDay.allCases where data.works.contains(weekday, half) {
        let span = bells.staff(half: half.rawValue)
        time.append((Int(span.start), Int(span.end)))
      }
    }
    let busy = occupied(person, data, day: day) + kept.map { ($0.start, $0.end) }
    return Self.without(busy, Self.joined(time))
  }

  private func occupied(_ person: Int, _ data: PersonData, day: Int) -> [(start: Int, end: Int)] {
    var busy = pauses[data.base * 7 + Int(instance.calendar.weekdays[day])]
    for index in settlement.evaluator.lessonRange(person, day: day) {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      if settlement.evaluator.isTaught(lesson, day: day) { busy.append((Int(lesson.start), Int(lesson.end))) }
    }
    let today = instance.calendar.at(data.base, day)
    for index in instance.protectedRange(person, day: day) where today.kind == .pupils {
      let time = instance.protected[index]
      if time.letter < 0 || time.letter == today.letter { busy.append((Int(time.start), Int(time.end))) }
    }
    for entry in instance.busyOfPerson[person] + instance.busyOfSchool[data.base] where entry.days.contains(day) {
      busy.append((entry.start, entry.end))
    }
    let base = instance.schools[data.base].place
    for item in items[person * instance.dayCount + day] ?? [] where item.role != .secondee && item.role != .repayment {
      if item.role == .host {
        item.eachPresence { busy.append(($0, $1)) }
      } else {
        let forth = instance.travel.minutes(base, Int(item.place))
        let back = instance.travel.minutes(Int(item.place), base)
        busy.append((Int(item.start) - forth, Int(item.end) + back))
      }
    }
    return busy
  }

  /// Stretches that touch or overlap as one, in order.
  private static func joined(_ spans: [(start: Int, end: Int)]) -> [(start: Int, end: Int)] {
    var joined: [(start: Int, end: Int)] = []
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = joined.last, span.start <= last.end {
        joined[joined.count - 1].end = max(last.end, span.end)
      } else {
        joined.append(span)
      }
    }
    return joined
  }

  /// What's left of `time` outside `busy`, in order.
  private static func without(
    _ busy: [(start: Int, end: Int)], _ time: [(start: Int, end: Int)]
  ) -> [(start: Int, end: Int)] {
    var left: [(start: Int, end: Int)] = []
    for span in time {
      var start = span.start
      for other in joined(busy) where other.end > start && other.start < span.end {
        if other.start > start { left.append((start, other.start)) }
        start = max(start, other.end)
      }
      if start < span.end { left.append((start, span.end)) }
    }
    return left
  }
}

extension KeptTime.Use {
  fileprivate var order: Int { self == .preparation ? 0 : 1 }
}
