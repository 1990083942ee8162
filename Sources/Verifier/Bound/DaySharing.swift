// SPDX-License-Identifier: Apache-2.0

import Domain

/// What else somebody may do on a day with something, before or after it (`docs/bound.md`, *Sharing*).
struct DaySharing: Sendable {
  /// The weight of something, and those of other things on its day: of all, and for each lesson that it takes of such that may
  /// take it too, no more of them than fit.
  struct Others: Hashable, Sendable {
    var own = 1
    var all = 0
    var lessons: [Int]
  }

  /// One place and time at which something takes place, whoever comes.
  private struct Spot: Hashable {
    let place: Int32
    let start: Int16
    let end: Int16
  }

  /// Where on a day an activity's options lie, at one place.
  private struct Window {
    let place: Int32
    var all = Reach()
    /// Of such as take each period's lesson.
    var periods: [Reach]
  }

  /// There are many, so that they're kept small.
  private struct Reach {
    var earliestEnd = Int16.max
    var latestStart = Int16.min
    var shortest = Int16.max

    mutating func include(_ spot: Spot) {
      earliestEnd = min(earliestEnd, spot.end)
      latestStart = max(latestStart, spot.start)
      shortest = min(shortest, spot.end - spot.start)
    }
  }

  /// When whoever is away loses a period's lesson: in the period, or at any time from the first to the last period of its half
  /// where half-days are released.
  private struct Stretch {
    let period: String
    let span: TimeSpan
  }

  private let people: BoundPeople
  /// By activity, then day: which of its kinds of day it is, -1 where it has no option.
  private let kinds: [[Int16]]
  /// By activity: the bases of its people, and by kind of day and position of the base the windows.
  private let bases: [[Int]]
  private let windows: [[[Window]]]
  /// By school * 7 + weekday, in the order of its periods.
  private let stretches: [[Stretch]]
  private let weekdays: [Int]
  private let journeys: [LeastCharge]
  /// By activity.
  private let weights: [Int]

  init(_ people: BoundPeople, _ options: CertifiedOptions) {
    self.people = people
    let year = people.index.group.year
    let weekdays = (0..<year.count).map { (year.first + $0).weekday.rawValue - 1 }
    self.weekdays = weekdays
    let stretches = people.index.schools.flatMap { school in
      Weekday.allCases.map {
        Self.stretches(people.index.bells(school.id, $0), isByHalf: school.releaseUnit == .halfDay)
      }
    }
    self.stretches = stretches
    var kinds: [[Int16]] = []
    var windows: [[[Window]]] = []
    var bases: [[Int]] = []
    var places = [Set<Int>](repeating: [], count: people.members.count)
    for number in people.activities.indices {
      guard let ways = options.options[number]?.meetings, !ways.isEmpty else {
        kinds.append([])
        windows.append([])
        bases.append([])
        continue
      }
      let own = people.bases(of: number)
      bases.append(own)
      let days = Self.kinds(ways, options.dates, weekdays: weekdays)
      kinds.append(days.kinds)
      windows.append(
        days.spots.flatMap { kind in
          own.map { Self.windows(kind.spots, base: $0, stretches[$0 * 7 + kind.weekday], people.places) }
        })
      let all = Set(ways.map(\.place))
      for person in Set(people.attendees[number] + people.leaders[number]) { places[person].formUnion(all) }
    }
    // A stay may be the first or the last thing of a day too.
    for (person, schools) in people.staySchools { places[person].formUnion(schools) }
    self.kinds = kinds
    self.windows = windows
    self.bases = bases
    weights = people.activities.indices.map { number in
      let dates = options.options[number]?.meetings.map { Set($0.flatMap { options.dates[$0.dates] }).count } ?? 0
      return min(1000, max(1, 1000 * people.activities[number].occurrences / max(1, dates)))
    }
    journeys = people.members.indices.map { Self.leastJourneys(people, person: $0, places[$0]) }
  }

