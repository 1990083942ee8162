// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  var opening: String {
    let dates = totals.meetings
    let firm = plan.occurrences.count { $0.firmness == .firm && !$0.isStay }
    let placed = "\(Format.count(totals.placed.count)) of \(Format.count(group.activities.count)) activities placed"
    if dates == 0 { return placed }
    if firm == dates { return placed + ", every date firm" }
    return placed
      + (firm == 0
        ? ", all provisional until heads answer"
        : ", \(Format.count(firm)) of \(Format.count(dates, "date")) firm, the others provisional")
  }

  var tiles: [View] {
    func tile(_ figure: String, _ label: String, _ note: String) -> View {
      View(["figure": figure, "label": label, "note": note])
    }
    let share = Format.percent(totals.given.rawValue, of: totals.asked.rawValue).map { "\($0) of" } ?? "of"
    return [
      tile(
        "\(Format.count(totals.placed.count)) of \(Format.count(group.activities.count))", "activities placed",
        "on \(Format.count(totals.meetings, "occasion"))"),
      tile(
        Format.count(totals.people), totals.people == 1 ? "person takes part" : "people take part",
        "from \(Format.count(totals.schoolsTakingPart, "school"))"),
      tile(
        Format.hours(totals.given), "hours of benefit",
        "\(share) the \(Format.hours(totals.asked)) hours asked for"),
      tile(
        Format.count(totals.lessonsLost), "lessons taught by someone else",
        "\(Format.count(totals.coveredInside)) covered inside, \(Format.count(totals.coveredBySupply)) by supply"),
      tile(
        Format.days(halfDays: totals.supplyHalfDays), "supply days to book", "for \(Format.money(totals.supplyCost))"),
      tile(
        Format.roundMoney(totals.spend), "spent by schools",
        "of \(Format.roundMoney(totals.budget)) budgeted"
          + (Format.percent(totals.spend.rawValue, of: totals.budget.rawValue).map { " (\($0))" } ?? "")),
      tile(
        Format.hours(totals.travel), "hours of travel",
        "\(Format.miles(totals.metres)) miles on \(Format.count(plan.legs.count, "journey"))"),
      tile(
        Format.count(totals.halfDaysOut), "half-days out of school", "counted person by person"),
    ] + staffingTiles(tile)
  }

  /// Specialists and secondments, where there are any.
  private func staffingTiles(_ tile: (String, String, String) -> View) -> [View] {
    var tiles: [View] = []
    if !plan.rotas.isEmpty {
      let owed = plan.rotaBalances.reduce(0) { $0 + $1.owed }
      tiles.append(
        tile(
          Format.count(totals.specialistHalfDays), "half-days of specialists",
          owed == 0 ? "nothing owed at the year's end" : "\(Format.count(owed)) owed at the year's end"))
    }
    if !plan.secondments.isEmpty {
      let hires = plan.charges.filter { $0.kind == .hire }.reduce(Pence.zero) { $0 + $1.amount }
      tiles.append(
        tile(
          Format.count(plan.secondments.count), plan.secondments.count == 1 ? "secondment" : "secondments",
          hires == .zero ? "nobody has to be hired" : "\(Format.roundMoney(hires)) to hire in their place"))
    }
    return tiles
  }
}
