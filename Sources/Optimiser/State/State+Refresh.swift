// SPDX-License-Identifier: Apache-2.0

import Domain

extension State {
  /// Recomputes every marked cell. Classes, school days, people and activities come before schools and funds, which add
  /// up what those spend and give.
  mutating func refresh() {
    for index in marks.classes.members { replace(\.classCells, Int(index), classCell(Int(index))) }
    for index in marks.schoolDays.members { refreshSchoolDay(Int(index)) }
    if !floaters.isEmpty { refreshFloaters() }
    for index in marks.people.members { replace(\.personCells, Int(index), personCell(Int(index))) }
    for index in marks.activities.members { refreshActivity(Int(index)) }
    for index in marks.pools.members { refreshPool(Int(index)) }
    for index in marks.schools.members { refreshFloor(Int(index)) }
    for index in marks.schools.members { refreshReserve(Int(index)) }
    for index in marks.schools.members { replace(\.schoolCells, Int(index), schoolCell(Int(index))) }
    for index in marks.funds.members { replace(\.fundCells, Int(index), fundCell(Int(index))) }
    marks.classes.removeAll()
    marks.schoolDays.removeAll()
    marks.people.removeAll()
    marks.activities.removeAll()
    marks.schools.removeAll()
    marks.funds.removeAll()
    marks.pools.removeAll()
  }

  private mutating func refreshFloor(_ index: Int) {
    let school = instance.schools[index]
    if school.benefitFloor == 0 { return }
    let missing = 8 * school.need * ceilDivide(max(0, school.benefitFloor - given[index]), 60)
    must += missing - floorCells[index]
    floorCells[index] = missing
  }

  /// What the school's reserve pays beyond its budget.
  private mutating func refreshReserve(_ index: Int) {
    let school = instance.schools[index]
    if school.reserve < 0 { return }
    let new = max(0, spend[index] - school.budget)
    if new == drawn[index] { return }
    fundSpend[school.reserve] += new - drawn[index]
    drawn[index] = new
    marks.funds.insert(school.reserve)
  }

  private mutating func refreshPool(_ index: Int) {
    let new = PoolCell(instance: instance, pool: index, members: poolMembers[index], placements: placements)
    let old = poolCells[index]
    if old == new { return }
    add(cost: new.cost - old.cost)
    add(broken: old.broken, sign: -1)
    add(broken: new.broken, sign: 1)
    let school = instance.pools[index].school
    staffing[school] += new.pence - old.pence
    marks.schools.insert(school)
    poolCells[index] = new
  }

  private mutating func replace(_ cells: WritableKeyPath<State, [Cell]>, _ index: Int, _ cell: Cell) {
    let old = self[keyPath: cells][index]
    if old == cell { return }
    add(cost: cell.cost - old.cost)
    add(broken: old.broken, sign: -1)
    add(broken: cell.broken, sign: 1)
    self[keyPath: cells][index] = cell
  }

  mutating func refreshSchoolDay(_ index: Int) {
    let need = schoolNeed(index)
    if !floaters.isEmpty { note(need, schoolDay: index) }
    let new = schoolDayCell(index, need: need.less(floatersComing(index)))
    let old = schoolDayCells[index]
    if old == new { return }
    add(cost: new.cell.cost - old.cell.cost)
    add(broken: old.cell.broken, sign: -1)
    add(broken: new.cell.broken, sign: 1)
    if old.pence != new.pence {
      let school = index / instance.dayCount
      spend[school] += new.pence - old.pence
      marks.schools.insert(school)
    }
    schoolDayCells[index] = new
  }

  private mutating func refreshActivity(_ index: Int) {
    let new = ActivityCellBuilder(instance: instance, seconded: seconded).cell(index, placements[index])
    let old = activityCells[index]
    if old == new { return }
    apply(old, sign: -1)
    apply(new, sign: 1)
    activityCells[index] = new
  }

  private mutating func apply(_ cell: ActivityCell, sign: Int) {
    add(cost: sign * cell.cost)
    churn += sign * cell.churn
    add(broken: cell.broken, sign: sign)
    for fee in cell.schoolFees {
      spend[fee.school] += sign * fee.amount
      marks.schools.insert(fee.school)
    }
    for sum in cell.staffing {
      staffing[sum.school] += sign * sum.amount
      marks.schools.insert(sum.school)
    }
    if cell.fundStaffing.fund >= 0 {
      fundSpend[cell.fundStaffing.fund] += sign * cell.fundStaffing.pence
      marks.funds.insert(cell.fundStaffing.fund)
    }
    if cell.fundFees.fund >= 0 {
      fundSpend[cell.fundFees.fund] += sign * cell.fundFees.pence
      marks.funds.insert(cell.fundFees.fund)
    }
    for gift in cell.given {
      given[gift.school] += sign * gift.amount
      marks.schools.insert(gift.school)
    }
    for school in cell.hosted {
      hostings[school] += sign
      marks.schools.insert(school)
    }
    for school in cell.received {
      receptions[school] += sign
      marks.schools.insert(school)
    }
  }

