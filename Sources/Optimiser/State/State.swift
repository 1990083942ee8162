// SPDX-License-Identifier: Apache-2.0

import Domain

/// Where the search stands: what is placed, and every sum that follows from it, kept up to date change by change.
///
/// The sums live in cells (a person's day, a class, a school's day, a person, an activity, a school, a fund). A change
/// alters person-days first; whatever they touch is marked, and `refresh` recomputes the marked cells from scratch, in an
/// order in which nothing flows back. `PlanWriter` computes the same from the placements alone; tests compare.
struct State {
  let instance: Instance
  let evaluator: DayEvaluator
  /// What is placed by activity; empty: not placed.
  private(set) var placements: [[PlacedOccurrence]]

  /// The last tier without the must tier.
  private(set) var rest = 0
  /// Broken rules over all cells; a plan is lawful iff this is 0.
  private(set) var violations = 0
  private(set) var brokenByRule = [Int](repeating: 0, count: Rule.allCases.count)

  // Person-days.
  private var personDayIndex: [Int32]
  private var personDays: [PersonDay] = []
  private var freePersonDays: [Int32] = []

  // Counters that cells read.
  var lostCount: [UInt8]
  var awayCount: [UInt8]
  var outCount: [UInt16]
  var departmentOut: [UInt16]
  var losses: [[Loss]]
  var daysOutOfWeek: [UInt8]
  var daysOutOfHalfTerm: [UInt8]
  var daysOutOfYear: [UInt16]
  var twilights: [UInt8]
  var twilightMinutes: [Int32]
  var spend: [Int]
  var fundSpend: [Int]
  var given: [Int]
  var hostings: [Int]
  var receptions: [Int]
  var hostedByPerson: [UInt8]
  var hostedBySchool: [UInt16]
  var partners: [PartnerPair: Int] = [:]
  var providerDays: [Int: [OccurrenceKey]] = [:]
  var siteDays: [Int: [OccurrenceKey]] = [:]

  // Cells' last values.
  var classCells: [Cell]
  var schoolDayCells: [SchoolDayCell]
  var personCells: [Cell]
  var activityCells: [ActivityCell]
  var schoolCells: [Cell]
  var fundCells: [Cell]
  var marks: Marks

  let periods: Int
  /// Half-terms are numbered 1…; number 0 stands for days outside them.
  let halfTerms: Int

  struct PersonDay {
    var items: [Item] = []
    var effect = DayEffect()
  }

  /// Cost and broken rules of a cell.
  struct Cell: Equatable {
    var cost = 0
    var broken: RuleSet = []
  }

  struct SchoolDayCell: Equatable {
    var cell = Cell()
    var pence = 0
  }

  struct OccurrenceKey: Equatable {
    let activity: Int
    let part: Int
  }

  /// Nothing placed.
  init(_ instance: Instance) {
    self.instance = instance
    evaluator = DayEvaluator(instance: instance)
    let schools = instance.schools.count
    let people = instance.people.count
    let days = instance.dayCount
    periods = max(1, instance.calendar.bells.map { $0?.periods.count ?? 0 }.max() ?? 1)
    halfTerms = 1 + Int(instance.calendar.days.map(\.halfTerm).max() ?? 0)
    placements = Array(repeating: [], count: instance.activities.count)
    personDayIndex = Array(repeating: -1, count: people * days)
    lostCount = Array(repeating: 0, count: schools * days * periods)
    awayCount = Array(repeating: 0, count: schools * days * periods)
    outCount = Array(repeating: 0, count: schools * days * 2)
    departmentOut = Array(repeating: 0, count: instance.departmentLimits.count * days * 2)
    losses = Array(repeating: [], count: instance.classCount)
    daysOutOfWeek = Array(repeating: 0, count: people * instance.calendar.weekCount)
    daysOutOfHalfTerm = Array(repeating: 0, count: people * halfTerms)
    daysOutOfYear = Array(repeating: 0, count: people)
    twilights = Array(repeating: 0, count: people * halfTerms)
    twilightMinutes = Array(repeating: 0, count: people)
    spend = Array(repeating: 0, count: schools)
    fundSpend = Array(repeating: 0, count: instance.funds.count)
    given = Array(repeating: 0, count: schools)
    hostings = Array(repeating: 0, count: schools)
    receptions = Array(repeating: 0, count: schools)
    hostedByPerson = Array(repeating: 0, count: people * halfTerms)
    hostedBySchool = Array(repeating: 0, count: schools * halfTerms)
    classCells = Array(repeating: Cell(), count: instance.classCount)
    schoolDayCells = Array(repeating: SchoolDayCell(), count: schools * days)
    personCells = Array(repeating: Cell(), count: people)
    activityCells = Array(repeating: ActivityCell(), count: instance.activities.count)
    schoolCells = Array(repeating: Cell(), count: schools)
    fundCells = Array(repeating: Cell(), count: instance.funds.count)
    marks = Marks(instance)
    for school in instance.schools.indices { marks.schools.insert(school) }
    refresh()
  }

  /// The must tier: activities and floors missed.
  var must: Int {
    var total = 0
    for (index, activity) in instance.activities.enumerated() where activity.isMust && placements[index].isEmpty {
      total += activity.mustWeight
    }
    for (index, school) in instance.schools.enumerated() where school.benefitFloor > 0 {
      total += 8 * school.need * ceilDivide(max(0, school.benefitFloor - given[index]), 60)
    }
    return total
  }

