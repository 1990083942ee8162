// SPDX-License-Identifier: Apache-2.0

import Domain

extension ExplicitCompiler {
  /// What schools can do without, buy, spend and expect.
  mutating func addSchoolRows() {
    addCover()
    addOut()
    addGifts()
    addHostings()
    // Last: what's bought is spent.
    for (key, row) in draft.rows(.spend) {
      let spent = fixed.spend[Int(key.a)] - refunds[Int(key.a), default: 0]
      // Reserves pay for what's fixed alone.
      draft.limit(row, most: instance.schools[Int(key.a)].mostSpend + fixed.drawn[Int(key.a)] - spent)
    }
    for (key, row) in draft.rows(.fund) {
      draft.limit(row, most: instance.funds[Int(key.a)].most - fixed.fundSpend[Int(key.a)])
    }
  }

  // MARK: Cover

  /// Days, mornings and afternoons of supply for what cover staff can't take.
  private mutating func addCover() {
    var days: [(school: Int, day: Int, periods: [(period: Int, row: Int)])] = []
    var index: [Int: Int] = [:]
    for (key, row) in draft.rows(.cover) {
      let number = Int(key.a) * instance.dayCount + Int(key.b)
      if index[number] == nil {
        index[number] = days.count
        days.append((Int(key.a), Int(key.b), []))
      }
      days[index[number] ?? 0].periods.append((Int(key.c), row))
    }
    for day in days { addSupply(day.school, day.day, day.periods) }
  }

  private mutating func addSupply(_ school: Int, _ day: Int, _ periods: [(period: Int, row: Int)]) {
    guard let bells = instance.calendar.bells(school, day: day) else { return }
    let cover = CoverNeed(fixed)
    // What's bought for what's fixed is decided again together with the rest.
    let bought = fixed.schoolDayCells[school * instance.dayCount + day]
    var needs: [(row: Int, half: Int, limit: Int)] = []
    var known = Set(periods.map(\.period))
    for entry in periods {
      let limit =
        cover.inside(school, day: day, period: entry.period) - cover.lost(school, day: day, period: entry.period)
      // People away alone don't need cover.
      if isOfAbsencesAlone(RowKey(.cover, school, day, entry.period)) { continue }
      if draft.rows[entry.row].most(draft.columns) <= limit { continue }
      needs.append((entry.row, Int(instance.calendar.period(bells, entry.period).half), limit))
    }
    if needs.isEmpty { return }
    if bought.pence != 0 {
      for period in 0..<Int(bells.periodCount) where known.insert(period).inserted {
        let limit = cover.inside(school, day: day, period: period) - cover.lost(school, day: day, period: period)
        if limit < 0 {
          needs.append((draft.row("cover of what's fixed"), Int(instance.calendar.period(bells, period).half), limit))
        }
      }
    }
    draft.restOffset -= bought.cell.cost
    buy(school, needs: needs, fixedPence: bought.pence, day: day)
  }

  /// Whether nobody leaves a class then.
  private func isOfAbsencesAlone(_ key: RowKey) -> Bool {
    CoverNeed(fixed).lost(Int(key.a), day: Int(key.b), period: Int(key.c)) == 0 && !lessonRows.contains(key)
  }

  private mutating func buy(
    _ school: Int, needs: [(row: Int, half: Int, limit: Int)], fixedPence: Int, day: Int
  ) {
    let data = instance.schools[school]
    let name = "\(instance.schoolIDs[school].text) \(instance.calendar.date(day))"
    let rate = instance.rules.rates.pencePerLesson.rawValue
    let most = [0, 1].map { half in
      needs.filter { $0.half == half }.map { draft.rows[$0.row].most(draft.columns) - $0.limit }.max() ?? 0
    }
    let heads = min(data.supplyMost, max(most[0], most[1]))
    // Rounded up, since what's cheapest in pence is bought in the end.
    let dayColumn = draft.column(
      "supply days of \(name)", upper: most[0] > 0 && most[1] > 0 ? heads : 0,
      rest: ceilDivide(data.supplyDay * 1000, rate))
    draft.add(data.supplyDay, of: dayColumn, to: RowKey(.spend, school))
    var halves: [Int] = []
    for half in 0..<2 {
      let column = draft.column(
        "supply \(half == 0 ? "mornings" : "afternoons") of \(name)", upper: min(heads, max(0, most[half])),
        rest: ceilDivide(data.supplyHalfDay * 1000, rate))
      draft.add(data.supplyHalfDay, of: column, to: RowKey(.spend, school))
      if fixedPence != 0 { draft.startFull(column) }
      halves.append(column)
    }
    refunds[school, default: 0] += fixedPence
    for need in needs {
      draft.add(-1, of: dayColumn, to: need.row)
      draft.add(-1, of: halves[need.half], to: need.row)
      draft.limit(need.row, upper: need.limit)
    }
    for half in halves {
      let row = draft.row("supply staff of \(name)", upper: data.supplyMost)
      draft.add(1, of: dayColumn, to: row)
      draft.add(1, of: half, to: row)
    }
  }

  // MARK: People out

