// SPDX-License-Identifier: Apache-2.0

import Domain

/// What somebody's coming to something comes to on a day that holds nothing else for them (`docs/bound.md`, *What a coming
/// is charged*), taken apart by what it may share with other things on that day.
struct SoloDay: Sendable {
  /// Minutes outside directed time, and what they cost: shared with nothing.
  var outside = 0
  var outsideCost = 0
  var band = TimeBand.schoolDay
  /// Lessons at the base with their supply, by period: at first those that need no cover, the others once it's known in which
  /// half-term the day lies.
  private(set) var lessons: [(period: String, charge: LeastCharge)] = []
  var covered: [TimedLesson] = []
  /// Both journeys and the break.
  var alone = LeastCharge()
  /// Whether there are journeys.
  var isElsewhere = false
  /// Repaying the protected time that's taken.
  var repaid = LeastCharge()
  /// Lessons for which a fund may pay, of the day and of those that repay.
  var tariffLessons = 0

  mutating func lose(_ lesson: TimedLesson, _ charge: LeastCharge) {
    let period = lesson.lesson.period
    if let known = lessons.firstIndex(where: { $0.period == period }) {
      lessons[known].charge += charge
    } else {
      lessons.append((period, charge))
    }
  }
}

/// Works out days on which people do one thing only, by the derivations that check plans.
///
/// A class because it remembers what it has worked out; each thread has one of its own.
final class Soloist {
  let people: BoundPeople
  private let supply: SupplyShare
  private var blocksOf: [Identifier<Person>: [Block]] = [:]
  private var index: GroupIndex { people.index }
  private var rules: RulesProfile { index.group.rules }

  init(_ people: BoundPeople, supply: SupplyShare) {
    self.people = people
    self.supply = supply
  }

  /// Whether somebody could come to anything on a date: at work, no blackout, their head hasn't said no (H2, H3, H16).
  func isAvailable(_ person: Int, _ date: CivilDate) -> Bool {
    let member = people.members[person]
    guard member.person.isValid(on: date), member.person.works.contains(date.weekday) else { return false }
    let school = member.school.id
    let roles = [member.person.role] + member.person.responsibilities
    let isBlackedOut = index.blackouts(school, date).contains { blackout in
      blackout.roles.isEmpty ? blackout.years.isEmpty : blackout.roles.contains(where: roles.contains)
    }
    return !isBlackedOut
      && !index.answers.refused(Identifier(""), school, halfTerm: index.halfTerm(school, date))
  }

  /// The same day in a half-term of the base, with what lessons that need cover cost then.
  func day(_ solo: SoloDay, halfTerm: Int) -> SoloDay {
    var solo = solo
    for lesson in solo.covered { solo.lose(lesson, supply.charge(lesson, halfTerm: halfTerm)) }
    return solo
  }

  /// The day with nothing but [start, end) at a place, in no half-term yet; nil where no plan can have that.
  /// - Parameter isShadowing: whether it's a day beside somebody, whose hours are the person's then.
  func day(_ person: Int, _ date: CivilDate, place: Int, whole: TimeSpan, isShadowing: Bool) -> SoloDay? {
    let member = people.members[person]
    let school = member.school.id
    let occurrence = Occurrence(
      activity: Identifier(""), part: 1, date: date, span: whole, place: people.places.place(place), leader: nil,
      attendees: [], firmness: .outline)
    let presence = Presence(
      number: 0, occurrence: occurrence, member: member, role: .required, isHost: false, isStay: false,
      isDay: isShadowing)
    let isClosed = index.kind(school, date) == .closed
    if isClosed, [whole].minutes(outside: index.directed(school, date)) > .zero { return nil }
    let use = DirectedUse(presence, index: index)
    var solo = SoloDay()
    solo.outside = use.outside.rawValue
    solo.band = use.band
    solo.outsideCost = floorDivide(solo.outside * rules.rates.outsideDirected.rawValue, 60)
    let latest = member.school.twilight.latestEnd ?? rules.limits.twilightLatestEnd
    if solo.outside > 0, isClosed || whole.end > latest { return nil }
    let day = PersonDay(member: member, date: date, presences: [presence], index: index)
    if day.halvesOut.contains(where: { isNeeded(member, date.weekday, $0) }) { return nil }
    addLessons(of: day, to: &solo)
    let mileage = day.legs.reduce(0) { $0 + $1.mileage.rawValue }
    let hasBreak = BreaksPart.hasBreak(day, rules.limits, index)
    solo.isElsewhere = !day.legs.isEmpty || presence.place != presence.base
    solo.alone = LeastCharge(
      cost: TravelPart.cost(day, index).rawValue + money(mileage) + (hasBreak ? 0 : rules.rates.noBreak.rawValue),
      pence: mileage)
    for time in day.protectedTimes where presence.away(index).overlaps(time.span) {
      guard time.kind.isRepayable, member.school.repaysProtectedTime else { return nil }
      let repayment = repayment(member, time.span.length)
      solo.repaid += repayment.charge
      solo.tariffLessons += repayment.lessons
    }
    return solo
  }

