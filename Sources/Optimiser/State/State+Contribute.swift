// SPDX-License-Identifier: Apache-2.0

import Domain

extension State {
  /// Adds (sign 1) or takes away (sign -1) what a person's day means for everything that counts it.
  mutating func contribute(_ personDay: PersonDay, person: Int, day: Int, sign: Int) {
    if personDay.items.isEmpty { return }
    let effect = personDay.effect
    let data = instance.people[person]
    add(cost: sign * effect.cost)
    add(broken: effect.broken, sign: sign)
    if data.isEarlyCareer { contributeFirstCall(personDay.items, person: person, sign: sign) }
    let covered = contributeLosses(effect, person: person, day: day, sign: sign)
    if covered > 0 { contributeTariff(personDay.items, lessons: covered, base: data.base, sign: sign) }
    contributeAbsence(effect, data, person: person, day: day, sign: sign)
    if effect.spent != 0 {
      spend[data.base] += sign * effect.spent
      marks.schools.insert(data.base)
    }
    if effect.twilights != 0 {
      let halfTerm = Int(instance.calendar.at(data.base, day).halfTerm)
      twilights[person * halfTerms + halfTerm].add(sign * effect.twilights)
      twilightMinutes[person] += Int32(sign * effect.twilightMinutes)
      marks.people.insert(person)
    }
  }

  /// Lessons lost that need cover; returns their number.
  private mutating func contributeLosses(_ effect: DayEffect, person: Int, day: Int, sign: Int) -> Int {
    if effect.lost == 0 { return 0 }
    let range = evaluator.lessonRange(person, day: day)
    var count = 0
    for index in range where effect.lost & (1 << UInt64(index - range.lowerBound)) != 0 {
      let number = instance.personLessons[index]
      let lesson = instance.lessons[Int(number)]
      guard Int(lesson.lead) == person else { continue }
      count += 1
      let schoolDay = lesson.school * instance.dayCount + day
      lostCount[schoolDay * periods + Int(lesson.period)].add(sign)
      marks.schoolDays.insert(schoolDay)
      let loss = Loss(
        day: Int16(day), start: lesson.start, person: Int32(person), order: lesson.order, lesson: number)
      let position = losses[lesson.classIndex].firstIndex { $0 >= loss } ?? losses[lesson.classIndex].count
      if sign > 0 {
        losses[lesson.classIndex].insert(loss, at: position)
      } else {
        losses[lesson.classIndex].remove(at: position)
      }
      marks.classes.insert(lesson.classIndex)
    }
    return count
  }

  /// The fund of the first activity (by id) that the person attends repays the base school.
  private mutating func contributeTariff(_ items: [Item], lessons: Int, base: Int, sign: Int) {
    var first: Int32?
    for item in items where item.role != .host && item.role != .secondee {
      first = min(first ?? item.activity, item.activity)
    }
    guard let activity = first, let fund = instance.activities[Int(activity)].fund, instance.funds[fund].covers[base]
    else { return }
    let tariff = instance.funds[fund].value.tariffPerLesson.rawValue * lessons
    if tariff == 0 { return }
    spend[base] -= sign * tariff
    fundSpend[fund] += sign * tariff
    marks.schools.insert(base)
    marks.funds.insert(fund)
  }

  private mutating func contributeAbsence(
    _ effect: DayEffect, _ data: PersonData, person: Int, day: Int, sign: Int
  ) {
    let schoolDay = data.base * instance.dayCount + day
    if effect.away != 0 {
      for period in 0..<periods where effect.away & (1 << UInt64(period)) != 0 {
        awayCount[schoolDay * periods + period].add(sign)
      }
      marks.schoolDays.insert(schoolDay)
    }
    if effect.gone != 0, data.isRemainer {
      for half in 0..<2 where effect.gone & (1 << UInt8(half)) != 0 { goneCount[schoolDay * 2 + half].add(sign) }
      marks.schoolDays.insert(schoolDay)
    }
    if effect.out == 0 { return }
    marks.schoolDays.insert(schoolDay)
    for half in 0..<2 where effect.out & (1 << UInt8(half)) != 0 {
      outCount[schoolDay * 2 + half].add(sign)
      data.eachTeam { addOut(ofTeam: $0, day: day, half: half, sign) }
    }
    let halfTerm = Int(instance.calendar.at(data.base, day).halfTerm)
    daysOutOfWeek[person * instance.calendar.weekCount + Int(instance.calendar.weeks[day])].add(sign)
    daysOutOfHalfTerm[person * halfTerms + halfTerm].add(sign)
    daysOutOfYear[person].add(sign)
    marks.people.insert(person)
  }

