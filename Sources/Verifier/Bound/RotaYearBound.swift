// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that a specialist's year can add at a certificate's prices: each date's stays, the template and what's owed, each
/// by itself (`docs/bound.md`, *A specialist*).
struct RotaYearBound {
  private let year: SpecialistYear
  private let shares: [Share]
  private let journeys: StayLegs
  private let owedRate: Int

  private struct Share {
    let number: Int
    let school: Identifier<School>
    /// Of a half-day there.
    let worth: Int
    /// Of a half-day by which what's due is more than what's taken and owed.
    let price: Int
    let least: Int
    let most: Int
  }

  /// In thousandths of a lesson-equivalent; 0 where leaving the activity out is best.
  static func value(
    _ number: Int, _ stays: [CertifiedOptions.Stay], _ options: CertifiedOptions, _ book: PriceBook,
    _ people: BoundPeople
  ) -> Int {
    let activity = people.activities[number]
    guard let year = SpecialistYear(activity, [], rota: nil, index: people.index) else { return 0 }
    let bound = RotaYearBound(year, StayLegs(number, options, people), book, people)
    let dates = bound.dates(stays, options.dates, first: people.index.group.year.first)
    return min(0, bound.template(people.index) + dates + bound.owed - (activity.worth?.rawValue ?? 0))
  }

  private init(_ year: SpecialistYear, _ journeys: StayLegs, _ book: PriceBook, _ people: BoundPeople) {
    self.year = year
    self.journeys = journeys
    let rates = people.index.group.rules.rates
    owedRate = rates.owedHalfDay.rawValue
    shares = year.wish.shares.compactMap { share in
      guard let school = people.index.directory.schools[share.school], let number = people.number(share.school) else {
        return nil
      }
      let stray = floorDivide(share.halfDays * year.wish.tolerance.rawValue, 1000)
      let worth = WorthPart.byNeed(rates.specialistHalfDay, school, year.activity).rawValue
      return Share(
        number: number, school: school.id, worth: year.activity.worth == nil ? worth : 0,
        price: book.rota(year.activity.id, school.id), least: max(0, share.halfDays - stray),
        most: max(0, share.halfDays + stray))
    }
  }

  /// The cheapest stays of every date.
  private func dates(_ stays: [CertifiedOptions.Stay], _ sets: [[Int]], first: CivilDate) -> Int {
    var possible: [Pair<Int, HalfDay>: [Share]] = [:]
    for stay in stays {
      guard let share = shares.first(where: { $0.school == stay.school.id }) else { continue }
      for day in Set(sets[stay.dates]) { possible[Pair(day, stay.half), default: []].append(share) }
    }
    return grouped(year.datedSlots, by: \.date).reduce(0) { sum, date in
      let day = date.key - first
      func choices(_ half: HalfDay) -> [Share?] {
        [nil] + (date.values.contains { $0.half == half } ? possible[Pair(day, half)] ?? [] : [])
      }
      let afternoons = choices(.afternoon)
      return sum
        + choices(.morning).reduce(0) { least, morning in
          afternoons.reduce(least) { min($0, value(morning, $1, day: day)) }
        }
    }
  }

  /// What these stays of a date add.
  private func value(_ morning: Share?, _ afternoon: Share?, day: Int) -> Int {
    if year.wish.unit == .day, let morning, let afternoon, morning.school != afternoon.school { return 0 }
    let taken = [morning, afternoon].compactMap(\.self)
    return journeys.cost(taken.map(\.number), day: day) - taken.reduce(0) { $0 + $1.worth + $1.price }
  }

