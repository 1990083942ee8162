// SPDX-License-Identifier: Apache-2.0

import Domain

/// Writes down what a plan's bounds rest on: prices, and the options over which they hold (`docs/bound.md`, *The
/// certificate*).
struct CertificateWriter {
  let instance: Instance
  let must: Int
  let rest: Int
  /// The prices that show `rest`; nil where everything is counted at its full worth.
  let priced: PricedRest?

  init(instance: Instance, must: Int, rest: Int, priced: PricedRest?) {
    self.instance = instance
    self.must = must
    self.rest = rest
    self.priced = priced
  }

  /// - Parameter missing: what the plan misses of what must take place.
  init(instance: Instance, bound: ModelBound, missing: Int) {
    self.init(
      instance: instance, must: bound.must, rest: bound.rest(missing: missing), priced: bound.prices(missing: missing))
  }

  /// The certificate of `plan`'s bounds.
  /// - Complexity: O(options).
  func certificate(for plan: Plan) -> BoundCertificate {
    var certificate = BoundCertificate(
      group: plan.group, year: plan.year, inputHash: plan.inputHash, asOf: plan.asOf, from: plan.from,
      kind: priced == nil ? .worth : .prices, must: must, rest: MilliLessons(rest),
      scale: SharedRows.scale)
    if let priced = priced {
      certificate.prices = zip(priced.rows, priced.prices.rows).filter { $1 > 0 }.map { RowPrice(row: $0, price: $1) }
      certificate.supply = sharing(priced.prices.supply, priced.periods)
      certificate.rotas = rotas(priced.prices.rotas)
    }
    var dates = DateSets()
    certificate.activities = instance.activities.indices.compactMap { considered($0, &dates) }
    certificate.dates = dates.sets
    return certificate
  }

  private func rotas(_ prices: [RotaDual.Prices]) -> [RotaPrice] {
    zip(instance.activities, prices).flatMap { activity, prices -> [RotaPrice] in
      guard case .specialist(let specialist) = activity.kind else { return [] }
      return zip(specialist.shares, prices).compactMap { share, price in
        price == 0 ? nil : RotaPrice(activity: activity.id, school: instance.schoolIDs[share.school], price: price)
      }
    }
  }

  private func sharing(_ supply: SupplyPrices, _ periods: SupplyPeriods) -> [SupplySharing] {
    let bells = Dictionary(instance.group.bells.map { ($0.id, $0) }) { first, _ in first }
    let schedules = Dictionary(instance.group.schools.map { ($0.id, $0.bells) }) { first, _ in first }
    var sharings: [SupplySharing] = []
    for half in periods.halves {
      let id = instance.schoolIDs[Int(half.school)]
      guard let weekday = Weekday(rawValue: Int(half.weekday) + 1),
        let names = schedules[id].flatMap({ bells[$0]?.day(weekday) })?.periods.map(\.name)
      else { continue }
      let shares = half.periods.filter { supply.shares[Int($0)] > 0 }.map {
        SupplySharing.Share(period: names[periods.number(Int($0))], share: Int(supply.shares[Int($0)]))
      }
      if shares.isEmpty { continue }
      if let last = sharings.last, last.school == id, last.weekday == weekday, last.halfTerm == Int(half.halfTerm) {
        sharings[sharings.count - 1].periods += shares
      } else {
        sharings.append(
          SupplySharing(school: id, weekday: weekday, halfTerm: Int(half.halfTerm), periods: shares))
      }
    }
    return sharings
  }

  /// Sets of dates, each once, in the order in which they first come.
  private struct DateSets {
    private(set) var sets: [[Int]] = []
    private var numbers: [[Int]: Int] = [:]

    mutating func number(_ days: [Int]) -> Int {
      if let number = numbers[days] { return number }
      numbers[days] = sets.count
      sets.append(days)
      return sets.count - 1
    }
  }

  private func considered(_ number: Int, _ dates: inout DateSets) -> ConsideredActivity? {
    let activity = instance.activities[number]
    let published = instance.published[number]?.placement ?? .none
    guard activity.canBePlaced || !published.isEmpty else { return nil }
    let options: ConsideredActivity.Options =
      switch activity.kind {
      // Counted at its full worth, an activity's options don't matter.
      case .session, .cohorts: priced == nil ? .unlisted : .session(sessionWays(activity, &dates))
      case .visit: priced == nil ? .unlisted : .visit(visitWays(activity, &dates))
      case .circle: priced == nil ? .unlisted : .circle(circleWays(activity, &dates))
      case .specialist(let specialist): .specialist(stays(specialist, &dates))
      case .secondment(let secondment):
        .secondment((secondment.options + (published.secondment.map { [$0] } ?? [])).map(posting))
      case .other: .unlisted
      }
    return ConsideredActivity(activity: activity.id, isKept: !published.isEmpty, options: options)
  }

  // MARK: Sessions and visits

  private struct Way: Hashable {
    let start: Int16
    let end: Int16
    /// The host of a visit, else the place.
    let site: Int32
    let leader: Int8
    let brief: Int16
    let debrief: Int16

