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
  /// People chosen for the cell looked at last.
  private var attendance = AttendanceChoice()

  /// What an activity comes to.
  struct Value {
    /// At most 0, since leaving it out adds nothing, but of what must take place.
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
      found = series(session.spec.series, activity, values, calendars: priced.calendars)
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
    return found.value < 0 || activity.mustWeight > 0 ? found : Value()
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
  private func series(_ series: Series, _ activity: ActivityData, _ values: [Int], calendars: [[Int]]) -> Value? {
    var best: Value?
    for calendar in calendars {
      let path = SeriesPath(series, terms: calendar)
      for leader in Set(activity.options.map(\.leader)).sorted() {
        let found = path.best(activity.options) { index in
          activity.options[index].leader == leader && values[index] < Self.never ? values[index] : Int.max
        }
        guard let found else { continue }
        let total = found.reduce(0) { $0 + values[$1] }
        if best.map({ total < $0.value }) ?? true { best = Value(value: total, options: found.map(Int32.init)) }
      }
    }
    return best
  }

  /// The least that one part held so can add; `never` where it can't be. Leaves who comes in `attendance`.
  /// - Parameter day: the date whose rows count, -1 for none.
  private mutating func value(
    _ cell: Int, day: Int, option: Option, _ priced: PricedActivity, _ activity: ActivityData, _ terms: ActivityTerms
  ) -> Int {
    attendance.begin(quotas: 0)
    let fixed = priced.fixed[cell]
    if fixed == .impossible { return Self.never }
    let payer = priced.payer[cell]
    var total = scaled(fixed.cost) + (payer >= 0 ? prices[Int(payer)] * Int(fixed.pence) : 0)
    if priced.leadersNeed[cell] >= 0 { total += needPrices[Int(priced.leadersNeed[cell])] }
    let leader = day < 0 ? -1 : activity.leadingPerson(option)
    if leader >= 0 { coming.eachTimeRow(leader, option, priced.number) { total += prices[$0] } }
    guard case .session(let session) = activity.kind else {
      guard let visitors = visitors(cell, day: day, option: option, priced, activity) else { return Self.never }
      return total + visitors
    }
    guard let people = people(cell, day: day, option: option, priced, activity, session, terms) else {
      return Self.never
    }
    return total + people
  }

  /// Everybody asked who is surely there, and of the others who count below 0; nil where somebody sure can't come.
  private mutating func visitors(
    _ cell: Int, day: Int, option: Option, _ priced: PricedActivity, _ activity: ActivityData
  ) -> Int? {
    let first = cell * activity.candidates.count
    var total = 0
    var cheapest: AttendanceChoice.Entry?
    for (index, candidate) in activity.candidates.enumerated() {
      let charge = priced.charges[first + index]
      if charge == .impossible {
        if model.mayBeAway(candidate.person) { continue }
        return nil
      }
      var value = coming.value(of: charge, candidate.person) + price(of: priced.needOf[first + index])
      if day >= 0 { coming.eachTimeRow(candidate.person, option, priced.number) { value += prices[$0] } }
      if model.mayBeAway(candidate.person), value > 0 {
        if value < cheapest?.value ?? Int.max {
          cheapest = AttendanceChoice.Entry(value: value, candidate: Int32(index))
        }
        continue
      }
      total += value
      attendance.take(Int32(index))
    }
    // Somebody comes, be they all people who may be away.
    if attendance.chosen.isEmpty {
      guard let cheapest else { return nil }
      total += cheapest.value
      attendance.take(cheapest.candidate)
    }
    return total
  }

  /// Those who must come to a part of a session and those who are worth it, with the fee, and those who are missed; nil where
  /// too few can come.
  private mutating func people(
    _ cell: Int, day: Int, option: Option, _ priced: PricedActivity, _ activity: ActivityData,
    _ session: SessionData, _ terms: ActivityTerms
  ) -> Int? {
    let first = cell * activity.candidates.count
    let fee = terms.fee(option)
    var total = fee.part
    attendance.begin(quotas: session.quotas.count)
    for (index, candidate) in activity.candidates.enumerated() {
      let charge = priced.charges[first + index]
      if charge == .impossible { continue }
      let own = session.quotas[Int(candidate.quota)]
      var value = coming.value(of: charge, candidate.person) + price(of: priced.needOf[first + index]) + fee.head
      if day >= 0 { coming.eachTimeRow(candidate.person, option, priced.number) { value += prices[$0] } }
      if terms.countsPresence { value -= scaled(candidate.presence) }
      let mayBeAway = model.mayBeAway(candidate.person)
      if own.perSchool < Int.max {
        attendance.offer(
          AttendanceChoice.Entry(value: value, candidate: Int32(index)), quota: Int(candidate.quota))
      } else if own.level == .required, !mayBeAway {
        total += value
        attendance.take(Int32(index))
      } else {
        if own.level == .expected, !mayBeAway { value -= scaled(own.missingCost) }
        attendance.offer(AttendanceChoice.Entry(value: value, candidate: Int32(index)))
      }
    }
    let leader = activity.leadingPerson(option)
    for (number, own) in session.quotas.enumerated() {
      let least = terms.wanted(number, own, leader: leader)
      let missing = own.level == .expected ? scaled(own.missingCost) : 0
      total += least * missing
      if own.perSchool == Int.max { continue }
      total += attendance.fill(
        number, most: own.perSchool, least: least, missing: missing, isRequired: own.level == .required)
    }
    let chosen = attendance.finish(
      seats: terms.most(option), leastPeople: session.spec.quorum, leastSchools: session.spec.leastSchools
    ) { activity.candidates[Int($0)].school }
    return chosen.map { total + $0 }
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
      outcome.uses += terms.feeUse(option, heads: attendance.chosen.count)
      if let row = providerRow(option, activity) { outcome.uses.append(RowUse(row: Int32(row), amount: 1)) }
      if option.host >= 0 { eachHostRow(option) { outcome.uses.append(RowUse(row: Int32($0), amount: 1)) } }
      if priced.leadersNeed[cell] >= 0 { outcome.needs.append(priced.needs[Int(priced.leadersNeed[cell])]) }
      let leader = activity.leadingPerson(option)
      if leader >= 0 { outcome.addTime(of: leader, option, priced.number, coming) }
      for position in attendance.chosen {
        outcome.addCharge(priced, cell: cell, candidate: Int(position), coming)
        outcome.addTime(of: activity.candidates[Int(position)].person, option, priced.number, coming)
      }
    }
    outcome.addSupply(coming)
    return outcome
  }
}
