// SPDX-License-Identifier: Apache-2.0

import Domain

/// People and organisations from outside: for each hub a teaching hub, two trainers, two experts and a guest; for every
/// eight hubs one expert whom everybody wants.
struct Partners: Sendable {
  /// The providers of one hub.
  struct Circle: Sendable {
    var teachingHub: Identifier<Provider>
    /// Those who lead single workshops, and those who lead series.
    var trainers: [Identifier<Provider>]
    var experts: [Identifier<Provider>]
    var guest: Identifier<Provider>
    /// Shared with other hubs.
    var star: Identifier<Provider>
  }

  private(set) var providers: [Provider] = []
  private(set) var circles: [Circle] = []
  private(set) var busy: [Busy] = []

  private static let hubsOfStar = 8
  /// What each of a hub's people is known for, in turn from hub to hub.
  static let trainerTopics = ["phonics", "behaviour", "speech and language", "computing", "outdoor learning", "pe"]
  static let expertTopics = ["mastery", "writing", "attachment", "curriculum planning", "oracy", "autism"]
  private static let trainerNames = [
    "Reading Steps", "Calm Corridors", "First Words", "Byte Size", "Beyond the Gate", "Active Minds",
  ]

  init(_ county: County, _ capacity: Capacity) {
    var stars: [Identifier<Provider>] = []
    for hub in county.hubs.indices {
      var random = county.random("partners", hub)
      if hub.isMultiple(of: Self.hubsOfStar) {
        stars.append(star(stars.count, county, capacity, &random))
      }
      let towns = county.clusters.count { $0.hub == hub }
      let dates = capacity.trainerDates.map { $0.base + $0.perCluster * towns }
      let hubProvider = teachingHub(hub, county, &random)
      let trainers = (0..<2).map { trainer(hub, $0, dates, &random) }
      let experts = (0..<2).map { expert(hub, $0, dates, &random) }
      circles.append(
        Circle(
          teachingHub: hubProvider, trainers: trainers, experts: experts, guest: guest(hub),
          star: stars[hub / Self.hubsOfStar]))
    }
  }

  /// The provider with an id.
  func provider(_ id: Identifier<Provider>) -> Provider? { providers.first { $0.id == id } }

  /// Half-terms, by number from 0, in which a provider has a date; all where dates aren't stated.
  func halfTerms(of id: Identifier<Provider>) -> [Int] {
    let available = provider(id)?.available ?? []
    return YearDates.halfTerms.indices.filter { number in
      available.isEmpty || available.contains { $0.overlaps(YearDates.halfTerms[number]) }
    }
  }

  // MARK: Each of them

  private mutating func add(
    _ id: String, _ name: String, _ kind: Provider.Kind, _ change: (inout Provider) -> Void
  ) -> Identifier<Provider> {
    var provider = Provider(id: Identifier(id), name: name, kind: kind)
    change(&provider)
    providers.append(provider)
    return provider.id
  }

  private mutating func teachingHub(
    _ hub: Int, _ county: County, _ random: inout RandomStream
  ) -> Identifier<Provider> {
    let cluster = county.clusters.first { $0.hub == hub }
    let town = cluster?.town ?? county.hubs[hub]
    let position = cluster.flatMap { county.plans(of: $0).first?.school.position }
    let days: [Weekday] = random.pick([.monday, .tuesday, .wednesday, .thursday], [.tuesday, .wednesday, .thursday])
    return add("teaching-hub-\(hub + 1)", "\(town) Teaching Hub", .provider) {
      $0.email = "bookings@teaching-hub-\(hub + 1).example"
      $0.feePerDay = Pence(55_000)
      $0.capacity = 60
      $0.mostPerDay = 2
      $0.weekdays = days
      $0.specialisms = ["early career framework", "leadership"]
      $0.position = position.map { Position(latitude: $0.latitude + 4000, longitude: $0.longitude - 6000) }
    }
  }

