// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that one session or visit can add to the last tier at a certificate's prices (`docs/bound.md`, *The least value
/// of an activity*), in parts of a thousandth of a lesson-equivalent.
struct MeetingBound {
  let number: Int
  let charges: ComingCharges
  let book: PriceBook
  let options: CertifiedOptions
  let scale: Int
  private let activity: Activity
  private let terms: MeetingTerms
  private let attendees: [Attendee]
  /// Charges on each kind of day of each attendee, for the place and time looked at last.
  private var known: [[Known]]
  private var knownLeaders: [Int: [Known]] = [:]
  private var spot: (place: Int, whole: TimeSpan)?

  private enum Known {
    case unknown
    case impossible
    case value(Int)
  }

  /// Somebody who may attend.
  struct Attendee {
    let person: Int
    let kinds: [Int32]
    let isInvited: Bool
    let hasDeclined: Bool
    let mayBeAway: Bool
    /// Days on which moments of theirs have a price.
    let moments: [Int: [PriceBook.Moment]]
  }

  init(_ number: Int, charges: ComingCharges, book: PriceBook, options: CertifiedOptions, scale: Int) {
    self.number = number
    self.charges = charges
    self.book = book
    self.options = options
    self.scale = scale
    let people = charges.people
    activity = people.activities[number]
    attendees = people.attendees[number].map { person in
      Attendee(
        person: person, kinds: charges.years.years[person].kinds,
        isInvited: people.isInvited(person, to: number), hasDeclined: people.hasDeclined(person, number),
        mayBeAway: people.mayBeAway[person], moments: book.moments(of: person))
    }
    terms = MeetingTerms(number, people: people, book: book, scale: scale)
    known = attendees.map { Array(repeating: .unknown, count: charges.years.years[$0.person].days.count) }
  }

  private var people: BoundPeople { charges.people }

  /// The least that it can add: at most 0, which is what leaving it out adds.
  mutating func value() -> Int {
    guard case .ways(let ways) = options.options[number] else { return 0 }
    // By leader, then day, the cheapest way to hold a part.
    var least: [LeaderKey: [Int?]] = [:]
    let days = people.index.group.year.count
    for way in ways.sorted(by: precedes) {
      let isNew = spot.map { $0.place != way.place || $0.whole != way.whole } ?? true
      if isNew { forget(way) }
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
      best = least.values.compactMap { SeriesBound.least($0, session.series) }.min()
    } else {
      best = least.values.flatMap { $0.compactMap(\.self) }.min()
    }
    return best.map { min(0, $0 - terms.worth + book.providerYears[number]) } ?? 0
  }

  private struct LeaderKey: Hashable {
    let person: Int
    let provider: Identifier<Provider>?
  }

  private func precedes(_ a: CertifiedOptions.Way, _ b: CertifiedOptions.Way) -> Bool {
    (a.place, a.whole) < (b.place, b.whole)
  }

  private mutating func forget(_ way: CertifiedOptions.Way) {
    spot = (way.place, way.whole)
    for attendee in known.indices {
      for kind in known[attendee].indices { known[attendee][kind] = .unknown }
    }
    knownLeaders = [:]
  }

  // MARK: One part

