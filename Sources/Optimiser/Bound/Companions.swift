// SPDX-License-Identifier: Apache-2.0

import Domain

/// What else a person may do on a day with something: how much the activities weigh that could lie before or after it
/// (`docs/bound.md`, *Sharing*).
///
/// Kept by activity, school, weekday and place as the earliest end and the latest start of its occurrences. So the weight is
/// never too small.
struct Companions {
  /// When an activity's occurrences lie on a weekday at one place, seen from a school; online as at the school itself.
  struct Window {
    let place: Int
    /// Of all its occurrences, and by stretch of `LossStretches` of those that reach into it.
    var all = Reach()
    var stretches: [Reach]
  }

  /// There are many, so that they're kept small.
  struct Reach {
    private var earliestEnd = Int16.max
    private var latestStart = Int16.min
    private var least = Int16.max

    /// How long the shortest is.
    var shortest: Int { Int(least) }

    mutating func include(_ start: Int, _ end: Int) {
      earliestEnd = min(earliestEnd, Int16(clamping: end))
      latestStart = max(latestStart, Int16(clamping: start))
      least = min(least, Int16(clamping: end - start))
    }

    /// Whether one ends early enough for a start after this journey.
    func mayEnd(_ travel: Int, before start: Int) -> Bool {
      earliestEnd < Int16.max && Int(earliestEnd) + travel <= start
    }
    /// Whether one begins late enough for an end before this journey.
    func mayStart(_ travel: Int, after end: Int) -> Bool {
      latestStart > Int16.min && Int(latestStart) >= end + travel
    }
  }

  /// What an activity pays beside others that may lie on a day: of what all of them share, and of each lesson lost.
  struct Beside {
    var all = SharedPart()
    /// In the order of `ChargeParts.lessons`.
    var lessons: [SharedPart] = []

    /// The most beside which either lies.
    func most(_ other: Beside) -> Beside {
      var most = self
      most.all.others = max(all.others, other.all.others)
      for index in most.lessons.indices {
        most.lessons[index].others = max(most.lessons[index].others, other.lessons[index].others)
      }
      return most
    }
  }

  /// By activity: the class of each day, -1 where it has no option then; windows by class and slot of the school, one a
  /// place; and the least journeys by slot.
  private let classes: [[Int16]]
  private let windows: [[[Window]]]
  private let journeys: [[LeastJourneys]]
  private let slots: [[Int: Int]]
  /// By school and weekday.
  private let stretches: [LossStretches]
  /// By activity: how much of what it shares it pays, against others.
  private let weights: [Int32]
  let activitiesOfPerson: [[Int32]]
  /// Places of the schools at which a specialist may stay: a stay may be the first or the last thing of a day too.
  private let stayPlaces: [Int: Set<Int>]
  /// People who may lead several cohorts of one session on a day.
  private let leadsCohorts: Set<Int>
  private let instance: Instance

  init(_ instance: Instance, threads: Int) {
    self.instance = instance
    leadsCohorts = Set(instance.activities.filter(\.isInCohorts).flatMap(\.leadingPeople))
    var ofPerson = instance.activitiesOfPerson
    for (number, activity) in instance.activities.enumerated() {
      for person in activity.leadingPeople where !ofPerson[person].contains(Int32(number)) {
        ofPerson[person].append(Int32(number))
      }
    }
    activitiesOfPerson = ofPerson
    stayPlaces = instance.activities.reduce(into: [:]) { places, activity in
      guard case .specialist(let specialist) = activity.kind else { return }
      places[specialist.person, default: []].formUnion(specialist.shares.map { instance.schools[$0.school].place })
    }
    let stretches = (0..<instance.schools.count * 7).map { LossStretches($0 / 7, weekday: $0 % 7, instance) }
    self.stretches = stretches
    let own = Parallel.map(instance.activities.count, threads: threads) {
      Own($0, instance.activities[$0], stretches, instance)
    }
    classes = own.map(\.classes)
    windows = own.map(\.windows)
    journeys = own.map(\.journeys)
    slots = own.map(\.slots)
    weights = instance.activities.map(Self.weight)
  }

  /// An activity that has few dates for its parts pays the more: what has many would go by all of them, and lie beside them all.
  private static func weight(_ activity: ActivityData) -> Int32 {
    let dates = Set(activity.options.map(\.day)).count
    let parts =
      switch activity.kind {
      case .session(let session): session.spec.series.parts
      case .cohorts(let cohorts): cohorts.count * cohorts.parts
      case .circle(let circle): circle.spec.steps.count
      default: 1
      }
    return Int32(min(1000, max(1, 1000 * parts / max(1, dates))))
  }