  private func money(_ pence: Int) -> Int { floorDivide(pence * 1000, rules.rates.pencePerLesson.rawValue) }

  private func addLessons(of day: PersonDay, to solo: inout SoloDay) {
    let school = day.member.school.id
    for lesson in day.lost {
      let isLed = lesson.lesson.staff.first == day.member.person.id
      if isLed { solo.tariffLessons += 1 }
      if lesson.lesson.school != school { continue }
      if isLed {
        solo.covered.append(lesson)
        continue
      }
      let base = index.weight(of: lesson.lesson).rawValue * lesson.span.length.rawValue
      solo.lose(lesson, LeastCharge(cost: floorDivide(base * 250, 60_000)))
    }
  }

  /// Whether the member is the only one of a remain-on-site set who's ever at work in that half (H6).
  private func isNeeded(_ member: Member, _ weekday: Weekday, _ half: HalfDay) -> Bool {
    rules.limits.remainOnSite.contains { tags in
      let atWork = index.staff(of: member.school.id).filter {
        $0.person.tags.contains(where: tags.contains) && $0.person.works.contains(weekday, half)
      }
      return atWork.count == 1 && atWork[0].person.id == member.person.id
        && !index.isEverBusy(.person(member.person.id)) && !index.isEverBusy(.school(member.school.id))
    }
  }

  /// What giving back so much protected time costs at least: the fee, and the cheapest block of lessons of the year that's
  /// long enough, cost and pence each by itself; and the most lessons that such a block has.
  private func repayment(_ member: Member, _ length: Minutes) -> (charge: LeastCharge, lessons: Int) {
    let fee = floorDivide(length.rawValue * rules.rates.protectedRepaid.rawValue, 60)
    var least: LeastCharge?
    var lessons = 0
    for block in blocks(member) where block.length >= length {
      lessons = max(lessons, block.lessons)
      least = LeastCharge(
        cost: min(least?.cost ?? Int.max, block.charge.cost), pence: min(least?.pence ?? Int.max, block.charge.pence))
    }
    return ((least ?? LeastCharge()) + LeastCharge(cost: fee), lessons)
  }

  private struct Block {
    let length: Minutes
    let charge: LeastCharge
    let lessons: Int
  }

  /// Blocks of lessons by which somebody could be repaid on some date of the year (H5); dates that look alike count once.
  private func blocks(_ member: Member) -> [Block] {
    if let known = blocksOf[member.person.id] { return known }
    let school = member.school.id
    struct Look: Hashable {
      let weekday: Weekday
      let letter: String
      let halfTerm: Int
    }
    var seen: Set<Look> = []
    var blocks: [Block] = []
    for offset in 0..<index.group.year.count {
      let date = index.group.year.first + offset
      guard member.person.isValid(on: date), let letter = index.weekLetter(school, date),
        seen.insert(Look(weekday: date.weekday, letter: letter, halfTerm: index.halfTerm(school, date))).inserted
      else { continue }
      let lessons = index.lessons(of: member.person, on: date).filter { $0.lesson.school == school }
      for lesson in lessons where lesson.lesson.staff.first == member.person.id {
        let block = member.school.releaseUnit == .halfDay ? lessons.filter { $0.half == lesson.half } : [lesson]
        let led = block.filter { $0.lesson.staff.first == member.person.id }
        guard let start = block.map(\.span.start).min(), let end = block.map(\.span.end).max() else { continue }
        let charge = led.reduce(LeastCharge()) {
          $0 + supply.charge($1, halfTerm: index.halfTerm(school, date))
        }
        blocks.append(Block(length: end - start, charge: charge, lessons: led.count))
      }
    }
    blocksOf[member.person.id] = blocks
    return blocks
  }
}