  private mutating func addOut(ofTeam team: Int, day: Int, half: Int, _ sign: Int) {
    let index = (team * instance.dayCount + day) * 2 + half
    let limit = instance.teamLimits[team]
    let before = max(0, Int(teamOut[index]) - limit)
    teamOut[index].add(sign)
    if day < instance.published.openDay { return }
    add(broken: .tooManyOut, count: max(0, Int(teamOut[index]) - limit) - before)
  }

  /// Counts a secondment in the pools that it leaves and fills; tells everything in which the person may take part.
  mutating func register(_ secondment: SecondmentOption, _ activity: Int, by sign: Int) {
    let person = Int(secondment.person)
    let extra = max(0, seconded.count(of: person) - 1)
    if sign > 0 { seconded.add(secondment) } else { seconded.remove(secondment) }
    add(broken: .staffingFloor, count: max(0, seconded.count(of: person) - 1) - extra)
    for pool in [Int(secondment.leaves), Int(secondment.fills)] {
      if sign > 0 {
        let position = poolMembers[pool].firstIndex { $0 > activity } ?? poolMembers[pool].count
        poolMembers[pool].insert(Int32(activity), at: position)
      } else {
        poolMembers[pool].removeAll { $0 == activity }
      }
      marks.pools.insert(pool)
    }
    for other in instance.activitiesOfPerson[person] where isPlaced(Int(other)) { marks.activities.insert(Int(other)) }
  }

  /// Counts an occurrence at its site, with its provider, host and partners. Stays need no room and no host.
  mutating func register(_ activity: Int, part: Int, by sign: Int) {
    let option = placements[activity][part].option
    if option.halves != 0 { return }
    let key = OccurrenceKey(activity: activity, part: part)
    let day = Int(option.day)
    Self.change(&siteDays, at: Int(option.place) * instance.dayCount + day, key, sign)
    if let session = instance.activities[activity].session {
      for provider in session.providers(option) {
        Self.change(&providerDays, at: provider * instance.dayCount + day, key, sign)
      }
    }
    if case .circle(let circle) = instance.activities[activity].kind, part == 0, circle.spec.size != nil {
      registerMembers(activity, pool: circle.pool, by: sign)
    }
    guard option.host >= 0, !(option.isShadowing && part > 0) else { return }
    let host = Int(option.host)
    let school = instance.people[host].base
    let halfTerm = Int(instance.calendar.at(school, day).halfTerm)
    let person = host * halfTerms + halfTerm
    let before = max(0, Int(hostedByPerson[person]) - instance.people[host].mostVisits)
    hostedByPerson[person].add(sign)
    let after = max(0, Int(hostedByPerson[person]) - instance.people[host].mostVisits)
    add(broken: .noLessonToWatch, count: after - before)
    let site = school * halfTerms + halfTerm
    let siteBefore = max(0, Int(hostedBySchool[site]) - instance.schools[school].mostVisits)
    hostedBySchool[site].add(sign)
    let siteAfter = max(0, Int(hostedBySchool[site]) - instance.schools[school].mostVisits)
    add(broken: .noLessonToWatch, count: siteAfter - siteBefore)
    // A lesson study's people are to stay together.
    if !instance.activities[activity].wantsOtherPartners { return }
    for candidate in placements[activity][part].attendees {
      let pair = PartnerPair(
        visitor: Int32(instance.activities[activity].candidates[Int(candidate)].person), school: Int32(school))
      let free = instance.pastPartners.contains(pair) ? 0 : 1
      let count = partners[pair, default: 0]
      let change = max(0, count + sign - free) - max(0, count - free)
      add(cost: change * instance.rules.rates.samePartnerAgain.rawValue)
      partners[pair] = count + sign
    }
  }

  /// Counts a circle's people: nobody is in two that are formed from the same people.
  private mutating func registerMembers(_ activity: Int, pool: Int, by sign: Int) {
    // One that's over isn't judged again (H17).
    let occurrences = placements[activity].occurrences
    guard let occurrence = occurrences.first, let last = occurrences.last,
      Int(last.option.day) >= instance.published.openDay
    else { return }
    var people = occurrence.attendees.map { instance.activities[activity].candidates[Int($0)].person }
    if occurrence.option.host >= 0 { people.append(Int(occurrence.option.host)) }
    for person in people {
      let key = pool * instance.people.count + person
      let before = circlesOf[key, default: 0]
      add(broken: .limitReached, count: max(0, before + sign - 1) - max(0, before - 1))
      circlesOf[key] = before + sign
    }
  }

  private static func change(_ table: inout [Int: [OccurrenceKey]], at key: Int, _ value: OccurrenceKey, _ sign: Int) {
    if sign > 0 {
      table[key, default: []].append(value)
    } else {
      table[key]?.removeAll { $0 == value }
    }
  }
}

extension FixedWidthInteger {
  /// Adds a signed change; the result must fit.
  mutating func add(_ change: Int) { self = Self(Int(self) + change) }
}
