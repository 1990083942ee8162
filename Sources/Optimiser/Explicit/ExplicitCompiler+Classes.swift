// SPDX-License-Identifier: Apache-2.0

import Domain

extension ExplicitCompiler {
  /// What classes lose: dearer from the second in a week, so often in a half-term, the same subject so far apart.
  mutating func addClassRows() {
    for (key, row) in draft.rows(.classWeek) { addWeek(key, row) }
    for (key, row) in draft.rows(.classHalfTerm) {
      let dates = fixedDates(Int(key.a), halfTerm: Int(key.b))
      draft.limit(row, most: instance.rules.limits.classLossesPerHalfTerm - dates)
    }
    for key in subjectLosses.keys.sorted(by: { ($0.classIndex, $0.subject) < ($1.classIndex, $1.subject) }) {
      addGaps(subjectLosses[key] ?? [])
    }
  }

  private func fixedDates(_ classIndex: Int, halfTerm: Int) -> Int {
    let losses = fixed.losses[classIndex].filter { loss in
      let school = instance.lessons[Int(loss.lesson)].school
      return Int(instance.calendar.at(school, Int(loss.day)).halfTerm) == halfTerm
    }
    return Set(losses.map(\.day)).count
  }

  /// Columns hold what an absence costs if the class loses nothing else that week; each further absence is charged the most
  /// by which it can raise that.
  private mutating func addWeek(_ key: RowKey, _ row: Int) {
    guard let week = classWeeks[key] else { return }
    let hasFixed = fixed.losses[Int(key.a)].contains { Int(instance.calendar.weeks[Int($0.day)]) == Int(key.b) }
    let taken = hasFixed ? 1 : 0
    let most = draft.rows[row].most(draft.columns) + taken
    if most < 2 { return }
    let rates = instance.rules.rates
    let rise = { (from: Int, to: Int) in max(0, ceilDivide(week.base * (to - from), 60_000)) }
    let second = rise(1000, rates.secondLoss.rawValue)
    let later = max(second, rise(1000, rates.laterLoss.rawValue))
    let between = rise(rates.secondLoss.rawValue, rates.laterLoss.rawValue)
    let fixedLessons = hasFixed ? 2 : 0
    let isMany = max(week.mostLessons, fixedLessons) > 1
    let further = draft.column("a further loss in a week", upper: most - 1, rest: isMany ? later + between + 1 : second)
    draft.add(-1, of: further, to: row)
    if !isMany, later > second, most > 2 {
      let third = draft.column("a third loss in a week", upper: most - 2, rest: later - second)
      let extra = draft.row("losses of class \(key.a) in week \(key.b)", upper: 2)
      for term in draft.rows[row].terms where Int(term.column) != further {
        draft.add(term.amount, of: Int(term.column), to: extra)
      }
      draft.add(-1, of: third, to: extra)
    }
    draft.limit(row, upper: 1 - taken)
  }

  /// At most one in every stretch of so many days.
  private mutating func addGaps(_ losses: [DayColumn]) {
    let gap = instance.rules.limits.sameSubjectGapDays
    if gap <= 1 || losses.count < 2 { return }
    let order = losses.sorted { ($0.day, $0.column) < ($1.day, $1.column) }
    var last = -1
    var first = 0
    for start in order.indices where start == 0 || order[start].day != order[start - 1].day {
      first = start
      let end = order[first...].firstIndex { $0.day >= order[first].day + gap } ?? order.endIndex
      if end <= last { continue }
      last = end
      let members = order[first..<end]
      if Set(members.map(\.day)).count < 2 || isExclusive(members.map(\.column)) { continue }
      let row = draft.row("the same subject of one class within days", upper: 1)
      for member in members { draft.add(1, of: member.column, to: row) }
    }
  }

  private func isExclusive(_ columns: [Int]) -> Bool {
    Set(columns.map { draft.columns[$0].exclusion }).count < 2
  }
}
