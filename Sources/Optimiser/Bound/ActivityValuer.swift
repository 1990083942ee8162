// SPDX-License-Identifier: Apache-2.0

import Domain

/// The least that one session or visit can add to the last tier at given prices, and what it would then use.
///
/// Sums are in `SharedRows.scale`ths of a thousandth. Whoever needn't come comes where that's worth it; of those of whom
/// only so many may come, the cheapest: a sort, which is exact.
struct ActivityValuer {
  private let coming: ComingPrices
  private var prices: [Int] { coming.prices }
  private var model: BoundModel { coming.model }
  private var rows: SharedRows { coming.rows }
  /// What the absences of the activity looked at cost at these prices, by need.
  private var needPrices: [Int] = []
  private var pricedNumber = -1
  /// People chosen for the cell looked at last, by position among the candidates.
  private var chosen: [Int32] = []
  private var wanted: [Entry] = []
  private var quota: [[Entry]] = []

  private struct Entry {
    let value: Int
    let candidate: Int32
  }

  /// What an activity comes to.
  struct Value {
    /// At most 0: leaving it out costs nothing.
    var value = 0
    /// The options of its parts; empty where leaving it out is best.
    var options: [Int32] = []
  }

  static let never = Int.max / 4

  init(_ coming: ComingPrices) { self.coming = coming }

  private var instance: Instance { model.instance }

  /// The least that the activity can add.
  mutating func value(_ priced: PricedActivity) -> Value {
    let activity = instance.activities[priced.number]
    let terms = ActivityTerms(activity, model: model, prices: prices)
    priceNeeds(priced)
    let values = optionValues(priced, activity, terms)
    var found: Value?
    if case .session(let session) = activity.kind, session.spec.series.parts > 1 {
      found = series(session.spec.series, activity, values)
    } else {
      // Options of equal value lie on many dates: each activity begins elsewhere, so that they don't all take the first.
      let first = priced.number * 7919 % max(1, values.count)
      var best = -1
      for position in values.indices {
        let index = (position + first) % values.count
        if values[index] < (best < 0 ? Self.never : values[best]) { best = index }
      }
      if best >= 0 { found = Value(value: values[best], options: [Int32(best)]) }
    }
    guard var found else { return Value() }
    found.value += terms.cost - terms.worth
    for use in rows.providerYears[priced.number] { found.value += prices[Int(use.row)] * use.amount }
    return found.value < 0 ? found : Value()
  }

  private mutating func priceNeeds(_ priced: PricedActivity) {
    if pricedNumber == priced.number { return }
    pricedNumber = priced.number
    needPrices = coming.ofNeeds(priced)
  }

  /// By option: what holding one part so adds at least.
  private mutating func optionValues(_ priced: PricedActivity, _ activity: ActivityData, _ terms: ActivityTerms)
    -> [Int]
  {
    let byCell = priced.cells.cells.indices.map { cell in
      value(cell, day: -1, option: activity.options[Int(priced.cells.cells[cell].option)], priced, activity, terms)
    }
    let days = rows.rowDays[priced.number]
    let isVisit = if case .visit = activity.kind { true } else { false }
    return activity.options.indices.map { index in
      let option = activity.options[index]
      let cell = Int(priced.cells.cellOfOption[index])
      if byCell[cell] >= Self.never { return Self.never }
      var value = byCell[cell]
      if !days.isEmpty, days.contains(option.day) {
        value = self.value(cell, day: Int(option.day), option: option, priced, activity, terms)
        if value >= Self.never { return value }
        if let row = providerRow(option, activity) { value += prices[row] }
      }
      if isVisit { eachHostRow(option) { value += prices[$0] } }
      return value
    }
  }

  private func providerRow(_ option: Option, _ activity: ActivityData) -> Int? {
    let provider = activity.leadingProvider(option)
    return provider < 0 ? nil : rows.provider(provider, day: Int(option.day))
  }