  /// One activity's part of the table.
  private struct Own: Sendable {
    var classes: [Int16]
    var windows: [[Window]] = []
    var journeys: [LeastJourneys]
    let slots: [Int: Int]

    private struct Occurrence: Hashable {
      let dayClass: Int16
      let place: Int16
      let start: Int16
      let end: Int16
    }

    init(_ number: Int, _ activity: ActivityData, _ stretches: [LossStretches], _ instance: Instance) {
      let bases = Array(
        Set(activity.schools.map(Int.init) + activity.leadingPeople.map { instance.people[$0].base })
      ).sorted()
      slots = Dictionary(uniqueKeysWithValues: bases.enumerated().map { ($1, $0) })
      classes = Array(repeating: -1, count: instance.dayCount)
      journeys = Array(repeating: LeastJourneys(), count: bases.count)
      let builder = ItemBuilder(instance: instance)
      var numbers: [PatternKey: Int16] = [:]
      var seen: Set<Occurrence> = []
      for option in activity.options {
        let day = Int(option.day)
        if classes[day] < 0 {
          let key = PatternKey(instance.calendar, schools: bases, day: day)
          classes[day] = numbers[key, default: Int16(numbers.count)]
          if numbers.updateValue(classes[day], forKey: key) == nil {
            windows += Array(repeating: [], count: bases.count)
          }
        }
        let (start, end) = builder.whole(option, activity: number)
        let occurrence = Occurrence(
          dayClass: classes[day], place: option.place, start: Int16(start), end: Int16(end))
        guard seen.insert(occurrence).inserted else { continue }
        for (slot, base) in bases.enumerated() {
          let spans = stretches[base * 7 + Int(instance.calendar.weekdays[day])]
          add(occurrence, spans, slot: slot, base: base, bases.count, instance)
        }
      }
    }

    private mutating func add(
      _ occurrence: Occurrence, _ spans: LossStretches, slot: Int, base: Int, _ count: Int, _ instance: Instance
    ) {
      let basePlace = instance.schools[base].place
      let place = Int(occurrence.place) == instance.travel.online ? basePlace : Int(occurrence.place)
      let there = instance.travel.minutes(basePlace, place)
      let back = instance.travel.minutes(place, basePlace)
      let start = Int(occurrence.start)
      let end = Int(occurrence.end)
      let index = Int(occurrence.dayClass) * count + slot
      let position = windows[index].firstIndex { $0.place == place } ?? windows[index].count
      if position == windows[index].count {
        windows[index].append(
          Window(place: place, stretches: Array(repeating: Reach(), count: spans.stretches.count)))
      }
      windows[index][position].all.include(start, end)
      for (number, stretch) in spans.stretches.enumerated() where stretch.overlaps(start - there, end + back) {
        windows[index][position].stretches[number].include(start, end)
      }
      if place != basePlace { journeys[slot].include(basePlace, place, instance.travel) }
    }
  }

  /// What else could lie on a day for any of an activity's people: equal for days on which they may share alike.
  func signature(_ number: Int, day: Int, people: [Int]) -> Int {
    var hash = 0
    for person in people {
      for other in activitiesOfPerson[person] where Int(other) != number {
        hash = (hash &* 31 &+ Int(classes[Int(other)][day]) &+ 2) &* 1_000_003
      }
    }
    return hash
  }

  /// Others on one side of an occurrence: how much they are, and how many find room one after another.
  private struct Side {
    /// Weights, the greatest first.
    private var weights: [Int32] = []
    private var isCounted = false
    private var shortest = Int.max / 2
    /// The nearest that one can be, and the journey from it to the base or back that reaches furthest.
    private var nearest = Int.max / 2
    private var journey = 0

    mutating func begin() { isCounted = false }
    mutating func include(_ reach: Reach, near: Int, journey: Int, weight: Int32) {
      if !isCounted { weights.insert(weight, at: weights.firstIndex { $0 < weight } ?? weights.count) }
      isCounted = true
      shortest = min(shortest, reach.shortest)
      nearest = min(nearest, near)
      self.journey = max(self.journey, journey)
    }
    /// All but the outermost lie within `minutes` together with what's left of it, so only so many do.
    func fitting(within minutes: Int) -> Int32 {
      if weights.isEmpty { return 0 }
      let count = 1 + max(0, minutes - nearest + journey) / max(1, shortest)
      return weights.prefix(count).reduce(0, +)
    }
  }

