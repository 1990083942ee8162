// SPDX-License-Identifier: Apache-2.0

import Domain

/// What follows from a set of placements, computed plainly from the placements alone: the twin that every incremental sum
/// of `State` is tested against, and the source of everything that a plan lists.
struct Settlement {
  let instance: Instance
  let evaluator: DayEvaluator
  let placements: [[PlacedOccurrence]]
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

  /// What one school buys on one day.
  struct SchoolSupply {
    let school: Int
    let day: Int
    let need: SupplyNeed
  }

  init(_ instance: Instance, placements: [[PlacedOccurrence]]) {
    self.instance = instance
    self.placements = placements
    evaluator = DayEvaluator(instance: instance)
    personDays = Self.personDays(instance, evaluator, placements)
    lost = Self.lostLessons(instance, evaluator, personDays)
    supply = Self.supply(instance, lost: lost, personDays: personDays)
  }

  private static func personDays(
    _ instance: Instance, _ evaluator: DayEvaluator, _ placements: [[PlacedOccurrence]]
  ) -> [PersonDay] {
    let builder = ItemBuilder(instance: instance)
    var items: [(day: Int, person: Int, item: Item)] = []
    for (number, occurrences) in placements.enumerated() {
      let activity = instance.activities[number]
      for (part, occurrence) in occurrences.enumerated() {
        let option = occurrence.option
        let day = Int(option.day)
        for candidate in occurrence.attendees {
          let member = activity.candidates[Int(candidate)]
          let role: Item.Role = option.host >= 0 ? .visitor : member.level.itemRole
          items.append(
            (
              day, member.person,
              builder.attendee(option, activity: number, part: part, person: member.person, role: role)
            ))
        }
        if option.host >= 0 {
          items.append((day, Int(option.host), builder.host(option, activity: number, part: part)))
        }
        if case .session(let session) = activity.kind {
          let leader = ActivityCellBuilder(instance: instance).leadingPerson(session, option)
          if leader >= 0 {
            items.append(
              (day, leader, builder.attendee(option, activity: number, part: part, person: leader, role: .leader)))
          }
        }
      }
    }
    let grouped = Dictionary(grouping: items) { $0.day * instance.people.count + $0.person }
    return grouped.sorted { $0.key < $1.key }.map { key, entries in
      let day = key / instance.people.count
      let person = key % instance.people.count
      let list = entries.map(\.item)
      return PersonDay(
        person: person, day: day, items: list, effect: evaluator.effect(person: person, day: day, items: list))
    }
  }

  private static func lostLessons(
    _ instance: Instance, _ evaluator: DayEvaluator, _ personDays: [PersonDay]
  ) -> [LostLesson] {
    var lost: [LostLesson] = []
    for entry in personDays where entry.effect.lost != 0 {
      let range = evaluator.lessonRange(entry.person, day: entry.day)
      let activities = Array(Set(entry.items.filter { $0.role != .host }.map { Int($0.activity) })).sorted()
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

  private static func supply(
    _ instance: Instance, lost: [LostLesson], personDays: [PersonDay]
  ) -> [SchoolSupply] {
    let days = instance.dayCount
    let byDay = Dictionary(grouping: lost.filter(\.needsCover)) { instance.lessons[$0.lesson].school * days + $0.day }
    return byDay.sorted { ($0.key % days, $0.key / days) < ($1.key % days, $1.key / days) }.compactMap { key, lessons in
      let school = key / days
      let day = key % days
      let inside = InsideCover(instance: instance, school: school, day: day, personDays: personDays)
      var needs = [0, 0]
      for (period, group) in Dictionary(grouping: lessons, by: { Int(instance.lessons[$0.lesson].period) }) {
        let half = Int(instance.lessons[group[0].lesson].half)
        needs[half] = max(needs[half], group.count - inside.people(in: period))
      }
      if needs == [0, 0] { return nil }
      let terms = instance.schools[school]
      return SchoolSupply(
        school: school, day: day,
        need: SupplyNeed(
          morning: needs[0], afternoon: needs[1], day: terms.supplyDay, half: terms.supplyHalfDay,
          pencePerLesson: instance.rules.rates.pencePerLesson.rawValue))
    }
  }
}

/// Internal cover of one school on one day, after the sickness reserve and those who are away.
struct InsideCover {
  let instance: Instance
  let school: Int
  let day: Int
  let personDays: [Settlement.PersonDay]

  /// People who can take a class in the period with that index in the bells' day.
  func people(in period: Int) -> Int {
    let cover = instance.schools[school].cover[Int(instance.calendar.weekdays[day])]
    guard cover.indices.contains(period) else { return 0 }
    let halfTerm = instance.calendar.at(school, day).halfTerm
    return max(0, cover[period].usable(halfTerm) - away(in: period))
  }

  private func away(in period: Int) -> Int {
    personDays.count { entry in
      entry.day == day && instance.people[entry.person].base == school
        && entry.effect.away & (1 << UInt64(period)) != 0
    }
  }

  /// Named cover staff who are free in the period, by person.
  func named(in period: Int) -> [Int] {
    guard let bells = instance.calendar.bells(school, day: day) else { return [] }
    let span = bells.periods[period].span
    let weekday = Weekday.allCases[Int(instance.calendar.weekdays[day])]
    return instance.people.indices.filter { person in
      let data = instance.people[person]
      guard data.isCoverStaff, data.base == school, day >= data.firstDay, day <= data.lastDay,
        data.works.contains(weekday, bells.half(at: span.start))
      else { return false }
      let isBusy = instance.busyOfPerson[person].contains {
        $0.overlaps(day: day, start: span.start.minutes, end: span.end.minutes)
      }
      let isAway = personDays.contains {
        $0.day == day && $0.person == person && $0.effect.away & (1 << UInt64(period)) != 0
      }
      return !isBusy && !isAway
    }
  }
}