  /// The least that a part held so on a day adds; nil where it can't be.
  private mutating func value(_ way: CertifiedOptions.Way, day: Int) -> Int? {
    guard var total = own(way, day: day) else { return nil }
    guard case .session(let session) = activity.details else {
      var isAnybodyThere = false
      var cheapest: Int?
      for number in attendees.indices {
        guard let charge = charge(number, way, day: day) else {
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
    let head = terms.feeOfHead(way)
    let attendance = terms.attendance(leader: way.leader, seats: seats) { position in
      attendees[position].person == way.leader ? nil : charge(position, way, day: day).map { $0 + head }
    }
    return attendance.map { total + $0 }
  }

  /// What doesn't hang on who attends: weekday, fee, who leads, rows of the date; of a visit host, waiting and partners.
  private mutating func own(_ way: CertifiedOptions.Way, day: Int) -> Int? {
    let index = people.index
    let date = index.group.year.first + day
    let rates = index.group.rules.rates
    let liked = activity.timing.preferredWeekdays
    var total = liked.isEmpty || liked.contains(date.weekday) ? 0 : rates.notPreferred.rawValue * scale
    if way.host >= 0 {
      total += terms.visit(way) * scale
      let halfTerm = index.halfTerm(index.schools[people.bases[way.host]].id, date)
      total += book.visit(host: way.host, site: people.bases[way.host], halfTerm: halfTerm)
    }
    if let provider = way.provider {
      total += terms.feeOfPart(way) + book.provider(provider.id, day: day)
    }
    if way.leader >= 0 {
      guard let charge = leaderCharge(way, day: day) else { return nil }
      total += charge
    }
    return total
  }

  private mutating func leaderCharge(_ way: CertifiedOptions.Way, day: Int) -> Int? {
    let year = charges.years.years[way.leader]
    guard year.kinds.indices.contains(day), year.kinds[day] >= 0, !people.hasDeclined(way.leader, number) else {
      return nil
    }
    let kind = Int(year.kinds[day])
    var own = knownLeaders[way.leader] ?? Array(repeating: .unknown, count: year.days.count)
    if case .unknown = own[kind] {
      own[kind] = priced(
        charges.charge(
          way.leader, kind: kind, activity: number, place: way.place, whole: way.whole, role: .leader),
        way.leader)
      knownLeaders[way.leader] = own
    }
    guard case .value(let value) = own[kind] else { return nil }
    return value + momentPrice(book.moments(of: way.leader), way, day: day)
  }

  /// An attendee's charge at the prices; nil where they can't come.
  private mutating func charge(_ position: Int, _ way: CertifiedOptions.Way, day: Int) -> Int? {
    let attendee = attendees[position]
    guard !attendee.hasDeclined, day < attendee.kinds.count, attendee.kinds[day] >= 0 else { return nil }
    let kind = Int(attendee.kinds[day])
    if case .unknown = known[position][kind] {
      known[position][kind] = priced(
        charges.charge(
          attendee.person, kind: kind, activity: number, place: way.place, whole: way.whole,
          role: .attendee(isInvited: attendee.isInvited)), attendee.person)
    }
    guard case .value(let value) = known[position][kind] else { return nil }
    return value + momentPrice(attendee.moments, way, day: day)
  }

  private func priced(_ charge: LeastCharge?, _ person: Int) -> Known {
    guard let charge else { return .impossible }
    return .value(charge.cost * scale + charge.pence * book.budgets[people.bases[person]])
  }

  private func momentPrice(_ moments: [Int: [PriceBook.Moment]], _ way: CertifiedOptions.Way, day: Int) -> Int {
    if moments.isEmpty { return 0 }
    return (moments[day] ?? []).reduce(0) { sum, moment in
      way.whole.start.minutes <= moment.minute && moment.minute < way.whole.end.minutes ? sum + moment.price : sum
    }
  }
}

/// The cheapest series: parts on dates with their gaps (H10), each filled by itself.
enum SeriesBound {
  /// - Parameter least: by day what a part adds at least; nil where none can be held.
  static func least(_ least: [Int?], _ series: Series) -> Int? {
    let days = least.indices.filter { least[$0] != nil }
    let gap = max(1, series.leastGap)
    var best = least
    for _ in 1..<series.parts {
      var next = [Int?](repeating: nil, count: least.count)
      for day in days {
        let before = days.prefix { $0 <= day - gap }.filter { day - $0 <= series.mostGap ?? Int.max }
        guard let own = least[day], let cheapest = before.compactMap({ best[$0] }).min() else { continue }
        next[day] = own + cheapest
      }
      best = next
    }
    return best.compactMap(\.self).min()
  }
}