  private func eachHostRow(_ option: Option, _ body: (Int) -> Void) {
    let host = Int(option.host)
    let school = instance.people[host].base
    let halfTerm = Int(instance.calendar.at(school, Int(option.day)).halfTerm)
    if let row = rows.host(host, halfTerm: halfTerm) { body(row) }
    if let row = rows.site(school, halfTerm: halfTerm) { body(row) }
  }

  /// Parts at the dates that are cheapest together, gaps kept; under each leader by themselves.
  private func series(_ series: Series, _ activity: ActivityData, _ values: [Int]) -> Value? {
    let path = SeriesPath(
      parts: series.parts, leastGap: max(1, series.leastGap), mostGap: series.mostGap ?? Int.max, leastTerms: 1,
      terms: Array(repeating: 0, count: instance.dayCount))
    var best: Value?
    for leader in Set(activity.options.map(\.leader)).sorted() {
      let found = path.best(activity.options) { index in
        activity.options[index].leader == leader && values[index] < Self.never ? values[index] : Int.max
      }
      guard let found else { continue }
      let total = found.reduce(0) { $0 + values[$1] }
      if best.map({ total < $0.value }) ?? true { best = Value(value: total, options: found.map(Int32.init)) }
    }
    return best
  }

  /// The least that one part held so can add; `never` where it can't be. Leaves who comes in `chosen`.
  /// - Parameter day: the date whose rows count, -1 for none.
  private mutating func value(
    _ cell: Int, day: Int, option: Option, _ priced: PricedActivity, _ activity: ActivityData, _ terms: ActivityTerms
  ) -> Int {
    chosen.removeAll(keepingCapacity: true)
    let fixed = priced.fixed[cell]
    if fixed == .impossible { return Self.never }
    let payer = priced.payer[cell]
    var total = scaled(fixed.cost) + (payer >= 0 ? prices[Int(payer)] * Int(fixed.pence) : 0)
    if priced.leadersNeed[cell] >= 0 { total += needPrices[Int(priced.leadersNeed[cell])] }
    let leader = day < 0 ? -1 : activity.leadingPerson(option)
    if leader >= 0 { coming.eachTimeRow(leader, option, priced.number) { total += prices[$0] } }
    let first = cell * activity.candidates.count
    guard case .session(let session) = activity.kind else {
      var cheapest: Entry?
      for (index, candidate) in activity.candidates.enumerated() {
        let charge = priced.charges[first + index]
        if charge == .impossible {
          if model.mayBeAway(candidate.person) { continue }
          return Self.never
        }
        var value = coming.value(of: charge, candidate.person) + price(of: priced.needOf[first + index])
        if day >= 0 { coming.eachTimeRow(candidate.person, option, priced.number) { value += prices[$0] } }
        if model.mayBeAway(candidate.person), value > 0 {
          if value < cheapest?.value ?? Int.max { cheapest = Entry(value: value, candidate: Int32(index)) }
          continue
        }
        total += value
        chosen.append(Int32(index))
      }
      // Somebody comes, be they all people who may be away.
      if chosen.isEmpty {
        guard let cheapest else { return Self.never }
        total += cheapest.value
        chosen.append(cheapest.candidate)
      }
      return total
    }
    let fee = terms.fee(option)
    total += fee.part
    wanted.removeAll(keepingCapacity: true)
    for index in quota.indices { quota[index].removeAll(keepingCapacity: true) }
    while quota.count < session.quotas.count { quota.append([]) }
    for (index, candidate) in activity.candidates.enumerated() {
      let charge = priced.charges[first + index]
      if charge == .impossible { continue }
      let own = session.quotas[Int(candidate.quota)]
      var value = coming.value(of: charge, candidate.person) + price(of: priced.needOf[first + index]) + fee.head
      if day >= 0 { coming.eachTimeRow(candidate.person, option, priced.number) { value += prices[$0] } }
      if terms.countsPresence { value -= scaled(candidate.presence) }
      let mayBeAway = model.mayBeAway(candidate.person)
      if own.perSchool < Int.max {
        quota[Int(candidate.quota)].append(Entry(value: value, candidate: Int32(index)))
      } else if own.level == .required, !mayBeAway {
        total += value
        chosen.append(Int32(index))
      } else {
        if own.level == .expected, !mayBeAway { value -= scaled(own.missingCost) }
        if value < 0 { wanted.append(Entry(value: value, candidate: Int32(index))) }
      }
    }
    total += fillQuotas(session, terms, leader: activity.leadingPerson(option))
    return total + takeWanted(most: terms.most(option) - chosen.count)
  }

