// SPDX-License-Identifier: Apache-2.0

import Domain

/// The bound on the last tier at given prices (`docs/bound.md`): what each activity adds at least, less what the rows'
/// limits are worth.
struct PriceBound {
  let model: BoundModel
  private(set) var rows: SharedRows
  /// Prices of what secondments share, 0 of all else.
  let secondmentPrices: [Int]
  /// Σ of what secondments add at least where that's known exactly; then rows and activities aren't counted besides.
  private let secondments: Int
  /// What first opportunities can be worth at most, in `SharedRows.scale`ths.
  private let firstCalls: Int
  private let isExactRow: [Bool]
  private let isExactActivity: [Bool]

  /// A bound with what it takes.
  struct Evaluation {
    /// Of plans that leave out nothing that must take place and has an option, in `SharedRows.scale`ths of a thousandth.
    var total = 0
    /// What of it is above what plans come to that do leave such things out.
    var forced = 0
    /// Of all plans.
    var ofAll: Int { total - forced }
    /// Used of each row.
    var used: [Int]
    /// By activity: what it adds at least, in which way.
    var values: [ActivityValuer.Value]
    /// Who is where when.
    var presences: [PricedOutcome.Presence] = []
    /// Lessons that supply may have to cover, by period, of each the 1000ths that its activity pays.
    var covered: [Int] = []
  }

  /// The bound of a compiled group, without rows beyond those that every group has.
  init(_ instance: Instance, threads: Int = 1) {
    model = BoundModel(instance, threads: threads)
    let rows = SharedRows(instance)
    self.rows = rows
    let prices = SecondmentDual(instance: instance, rows: rows).priced(Array(repeating: 0, count: rows.count))
    secondmentPrices = prices
    let optima = SecondmentOptimum.all(instance, rows: rows, prices: prices, threads: threads)
    var isExactRow = [Bool](repeating: false, count: rows.count)
    var isExactActivity = [Bool](repeating: false, count: instance.activities.count)
    for optimum in optima where optimum.value != nil {
      for row in optimum.part.rows { isExactRow[row] = true }
      for activity in optimum.part.activities { isExactActivity[activity] = true }
    }
    secondments = optima.reduce(0) { $0 + ($1.value ?? 0) }
    firstCalls = FirstCall.most(instance) * SharedRows.scale
    self.isExactRow = isExactRow
    self.isExactActivity = isExactActivity
  }

  /// Prices with which every ascent begins: of what secondments share, of specialists' years, and shares of supply.
  func firstPrices(threads: Int = 1) -> BoundPrices {
    let rotas = Parallel.map(model.rotas.count, threads: threads) { model.rotas[$0]?.bestPrices() ?? [] }
    return BoundPrices(rows: secondmentPrices, supply: firstSupply, rotas: rotas)
  }

  /// Shares of supply to begin with.
  var firstSupply: SupplyPrices {
    SupplyPrices(model.evaluator.periods) { model.instance.schools[$0].isHalfDayUnit }
  }

  /// The bound at these prices, one a row.
  /// - Parameter threads: how many work on it; they decide nothing.
  func evaluate(_ prices: BoundPrices, threads: Int = 1) -> Evaluation {
    let results = Parallel.map(model.activities.count, threads: threads) { value($0, prices) }
    var evaluation = Evaluation(used: Array(repeating: 0, count: prices.rows.count), values: results.map(\.value))
    evaluation.covered = Array(repeating: 0, count: model.evaluator.periods.count)
    for result in results {
      for share in result.outcome.needs.flatMap(\.shares) {
        evaluation.covered[Int(share.period)] += share.part.of(1000)
      }
      evaluation.total += result.value.value
      evaluation.forced += max(0, result.value.value)
      for use in result.outcome.uses { evaluation.used[Int(use.row)] += use.amount }
      evaluation.presences += result.outcome.presences
    }
    evaluation.total += secondments - firstCalls
    for (row, price) in prices.rows.enumerated() where price > 0 && !(row < isExactRow.count && isExactRow[row]) {
      evaluation.total -= price * rows.limits[row]
    }
    return evaluation
  }

  private struct Result {
    var value = ActivityValuer.Value()
    var outcome = PricedOutcome()
    init(value: ActivityValuer.Value = ActivityValuer.Value(), _ outcome: PricedOutcome = PricedOutcome()) {
      self.value = value
      self.outcome = outcome
    }
  }

