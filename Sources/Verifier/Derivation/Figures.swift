// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a plan means for each school.
enum Figures {
  /// Figures of every school, by id.
  static func of(
    _ index: GroupIndex, losses: [Loss], coverDays: [CoverDay], personDays: [PersonDay], directedUses: [DirectedUse],
    ledger: Ledger, benefit: Benefit
  ) -> [SchoolFigures] {
    let lessonsLost = Dictionary(grouping: losses, by: \.school).mapValues(\.count)
    let purchases = Dictionary(grouping: coverDays.flatMap(\.purchases), by: \.school)
    let days = Dictionary(grouping: personDays, by: \.member.school.id)
    let uses = Dictionary(grouping: directedUses, by: \.presence.member.school.id)
    return index.schools.map { school in
      var figures = SchoolFigures(school: school.id, budget: index.budget(of: school))
      figures.lessonsLost = lessonsLost[school.id] ?? 0
      figures.supplyHalfDays = (purchases[school.id] ?? []).reduce(0) { $0 + ($1.part == .day ? 2 : 1) }
      figures.halfDaysOut = (days[school.id] ?? []).reduce(0) { $0 + $1.halvesOut.count }
      figures.spend = ledger.spend(of: school.id)
      figures.staffing = ledger.staffing(of: school.id)
      figures.asked = benefit.asked(school.id)
      figures.share = benefit.share(school.id)
      figures.given = benefit.given(school.id)
      figures.hostings = benefit.hostings(school.id)
      figures.receptions = benefit.receptions(school.id)
      figures.directed = (uses[school.id] ?? []).reduce(.zero) { $0 + $1.beyondHours }
      return figures
    }
  }
}

extension GroupIndex {
  /// What a school can spend on release in the year.
  func budget(of school: School) -> Pence { school.releaseBudget ?? group.rules.defaults.releaseBudget }
}