  /// Of each school with a limit the cheapest: as many as must come, and of the others those that are worth it. Adds what
  /// those who are expected would be missed, less what each of them who comes saves.
  private mutating func fillQuotas(_ session: SessionData, _ terms: ActivityTerms, leader: Int) -> Int {
    var total = 0
    for (number, own) in session.quotas.enumerated() {
      let least = terms.wanted(number, own, leader: leader)
      let missing = own.level == .expected ? scaled(own.missingCost) : 0
      total += least * missing
      if own.perSchool == Int.max { continue }
      quota[number].sort { ($0.value, $0.candidate) < ($1.value, $1.candidate) }
      for (rank, entry) in quota[number].prefix(own.perSchool).enumerated() {
        let value = rank < least ? entry.value - missing : entry.value
        if own.level == .required, rank < least {
          total += value
          chosen.append(entry.candidate)
        } else if value < 0 {
          wanted.append(Entry(value: value, candidate: entry.candidate))
        }
      }
    }
    return total
  }

  private mutating func takeWanted(most: Int) -> Int {
    if wanted.count > max(0, most) { wanted.sort { ($0.value, $0.candidate) < ($1.value, $1.candidate) } }
    var total = 0
    for entry in wanted.prefix(max(0, most)) {
      total += entry.value
      chosen.append(entry.candidate)
    }
    return total
  }

  private func price(of need: Int32) -> Int { need < 0 ? 0 : needPrices[Int(need)] }

  private func scaled<Number: BinaryInteger>(_ amount: Number) -> Int { Int(amount) * SharedRows.scale }

  /// What `value` uses of the rows, and who is where when.
  mutating func outcome(_ value: Value, of priced: PricedActivity) -> PricedOutcome {
    if value.options.isEmpty { return PricedOutcome() }
    priceNeeds(priced)
    var outcome = PricedOutcome(uses: rows.providerYears[priced.number])
    let activity = instance.activities[priced.number]
    let terms = ActivityTerms(activity, model: model, prices: prices)
    outcome.uses += terms.costUse
    for index in value.options {
      let option = activity.options[Int(index)]
      let cell = Int(priced.cells.cellOfOption[Int(index)])
      _ = self.value(cell, day: Int(option.day), option: option, priced, activity, terms)
      let payer = priced.payer[cell]
      if payer >= 0 { outcome.uses.append(RowUse(row: payer, amount: Int(priced.fixed[cell].pence))) }
      outcome.uses += terms.feeUse(option, heads: chosen.count)
      if let row = providerRow(option, activity) { outcome.uses.append(RowUse(row: Int32(row), amount: 1)) }
      if option.host >= 0 { eachHostRow(option) { outcome.uses.append(RowUse(row: Int32($0), amount: 1)) } }
      if priced.leadersNeed[cell] >= 0 { outcome.needs.append(priced.needs[Int(priced.leadersNeed[cell])]) }
      let leader = activity.leadingPerson(option)
      if leader >= 0 { outcome.addTime(of: leader, option, priced.number, coming) }
      for position in chosen {
        outcome.addCharge(priced, cell: cell, candidate: Int(position), coming)
        outcome.addTime(of: activity.candidates[Int(position)].person, option, priced.number, coming)
      }
    }
    outcome.addSupply(coming)
    return outcome
  }
}