  /// Losses of one class: their cost by order in the week, and H9.
  func classCell(_ index: Int) -> Cell {
    var cell = Cell()
    let rates = instance.rules.rates
    let limits = instance.rules.limits
    var week: Int16 = -1
    var rank = 0
    var dates = [UInt8](repeating: 0, count: halfTerms)
    var lastDay: Int16 = -1
    for (position, loss) in losses[index].enumerated() {
      let lesson = instance.lessons[Int(loss.lesson)]
      let lossWeek = instance.calendar.weeks[Int(loss.day)]
      rank = lossWeek == week ? rank + 1 : 1
      week = lossWeek
      let factor = rank == 1 ? 1000 : rank == 2 ? rates.secondLoss.rawValue : rates.laterLoss.rawValue
      cell.cost += floorDivide(Int(lesson.base) * factor, 60_000)
      if loss.day != lastDay {
        let halfTerm = Int(instance.calendar.at(lesson.school, Int(loss.day)).halfTerm)
        dates[halfTerm] += 1
        let isPast = Int(loss.day) < instance.published.openDay
        if !isPast, Int(dates[halfTerm]) > limits.classLossesPerHalfTerm { cell.broken.insert(.limitReached) }
      }
      lastDay = loss.day
      for earlier in losses[index][..<position].reversed() {
        if Int(loss.day - earlier.day) >= limits.sameSubjectGapDays { break }
        if earlier.day != loss.day, Int(loss.day) >= instance.published.openDay,
          instance.lessons[Int(earlier.lesson)].subject == lesson.subject
        {
          cell.broken.insert(.limitReached)
        }
      }
    }
    return cell
  }

  /// Lessons that nobody inside can cover on a school's day.
  private func schoolNeed(_ index: Int) -> SchoolNeed {
    var needs = SchoolNeed()
    let day = index % instance.dayCount
    let number = index / instance.dayCount
    guard let bells = instance.calendar.bells(number, day: day) else { return needs }
    let halfTerm = instance.calendar.at(number, day).halfTerm
    let weekday = Int(instance.calendar.weekdays[day])
    for period in 0..<Int(bells.periodCount) {
      let lost = Int(lostCount[index * periods + period])
      if lost == 0 { continue }
      let usable = instance.cover.usable(number, weekday: weekday, period: period, halfTerm: halfTerm)
      let need = Int16(lost - max(0, usable - Int(awayCount[index * periods + period])))
      if instance.calendar.period(bells, period).half == 0 {
        needs.morning = max(needs.morning, need)
      } else {
        needs.afternoon = max(needs.afternoon, need)
      }
    }
    return needs
  }

  /// A school's day: supply for the need left, people out, and who remains.
  private func schoolDayCell(_ index: Int, need: SchoolNeed) -> SchoolDayCell {
    var result = SchoolDayCell()
    let school = instance.schools[index / instance.dayCount]
    let day = index % instance.dayCount
    let number = index / instance.dayCount
    guard instance.calendar.bells(number, day: day) != nil else { return result }
    if !need.isNothing {
      let supply = SupplyNeed(
        morning: Int(need.morning), afternoon: Int(need.afternoon), day: school.supplyDay, half: school.supplyHalfDay,
        pencePerLesson: instance.rules.rates.pencePerLesson.rawValue)
      result.pence = supply.pence
      result.cell.cost = supply.cost
      if supply.heads > school.supplyMost { result.cell.broken.insert(.noCover) }
    }
    if day < instance.published.openDay {
      result.cell.broken = []
      return result
    }
    for half in 0..<2 {
      if Int(outCount[index * 2 + half]) > school.mostOut { result.cell.broken.insert(.tooManyOut) }
      if goneCount[index * 2 + half] > 0, !remains(school: number, day: day, half: half) {
        result.cell.broken.insert(.tooManyOut)
      }
    }
    return result
  }