  private func value(_ number: Int, _ prices: BoundPrices) -> Result {
    let activity = model.instance.activities[number]
    switch activity.kind {
    case .session, .visit:
      guard let priced = model.activities[number] else { return Result() }
      var valuer = ActivityValuer(ComingPrices(model, rows: rows, prices: prices))
      let value = valuer.value(priced)
      return Result(value: value, valuer.outcome(value, of: priced))
    case .circle(let circle):
      guard let priced = model.activities[number] else { return Result() }
      let valuer = CircleValuer(ComingPrices(model, rows: rows, prices: prices))
      let value = valuer.value(priced, circle)
      return Result(value: value, valuer.outcome(value, of: priced, circle))
    case .cohorts(let cohorts):
      guard let priced = model.activities[number] else { return Result() }
      let found = CohortValuer(ComingPrices(model, rows: rows, prices: prices)).value(priced, cohorts)
      return Result(value: found.value, found.outcome)
    case .secondment where isExactActivity[number]: return Result()
    case .secondment(let secondment):
      let valuer = SecondmentValuer(instance: model.instance, rows: rows, prices: prices.rows)
      let best = valuer.value(number, secondment)
      return Result(
        value: ActivityValuer.Value(value: best.value),
        PricedOutcome(uses: best.option < 0 ? [] : valuer.uses(secondment.options[best.option])))
    case .specialist:
      guard let rota = model.rotas[number], case .specialist(let specialist) = activity.kind else { return Result() }
      let repaid = model.repaid[number]
      let row = model.instance.people[specialist.person].base
      return Result(
        value: ActivityValuer.Value(
          value: min(0, rota.evaluate(prices.rotas[number]).value) * SharedRows.scale - prices.rows[row] * repaid),
        PricedOutcome(uses: repaid == 0 ? [] : [RowUse(row: Int32(row), amount: -repaid)]))
    case .other: return Result()
    }
  }

  // MARK: Rows

  /// Adds rows that the ways found break.
  /// - Returns: how many.
  mutating func addBrokenRows(_ evaluation: Evaluation) -> Int {
    let before = rows.count
    addProviderDays(evaluation)
    addHosts(evaluation)
    addTimes(evaluation)
    return rows.count - before
  }

  private mutating func addProviderDays(_ evaluation: Evaluation) {
    let instance = model.instance
    var counts: [Int: Int] = [:]
    var activities: [Int: Set<Int>] = [:]
    for (number, activity) in instance.activities.enumerated() {
      guard case .session(let session) = activity.kind else { continue }
      for leader in session.leaders {
        if case .provider(let provider) = leader { activities[provider, default: []].insert(number) }
      }
      for index in evaluation.values[number].options {
        let option = activity.options[Int(index)]
        let provider = session.leadingProvider(option)
        if provider >= 0 { counts[provider * instance.dayCount + Int(option.day), default: 0] += 1 }
      }
    }
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      let provider = key / instance.dayCount
      guard let most = instance.providers[provider].value.mostPerDay, count > most else { continue }
      rows.addProviderDay(
        provider, day: key % instance.dayCount, most: most, activities: (activities[provider] ?? []).sorted())
    }
  }

  private mutating func addHosts(_ evaluation: Evaluation) {
    let instance = model.instance
    let halfTerms = instance.calendar.halfTerms
    var people: [Int: Int] = [:]
    var schools: [Int: Int] = [:]
    for (number, activity) in instance.activities.enumerated() {
      // Circles have hosts too, which these rows leave out.
      guard case .visit = activity.kind else { continue }
      for index in evaluation.values[number].options {
        let option = activity.options[Int(index)]
        let school = instance.people[Int(option.host)].base
        let halfTerm = Int(instance.calendar.at(school, Int(option.day)).halfTerm)
        people[Int(option.host) * halfTerms + halfTerm, default: 0] += 1
        schools[school * halfTerms + halfTerm, default: 0] += 1
      }
    }
    for (key, count) in people.sorted(by: { $0.key < $1.key }) {
      let most = instance.people[key / halfTerms].mostVisits
      if count > most { rows.addHost(key / halfTerms, halfTerm: key % halfTerms, most: most) }
    }
    for (key, count) in schools.sorted(by: { $0.key < $1.key }) {
      let most = instance.schools[key / halfTerms].mostVisits
      if count > most { rows.addSite(key / halfTerms, halfTerm: key % halfTerms, most: most) }
    }
  }

  /// Moments at which somebody is in two places.
  private mutating func addTimes(_ evaluation: Evaluation) {
    let presences = evaluation.presences.sorted {
      ($0.person, $0.day, $0.start, $0.end) < ($1.person, $1.day, $1.start, $1.end)
    }
    for (presence, next) in zip(presences, presences.dropFirst())
    where presence.person == next.person && presence.day == next.day && next.start < presence.end {
      rows.addPersonTime(
        Int(presence.person), day: Int(presence.day), time: Int(next.start),
        activities: model.activitiesOfPerson[Int(presence.person)])
    }
  }
}