  private mutating func trainer(
    _ hub: Int, _ number: Int, _ dates: Int?, _ random: inout RandomStream
  ) -> Identifier<Provider> {
    let topic = (hub * 2 + number) % Self.trainerTopics.count
    let available = dates.map { Self.dates($0, &random) } ?? [YearDates.span(9, 14, 7, 9)]
    let fee = random.draw(22...36) * 1000
    let id = add("trainer-\(hub + 1)-\(number + 1)", "\(Self.trainerNames[topic]) (\(hub + 1))", .trainer) {
      $0.email = "hello@trainer-\(hub + 1)-\(number + 1).example"
      $0.available = available
      $0.feePerSession = Pence(fee)
      $0.feePerHead = Pence(number == 0 ? 500 : 0)
      $0.feePerMile = Pence(45)
      $0.capacity = 30
      $0.mostPerDay = 2
      $0.specialisms = [Self.trainerTopics[topic]]
    }
    busy.append(Busy(subject: .provider(id), days: YearDates.span(11, 23, 11, 27), span: nil, note: "Away"))
    return id
  }

  private mutating func expert(
    _ hub: Int, _ number: Int, _ dates: Int?, _ random: inout RandomStream
  ) -> Identifier<Provider> {
    let topic = (hub * 2 + number) % Self.expertTopics.count
    let available = dates.map { Self.dates($0, &random) } ?? []
    let days: [Weekday] = dates == nil ? random.pick([.tuesday, .thursday], [.monday, .wednesday]) : []
    let (name, _) = Self.person(&random)
    return add("expert-\(hub + 1)-\(number + 1)", "Dr \(name)", .expert) {
      $0.email = "expert-\(hub + 1)-\(number + 1)@experts.example"
      $0.available = available
      $0.weekdays = days
      $0.feePerSession = Pence(number == 0 ? 33_000 : 0)
      $0.feePerDay = Pence(number == 0 ? 0 : 42_000)
      $0.capacity = 40
      $0.mostPerDay = 1 + number
      $0.specialisms = [Self.expertTopics[topic]]
    }
  }

  private mutating func guest(_ hub: Int) -> Identifier<Provider> {
    add("nurse-\(hub + 1)", "School nursing team \(hub + 1)", .guest) {
      $0.weekdays = [.tuesday, .wednesday, .thursday]
      $0.mostPerDay = 3
      $0.specialisms = ["safeguarding"]
    }
  }

  private mutating func star(
    _ number: Int, _ county: County, _ capacity: Capacity, _ random: inout RandomStream
  ) -> Identifier<Provider> {
    let hubs = min(Self.hubsOfStar, county.hubs.count - number * Self.hubsOfStar)
    let available = capacity.trainerDates.map { _ in Self.dates(3 + hubs, &random) } ?? [YearDates.span(9, 14, 6, 25)]
    let (name, _) = Self.person(&random)
    return add("star-\(number + 1)", "Professor \(name)", .expert) {
      $0.email = "star-\(number + 1)@experts.example"
      $0.available = available
      $0.feePerSession = Pence(90_000)
      $0.capacity = 120
      $0.mostPerDay = 1
      $0.specialisms = ["retrieval practice", "curriculum planning"]
    }
  }

  private static func person(_ random: inout RandomStream) -> (String, String) {
    var names = NameGiver(RandomStream(UInt64(random.below(.max)), "expert"), domain: "experts.example")
    return names.next()
  }

  /// So many single days, spread evenly over the half-terms and on changing weekdays.
  private static func dates(_ count: Int, _ random: inout RandomStream) -> [DateSpan] {
    let days = YearDates.halfTerms.prefix(5).flatMap { span in
      (0..<span.count).map { span.first + $0 }.filter { $0.weekday < .friday && $0 > YearDates.day(9, 20) }
    }
    return (0..<count).map { number in
      let first = days.count * number / count
      let day = days[first + random.below(max(1, days.count / count))]
      return DateSpan(day, day)
    }
  }
}
