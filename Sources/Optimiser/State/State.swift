// SPDX-License-Identifier: Apache-2.0

import Domain

/// Where the search stands: what is placed, and every sum that follows from it, kept up to date change by change.
///
/// The sums live in cells (a person's day, a class, a school's day, a person, an activity, a school, a fund, a pool of
/// teachers). A change alters person-days first; whatever they touch is marked, and `refresh` recomputes the marked cells
/// from scratch, in an order in which nothing flows back. `PlanWriter` computes the same from the placements alone; tests
/// compare.
struct State {
  /// Replaced only by one of the same group with other options compiled.
  var instance: Instance
  var evaluator: DayEvaluator
  /// What is placed, by activity. Changed by the methods of `State+Changes` alone.
  var placements: [Placement]

  /// The must tier: activities and floors missed.
  var must = 0
  /// The tier of changes to what's published.
  var churn = 0
  /// The last tier without the must tier.
  var rest = 0
  /// Broken rules over all cells; a plan is lawful iff this is 0.
  var violations = 0
  var brokenByRule = [Int](repeating: 0, count: Rule.allCases.count)
  /// What was there before the changes of a move, so that they can be taken back.
  var journal = Journal()
  /// How often a person's day was evaluated: what a move costs, more than anything else.
  private(set) var evaluations = 0

  /// The rules that are broken anywhere.
  var brokenRules: RuleSet {
    var rules = RuleSet()
    for rule in Rule.allCases where brokenByRule[rule.index] > 0 { rules.insert(rule) }
    return rules
  }

  /// How often people are missing who may still come.
  var shortOfPeople: Int { brokenByRule[Rule.noPeople.index] + brokenByRule[Rule.noMix.index] }
  /// Whether anything else is wrong.
  var isWrongBesidesPeople: Bool { violations > shortOfPeople }

  // Person-days.
  private var personDayIndex: [Int32]
  private var personDays: [PersonDay] = []
  private var freePersonDays: [Int32] = []
  /// Who is seconded when.
  var seconded = SecondedPeople()

  // Counters that cells read.
  var lostCount: [UInt8]
  var awayCount: [UInt8]
  var outCount: [UInt16]
  /// Holders of named roles who aren't on site.
  var goneCount: [UInt8]
  var floaters: FloaterSums
  var teamOut: [UInt16]
  var losses: [[Loss]]
  var daysOutOfWeek: [UInt8]
  var daysOutOfHalfTerm: [UInt8]
  var daysOutOfYear: [UInt16]
  var twilights: [UInt8]
  var twilightMinutes: [Int32]
  var spend: [Int]
  var staffing: [Int]
  var fundSpend: [Int]
  /// What each school's reserve pays of its spend.
  var drawn: [Int]
  var given: [Int]
  var hostings: [Int]
  var receptions: [Int]
  var hostedByPerson: [UInt8]
  var hostedBySchool: [UInt16]
  var partners: [PartnerPair: Int] = [:]
  /// Opportunities of early-career people, by person; of others 0.
  var opportunities: [UInt16]
  /// How many circles formed from the same people somebody is in, by pool * people + person.
  var circlesOf: [Int: Int] = [:]
  var providerDays: [Int: [OccurrenceKey]] = [:]
  var siteDays: [Int: [OccurrenceKey]] = [:]
  /// Secondments placed that leave or fill a pool, by pool.
  var poolMembers: [[Int32]]

  // Cells' last values.
  var classCells: [Cell]
  var schoolDayCells: [SchoolDayCell]
  var personCells: [Cell]
  var activityCells: [ActivityCell]
  var schoolCells: [Cell]
  var floorCells: [Int]
  var fundCells: [Cell]
  var poolCells: [PoolCell]
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

  /// A repayment and the part whose protected time it gives back.
  struct PartRepayment: Equatable {
    let part: Int
    let repayment: PlacedRepayment
  }

  struct OccurrenceKey: Equatable {
    let activity: Int
    let part: Int
  }

  /// Nothing placed.
  /// - Parameter sendsFloaters: else every school buys as if there were no floating cover.
  init(_ instance: Instance, sendsFloaters: Bool = true) {
    self.instance = instance
    evaluator = DayEvaluator(instance: instance)
    let schools = instance.schools.count
    let people = instance.people.count
    let days = instance.dayCount
    periods = instance.calendar.mostPeriods
    halfTerms = instance.calendar.halfTerms
    placements = Array(repeating: .none, count: instance.activities.count)
    personDayIndex = Array(repeating: -1, count: people * days)
    lostCount = Array(repeating: 0, count: schools * days * periods)
    awayCount = Array(repeating: 0, count: schools * days * periods)
    outCount = Array(repeating: 0, count: schools * days * 2)
    goneCount = Array(repeating: 0, count: schools * days * 2)
    floaters = FloaterSums(instance, isEmpty: !sendsFloaters)
    teamOut = Array(repeating: 0, count: instance.teamLimits.count * days * 2)
    losses = Array(repeating: [], count: instance.classCount)
    daysOutOfWeek = Array(repeating: 0, count: people * instance.calendar.weekCount)
    daysOutOfHalfTerm = Array(repeating: 0, count: people * halfTerms)
    daysOutOfYear = Array(repeating: 0, count: people)
    twilights = Array(repeating: 0, count: people * halfTerms)
    twilightMinutes = Array(repeating: 0, count: people)
    spend = instance.schools.map(\.owed)
    staffing = Array(repeating: 0, count: schools)
    // What reserves pay of what schools owe comes with the cells.
    fundSpend = instance.funds.map(\.due)
    drawn = Array(repeating: 0, count: schools)
    given = Array(repeating: 0, count: schools)
    hostings = Array(repeating: 0, count: schools)
    receptions = Array(repeating: 0, count: schools)
    opportunities = Array(repeating: 0, count: people)
    hostedByPerson = Array(repeating: 0, count: people * halfTerms)
    hostedBySchool = Array(repeating: 0, count: schools * halfTerms)
    poolMembers = Array(repeating: [], count: instance.pools.count)
    classCells = Array(repeating: Cell(), count: instance.classCount)
    schoolDayCells = Array(repeating: SchoolDayCell(), count: schools * days)
    personCells = Array(repeating: Cell(), count: people)
    activityCells = Array(repeating: ActivityCell(), count: instance.activities.count)
    schoolCells = Array(repeating: Cell(), count: schools)
    floorCells = Array(repeating: 0, count: schools)
    fundCells = Array(repeating: Cell(), count: instance.funds.count)
    poolCells = Array(repeating: PoolCell(), count: instance.pools.count)
    marks = Marks(instance)
    for activity in instance.activities { must += activity.mustWeight }
    for school in instance.schools.indices { marks.schools.insert(school) }
    for number in instance.published.activities.indices { marks.activities.insert(number) }
    refresh()
  }