  private mutating func addOut() {
    for (key, row) in draft.rows(.out) {
      let school = Int(key.a)
      let index = school * instance.dayCount * 2 + Int(key.b)
      draft.limit(row, most: instance.schools[school].mostOut - Int(fixed.outCount[index]))
    }
    for (key, row) in draft.rows(.teamOut) {
      let index = Int(key.a) * instance.dayCount * 2 + Int(key.b)
      draft.limit(row, most: instance.teamLimits[Int(key.a)] - Int(fixed.teamOut[index]))
    }
    for (key, row) in draft.rows(.gone) {
      let (school, day, half) = (Int(key.a), Int(key.b) / 2, Int(key.b) % 2)
      guard let present = fixed.remaining(school: school, day: day, half: half, set: Int(key.c)) else { continue }
      draft.limit(row, most: present - 1)
    }
  }

  // MARK: What schools get

  private mutating func addGifts() {
    for (key, row) in draft.rows(.given) {
      let school = Int(key.a)
      if instance.asked[school] > 0 { addShortfall(school, row) }
      if instance.schools[school].benefitFloor > 0 { addFloor(school, row) }
    }
  }

  /// Shortfall from the fair share in steps: the dearer ones begin where the cheaper end.
  private mutating func addShortfall(_ school: Int, _ given: Int) {
    let rates = instance.rules.rates
    let missing = instance.share[school] - fixed.given[school]
    if missing <= 0 { return }
    draft.restOffset -= State.shortfallCost(share: instance.share[school], given: fixed.given[school], rates: rates)
    let unit = max(1, shortfallUnit(draft.rows[given].terms.map(\.amount), missing: missing))
    let tenth = floorDivide(instance.share[school], 10)
    let row = draft.row("fair share of \(instance.schoolIDs[school].text)", lower: missing)
    for term in draft.rows[given].terms { draft.add(term.amount, of: Int(term.column), to: row) }
    let prices = rates.shortfall.map(\.rawValue)
    let counts = [tenth / unit, tenth / unit, ceilDivide(missing, unit)]
    for (count, price) in zip(counts, prices) {
      let column = draft.column(
        "shortfall of \(instance.schoolIDs[school].text)", upper: count, rest: ceilDivide(unit * price, 60))
      draft.add(unit, of: column, to: row)
      draft.startFull(column)
    }
  }

  /// Minutes of a step: what all gifts are multiples of, and no more than 200 steps.
  private func shortfallUnit(_ amounts: [Int], missing: Int) -> Int {
    var unit = missing
    for amount in amounts {
      var (a, b) = (unit, abs(amount))
      while b != 0 { (a, b) = (b, a % b) }
      unit = a
    }
    return max(unit, ceilDivide(missing, 200))
  }

  /// Hours missed of a floor, whole ones.
  private mutating func addFloor(_ school: Int, _ given: Int) {
    let missing = instance.schools[school].benefitFloor - fixed.given[school]
    if missing <= 0 { return }
    draft.mustOffset -= fixed.floorCells[school]
    let row = draft.row("floor of \(instance.schoolIDs[school].text)", lower: missing)
    for term in draft.rows[given].terms { draft.add(term.amount, of: Int(term.column), to: row) }
    let column = draft.column(
      "hours short of the floor of \(instance.schoolIDs[school].text)", upper: ceilDivide(missing, 60),
      must: 8 * instance.schools[school].need)
    draft.add(60, of: column, to: row)
    draft.startFull(column)
  }

  /// More often host than guest. That others than those who must be there come from elsewhere isn't counted as a visit.
  private mutating func addHostings() {
    let rates = instance.rules.rates
    for (key, row) in draft.rows(.hostings) where rates.hostingBeyond.rawValue > 0 {
      let school = Int(key.a)
      let most = draft.rows[row].most(draft.columns) - rates.freeHostings
      if most <= 0 { continue }
      let column = draft.column(
        "hostings of \(instance.schoolIDs[school].text)", upper: most, rest: rates.hostingBeyond.rawValue)
      draft.add(-1, of: column, to: row)
      draft.limit(row, upper: rates.freeHostings)
    }
  }
}

extension State {
  /// Holders of named roles of a set who are at work and not gone; nil where none is at work.
  func remaining(school: Int, day: Int, half: Int, set: Int) -> Int? {
    let weekday = Weekday.allCases[Int(instance.calendar.weekdays[day])]
    let halfDay: HalfDay = half == 0 ? .morning : .afternoon
    guard let span = instance.calendar.bells(school, day: day)?.pupils(half: half) else { return nil }
    var isAnybodyAtWork = false
    var present = 0
    for person in instance.remainers[school][set].map(Int.init) {
      let data = instance.people[person]
      if day < data.firstDay || day > data.lastDay || !data.works.contains(weekday, halfDay) { continue }
      let left = DayEvaluator.uncovered(Int(span.start), Int(span.end)) { body in
        for busy in instance.busyOfPerson[person] where busy.days.contains(day) { body(busy.stretch) }
        for busy in instance.busyOfSchool[school] where busy.days.contains(day) { body(busy.stretch) }
      }
      if left == 0 { continue }
      isAnybodyAtWork = true
      if effect(person: person, day: day).gone & (1 << UInt8(half)) == 0 { present += 1 }
    }
    return isAnybodyAtWork ? present : nil
  }
}
