// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that a secondment can add at a certificate's prices: the hole that it leaves at the price of its pool, the one
/// that it fills credited at that of the other, and nobody takes two posts.
enum PostingBound {
  static func value(_ postings: [Posting], _ book: PriceBook, _ people: BoundPeople, scale: Int) -> Int {
    postings.reduce(0) { least, posting in
      var value = own(posting, people.index) * scale
      let count = posting.halfDays.count
      for halfTerm in posting.placement.firstHalfTerm...posting.placement.lastHalfTerm {
        value += count * book.pool(posting.member.school.id, posting.phase, halfTerm: halfTerm)
        value -= count * book.pool(posting.post.id, posting.phase, halfTerm: halfTerm)
      }
      if let person = people.number(posting.member.person.id) { value += book.applicants[person] }
      return min(least, value)
    }
  }

  /// The parts of the objective that hang on nothing else.
  static func own(_ posting: Posting, _ index: GroupIndex) -> Int {
    let rates = index.group.rules.rates
    let saved = posting.saved(index).reduce(0) {
      $0 + floorDivide($1.rawValue * 1000, rates.pencePerLesson.rawValue)
    }
    let worth =
      posting.activity.worth ?? WorthPart.byNeed(rates.secondment, posting.member.school, posting.activity)
    return PostingPreference.cost(of: posting, index).rawValue + HandoverPart.cost(of: posting, index).rawValue
      - saved - worth.rawValue
  }
}

/// The least that a specialist can add without prices: no half-day of the year counts more than its best school, and the
/// half-days of the cycle that come round most often go to the schools where one is worth most, as many as each may get.
enum RotaBound {
  /// In thousandths.
  /// - Parameters:
  ///   - stays: half-days that may be spent at a school; nil: all of them, whatever the template.
  ///   - past: stays that have been, perhaps at schools that have no share any more.
  static func value(
    _ activity: Activity, _ stays: [CertifiedOptions.Stay]?, dates: [[Int]], index: GroupIndex,
    past: [Occurrence] = []
  ) -> Int {
    if let stated = activity.worth { return min(0, -stated.rawValue) }
    guard let year = SpecialistYear(activity, [], rota: nil, index: index) else { return 0 }
    let rate = index.group.rules.rates.specialistHalfDay
    let shares = year.wish.shares.compactMap { share in
      index.directory.schools[share.school].map { school in
        let stray = floorDivide(share.halfDays * year.wish.tolerance.rawValue, 1000)
        let worth = WorthPart.byNeed(rate, school, activity).rawValue
        return (school: school.id, worth: worth, most: share.halfDays + stray)
      }
    }
    guard let stays else {
      let been = past.compactMap { stay -> Int? in
        guard case .school(let id) = stay.place, let school = index.directory.schools[id] else { return nil }
        return WorthPart.byNeed(rate, school, activity).rawValue
      }
      return -year.datedSlots.count * max(0, (shares.map(\.worth) + been).max() ?? 0)
    }
    return -min(anywhere(year, stays, dates, rate, index), template(year, shares, index))
  }

  /// The most that a fund may repay the specialist's school for lessons that stays take, in pence: the greatest tariff for
  /// each lesson that they lead on a date with an option.
  static func repaid(
    _ activity: Activity, _ stays: [CertifiedOptions.Stay], dates: [[Int]], _ people: BoundPeople
  ) -> (school: Int, pence: Int)? {
    guard case .specialist(let wish) = activity.details, let person = people.number(wish.person),
      people.tariffs[person] > 0
    else { return nil }
    let index = people.index
    let lessons = distinct(stays.flatMap { dates[$0.dates] }).reduce(0) { sum, day in
      sum
        + index.lessons(of: people.members[person].person, on: index.group.year.first + day)
        .count { $0.lesson.staff.first == wish.person }
    }
    return (people.bases[person], people.tariffs[person] * lessons)
  }

