// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  /// How much is placed, and how far that may be relied on: dates of occurrences and secondments alike.
  var opening: String {
    let placed = "\(Format.count(totals.placed.count)) of \(Format.count(group.activities.count)) activities placed"
    let dates = (
      firm: plan.occurrences.count { $0.firmness == .firm && !$0.isStay }, all: totals.meetings, noun: "date"
    )
    let posts = (
      firm: plan.secondments.count { $0.firmness == .firm }, all: plan.secondments.count, noun: "secondment"
    )
    let kinds = [dates, posts].filter { $0.all > 0 }
    if kinds.isEmpty { return placed }
    if kinds.allSatisfy({ $0.firm == $0.all }) {
      return placed + ", every \(kinds.map(\.noun).joined(separator: " and ")) firm"
    }
    if kinds.allSatisfy({ $0.firm == 0 }) { return placed + ", all provisional until heads answer" }
    let firm = kinds.map { "\($0.firm == 0 ? "none" : Format.count($0.firm)) of \(Format.count($0.all, $0.noun))" }
    return placed + ", \(firm.joined(separator: " and ")) firm, the others provisional"
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
        "\(Format.count(totals.coveredInside)) covered inside, "
          + (totals.coveredByFloaters == 0 ? "" : "\(Format.count(totals.coveredByFloaters)) by floating cover, ")
          + "\(Format.count(totals.coveredBySupply)) by supply"),
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