    init(_ option: Option) {
      start = option.start
      end = option.end
      site = option.host >= 0 ? option.host : Int32(option.place)
      leader = option.leader
      brief = option.brief
      debrief = option.debrief
    }

    var span: TimeSpan { TimeSpan(TimeOfDay(minutes: Int(start)), TimeOfDay(minutes: Int(end))) }
  }

  /// Ways in the order in which they first come, with their days in order.
  private func ways(_ activity: ActivityData) -> [(way: Way, days: [Int])] {
    var numbers: [Way: Int] = [:]
    var ways: [(way: Way, days: [Int])] = []
    for option in activity.options {
      let way = Way(option)
      let number = numbers[way] ?? ways.count
      if number == ways.count {
        numbers[way] = number
        ways.append((way, []))
      }
      ways[number].days.append(Int(option.day))
    }
    // Two lessons that may be watched at one time are one way.
    return ways.map { ($0.way, Set($0.days).sorted()) }
  }

  private func sessionWays(_ activity: ActivityData, _ dates: inout DateSets) -> SessionWays {
    var ways = SessionWays()
    if let session = activity.session {
      ways.leaders = session.leaders.map { leader in
        switch leader {
        case .person(let person): .person(instance.personIDs[person])
        case .provider(let provider): .provider(instance.providers[provider].id)
        }
      }
    }
    var places: [Int32: Int] = [:]
    for (way, days) in self.ways(activity) {
      let place = places[way.site] ?? places.count
      if place == places.count {
        places[way.site] = place
        ways.places.append(instance.travel.places[Int(way.site)])
      }
      ways.ways.append(
        SessionWays.Way(
          dates: dates.number(days), span: way.span, place: place, leader: way.leader < 0 ? nil : Int(way.leader)))
    }
    return ways
  }

  private func circleWays(_ activity: ActivityData, _ dates: inout DateSets) -> CircleWays {
    var ways = CircleWays()
    var hosts: [Int32: Int] = [:]
    var places: [Int16: Int] = [:]
    var numbers: [CircleWay: Int] = [:]
    var found: [(way: CircleWay, days: Set<Int>)] = []
    for option in activity.options {
      let way = CircleWay(start: option.start, end: option.end, place: option.place, host: option.host)
      let number = numbers[way] ?? found.count
      if numbers.updateValue(number, forKey: way) == nil { found.append((way, [])) }
      found[number].days.insert(Int(option.day))
    }
    for (way, days) in found {
      if places.updateValue(places[way.place] ?? places.count, forKey: way.place) == nil {
        ways.places.append(instance.travel.places[Int(way.place)])
      }
      if way.host >= 0, hosts.updateValue(hosts[way.host] ?? hosts.count, forKey: way.host) == nil {
        ways.hosts.append(instance.personIDs[Int(way.host)])
      }
      ways.ways.append(
        CircleWays.Way(
          dates: dates.number(days.sorted()),
          span: TimeSpan(TimeOfDay(minutes: Int(way.start)), TimeOfDay(minutes: Int(way.end))),
          place: places[way.place] ?? 0, host: way.host < 0 ? nil : hosts[way.host]))
    }
    return ways
  }

  private struct CircleWay: Hashable {
    let start: Int16
    let end: Int16
    let place: Int16
    let host: Int32
  }

  private func visitWays(_ activity: ActivityData, _ dates: inout DateSets) -> VisitWays {
    var ways = VisitWays()
    var hosts: [Int32: Int] = [:]
    for (way, days) in self.ways(activity) {
      let host = hosts[way.site] ?? hosts.count
      if host == hosts.count {
        hosts[way.site] = host
        ways.hosts.append(instance.personIDs[Int(way.site)])
      }
      ways.ways.append(
        VisitWays.Way(
          dates: dates.number(days), span: way.span, host: host, brief: Self.time(way.brief),
          debrief: Self.time(way.debrief)))
    }
    return ways
  }

  private static func time(_ start: Int16) -> TimeOfDay? { start < 0 ? nil : TimeOfDay(minutes: Int(start)) }

  // MARK: Specialists and secondments

  private func stays(_ specialist: SpecialistData, _ dates: inout DateSets) -> [StayWay] {
    var stays: [StayWay] = []
    for (index, share) in specialist.shares.enumerated() {
      for half in HalfDay.allCases {
        let days = specialist.dated.indices.filter {
          specialist.half(specialist.dated[$0]) == half.rawValue && specialist.isPossible($0, share: index)
        }.map { Int(specialist.dated[$0].day) }
        if days.isEmpty { continue }
        stays.append(StayWay(school: instance.schoolIDs[share.school], half: half, dates: dates.number(days)))
      }
    }
    return stays
  }

  private func posting(_ option: SecondmentOption) -> PostingWay {
    let halfDays = Weekday.allCases.flatMap { weekday in
      HalfDay.allCases.filter { option.halves(weekday: weekday.rawValue - 1) & (1 << UInt8($0.rawValue)) != 0 }
        .map { WeekdayHalf(weekday: weekday, half: $0) }
    }
    return PostingWay(
      person: instance.personIDs[Int(option.person)], firstHalfTerm: Int(option.first),
      lastHalfTerm: Int(option.last), halfDays: halfDays)
  }
}