  /// Others that may take the same lesson, before and after an occurrence.
  private struct Sharers {
    /// Among the stretches of the weekday.
    let stretch: Int
    let span: DayTable.Stretch
    var before = Side()
    var after = Side()

    func fitting(start: Int, end: Int) -> Int32 {
      before.fitting(within: start - Int(span.start)) + after.fitting(within: Int(span.end) - end)
    }
  }

  /// What may share a day of the person with an occurrence of activity `number` at [start, end) and `place`, and each of the
  /// lessons that it takes.
  func beside(
    _ person: Int, besides number: Int, day: Int, place: Int, start: Int, end: Int, lessons: [ChargeParts.Lesson]
  ) -> Beside {
    // A specialist's stays may lie beside everything, and so may the cohorts that somebody leads.
    if instance.isSpecialist[person] || leadsCohorts.contains(person) {
      let much = SharedPart(own: 1, others: 1000)
      return Beside(all: much, lessons: Array(repeating: much, count: lessons.count))
    }
    let base = instance.people[person].base
    let basePlace = instance.schools[base].place
    let here = place == instance.travel.online ? basePlace : place
    let own = stretches[base * 7 + Int(instance.calendar.weekdays[day])]
    var sharers = lessons.map { lesson in
      let stretch = own.ofPeriod[Int(lesson.period)]
      return Sharers(stretch: stretch, span: own.stretches[stretch])
    }
    var all: Int32 = 0
    for other in activitiesOfPerson[person] where Int(other) != number {
      let dayClass = Int(classes[Int(other)][day])
      guard dayClass >= 0, let slot = slots[Int(other)][base] else { continue }
      let weight = weights[Int(other)]
      var isBeside = false
      for index in sharers.indices {
        sharers[index].before.begin()
        sharers[index].after.begin()
      }
      for window in windows[Int(other)][dayClass * slots[Int(other)].count + slot] {
        let before = instance.travel.minutes(window.place, here)
        let after = instance.travel.minutes(here, window.place)
        isBeside =
          isBeside || window.all.mayEnd(before, before: start) || window.all.mayStart(after, after: end)
        for index in sharers.indices {
          let reach = window.stretches[sharers[index].stretch]
          if reach.mayEnd(before, before: start) {
            let back = instance.travel.minutes(window.place, basePlace)
            sharers[index].before.include(reach, near: before, journey: back, weight: weight)
          }
          if reach.mayStart(after, after: end) {
            let there = instance.travel.minutes(basePlace, window.place)
            sharers[index].after.include(reach, near: after, journey: there, weight: weight)
          }
        }
      }
      if isBeside { all += weight }
    }
    return Beside(
      all: SharedPart(own: weights[number], others: all),
      lessons: sharers.map { SharedPart(own: weights[number], others: $0.fitting(start: start, end: end)) })
  }

  /// The least first and last journeys of a day with something at `place` and something else.
  func leastJourneys(_ person: Int, place: Int) -> LeastJourneys {
    let base = instance.people[person].base
    let basePlace = instance.schools[base].place
    var least = LeastJourneys()
    if place == basePlace || place == instance.travel.online { return least }
    least.include(basePlace, place, instance.travel)
    for other in activitiesOfPerson[person] {
      if let slot = slots[Int(other)][base] { least.include(journeys[Int(other)][slot]) }
    }
    for other in stayPlaces[person] ?? [] where other != basePlace { least.include(basePlace, other, instance.travel) }
    return least
  }

  /// Whether a fund may pay the person's school tariffs for a day that holds `number`, alone or with others.
  func tariff(_ person: Int, _ number: Int) -> Int {
    let base = instance.people[person].base
    func tariff(_ activity: Int) -> Int {
      guard let fund = instance.activities[activity].fund, instance.funds[fund].covers[base] else { return 0 }
      return instance.funds[fund].value.tariffPerLesson.rawValue
    }
    return max(tariff(number), activitiesOfPerson[person].map { tariff(Int($0)) }.max() ?? 0)
  }
}

extension LeastJourneys {
  mutating func include(_ other: LeastJourneys) {
    minutesOut = min(minutesOut, other.minutesOut)
    minutesBack = min(minutesBack, other.minutesBack)
    metresOut = min(metresOut, other.metresOut)
    metresBack = min(metresBack, other.metresBack)
  }
}
