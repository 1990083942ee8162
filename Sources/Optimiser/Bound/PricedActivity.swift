// SPDX-License-Identifier: Apache-2.0

import Domain

/// A session (in several cohorts or not), visit or circle with what each way to hold it costs at least, person by person.
struct PricedActivity {
  let number: Int
  let cells: OptionCells
  /// By cell, then candidate.
  let charges: [LeastCost]
  /// By cell, then candidate: which of `needs` their absence is; -1 for none.
  let needOf: [Int32]
  let needs: [LessonNeed]
  /// By cell: which of `needs` a leading person's absence is; -1 for none.
  let leadersNeed: [Int32]
  /// By cell: costs that hang on nobody's coming, those of a leading person included, and their pence.
  let fixed: [LeastCost]
  /// By cell: the leading person's school, which pays the pence of `fixed`; -1 where no person leads.
  let payer: [Int32]
  /// By whose terms a series may be counted, whoever comes first: by school that differs, then day. One that holds a single term
  /// where terms don't matter; of sessions alone.
  let calendars: [[Int]]

  /// Works out the charges of an activity that has options.
  init(_ number: Int, cells: OptionCells, evaluator: ChargeEvaluator, companions: Companions) {
    let activity = evaluator.instance.activities[number]
    self.number = number
    self.cells = cells
    calendars = Self.calendars(activity, evaluator.instance)
    var builder = Builder(
      number: number, activity: activity, evaluator: evaluator, companions: companions,
      items: ItemBuilder(instance: evaluator.instance))
    var charges: [LeastCost] = []
    charges.reserveCapacity(cells.cells.count * activity.candidates.count)
    var fixed: [LeastCost] = []
    var needOf: [Int32] = []
    needOf.reserveCapacity(cells.cells.count * activity.candidates.count)
    var leadersNeed: [Int32] = []
    var payer: [Int32] = []
    for (index, cell) in cells.cells.enumerated() {
      let days = cells.days(of: index)
      builder.add(cell, days: days, to: &charges, &needOf)
      let own = builder.fixed(cell, days: days)
      fixed.append(own.charge)
      leadersNeed.append(own.need)
      payer.append(own.school)
    }
    self.charges = charges
    self.needOf = needOf
    needs = builder.needs
    self.leadersNeed = leadersNeed
    self.fixed = fixed
    self.payer = payer
  }

  /// H10 counts terms by the calendar of the school of whoever comes first.
  private static func calendars(_ activity: ActivityData, _ instance: Instance) -> [[Int]] {
    guard let series = activity.session?.spec.series else { return [] }
    guard series.leastTerms > 1 else { return [Array(repeating: 0, count: instance.dayCount)] }
    var calendars: [[Int]] = []
    for school in activity.schools {
      let calendar = (0..<instance.dayCount).map { instance.calendar.term(Int(school), $0) }
      if !calendars.contains(calendar) { calendars.append(calendar) }
    }
    return calendars
  }

  /// Fills in one activity's charges; parts of a person's charge are worked out once for each pattern of days.
  private struct Builder {
    let number: Int
    let activity: ActivityData
    let evaluator: ChargeEvaluator
    let companions: Companions
    let items: ItemBuilder
    private(set) var needs: [LessonNeed] = []
    private var numberOfNeed: [LessonNeed: Int32] = [:]
    private var known: [Key: [ChargeParts?]] = [:]
    private var knownLeaders: [Key: ChargeParts?] = [:]
    private let patterns: [Int32]
    private var instance: Instance { evaluator.instance }

    private struct Key: Hashable {
      let pattern: Int32
      let start: Int16
      let end: Int16
      let place: Int16
      let leader: Int8
      var isWatching = false
    }

    init(
      number: Int, activity: ActivityData, evaluator: ChargeEvaluator, companions: Companions, items: ItemBuilder
    ) {
      self.number = number
      self.activity = activity
      self.evaluator = evaluator
      self.companions = companions
      self.items = items
      let bases = Set(
        activity.schools.map(Int.init) + activity.leadingPeople.map { evaluator.instance.people[$0].base })
      var numbers: [OptionCells.DayClass: Int32] = [:]
      let schools = bases.sorted()
      patterns = (0..<evaluator.instance.dayCount).map { day in
        let key = OptionCells.DayClass(evaluator.instance.calendar, schools: schools, day: day)
        let number = numbers[key, default: Int32(numbers.count)]
        numbers[key] = number
        return number
      }
    }

