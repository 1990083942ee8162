// SPDX-License-Identifier: Apache-2.0

import Domain

/// What activities share, as rows "use at most so much": each has a price at which the bound takes the row's place
/// (`docs/bound.md`, *Rows*).
struct SharedRows {
  /// How much there is of each, in pence, half-days a week or times.
  private(set) var limits: [Int] = []
  /// The most that a unit may be priced at, in `scale`ths; `Int.max` where there's no such limit.
  private(set) var mostPrices: [Int] = []
  /// How far a price moves at first.
  private(set) var firstSteps: [Int] = []
  /// What each is, as a certificate names it.
  private(set) var names: [PricedRow] = []
  /// First row of the pools: schools' budgets and funds come before them.
  private let pools: Int
  /// First of the rows that are added where they're needed.
  private var firstAdded = 0
  private let halfTerms: Int
  /// By person who applies for a post.
  private var applicantRows: [Int: Int] = [:]

  /// By activity: how it counts among those that fit into a provider's days.
  private(set) var providerYears: [[RowUse]]

  private let instance: Instance
  private var dayCount: Int { instance.dayCount }
  /// By provider * days + day; and by person * days + day, the time of day and the row.
  private var providerDays: [Int: Int] = [:]
  private var personTimes: [Int: [PersonTime]] = [:]
  /// By person or school * half-terms + half-term: visits hosted.
  private var hosts: [Int: Int] = [:]
  private var sites: [Int: Int] = [:]
  /// By activity: days on which rows of single dates concern it.
  private(set) var rowDays: [Set<Int32>]

  /// A moment at which somebody can be in one place only.
  struct PersonTime {
    let time: Int16
    let row: Int32
  }

  /// Prices are in so many parts of a thousandth of a lesson-equivalent.
  static let scale = 1024

  init(_ instance: Instance) {
    halfTerms = instance.calendar.halfTerms
    self.instance = instance
    rowDays = Array(repeating: [], count: instance.activities.count)
    providerYears = Array(repeating: [], count: instance.activities.count)
    pools = instance.schools.count + instance.funds.count
    for (number, school) in instance.schools.enumerated() {
      // Of a reserve each school could have all.
      let reserve = school.reserve < 0 ? 0 : instance.funds[school.reserve].most
      add(.budget(instance.schoolIDs[number]), limit: school.mostSpend + reserve - school.owed, step: 40)
    }
    for fund in instance.funds { add(.fund(fund.id), limit: fund.most - fund.owed, step: 40) }
    for pool in instance.pools {
      for halfTerm in 0..<halfTerms {
        let margin = pool.margins.indices.contains(halfTerm) ? pool.margins[halfTerm] : 0
        let most = Self.hirePrice(pool.school, halfTerm: halfTerm, instance)
        add(
          .pool(instance.schoolIDs[pool.school], pool.phase, halfTerm: halfTerm), limit: margin,
          step: max(1, most / 3), most: most)
      }
    }
    let applicants = Set(
      instance.activities.flatMap { activity -> [Int] in
        if case .secondment = activity.kind { activity.candidates.map(\.person) } else { [] }
      })
    for person in applicants.sorted() {
      applicantRows[person] = limits.count
      add(.applicant(instance.personIDs[person]), limit: 1, step: 8000 * Self.scale)
    }
    firstAdded = limits.count
    for row in ProviderYears.rows(instance) {
      for (number, count) in row.activities {
        providerYears[number].append(RowUse(row: Int32(limits.count), amount: count))
      }
      add(
        .providerYear(instance.providers[row.provider].id, parts: row.divisor), limit: row.limit,
        step: 8000 * Self.scale)
    }
  }

  private mutating func add(_ name: PricedRow, limit: Int, step: Int, most: Int = Int.max) {
    names.append(name)
    limits.append(limit)
    firstSteps.append(step)
    mostPrices.append(most)
  }

  /// What hiring for a half-day a week costs over a half-term, rounded down.
  private static func hirePrice(_ school: Int, halfTerm: Int, _ instance: Instance) -> Int {
    let pence = instance.weeks(school, halfTerm: halfTerm) * instance.schools[school].hireHalfDay
    return floorDivide(pence * 1000, instance.rules.rates.pencePerLesson.rawValue) * scale
  }

  var count: Int { limits.count }
  /// Whether nothing but secondments uses it.
  func isOfSecondments(_ row: Int) -> Bool { row >= pools && row < firstAdded }
  func pool(_ pool: Int, halfTerm: Int) -> Int { pools + pool * halfTerms + halfTerm }
  func applicant(_ person: Int) -> Int? { applicantRows[person] }
  func provider(_ provider: Int, day: Int) -> Int? { providerDays[provider * dayCount + day] }
  func times(_ person: Int, day: Int) -> [PersonTime] { personTimes[person * dayCount + day] ?? [] }
  func host(_ person: Int, halfTerm: Int) -> Int? { hosts[person * halfTerms + halfTerm] }
  func site(_ school: Int, halfTerm: Int) -> Int? { sites[school * halfTerms + halfTerm] }

  // MARK: Rows that are added where they're needed

  /// A provider's day: at most so many occurrences.
  mutating func addProviderDay(_ provider: Int, day: Int, most: Int, activities: [Int]) {
    let key = provider * dayCount + day
    if providerDays[key] != nil { return }
    providerDays[key] = count
    add(
      .providerDay(instance.providers[provider].id, instance.calendar.date(day)), limit: most, step: 500 * Self.scale)
    for activity in activities { rowDays[activity].insert(Int32(day)) }
  }

  /// A moment of somebody's day: at most one occurrence.
  mutating func addPersonTime(_ person: Int, day: Int, time: Int, activities: [Int32]) {
    let key = person * dayCount + day
    if times(person, day: day).contains(where: { Int($0.time) == time }) { return }
    personTimes[key, default: []].append(PersonTime(time: Int16(time), row: Int32(count)))
    add(
      .moment(instance.personIDs[person], instance.calendar.date(day), TimeOfDay(minutes: time)), limit: 1,
      step: 500 * Self.scale)
    for activity in activities { rowDays[Int(activity)].insert(Int32(day)) }
  }

  /// Visits that a person, and that a school, hosts in a half-term.
  mutating func addHost(_ person: Int, halfTerm: Int, most: Int) {
    if hosts[person * halfTerms + halfTerm] != nil { return }
    hosts[person * halfTerms + halfTerm] = count
    add(.host(instance.personIDs[person], halfTerm: halfTerm), limit: most, step: 500 * Self.scale)
  }
  mutating func addSite(_ school: Int, halfTerm: Int, most: Int) {
    if sites[school * halfTerms + halfTerm] != nil { return }
    sites[school * halfTerms + halfTerm] = count
    add(.site(instance.schoolIDs[school], halfTerm: halfTerm), limit: most, step: 500 * Self.scale)
  }
}

/// Use of one row.
struct RowUse {
  let row: Int32
  let amount: Int
}