  /// Whether the activity is in the plan.
  func isPlaced(_ activity: Int) -> Bool { !placements[activity].isEmpty }

  // MARK: Changes

  /// Puts an activity that isn't placed into the plan, lawful or not.
  mutating func place(_ activity: Int, _ occurrences: [PlacedOccurrence]) {
    placements[activity] = occurrences
    for part in occurrences.indices { register(activity, part: part, by: 1) }
    eachItem(of: activity) { state, person, day, item in state.attach(item, person: person, day: day) }
    marks.activities.insert(activity)
    refresh()
  }

  /// Takes an activity out of the plan.
  @discardableResult
  mutating func unplace(_ activity: Int) -> [PlacedOccurrence] {
    let occurrences = placements[activity]
    eachItem(of: activity) { state, person, day, item in state.detach(item, person: person, day: day) }
    for part in occurrences.indices { register(activity, part: part, by: -1) }
    placements[activity] = []
    marks.activities.insert(activity)
    refresh()
    return occurrences
  }

  /// Lets a candidate come to some parts of a placed session, or stay away.
  mutating func setAttendance(_ activity: Int, candidate: Int32, parts: Range<Int>, attends: Bool) {
    let builder = ItemBuilder(instance: instance)
    let data = instance.activities[activity].candidates[Int(candidate)]
    for part in parts {
      let option = placements[activity][part].option
      let item = builder.attendee(
        option, activity: activity, part: part, person: data.person, role: data.level.itemRole)
      if attends {
        let place = placements[activity][part].attendees.firstIndex { $0 > candidate }
        placements[activity][part].attendees.insert(
          candidate, at: place ?? placements[activity][part].attendees.count)
        attach(item, person: data.person, day: Int(option.day))
      } else {
        placements[activity][part].attendees.removeAll { $0 == candidate }
        detach(item, person: data.person, day: Int(option.day))
      }
    }
    marks.activities.insert(activity)
    refresh()
  }

  /// Calls `body` with everything that an activity's placement puts into people's days.
  private mutating func eachItem(of activity: Int, _ body: (inout State, Int, Int, Item) -> Void) {
    let builder = ItemBuilder(instance: instance)
    let data = instance.activities[activity]
    for (part, occurrence) in placements[activity].enumerated() {
      let option = occurrence.option
      let isVisit = option.host >= 0
      for candidate in occurrence.attendees {
        let member = data.candidates[Int(candidate)]
        let item = builder.attendee(
          option, activity: activity, part: part, person: member.person,
          role: isVisit ? .visitor : member.level.itemRole)
        body(&self, member.person, Int(option.day), item)
      }
      if isVisit {
        body(&self, Int(option.host), Int(option.day), builder.host(option, activity: activity, part: part))
      }
      if case .session(let session) = data.kind, option.leader >= 0,
        case .person(let person) = session.leaders[Int(option.leader)]
      {
        let item = builder.attendee(option, activity: activity, part: part, person: person, role: .leader)
        body(&self, person, Int(option.day), item)
      }
    }
  }

  private mutating func attach(_ item: Item, person: Int, day: Int) {
    let key = person * instance.dayCount + day
    if personDayIndex[key] < 0 {
      if let free = freePersonDays.popLast() {
        personDayIndex[key] = free
      } else {
        personDayIndex[key] = Int32(personDays.count)
        personDays.append(PersonDay())
      }
    }
    let index = Int(personDayIndex[key])
    contribute(personDays[index], person: person, day: day, sign: -1)
    personDays[index].items.append(item)
    personDays[index].effect = evaluator.effect(person: person, day: day, items: personDays[index].items)
    contribute(personDays[index], person: person, day: day, sign: 1)
  }

  private mutating func detach(_ item: Item, person: Int, day: Int) {
    let key = person * instance.dayCount + day
    let index = Int(personDayIndex[key])
    contribute(personDays[index], person: person, day: day, sign: -1)
    if let position = personDays[index].items.firstIndex(of: item) { personDays[index].items.remove(at: position) }
    personDays[index].effect = evaluator.effect(person: person, day: day, items: personDays[index].items)
    contribute(personDays[index], person: person, day: day, sign: 1)
    if personDays[index].items.isEmpty {
      freePersonDays.append(Int32(index))
      personDayIndex[key] = -1
    }
  }

  /// What the person's day holds.
  func items(person: Int, day: Int) -> [Item] {
    let index = personDayIndex[person * instance.dayCount + day]
    return index < 0 ? [] : personDays[Int(index)].items
  }

  /// The person's day, if there's anything in it.
  func personDay(person: Int, day: Int) -> PersonDay? {
    let index = personDayIndex[person * instance.dayCount + day]
    return index < 0 ? nil : personDays[Int(index)]
  }

  mutating func add(cost: Int) { rest += cost }

  mutating func add(broken: RuleSet, sign: Int) {
    if broken.isEmpty { return }
    for rule in Rule.allCases where broken.contains(rule) { add(broken: rule, count: sign) }
  }

  mutating func add(broken rule: Rule, count: Int) {
    violations += count
    brokenByRule[rule.index] += count
  }
}