    /// Adds the charges of a cell, one a candidate.
    mutating func add(
      _ cell: OptionCell, days: ArraySlice<Int32>, to charges: inout [LeastCost], _ needOf: inout [Int32]
    ) {
      let option = activity.options[Int(cell.option)]
      let (start, end) = items.whole(option, activity: number)
      let key = Key(
        pattern: patterns[Int(option.day)], start: Int16(start), end: Int16(end), place: option.place, leader: -1,
        isWatching: option.host >= 0)
      let parts: [ChargeParts?] =
        known[key]
        ?? activity.candidates.map { candidate in
          let role = option.host >= 0 ? Item.Role.visitor : candidate.level.itemRole
          return self.parts(candidate.person, option, candidate, role: role)
        }
      known[key] = parts
      let leader = activity.leadingPerson(option)
      for (candidate, part) in zip(activity.candidates, parts) {
        guard let part, candidate.person != leader,
          evaluator.availability.isAvailable(candidate.person, onAny: days)
        else {
          charges.append(.impossible)
          needOf.append(-1)
          continue
        }
        let (charge, need) = charge(part, candidate.person, option, days: days)
        charges.append(charge)
        needOf.append(number(of: need))
      }
    }

    private mutating func number(of need: LessonNeed?) -> Int32 {
      guard let need else { return -1 }
      let number = numberOfNeed[need, default: Int32(needs.count)]
      if number == needs.count {
        numberOfNeed[need] = number
        needs.append(need)
      }
      return number
    }

    /// The least charge of a cell's dates: that of the one on which most else may lie.
    private func charge(
      _ parts: ChargeParts, _ person: Int, _ option: Option, days: ArraySlice<Int32>
    ) -> (charge: LeastCost, need: LessonNeed?) {
      let (start, end) = items.whole(option, activity: number)
      var most: Companions.Beside?
      for day in days {
        let beside = companions.beside(
          person, besides: number, day: Int(day), place: Int(option.place), start: start, end: end,
          lessons: parts.lessons)
        most = most?.most(beside) ?? beside
      }
      let beside = most ?? Companions.Beside()
      return (parts.charge(beside), parts.need(beside))
    }

    private func parts(_ person: Int, _ option: Option, _ candidate: Candidate?, role: Item.Role) -> ChargeParts? {
      if candidate?.hasDeclined == true { return nil }
      let item = items.attendee(option, activity: number, part: 0, person: person, role: role)
      return evaluator.parts(
        item, person: person, day: Int(option.day),
        journeys: companions.leastJourneys(person, place: Int(option.place)),
        tariff: companions.tariff(person, number))
    }

    /// What doesn't hang on who comes.
    mutating func fixed(_ cell: OptionCell, days: ArraySlice<Int32>) -> (charge: LeastCost, school: Int32, need: Int32)
    {
      let option = activity.options[Int(cell.option)]
      let own = LeastCost(cost: Int32(clamping: ownCost(option)), pence: 0)
      let leader = activity.leadingPerson(option)
      if leader < 0 { return (own, -1, -1) }
      let key = Key(
        pattern: patterns[Int(option.day)], start: option.start, end: option.end, place: option.place,
        leader: option.leader)
      let parts = knownLeaders[key] ?? self.parts(leader, option, nil, role: .leader)
      knownLeaders[key] = parts
      guard let parts, evaluator.availability.isAvailable(leader, onAny: days) else { return (.impossible, -1, -1) }
      var (total, need) = charge(parts, leader, option, days: days)
      total.cost += own.cost
      return (total, Int32(instance.people[leader].base), number(of: need))
    }

    /// Preferences, waiting and partners of a visit; the weekday of a session or a circle's step.
    private func ownCost(_ option: Option) -> Int {
      let rates = instance.rules.rates
      guard case .visit = activity.kind else {
        let preferred = activity.value.timing.preferredWeekdays
        let weekday = instance.calendar.date(Int(option.day)).weekday
        return preferred.isEmpty || preferred.contains(weekday) ? 0 : rates.notPreferred.rawValue
      }
      let sure = activity.candidates.indices.filter {
        !evaluator.availability.mayBeAway(activity.candidates[$0].person)
      }
      let cell = ActivityCellBuilder(instance: instance)
        .cell(number, Placement([PlacedOccurrence(option: option, attendees: sure.map(Int32.init))]))
      let seenBefore = sure.map { activity.candidates[$0] }.count {
        instance.pastPartners.contains(PartnerPair(visitor: Int32($0.person), school: Int32(option.place)))
      }
      return cell.preferences + cell.waiting + seenBefore * rates.samePartnerAgain.rawValue
    }
  }
}
