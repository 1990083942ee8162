// SPDX-License-Identifier: Apache-2.0

import Domain

/// What follows from a set of placements, computed plainly from the placements alone: the twin that every incremental sum
/// of `State` is tested against, and the source of everything that a plan lists.
struct Settlement {
  let instance: Instance
  let evaluator: DayEvaluator
  let seconded: SecondedPeople
  let placements: [Placement]
  /// Every person-day with something in it, by day, then person.
  let personDays: [PersonDay]

  struct PersonDay {
    let person: Int
    let day: Int
    let items: [Item]
    let effect: DayEffect
  }

  /// A lesson lost by someone.
  struct LostLesson {
    let person: Int
    let day: Int
    let lesson: Int
    let needsCover: Bool
    var cost: Int
    let activities: [Int]
  }

  /// Lessons lost, by day, school, start, person, class.
  let lost: [LostLesson]
  let supply: [SchoolSupply]
  /// Floaters who come, by school * days + day; only where any do.
  let floaters: [Int: Int]
  /// What each activity amounts to by itself.
  let activityCells: [ActivityCell]
  /// What fills the holes that secondments leave, by pool.
  let poolCells: [PoolCell]

  /// What one school buys on one day.
  struct SchoolSupply {
    let school: Int
    let day: Int
    let need: SupplyNeed
  }

  init(_ instance: Instance, placements: [Placement]) {
    self.instance = instance
    self.placements = placements
    evaluator = DayEvaluator(instance: instance)
    seconded = SecondedPeople(placements)
    personDays = Self.personDays(instance, evaluator, placements)
    lost = Self.lostLessons(instance, evaluator, personDays)
    let needs = Self.needs(instance, lost: lost, personDays: personDays)
    floaters = Self.floaters(instance, needs)
    supply = Self.supply(instance, needs, floaters)
    let builder = ActivityCellBuilder(instance: instance, seconded: seconded)
    activityCells = placements.indices.map { builder.cell($0, placements[$0]) }
    poolCells = Self.poolCells(instance, placements)
  }

  private static func personDays(
    _ instance: Instance, _ evaluator: DayEvaluator, _ placements: [Placement]
  ) -> [PersonDay] {
    let builder = ItemBuilder(instance: instance)
    let entries = placements.enumerated().flatMap { builder.items(of: $0, $1) }
    let grouped = Dictionary(grouping: entries) { $0.day * instance.people.count + $0.person }
    return grouped.sorted { $0.key < $1.key }.map { key, entries in
      let day = key / instance.people.count
      let person = key % instance.people.count
      let list = entries.map(\.item)
      return PersonDay(
        person: person, day: day, items: list, effect: evaluator.effect(person: person, day: day, items: list))
    }
  }

  private static func poolCells(_ instance: Instance, _ placements: [Placement]) -> [PoolCell] {
    var members = [[Int32]](repeating: [], count: instance.pools.count)
    for (number, placement) in placements.enumerated() {
      guard let secondment = placement.secondment else { continue }
      for pool in Set([secondment.leaves, secondment.fills]) { members[Int(pool)].append(Int32(number)) }
    }
    return members.enumerated().map { pool, members in
      PoolCell(instance: instance, pool: pool, members: members, placements: placements)
    }
  }

  private static func lostLessons(
    _ instance: Instance, _ evaluator: DayEvaluator, _ personDays: [PersonDay]
  ) -> [LostLesson] {
    var lost: [LostLesson] = []
    for entry in personDays where entry.effect.lost != 0 {
      let range = evaluator.lessonRange(entry.person, day: entry.day)
      let activities = Array(
        Set(entry.items.filter { $0.role != .host && $0.role != .secondee }.map { Int($0.activity) })
      ).sorted()
      for index in range where entry.effect.lost & (1 << UInt64(index - range.lowerBound)) != 0 {
        let number = Int(instance.personLessons[index])
        let lesson = instance.lessons[number]
        let leads = Int(lesson.lead) == entry.person
        lost.append(
          LostLesson(
            person: entry.person, day: entry.day, lesson: number, needsCover: leads,
            cost: leads ? 0 : floorDivide(Int(lesson.base) * 250, 60_000), activities: activities))
      }
    }
    let rates = instance.rules.rates
    var ranks: [Int: Int] = [:]
    let order = lost.indices.filter { lost[$0].needsCover }.sorted {
      let a = instance.lessons[lost[$0].lesson]
      let b = instance.lessons[lost[$1].lesson]
      return (lost[$0].day, a.start, lost[$0].person, a.order)
        < (lost[$1].day, b.start, lost[$1].person, b.order)
    }
    for index in order {
      let lesson = instance.lessons[lost[index].lesson]
      let key = lesson.classIndex * instance.calendar.weekCount + Int(instance.calendar.weeks[lost[index].day])
      let rank = ranks[key, default: 0] + 1
      ranks[key] = rank
      let factor = rank == 1 ? 1000 : rank == 2 ? rates.secondLoss.rawValue : rates.laterLoss.rawValue
      lost[index].cost = floorDivide(Int(lesson.base) * factor, 60_000)
    }
    return lost
  }

