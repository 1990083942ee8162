// SPDX-License-Identifier: Apache-2.0

import Domain

extension SummaryWriter {
  func money() -> [String] {
    var table = TextTable()
    table.append("School or fund", "Spend", "Budget", "Left")
    let dearest = plan.schools.sorted { ($1.spend, $0.school) < ($0.spend, $1.school) }
    for figures in dearest.prefix(mostRows) {
      table.append(
        name(figures.school), Format.exactMoney(figures.spend), Format.exactMoney(figures.budget), left(figures))
    }
    if dearest.count > mostRows {
      table.append("and \(Format.count(dearest.count - mostRows)) more schools, all in the report", "", "", "")
    }
    table.append(
      "All schools", Format.exactMoney(totals.spend), Format.exactMoney(totals.budget),
      Format.exactMoney(totals.budget - totals.spend))
    for item in FundSpend.all(group: group, plan: plan) {
      let rest = item.fund.amount - item.spend
      table.append(
        TextFlow.harmless("Fund: \(item.fund.name)"), Format.exactMoney(item.spend),
        Format.exactMoney(item.fund.amount),
        Format.exactMoney(rest))
    }
    return [heading("Money")] + table.lines(width: width) + staffingMoney()
  }

  func fairness() -> [String] {
    let concerned = plan.schools.filter { $0.asked > .zero || $0.given > .zero }
    guard !concerned.isEmpty else { return [] }
    var table = TextTable()
    table.append("Hours of benefit", "Asked", "Fair share", "Given", "Short")
    let shortest = concerned.sorted { ($1.shortfall, $0.school) < ($0.shortfall, $1.school) }
    for figures in shortest.prefix(mostRows) {
      table.append(
        name(figures.school), Format.hours(figures.asked), Format.hours(figures.share), Format.hours(figures.given),
        figures.shortfall > .zero ? Format.hours(figures.shortfall) : "-")
    }
    if shortest.count > mostRows {
      table.append("and \(Format.count(shortest.count - mostRows)) more schools, all in the report", "", "", "", "")
    }
    table.append("All schools", Format.hours(totals.asked), Format.hours(totals.share), Format.hours(totals.given), "")
    return [heading("Fairness: what schools asked for, are due and get")] + table.lines(width: width) + skew()
  }

  func objective() -> [String] {
    var lines = [heading("How good it is")]
    lines += paragraph(
      "In lesson-equivalents (LE): 1 LE is an hour of an ordinary class taught by someone else. Less is better.")
    if plan.objective.must > 0 {
      lines += paragraph(MissingMusts(group, plan, names: names).sentence)
    }
    if plan.objective.churn != .zero {
      lines += paragraph("\(plan.wordsOnChurn) Everything else is weighed together:")
    }
    var table = TextTable()
    for part in plan.objective.parts.rows where part.value != .zero {
      table.append("\(part.label): \(part.words)", Format.lessons(part.value))
    }
    table.append("Together", Format.lessons(plan.objective.parts.total))
    lines += table.lines(width: width)
    for bound in plan.bounds { lines += bullet(BoundWords.sentence(bound, plan: plan)) }
    return lines
  }

  private func name(_ school: Identifier<School>) -> String { TextFlow.harmless(names.school(school)) }
  private func left(_ figures: SchoolFigures) -> String { Format.exactMoney(figures.budget - figures.spend) }
}

extension SchoolFigures {
  /// Benefit below the fair share; nothing where the share is reached.
  var shortfall: Minutes { max(.zero, share - given) }
}
