// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  var opening: String {
    let firm = plan.occurrences.count { $0.firmness == .firm }
    let placed = "\(Format.count(totals.placed.count)) of \(Format.count(group.activities.count)) activities placed"
    if plan.occurrences.isEmpty { return placed }
    if firm == plan.occurrences.count { return placed + ", every date firm" }
    return placed
      + (firm == 0
        ? ", all provisional until heads answer"
        : ", \(Format.count(firm)) of \(Format.count(plan.occurrences.count, "date")) firm, the others provisional")
  }

  var tiles: [View] {
    func tile(_ figure: String, _ label: String, _ note: String) -> View {
      View(["figure": figure, "label": label, "note": note])
    }
    let share = Format.percent(totals.given.rawValue, of: totals.asked.rawValue).map { "\($0) of" } ?? "of"
    return [
      tile(
        "\(Format.count(totals.placed.count)) of \(Format.count(group.activities.count))", "activities placed",
        "on \(Format.count(plan.occurrences.count, "occasion"))"),
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
    ]
  }
}