  /// The most lessons at once that nobody inside can cover, in the morning and in the afternoon.
  struct DayNeed {
    let school: Int
    let day: Int
    let morning: Int
    let afternoon: Int
  }

  /// Needs of schools that have any, by day, then school.
  private static func needs(_ instance: Instance, lost: [LostLesson], personDays: [PersonDay]) -> [DayNeed] {
    let days = instance.dayCount
    let awayStaff = InsideCover.awayStaff(instance, personDays)
    let byDay = Dictionary(grouping: lost.filter(\.needsCover)) { instance.lessons[$0.lesson].school * days + $0.day }
    return byDay.sorted { ($0.key % days, $0.key / days) < ($1.key % days, $1.key / days) }.compactMap { key, lessons in
      let school = key / days
      let day = key % days
      let inside = InsideCover(
        instance: instance, school: school, day: day, awayStaff: awayStaff[key] ?? [])
      var needs = [0, 0]
      for (period, group) in Dictionary(grouping: lessons, by: { Int(instance.lessons[$0.lesson].period) }) {
        let half = Int(instance.lessons[group[0].lesson].half)
        needs[half] = max(needs[half], group.count - inside.people(in: period))
      }
      return needs == [0, 0] ? nil : DayNeed(school: school, day: day, morning: needs[0], afternoon: needs[1])
    }
  }

  private static func supply(_ instance: Instance, _ needs: [DayNeed], _ floaters: [Int: Int]) -> [SchoolSupply] {
    needs.compactMap { need in
      let coming = floaters[need.school * instance.dayCount + need.day] ?? 0
      if coming >= max(need.morning, need.afternoon) { return nil }
      return SchoolSupply(school: need.school, day: need.day, need: need.supply(instance, floaters: coming))
    }
  }
}

/// Internal cover of one school on one day, after the sickness reserve and those who are away.
struct InsideCover {
  let instance: Instance
  let school: Int
  let day: Int
  /// The school's cover staff who are away for some of the day.
  let awayStaff: [Settlement.PersonDay]

  /// Cover staff who are away, by school * days + day.
  static func awayStaff(
    _ instance: Instance, _ personDays: [Settlement.PersonDay]
  ) -> [Int: [Settlement.PersonDay]] {
    Dictionary(grouping: personDays.filter { $0.effect.away != 0 }) {
      instance.people[$0.person].base * instance.dayCount + $0.day
    }
  }

  /// People who can take a class in the period with that index in the bells' day.
  func people(in period: Int) -> Int {
    let usable = instance.cover.usable(
      school, weekday: Int(instance.calendar.weekdays[day]), period: period,
      halfTerm: instance.calendar.at(school, day).halfTerm)
    return max(0, usable - awayStaff.count { $0.effect.away & (1 << UInt64(period)) != 0 })
  }

  /// Named cover staff who are free in the period, by person.
  func named(in period: Int) -> [Int] {
    guard let bells = instance.calendar.bells(school, day: day) else { return [] }
    let times = instance.calendar.period(bells, period)
    let half: HalfDay = times.half == 0 ? .morning : .afternoon
    let weekday = Weekday.allCases[Int(instance.calendar.weekdays[day])]
    return instance.coverStaff[school].map(Int.init).filter { person in
      let data = instance.people[person]
      guard day >= data.firstDay, day <= data.lastDay, data.works.contains(weekday, half) else {
        return false
      }
      let isBusy = instance.busyOfPerson[person].contains {
        $0.overlaps(day: day, start: Int(times.start), end: Int(times.end))
      }
      let isAway = awayStaff.contains { $0.person == person && $0.effect.away & (1 << UInt64(period)) != 0 }
      return !isBusy && !isAway
    }
  }
}