  /// Whether somebody of every remain-on-site set that has anybody at work is still in.
  private func remains(school: Int, day: Int, half: Int) -> Bool {
    let weekday = Weekday.allCases[Int(instance.calendar.weekdays[day])]
    let halfDay: HalfDay = half == 0 ? .morning : .afternoon
    guard let span = instance.calendar.bells(school, day: day)?.pupils(half: half) else { return true }
    for set in instance.remainers[school] {
      var isAnybodyAtWork = false
      var isAnybodyIn = false
      for member in set {
        let person = Int(member)
        let data = instance.people[person]
        if day < data.firstDay || day > data.lastDay || !data.works.contains(weekday, halfDay) { continue }
        let left = DayEvaluator.uncovered(Int(span.start), Int(span.end)) { body in
          for busy in instance.busyOfPerson[person] where busy.days.contains(day) { body(busy.stretch) }
          for busy in instance.busyOfSchool[school] where busy.days.contains(day) { body(busy.stretch) }
        }
        if left == 0 { continue }
        isAnybodyAtWork = true
        if effect(person: person, day: day).gone & (1 << UInt8(half)) == 0 { isAnybodyIn = true }
      }
      if isAnybodyAtWork && !isAnybodyIn { return false }
    }
    return true
  }

  /// A person's limits over weeks, half-terms and the year.
  func personCell(_ index: Int) -> Cell {
    var cell = Cell()
    let data = instance.people[index]
    let weeks = instance.calendar.weekCount
    for week in 0..<weeks where Int(daysOutOfWeek[index * weeks + week]) > data.mostDaysPerWeek {
      if isOpen(index, { Int(instance.calendar.weeks[$0]) == week && $1.out != 0 }) {
        cell.broken.insert(.limitReached)
      }
    }
    let isIn = { (day: Int, halfTerm: Int) in Int(self.instance.calendar.at(data.base, day).halfTerm) == halfTerm }
    for halfTerm in 0..<halfTerms {
      if Int(daysOutOfHalfTerm[index * halfTerms + halfTerm]) > data.mostDaysPerHalfTerm,
        isOpen(index, { isIn($0, halfTerm) && $1.out != 0 })
      {
        cell.broken.insert(.limitReached)
      }
      if Int(twilights[index * halfTerms + halfTerm]) > instance.schools[data.base].mostTwilights,
        isOpen(index, { isIn($0, halfTerm) && $1.twilights != 0 })
      {
        cell.broken.insert(.notAtWork)
      }
    }
    if Int(daysOutOfYear[index]) > data.mostDaysPerYear, isOpen(index, { $1.out != 0 }) {
      cell.broken.insert(.limitReached)
    }
    if let balance = data.directedBalance, Int(twilightMinutes[index]) > balance { cell.broken.insert(.notAtWork) }
    return cell
  }

  /// Whether a limit counts anything that isn't past: else it isn't asked (H17).
  private func isOpen(_ person: Int, _ counts: (Int, DayEffect) -> Bool) -> Bool {
    let openDay = instance.published.openDay
    if openDay == 0 { return true }
    return (min(openDay, instance.dayCount)..<instance.dayCount).contains {
      counts($0, effect(person: person, day: $0))
    }
  }

  /// A school's budget, fairness, giving and taking.
  func schoolCell(_ index: Int) -> Cell {
    var cell = Cell()
    let rates = instance.rules.rates
    if spend[index] - drawn[index] > instance.schools[index].mostSpend { cell.broken.insert(.noMoney) }
    if staffing[index] > instance.schools[index].staffingBudget { cell.broken.insert(.noMoney) }
    if instance.asked[index] > 0 {
      cell.cost += Self.shortfallCost(share: instance.share[index], given: given[index], rates: rates)
    }
    cell.cost += rates.hostingBeyond.rawValue * max(0, hostings[index] - receptions[index] - rates.freeHostings)
    return cell
  }

  /// The convex price of a school's shortfall from its fair share.
  static func shortfallCost(share: Int, given: Int, rates: Rates) -> Int {
    let missing = max(0, share - given)
    let tenth = floorDivide(share, 10)
    let first = min(missing, tenth)
    let second = min(missing - first, tenth)
    let price = rates.shortfall.map(\.rawValue)
    return floorDivide(first * price[0] + second * price[1] + (missing - first - second) * price[2], 60)
  }

  private func fundCell(_ index: Int) -> Cell {
    var cell = Cell()
    if fundSpend[index] > instance.funds[index].most { cell.broken.insert(.noMoney) }
    return cell
  }
}
