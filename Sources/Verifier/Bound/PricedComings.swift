// SPDX-License-Identifier: Apache-2.0

import Domain

/// What the coming of an activity's people is charged at a certificate's prices, in parts of a thousandth of a
/// lesson-equivalent.
struct PricedComings {
  let number: Int
  let attendees: [Attendee]
  private let charges: ComingCharges
  private let book: PriceBook
  private let scale: Int
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

  init(_ number: Int, charges: ComingCharges, book: PriceBook, scale: Int) {
    self.number = number
    self.charges = charges
    self.book = book
    self.scale = scale
    let people = charges.people
    attendees = people.attendees[number].map { person in
      Attendee(
        person: person, kinds: charges.years.years[person].kinds,
        isInvited: people.isInvited(person, to: number), hasDeclined: people.hasDeclined(person, number),
        mayBeAway: people.mayBeAway[person], moments: book.moments(of: person))
    }
    known = attendees.map { Array(repeating: .unknown, count: charges.years.years[$0.person].days.count) }
  }

  var people: BoundPeople { charges.people }

  /// An order of ways in which those of one place and time come together: what's known of them is forgotten after each.
  static func precede(_ a: CertifiedOptions.Way, _ b: CertifiedOptions.Way) -> Bool {
    (a.place, a.whole) < (b.place, b.whole)
  }

  private mutating func look(at way: CertifiedOptions.Way) {
    if let spot, spot.place == way.place, spot.whole == way.whole { return }
    spot = (way.place, way.whole)
    for attendee in known.indices {
      for kind in known[attendee].indices { known[attendee][kind] = .unknown }
    }
    knownLeaders = [:]
  }

  /// The charge of the person who leads; nil where they can't come.
  mutating func leaderCharge(_ way: CertifiedOptions.Way, day: Int) -> Int? {
    look(at: way)
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

  /// The charge of the attendee at a position; nil where they can't come.
  mutating func charge(_ position: Int, _ way: CertifiedOptions.Way, day: Int) -> Int? {
    look(at: way)
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
