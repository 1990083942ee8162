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
    /// Of all its occurrences, and of those that reach into the morning's and the afternoon's lessons.
    var all = Reach()
    var halves = (Reach(), Reach())
  }

  struct Reach {
    var earliestEnd = Int.max / 2
    var latestStart = Int.min / 2
    var shortest = Int.max / 2

    mutating func include(_ start: Int, _ end: Int) {
      earliestEnd = min(earliestEnd, end)
      latestStart = max(latestStart, start)
      shortest = min(shortest, end - start)
    }
  }

  /// What an activity pays beside others that may lie on a day: in all, and beside such as reach into each half.
  struct Beside {
    var all = SharedPart()
    var morning = SharedPart()
    var afternoon = SharedPart()

    /// The most beside which either lies.
    func most(_ other: Beside) -> Beside {
      var most = self
      most.all.others = max(all.others, other.all.others)
      most.morning.others = max(morning.others, other.morning.others)
      most.afternoon.others = max(afternoon.others, other.afternoon.others)
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
  private let lessonHalves: [LessonHalves]
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
    let lessonHalves = (0..<instance.schools.count * 7).map { LessonHalves($0 / 7, weekday: $0 % 7, instance) }
    self.lessonHalves = lessonHalves
    let own = Parallel.map(instance.activities.count, threads: threads) {
      Own($0, instance.activities[$0], lessonHalves, instance)
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

    init(_ number: Int, _ activity: ActivityData, _ lessonHalves: [LessonHalves], _ instance: Instance) {
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
          let spans = lessonHalves[base * 7 + Int(instance.calendar.weekdays[day])]
          add(occurrence, spans, slot: slot, base: base, bases.count, instance)
        }
      }
    }

    private mutating func add(
      _ occurrence: Occurrence, _ spans: LessonHalves, slot: Int, base: Int, _ count: Int, _ instance: Instance
    ) {
      let basePlace = instance.schools[base].place
      let place = Int(occurrence.place) == instance.travel.online ? basePlace : Int(occurrence.place)
      let there = instance.travel.minutes(basePlace, place)
      let back = instance.travel.minutes(place, basePlace)
      let start = Int(occurrence.start)
      let end = Int(occurrence.end)
      let index = Int(occurrence.dayClass) * count + slot
      let position = windows[index].firstIndex { $0.place == place } ?? windows[index].count
      if position == windows[index].count { windows[index].append(Window(place: place)) }
      windows[index][position].all.include(start, end)
      if spans.morning.overlaps(start - there, end + back) { windows[index][position].halves.0.include(start, end) }
      if spans.afternoon.overlaps(start - there, end + back) { windows[index][position].halves.1.include(start, end) }
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

  /// From the first to the last lesson that may start in each half of a school's weekday.
  private struct LessonHalves: Sendable {
    var morning = DayTable.Stretch()
    var afternoon = DayTable.Stretch()

    init(_ school: Int, weekday: Int, _ instance: Instance) {
      guard let day = (0..<min(7, instance.dayCount)).first(where: { Int(instance.calendar.weekdays[$0]) == weekday }),
        let bells = instance.calendar.bells(school, day: day)
      else { return }
      let periods = (0..<Int(bells.periodCount)).map { instance.calendar.period(bells, $0) }
      morning = Self.span(periods.filter { $0.half == 0 })
      afternoon = Self.span(periods.filter { $0.half == 1 })
    }

    private static func span(_ periods: [DayTable.PeriodTimes]) -> DayTable.Stretch {
      DayTable.Stretch(start: periods.map(\.start).min() ?? 0, end: periods.map(\.end).max() ?? 0)
    }
  }

  /// Others on one side of an occurrence: how much they are, and how many find room one after another.
  private struct Side {
    /// Weights, the greatest first.
    private var weights: [Int32] = []
    private var isCounted = false
    var shortest = Int.max / 2
    /// The nearest that one can be, and the journey from it to the base or back that reaches furthest.
    var nearest = Int.max / 2
    var journey = 0

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

  /// What may share a day of the person with an occurrence of activity `number` at [start, end) and `place`.
  func beside(_ person: Int, besides number: Int, day: Int, place: Int, start: Int, end: Int) -> Beside {
    // A specialist's stays may lie beside everything, and so may the cohorts that somebody leads.
    if instance.isSpecialist[person] || leadsCohorts.contains(person) {
      let much = SharedPart(own: 1, others: 1000)
      return Beside(all: much, morning: much, afternoon: much)
    }
    let own = weights[number]
    let base = instance.people[person].base
    let basePlace = instance.schools[base].place
    let here = place == instance.travel.online ? basePlace : place
    var all: Int32 = 0
    var halves = ((Side(), Side()), (Side(), Side()))
    for other in activitiesOfPerson[person] where Int(other) != number {
      let dayClass = Int(classes[Int(other)][day])
      guard dayClass >= 0, let slot = slots[Int(other)][base] else { continue }
      var isBeside = false
      halves.0.0.begin()
      halves.0.1.begin()
      halves.1.0.begin()
      halves.1.1.begin()
      for window in windows[Int(other)][dayClass * slots[Int(other)].count + slot] {
        let before = instance.travel.minutes(window.place, here)
        let after = instance.travel.minutes(here, window.place)
        let back = instance.travel.minutes(window.place, basePlace)
        let there = instance.travel.minutes(basePlace, window.place)
        let weight = weights[Int(other)]
        isBeside =
          isBeside || window.all.earliestEnd + before <= start || window.all.latestStart >= end + after
        Self.include(window.halves.0, (start, end), (before, after), (back, there), weight, &halves.0)
        Self.include(window.halves.1, (start, end), (before, after), (back, there), weight, &halves.1)
      }
      if isBeside { all += weights[Int(other)] }
    }
    let spans = lessonHalves[base * 7 + Int(instance.calendar.weekdays[day])]
    return Beside(
      all: SharedPart(own: own, others: all),
      morning: SharedPart(own: own, others: Self.fitting(halves.0, in: spans.morning, start: start, end: end)),
      afternoon: SharedPart(own: own, others: Self.fitting(halves.1, in: spans.afternoon, start: start, end: end)))
  }

  private static func include(
    _ reach: Reach, _ own: (start: Int, end: Int), _ travel: (before: Int, after: Int),
    _ journey: (back: Int, there: Int), _ weight: Int32, _ sides: inout (Side, Side)
  ) {
    if reach.earliestEnd + travel.before <= own.start {
      sides.0.include(reach, near: travel.before, journey: journey.back, weight: weight)
    }
    if reach.latestStart >= own.end + travel.after {
      sides.1.include(reach, near: travel.after, journey: journey.there, weight: weight)
    }
  }

  private static func fitting(_ sides: (Side, Side), in span: DayTable.Stretch, start: Int, end: Int) -> Int32 {
    sides.0.fitting(within: start - Int(span.start)) + sides.1.fitting(within: Int(span.end) - end)
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
