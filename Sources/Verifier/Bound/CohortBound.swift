// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a session in several cohorts can add at least (`docs/bound.md`): everybody who may come is in one of them.
struct CohortBound {
  private let number: Int
  private let session: Session
  private let options: CertifiedOptions
  private let book: PriceBook
  private let scale: Int
  private var comings: PricedComings

  /// Nil where the activity is no session.
  init?(_ number: Int, charges: ComingCharges, book: PriceBook, options: CertifiedOptions, scale: Int) {
    guard case .session(let session) = charges.people.activities[number].details else { return nil }
    self.number = number
    self.session = session
    self.options = options
    self.book = book
    self.scale = scale
    comings = PricedComings(number, charges: charges, book: book, scale: scale)
  }

  private var people: BoundPeople { comings.people }

  /// The least that it can add at the prices, in parts of a thousandth: at most 0, which is what leaving it out adds,
  /// unless it must take place. Nobody is in two cohorts, so that whoever comes is at one part after another of the same, on the dates that are cheapest for
  /// them with the gaps of H10; and who's expected and doesn't come is missed.
  mutating func value() -> Int {
    guard case .steps(let ways) = options.options[number] else { return 0 }
    let fees = MeetingFees(number, people: people, book: book, scale: scale)
    let cohorts = max(1, session.cohorts)
    let parts = session.series.parts
    let asked = fees.ofCohorts(ways, cohorts: cohorts, parts: parts)
    let series = SeriesBound(session.series, number, people)
    let charges = leastCharges(ways).map { days in series.least(days.map { day in day.map { $0 + asked.head } }) }
    let coming = MeetingTerms(number, people: people, scale: scale).attendance(
      leaders: Set(people.leaders[number]), parts: parts, least: session.quorum * cohorts,
      seats: session.mostPeople.map { max(0, $0) * cohorts } ?? Int.max
    ) { charges[$0] }
    guard let coming else { return 0 }
    let activity = people.activities[number]
    let mix = session.mix == .liked ? people.index.group.rules.rates.mixMet.rawValue * parts * cohorts : 0
    let whole = (activity.worth?.rawValue ?? 0) + mix
    return people.leavingOut(number, or: coming + asked.all + fees.once - whole * scale - repaidToLeaders)
  }

  /// By attendee, then day: what coming to a part that day is charged at least; nil where they can't come to any.
  private mutating func leastCharges(_ ways: [CertifiedOptions.Way]) -> [[Int?]] {
    let days = people.index.group.year.count
    var least = [[Int?]](repeating: Array(repeating: nil, count: days), count: comings.attendees.count)
    for way in ways.sorted(by: PricedComings.precede) {
      for day in options.dates[way.dates] {
        for position in least.indices where comings.attendees[position].person != way.leader {
          guard let charge = comings.charge(position, way, day: day) else { continue }
          least[position][day] = min(least[position][day] ?? Int.max, charge)
        }
      }
    }
    return least
  }

  /// The most that funds may repay schools for lessons that those who lead leave, at the prices: the greatest tariff for all
  /// that each of them leads on the fullest weekday, at all parts of all cohorts, and as often again for each protected time
  /// that may be repaid.
  private var repaidToLeaders: Int {
    let index = people.index
    return people.leaders[number].filter { people.tariffs[$0] > 0 }.reduce(0) { sum, person in
      let member = people.members[person]
      let led = index.lessons(of: member.person.id).filter {
        $0.staff.first == member.person.id && index.half(of: $0) != nil
      }
      let fullest = Weekday.allCases.map { weekday in led.count { $0.weekday == weekday } }.max() ?? 0
      let times = session.series.parts * max(1, session.cohorts) * (1 + index.repayableTimes(member))
      return sum + people.tariffs[person] * fullest * times * book.budgets[people.bases[person]]
    }
  }

  // MARK: At full worth

  /// The most that it can be worth, at no cost, in thousandths, mixed phases met included.
  /// - Parameter past: parts that have taken place, which count as they were.
  static func worth(_ number: Int, _ session: Session, _ people: BoundPeople, past: [Occurrence]) -> Int {
    let activity = people.activities[number]
    let index = people.index
    let parts = session.series.parts
    let held = Dictionary(grouping: past, by: \.cohort).mapValues(\.count)
    let numbers = 1...max(1, session.cohorts)
    let toCome = numbers.reduce(0) { $0 + max(0, parts - (held[$1] ?? 0)) }
    let mix = session.mix == .liked ? index.group.rules.rates.mixMet.rawValue * (past.count + toCome) : 0
    if let stated = activity.worth { return stated.rawValue + mix }
    func presence(_ person: Int) -> Int {
      PresenceWorth.of(session, activity, school: people.members[person].school, index).rawValue
    }
    // Who has been in a cohort can go on with it; all others join one that hasn't begun.
    var been: [Int: Int] = [:]
    var worth = 0
    for part in past {
      let ahead = numbers.contains(part.cohort) ? max(0, parts - (held[part.cohort] ?? 0)) : 0
      for person in part.attendees.compactMap({ people.number($0.person) }) {
        worth += presence(person)
        been[person] = max(been[person] ?? 0, people.hasDeclined(person, number) ? 0 : ahead)
      }
    }
    worth += been.reduce(0) { $0 + $1.value * presence($1.key) }
    let joining = numbers.count { held[$0] == nil }
    let others = people.attendees[number].filter { been[$0] == nil && !people.hasDeclined($0, number) }
      .map(presence).sorted(by: >)
    let seats = session.mostPeople.map { max(0, $0) * joining } ?? (joining > 0 ? others.count : 0)
    return worth + parts * others.prefix(seats).reduce(0, +) + mix
  }
}