  private static func stretches(_ bells: BellDay?, isByHalf: Bool) -> [Stretch] {
    guard let bells else { return [] }
    return bells.periods.map { period in
      let half = bells.periods.map(\.span).filter { bells.half(at: $0.start) == bells.half(at: period.span.start) }
      let whole = TimeSpan(
        half.map(\.start).min() ?? period.span.start, half.map(\.end).max() ?? period.span.end)
      return Stretch(period: period.name, span: isByHalf ? whole : period.span)
    }
  }

  /// Days on which the same can take place are of one kind.
  private static func kinds(
    _ ways: [CertifiedOptions.Way], _ dates: [[Int]], weekdays: [Int]
  ) -> (kinds: [Int16], spots: [(spots: [Spot], weekday: Int)]) {
    var numbers: [Spot: Int32] = [:]
    var spots: [Spot] = []
    var ofDay = [[Int32]](repeating: [], count: weekdays.count)
    for way in ways {
      let spot = Spot(
        place: Int32(way.place), start: Int16(way.whole.start.minutes),
        end: Int16(clamping: way.whole.end.minutes))
      let number = numbers[spot] ?? Int32(spots.count)
      if numbers.updateValue(number, forKey: spot) == nil { spots.append(spot) }
      for day in dates[way.dates] { ofDay[day].append(number) }
    }
    struct Key: Hashable {
      let weekday: Int
      let spots: [Int32]
    }
    var known: [Key: Int16] = [:]
    var kinds = [Int16](repeating: -1, count: weekdays.count)
    var found: [(spots: [Spot], weekday: Int)] = []
    for day in weekdays.indices where !ofDay[day].isEmpty {
      let own = distinct(ofDay[day])
      let key = Key(weekday: weekdays[day], spots: own)
      let kind = known[key] ?? Int16(found.count)
      if known.updateValue(kind, forKey: key) == nil { found.append((own.map { spots[Int($0)] }, weekdays[day])) }
      kinds[day] = kind
    }
    return (kinds, found)
  }

  private static func windows(
    _ spots: [Spot], base: Int, _ stretches: [Stretch], _ places: PlaceTable
  ) -> [Window] {
    var windows: [Window] = []
    var positions: [Int: Int] = [:]
    for spot in spots {
      let place = places.effective(Int(spot.place), base: base)
      let position = positions[place] ?? windows.count
      if position == windows.count {
        positions[place] = position
        windows.append(Window(place: Int32(place), periods: Array(repeating: Reach(), count: stretches.count)))
      }
      windows[position].all.include(spot)
      let from = Int(spot.start) - places.minutes(base, place)
      let until = Int(spot.end) + places.minutes(place, base)
      for (number, stretch) in stretches.enumerated()
      where from < stretch.span.end.minutes && stretch.span.start.minutes < until {
        windows[position].periods[number].include(spot)
      }
    }
    return windows
  }

  /// What the least first and last journey of a day with something elsewhere cost somebody, whether inside or outside the
  /// staff's day: the objective rounds two sums down, so that one may be lost.
  private static func leastJourneys(_ people: BoundPeople, person: Int, _ places: Set<Int>) -> LeastCharge {
    let base = people.bases[person]
    let away = places.filter { $0 != base && $0 != people.places.online }
    let rates = people.index.group.rules.rates
    func least(_ value: (Int) -> Int) -> Int { away.map(value).min() ?? 0 }
    if away.isEmpty { return LeastCharge() }
    let minutes = least { people.places.minutes(base, $0) } + least { people.places.minutes($0, base) }
    let mileage = { (metres: Int) in ceilDivide(metres * rates.pencePerMile.rawValue * 1000, 1_609_344) }
    let pence = mileage(least { people.places.metres(base, $0) }) + mileage(least { people.places.metres($0, base) })
    let rate = min(rates.travelInDay.rawValue, rates.travelOutsideDay.rawValue)
    return LeastCharge(
      cost: max(0, floorDivide(minutes * rate, 60) - 1) + floorDivide(pence * 1000, rates.pencePerLesson.rawValue),
      pence: pence)
  }

  /// What the least journeys of a day with something elsewhere and something else cost.
  func leastJourneys(_ person: Int) -> LeastCharge { journeys[person] }