  /// The cheapest template: of half-days that come due at a price below 0 as many as may be, of those that come round most often; of
  /// others as few as must be, of those that come round least.
  private func template(_ index: GroupIndex) -> Int {
    guard let weeks = index.weeks(year.member.school.id) else { return 0 }
    let rounds = grouped(year.datedSlots) { slot in
      Pair(
        (weeks.number(of: slot.date) ?? 0) % max(1, year.wish.cycleWeeks),
        WeekdayHalf(weekday: slot.date.weekday, half: slot.half))
    }.map(\.values.count)
    let unused = max(0, year.wish.cycleWeeks * year.slots.count - rounds.count)
    return least(shares.filter { $0.price < 0 }.map { (-$0.price, $0.most) }, rounds.sorted(by: >)) * -1
      + least(
        shares.filter { $0.price > 0 }.map { ($0.price, $0.least) },
        Array(repeating: 0, count: unused) + rounds.sorted())
  }

  /// The greatest price with the first rounds, and so on.
  private func least(_ prices: [(price: Int, count: Int)], _ rounds: [Int]) -> Int {
    var left = rounds[...]
    return prices.sorted { $0.price > $1.price }.reduce(0) { sum, entry in
      let due = left.prefix(entry.count).reduce(0, +)
      left = left.dropFirst(entry.count)
      return sum + entry.price * due
    }
  }

  /// What's owed at the prices: the k-th half-day costs k times the rate.
  private var owed: Int {
    shares.filter { $0.price > 0 }.reduce(0) { sum, share in
      var gain = 0
      var count = 1
      while count <= year.datedSlots.count, owedRate * count < share.price {
        gain += share.price - owedRate * count
        count += 1
      }
      return sum - gain
    }
  }
}

/// What a specialist's journeys of a day cost at least. On a date on which nothing else of theirs can take place the day is what its
/// stays are.
struct StayLegs {
  /// Days of the year on which something else of the person's may lie: nothing is counted there.
  private var sharedDays: Set<Int> = []
  private let people: BoundPeople
  private let base: Int

  /// Of the specialist's wish with this number.
  init(_ number: Int, _ options: CertifiedOptions, _ people: BoundPeople) {
    self.people = people
    guard case .specialist(let wish) = people.activities[number].details, let person = people.number(wish.person)
    else {
      base = 0
      return
    }
    base = people.bases[person]
    for other in people.activitiesOf[person] where other != number {
      guard let ways = options.options[other]?.meetings else { continue }
      for way in ways { sharedDays.formUnion(options.dates[way.dates]) }
    }
    // Two rotas of one person may share a day.
    for (other, activity) in people.activities.enumerated() where other != number {
      guard case .specialist(let rota) = activity.details, rota.person == wish.person,
        case .stays(let stays) = options.options[other]
      else { continue }
      for stay in stays { sharedDays.formUnion(options.dates[stay.dates]) }
    }
  }

  /// What a day costs on which these schools are visited, in thousandths of a lesson-equivalent.
  func cost(_ schools: [Int], day: Int) -> Int {
    guard let first = schools.first, let last = schools.last, !sharedDays.contains(day) else { return 0 }
    let rates = people.index.group.rules.rates
    var minutes = self.minutes(base, first) + self.minutes(last, base)
    var pence = self.pence(base, first) + self.pence(last, base)
    if first != last {
      // Something at the base may bring them back between the two.
      minutes += min(self.minutes(first, last), self.minutes(first, base) + self.minutes(base, last))
      pence += min(self.pence(first, last), self.pence(first, base) + self.pence(base, last))
    }
    let rate = min(rates.travelInDay.rawValue, rates.travelOutsideDay.rawValue)
    // Minutes inside and outside the staff's day are rounded by themselves.
    return max(0, floorDivide(minutes * rate, 60) - 1) + floorDivide(pence * 1000, rates.pencePerLesson.rawValue)
  }

  private func minutes(_ from: Int, _ to: Int) -> Int { from == to ? 0 : people.places.minutes(from, to) }

  private func pence(_ from: Int, _ to: Int) -> Int {
    if from == to { return 0 }
    let metres = people.places.metres(from, to)
    return ceilDivide(metres * people.index.group.rules.rates.pencePerMile.rawValue * 1000, 1_609_344)
  }
}
