// SPDX-License-Identifier: Apache-2.0

import Domain

extension SummaryWriter {
  /// A specialist's year or a secondment in a line; nil for everything that is told by its dates.
  func staffing(_ id: Identifier<Activity>) -> String? {
    if let secondment = words.index.secondment(of: id) { return line(secondment) }
    return words.index.rota(of: id).map(line)
  }

  /// "Ben Hill, Oak Primary to Elm Primary, Mon 4 Jan to Thu 25 Mar, the whole week"; nobody's name of what's confidential.
  private func line(_ secondment: SecondmentPlacement) -> String {
    let person = names.isConfidential(secondment.activity) ? [] : [names.person(secondment.person)]
    let way = "\(names.shortSchool(secondment.from)) to \(names.shortSchool(secondment.to))"
    return (person + [way, words.time(secondment)]).joined(separator: ", ")
  }

  /// "Mia North, 8 half-days at Ash Academy, 15 at Elm Primary (1 owed)".
  private func line(_ rota: RotaReading) -> String {
    let id = rota.rota.activity
    let balances = plan.rotaBalances.filter { $0.activity == id }
    let parts = balances.enumerated().map { number, balance in
      let amount = balance.held + balance.madeUp
      let owed = balance.owed == 0 ? "" : " (\(Format.count(balance.owed)) owed)"
      return (number == 0 ? Format.count(amount, "half-day") : Format.count(amount))
        + " at \(names.shortSchool(balance.school))\(owed)"
    }
    let person = names.isConfidential(id) ? [] : [names.person(rota.specialist.person)]
    return (person + parts).joined(separator: ", ")
  }

  /// Money for people in place of a school's own; nothing where there is none.
  func staffingMoney() -> [String] {
    let concerned = plan.schools.filter { $0.staffing != .zero }
    if concerned.isEmpty { return [] }
    var table = TextTable()
    table.append("Staffing, apart from release", "Spend", "Budget", "Left")
    let dearest = concerned.sorted { ($1.staffing, $0.school) < ($0.staffing, $1.school) }
    for figures in dearest.prefix(mostRows) {
      let budget = names.directory.schools[figures.school]?.staffingBudget
      table.append(
        TextFlow.harmless(names.school(figures.school)), Format.exactMoney(figures.staffing),
        budget.map(Format.exactMoney) ?? "-", budget.map { Format.exactMoney($0 - figures.staffing) } ?? "-")
    }
    if dearest.count > mostRows {
      table.append("and \(Format.count(dearest.count - mostRows)) more schools, all in the report", "", "", "")
    }
    table.append("All schools", Format.exactMoney(totals.staffing), "", "")
    let isPaid = concerned.contains { $0.staffing < .zero }
    return table.lines(width: width)
      + (isPaid ? paragraph("A minus means that a school is paid more than it pays.") : [])
  }
}