  private static func anywhere(
    _ year: SpecialistYear, _ stays: [CertifiedOptions.Stay], _ dates: [[Int]], _ rate: MilliLessons,
    _ index: GroupIndex
  ) -> Int {
    var most: [Pair<Int, HalfDay>: Int] = [:]
    for stay in stays {
      let worth = WorthPart.byNeed(rate, stay.school, year.activity).rawValue
      for day in dates[stay.dates] {
        let key = Pair(day, stay.half)
        most[key] = max(most[key] ?? 0, worth)
      }
    }
    return year.datedSlots.reduce(0) { $0 + (most[Pair($1.date - index.group.year.first, $1.half)] ?? 0) }
  }

  private static func template(
    _ year: SpecialistYear, _ shares: [(school: Identifier<School>, worth: Int, most: Int)], _ index: GroupIndex
  ) -> Int {
    guard let weeks = index.weeks(year.member.school.id) else { return 0 }
    let rounds = grouped(year.datedSlots) { slot in
      Pair(
        (weeks.number(of: slot.date) ?? 0) % max(1, year.wish.cycleWeeks),
        WeekdayHalf(weekday: slot.date.weekday, half: slot.half))
    }.map(\.values.count).sorted(by: >)
    var left = rounds[...]
    var total = 0
    for share in shares.sorted(by: { $0.worth > $1.worth }) where share.worth > 0 {
      total += share.worth * left.prefix(max(0, share.most)).reduce(0, +)
      left = left.dropFirst(max(0, share.most))
    }
    return total
  }
}

/// What an activity is worth at most, with everybody there and at no cost.
enum FullWorth {
  /// The least that it can add, in thousandths: at most 0.
  /// - Parameter past: its occurrences that have taken place, which no plan changes (H17).
  static func value(
    _ number: Int, _ options: CertifiedOptions, _ people: BoundPeople, past: [Occurrence]
  ) -> Int {
    let activity = people.activities[number]
    switch (activity.details, options.options[number]) {
    case (_, nil): return 0
    case (.session(let session), _): return min(0, -self.session(number, session, people, past))
    case (.visit, _): return min(0, -visit(number, people, past))
    case (.triad, _), (.lessonStudy, _), (.shadowing, _):
      return CircleBound.value(activity, people.audiences[number], people.index, past: past)
    case (.specialist, .stays(let stays)):
      let isKept = options.isKept[number] || !past.isEmpty
      return RotaBound.value(
        activity, isKept ? nil : stays, dates: options.dates, index: people.index, past: past)
    case (.secondment, .postings(let postings)):
      return postings.reduce(0) { min($0, PostingBound.own($1, people.index)) }
    // Of these nothing but such lists is read.
    case (.specialist, _), (.secondment, _): return 0
    }
  }

  /// Parts that have taken place count as they were, be there more of them or of their people than there may be now.
  private static func session(_ number: Int, _ session: Session, _ people: BoundPeople, _ past: [Occurrence]) -> Int {
    if session.cohorts > 1 || past.contains(where: { $0.cohort != 1 }) {
      return CohortBound.worth(number, session, people, past: past)
    }
    let activity = people.activities[number]
    let index = people.index
    let toCome = max(0, session.series.parts - past.count)
    let mix = session.mix == .liked ? index.group.rules.rates.mixMet.rawValue * (past.count + toCome) : 0
    if let stated = activity.worth { return stated.rawValue + mix }
    func presence(_ person: Int) -> Int {
      PresenceWorth.of(session, activity, school: people.members[person].school, index).rawValue
    }
    let presences = people.attendees[number].map(presence).sorted(by: >)
    let most = presences.prefix(max(0, session.mostPeople ?? presences.count)).reduce(0, +)
    let been = past.flatMap(\.attendees).compactMap { people.number($0.person) }.map(presence).reduce(0, +)
    return been + toCome * most + mix
  }

  /// The most that one of the visitors makes it worth, be they asked or have been there.
  private static func visit(_ number: Int, _ people: BoundPeople, _ past: [Occurrence]) -> Int {
    let activity = people.activities[number]
    let been = past.flatMap(\.attendees).filter { $0.role != .host }.compactMap { people.number($0.person) }
    let most = (people.attendees[number] + been).map {
      WorthPart.byNeed(people.index.group.rules.rates.visit, people.members[$0].school, activity).rawValue
    }.max()
    return most.map { activity.worth?.rawValue ?? $0 } ?? 0
  }
}