  /// Which kind of day it is for an activity, -1 where it has no option.
  func kind(_ activity: Int, day: Int) -> Int { kinds[activity].isEmpty ? -1 : Int(kinds[activity][day]) }

  /// Others on one side of something: their weights, and how many find room one after another.
  private struct Side {
    private var weights: [Int] = []
    var isCounted = false
    var shortest = Int.max / 2
    var nearest = Int.max / 2
    var journey = 0

    mutating func include(_ reach: Reach, near: Int, journey: Int, weight: Int) {
      if !isCounted { weights.append(weight) }
      isCounted = true
      shortest = min(shortest, Int(reach.shortest))
      nearest = min(nearest, near)
      self.journey = max(self.journey, journey)
    }

    /// The weights of as many as fit, the heaviest: all but the outermost lie within `minutes`, less the nearest's journey and
    /// more the outermost's way back.
    func fitting(within minutes: Int) -> Int {
      if weights.isEmpty { return 0 }
      let count = 1 + max(0, minutes - nearest + journey) / max(1, shortest)
      return weights.sorted(by: >).prefix(count).reduce(0, +)
    }
  }

  /// Others that may take one lesson, on both sides of something.
  private struct Takers {
    let period: Int
    let span: TimeSpan
    var before = Side()
    var after = Side()
  }

  /// What else the person may do on the day beside something of activity `number`.
  /// - Parameter lessons: the periods of the base whose lessons that takes.
  func others(
    _ person: Int, besides number: Int, day: Int, place: Int, start: Int, end: Int, lessons: [String]
  ) -> Others {
    // A specialist's stays may lie beside everything, and so may the cohorts that somebody leads.
    if people.isSpecialist[person] || people.leadsCohorts.contains(person) {
      return Others(all: 1000, lessons: Array(repeating: 1000, count: lessons.count))
    }
    let base = people.bases[person]
    let here = people.places.effective(place, base: base)
    let stretches = stretches[base * 7 + weekdays[day]]
    // Of a period that the bells don't have all that may lie on the day counts.
    var takers: [Takers?] = lessons.map { name in
      stretches.firstIndex { $0.period == name }.map { Takers(period: $0, span: stretches[$0].span) }
    }
    var all = 0
    for other in people.activitiesOf[person] where other != number {
      let kind = self.kind(other, day: day)
      guard kind >= 0, let position = bases[other].firstIndex(of: base) else { continue }
      var isPossible = false
      for index in takers.indices {
        takers[index]?.before.isCounted = false
        takers[index]?.after.isCounted = false
      }
      for window in windows[other][kind * bases[other].count + position] {
        let place = Int(window.place)
        let there = people.places.minutes(place, here)
        let back = people.places.minutes(here, place)
        func isBefore(_ reach: Reach) -> Bool {
          reach.earliestEnd < Int16.max && Int(reach.earliestEnd) + there <= start
        }
        func isAfter(_ reach: Reach) -> Bool { Int(reach.latestStart) >= end + back }
        if isBefore(window.all) || isAfter(window.all) { isPossible = true }
        for index in takers.indices {
          guard let period = takers[index]?.period else { continue }
          let reach = window.periods[period]
          if isBefore(reach) {
            takers[index]?.before.include(
              reach, near: there, journey: people.places.minutes(place, base), weight: weights[other])
          }
          if isAfter(reach) {
            takers[index]?.after.include(
              reach, near: back, journey: people.places.minutes(base, place), weight: weights[other])
          }
        }
      }
      if isPossible { all += weights[other] }
    }
    return Others(
      own: weights[number], all: all,
      lessons: takers.map { taker in
        guard let taker else { return all }
        return taker.before.fitting(within: start - taker.span.start.minutes)
          + taker.after.fitting(within: taker.span.end.minutes - end)
      })
  }
}

extension Activity {
  /// How many occurrences it has, of all cohorts together.
  fileprivate var occurrences: Int {
    if let circle { return circle.steps.count }
    if case .session(let session) = details { return session.series.parts * max(1, session.cohorts) }
    return 1
  }
}