  /// Whether the activity is in the plan.
  func isPlaced(_ activity: Int) -> Bool { !placements[activity].isEmpty }

  // MARK: People's days

  /// Puts something into somebody's day.
  mutating func attach(_ item: Item, person: Int, day: Int) {
    let key = person * instance.dayCount + day
    if personDayIndex[key] < 0 {
      if let free = freePersonDays.popLast() {
        personDayIndex[key] = free
      } else {
        personDayIndex[key] = Int32(personDays.count)
        personDays.append(PersonDay())
      }
    }
    change(person: person, day: day) { $0.append(item) }
  }

  /// Takes something out of somebody's day.
  mutating func detach(_ item: Item, person: Int, day: Int) {
    change(person: person, day: day) { items in
      if let position = items.firstIndex(of: item) { items.remove(at: position) }
    }
    let key = person * instance.dayCount + day
    if personDays[Int(personDayIndex[key])].items.isEmpty {
      freePersonDays.append(personDayIndex[key])
      personDayIndex[key] = -1
    }
  }

  /// Changes what somebody's day holds, which must be in the table, and every sum with it. The day is taken out of the
  /// table for as long as that takes: so nothing that reads it has to hold on to it.
  @inline(__always)
  private mutating func change(person: Int, day: Int, _ edit: (inout [Item]) -> Void) {
    let index = Int(personDayIndex[person * instance.dayCount + day])
    var held = PersonDay()
    swap(&held, &personDays[index])
    contribute(held, person: person, day: day, sign: -1)
    edit(&held.items)
    held.effect = evaluator.effect(person: person, day: day, items: held.items)
    evaluations += 1
    contribute(held, person: person, day: day, sign: 1)
    swap(&held, &personDays[index])
  }

  /// What the person's day holds.
  func items(person: Int, day: Int) -> [Item] {
    let index = personDayIndex[person * instance.dayCount + day]
    return index < 0 ? [] : personDays[Int(index)].items
  }

  /// Whether the person's day holds nothing.
  func isFree(person: Int, day: Int) -> Bool { personDayIndex[person * instance.dayCount + day] < 0 }

  /// The person's day, if there's anything in it.
  func personDay(person: Int, day: Int) -> PersonDay? {
    let index = personDayIndex[person * instance.dayCount + day]
    return index < 0 ? nil : personDays[Int(index)]
  }

  /// What the person's day amounts to.
  func effect(person: Int, day: Int) -> DayEffect { personDay(person: person, day: day)?.effect ?? DayEffect() }

  /// What an occurrence is in the day of somebody who attends or leads it.
  func item(of activity: Int, part: Int, person: Int, day: Int) -> Item? {
    items(person: person, day: day).first {
      Int($0.activity) == activity && Int($0.part) == part && $0.role != .host && $0.role != .repayment
    }
  }

  // MARK: Sums

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

/// The days that people spend at posts elsewhere, by person; nobody in most plans.
struct SecondedPeople {
  private var posts: [Int: [SecondmentOption]] = [:]

  /// Nobody is.
  init() {}

  /// Those of `placements`.
  init(_ placements: [Placement]) {
    for case let secondment? in placements.map(\.secondment) { add(secondment) }
  }

  var isEmpty: Bool { posts.isEmpty }

  mutating func add(_ secondment: SecondmentOption) { posts[Int(secondment.person), default: []].append(secondment) }

  mutating func remove(_ secondment: SecondmentOption) {
    let person = Int(secondment.person)
    if let position = posts[person]?.firstIndex(of: secondment) { posts[person]?.remove(at: position) }
    if posts[person]?.isEmpty == true { posts[person] = nil }
  }

  /// How many posts the person has.
  func count(of person: Int) -> Int { posts[person]?.count ?? 0 }

  /// Whether the person is at a post on some of the day.
  func contains(_ person: Int, day: Int, calendar: DayTable) -> Bool {
    guard !posts.isEmpty, let own = posts[person] else { return false }
    return own.contains { $0.takes(day, weekday: Int(calendar.weekdays[day])) }
  }
}

extension State {
  /// Calls `body` with every day of a person that holds something, by person, then day.
  func eachPersonDay(_ body: (_ person: Int, _ day: Int, _ effect: DayEffect) -> Void) {
    for person in instance.people.indices {
      for day in 0..<instance.dayCount {
        if let personDay = personDay(person: person, day: day) { body(person, day, personDay.effect) }
      }
    }
  }
}
