// SPDX-License-Identifier: Apache-2.0

import Domain

extension DayEvaluator {
  /// How a stretch of time lies to a person's hours of work.
  struct Hours {
    /// Minutes outside the directed-time calendar.
    var outside = 0
    /// Minutes outside the staff's hours of the halves that the person works.
    var outsideStaff = 0
    var band = BandSet.schoolDay
  }

  /// Classes [start, end) for someone based at `base` on `day`.
  func hours(_ data: PersonData, day: Int, start: Int, end: Int) -> Hours {
    let calendar = instance.calendar
    let today = calendar.at(data.base, day)
    let bells = calendar.bells(data.base, day: day)
    let halves = data.halves(weekday: Int(calendar.weekdays[day]))
    var hours = Hours()
    hours.outsideStaff = end - start
    if today.kind != .closed, let bells { hours.outsideStaff -= Self.atWork(halves, bells, start, end) }
    if hours.outsideStaff > 0 {
      hours.outside = Self.uncovered(start, end) { body in
        calendar.eachSlot(data.base, day, body)
        guard today.kind != .closed, let bells else { return }
        if halves & 1 != 0 { body(bells.staff(half: 0)) }
        if halves & 2 != 0 { body(bells.staff(half: 1)) }
      }
    }
    if hours.outside > 0 {
      hours.band = .twilight
    } else if today.kind == .inset {
      hours.band = .inset
    } else if today.kind == .pupils, let bells, bells.pupils.overlaps(start, end) {
      hours.band = .schoolDay
    } else {
      hours.band = .meeting
    }
    return hours
  }

  /// The band of time that counts as all within somebody's hours.
  private func bandWithin(_ data: PersonData, day: Int, start: Int, end: Int) -> BandSet {
    switch instance.calendar.at(data.base, day).kind {
    case .inset: return .inset
    case .pupils:
      let bells = instance.calendar.bells(data.base, day: day)
      return bells?.pupils.overlaps(start, end) ?? false ? .schoolDay : .meeting
    case .closed: return .meeting
    }
  }

  /// Minutes of [start, end) in the staff's hours of the halves that somebody works.
  private static func atWork(_ halves: UInt8, _ bells: DayTable.Bells, _ start: Int, _ end: Int) -> Int {
    var minutes = 0
    for half in 0..<2 where halves & (1 << UInt8(half)) != 0 {
      let span = bells.staff(half: half)
      minutes += max(0, min(end, Int(span.end)) - max(start, Int(span.start)))
    }
    return minutes
  }

  /// H2's bands and twilights, the cost of time outside the directed-time calendar, and pay.
  func addHours(
    _ data: PersonData, day: Int, today: DayTable.SchoolDay, items: [Item], into effect: inout DayEffect
  ) {
    for item in items where item.role != .specialist {
      var outside = 0
      var outsideStaff = 0
      var band = BandSet.schoolDay
      item.eachPresence { start, end in
        if item.isShadowing {
          band = bandWithin(data, day: day, start: start, end: end)
          return
        }
        let hours = hours(data, day: day, start: start, end: end)
        outside += hours.outside
        outsideStaff += hours.outsideStaff
        band = hours.band
      }
      if outside > 0 {
        let isTooLate = Int(item.end) > instance.schools[data.base].latestTwilight
        if (item.role != .invited && item.role != .leader) || isTooLate || today.kind == .closed {
          effect.broken.insert(.notAtWork)
        }
        effect.outsideCost += floorDivide(outside * instance.rules.rates.outsideDirected.rawValue, 60)
      }
      if item.role != .host && item.role != .leader,
        !instance.activityFlags[Int(item.activity)].bands.contains(band)
      {
        effect.broken.insert(.notAtWork)
      }
      if outsideStaff > 0 {
        effect.twilights += 1
        effect.twilightMinutes += outsideStaff
      }
    }
    if data.hourlyRate == 0 || effect.twilightMinutes == 0 { return }
    effect.pay = ceilDivide(effect.twilightMinutes * data.hourlyRate, 60)
    effect.payCost = floorDivide(effect.pay * 1000, instance.rules.rates.pencePerLesson.rawValue)
  }

  /// The halves in which the person is out, and the periods for which cover staff are away.
  func addOut(
    _ person: Int, _ data: PersonData, day: Int, today: DayTable.SchoolDay, items: [Item], into effect: inout DayEffect
  ) {
    guard today.kind == .pupils, let bells = instance.calendar.bells(data.base, day: day) else { return }
    let halves = data.isEmployed(day) ? data.halves(weekday: Int(instance.calendar.weekdays[day])) : 0
    let basePlace = instance.schools[data.base].place
    for item in items where item.role != .host {
      let start = Int(item.start) - instance.travel.minutes(basePlace, Int(item.place))
      let end = Int(item.end) + instance.travel.minutes(Int(item.place), basePlace)
      if data.isCoverStaff {
        for index in 0..<Int(bells.periodCount) {
          let period = instance.calendar.period(bells, index)
          if start < Int(period.end) && Int(period.start) < end { effect.away |= 1 << UInt64(index) }
        }
      }
      if item.isOnline { continue }
      if item.role == .specialist {
        // Stays take nobody out; named roles alone aren't there for them.
        for half in HalfDay.allCases where Int(item.place) != basePlace {
          if bells.pupils(half: half.rawValue).overlaps(start, end) { effect.gone |= 1 << UInt8(half.rawValue) }
        }
        continue
      }
      for half in 0..<2 where bells.pupils(half: half).overlaps(start, end) {
        effect.out |= halves & 1 << UInt8(half)
      }
    }
    effect.out |= outByLessons(person, data, day: day, items: items, lost: effect.lost)
    effect.gone |= effect.out
  }

  /// Halves in which lessons at the base are lost to something else than stays.
  private func outByLessons(_ person: Int, _ data: PersonData, day: Int, items: [Item], lost: UInt64) -> UInt8 {
    var mask = lost
    if mask != 0, items.contains(where: { $0.role == .specialist }) {
      mask = lostLessons(person, day: day, items: items.filter { $0.role != .specialist })
    }
    if mask == 0 || !data.isEmployed(day) { return 0 }
    let worked = data.halves(weekday: Int(instance.calendar.weekdays[day]))
    let range = lessonRange(person, day: day)
    var halves: UInt8 = 0
    for index in range where mask & (1 << UInt64(index - range.lowerBound)) != 0 {
      let lesson = instance.lessons[Int(instance.personLessons[index])]
      if lesson.school == data.base { halves |= worked & 1 << UInt8(lesson.half) }
    }
    return halves
  }
}
