// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a plan means for each school.
enum Figures {
  /// Figures of every school, by id.
  static func of(
    _ index: GroupIndex, losses: [Loss], coverDays: [CoverDay], personDays: [PersonDay], directedUses: [DirectedUse],
    ledger: Ledger, benefit: Benefit
  ) -> [SchoolFigures] {
    index.schools.map { school in
      var figures = SchoolFigures(school: school.id, budget: index.budget(of: school))
      figures.lessonsLost = losses.filter { $0.school == school.id }.count
      figures.supplyHalfDays = coverDays.filter { $0.school.id == school.id }.flatMap(\.purchases)
        .reduce(0) { $0 + ($1.part == .day ? 2 : 1) }
      figures.halfDaysOut = personDays.filter { $0.member.school.id == school.id }
        .reduce(0) { $0 + $1.halvesOut.count }
      figures.spend = ledger.spend(of: school.id)
      figures.asked = benefit.asked(school.id)
      figures.share = benefit.share(school.id)
      figures.given = benefit.given(school.id)
      figures.hostings = benefit.hostings(school.id)
      figures.receptions = benefit.receptions(school.id)
      figures.directed = directedUses.filter { $0.presence.member.school.id == school.id }
        .reduce(.zero) { $0 + $1.beyondHours }
      return figures
    }
  }
}

extension GroupIndex {
  /// What a school can spend on release in the year.
  func budget(of school: School) -> Pence { school.releaseBudget ?? group.rules.defaults.releaseBudget }
}
