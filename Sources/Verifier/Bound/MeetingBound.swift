// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that one session or visit can add to the last tier at a certificate's prices (`docs/bound.md`, *The least value
/// of an activity*), in parts of a thousandth of a lesson-equivalent.
struct MeetingBound {
  let number: Int
  let book: PriceBook
  let options: CertifiedOptions
  let scale: Int
  private let activity: Activity
  private let terms: MeetingTerms
  private let fees: MeetingFees
  private var comings: PricedComings
  private var attendees: [PricedComings.Attendee] { comings.attendees }

  init(_ number: Int, charges: ComingCharges, book: PriceBook, options: CertifiedOptions, scale: Int) {
    self.number = number
    self.book = book
    self.options = options
    self.scale = scale
    activity = charges.people.activities[number]
    terms = MeetingTerms(number, people: charges.people, scale: scale)
    fees = MeetingFees(number, people: charges.people, book: book, scale: scale)
    comings = PricedComings(number, charges: charges, book: book, scale: scale)
  }

  private var people: BoundPeople { comings.people }

  /// The least that it can add: at most 0, which is what leaving it out adds, unless it must take place.
  mutating func value() -> Int {
    guard case .ways(let ways) = options.options[number] else { return 0 }
    // By leader, then day, the cheapest way to hold a part.
    var least: [LeaderKey: [Int?]] = [:]
    let days = people.index.group.year.count
    for way in ways.sorted(by: PricedComings.precede) {
      let leader = LeaderKey(person: way.leader, provider: way.provider?.id)
      for day in options.dates[way.dates] {
        guard let value = value(way, day: day) else { continue }
        let before = least[leader]?[day]
        if before.flatMap(\.self).map({ value < $0 }) ?? true {
          least[leader, default: Array(repeating: nil, count: days)][day] = value
        }
      }
    }
    let best: Int?
    if case .session(let session) = activity.details, session.series.parts > 1 {
      let series = SeriesBound(session.series, number, people)
      best = least.values.compactMap { series.least($0) }.min()
    } else {
      best = least.values.flatMap { $0.compactMap(\.self) }.min()
    }
    guard let best else { return 0 }
    return people.leavingOut(number, or: best + fees.once - terms.worth + book.providerYears[number])
  }

  private struct LeaderKey: Hashable {
    let person: Int
    let provider: Identifier<Provider>?
  }

  // MARK: One part

  /// The least that a part held so on a day adds; nil where it can't be.
  private mutating func value(_ way: CertifiedOptions.Way, day: Int) -> Int? {
    guard var total = own(way, day: day) else { return nil }
    guard case .session(let session) = activity.details else {
      var isAnybodyThere = false
      var cheapest: Int?
      for number in attendees.indices {
        guard let charge = comings.charge(number, way, day: day) else {
          if attendees[number].mayBeAway { continue }
          return nil
        }
        if attendees[number].mayBeAway, charge > 0 {
          cheapest = min(cheapest ?? charge, charge)
        } else {
          total += charge
          isAnybodyThere = true
        }
      }
      // Somebody comes, be they all people who may be away.
      if isAnybodyThere { return total }
      return cheapest.map { total + $0 }
    }
    let seats = terms.seats(way, session)
    let head = fees.ofHead(way)
    let attendance = terms.attendance(session, leader: way.leader, seats: seats) { position in
      attendees[position].person == way.leader ? nil : comings.charge(position, way, day: day).map { $0 + head }
    }
    return attendance.map { total + $0 }
  }

  /// What doesn't hang on who attends: weekday, fee, who leads, rows of the date; of a visit host, waiting and partners.
  private mutating func own(_ way: CertifiedOptions.Way, day: Int) -> Int? {
    let index = people.index
    let date = index.group.year.first + day
    let rates = index.group.rules.rates
    var total = activity.timing.isPreferred(date) ? 0 : rates.notPreferred.rawValue * scale
    if way.host >= 0 {
      total += terms.visit(way) * scale
      let halfTerm = index.halfTerm(index.schools[people.bases[way.host]].id, date)
      total += book.visit(host: way.host, site: people.bases[way.host], halfTerm: halfTerm)
    }
    total += fees.ofPart(way)
    if let provider = way.provider { total += book.provider(provider.id, day: day) }
    if way.leader >= 0 {
      guard let charge = comings.leaderCharge(way, day: day) else { return nil }
      total += charge
    }
    return total
  }
}
