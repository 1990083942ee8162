// SPDX-License-Identifier: Apache-2.0

import Domain

extension DigestBuilder {
  /// Half-terms for which dates wait for the school's yes or no.
  func answersWanted(_ ahead: [Occurrence], of school: School) -> [String] {
    let answered = Set(group.answers.filter { $0.school == school.id }.map(\.halfTerm))
    return halfTerms(of: school.id).enumerated().compactMap { position, halfTerm in
      let waiting = ahead.filter { $0.firmness != .firm && halfTerm.span.contains($0.date) }
      if waiting.isEmpty || answered.contains(position + 1) { return nil }
      let span = "\(halfTerm.span.first.readableShort) to \(halfTerm.span.last.readableShort)"
      let dates = PlanWords.counted(waiting.count, "date waits", "dates wait")
      return "\(halfTerm.name) (\(span)): \(dates) for the school's answer (yes, not these, or no)."
    }
  }

  /// What the school pays by kind, and what that leaves of its budget.
  func money(of school: School) -> [Letter.Figure] {
    guard let figures = plan.schools.first(where: { $0.school == school.id }) else { return [] }
    let labels: [(Charge.Kind, String)] = [
      (.supply, "Supply teachers"), (.fee, "Fees"), (.mileage, "Mileage"), (.tariff, "Repaid by funds"),
    ]
    var lines: [Letter.Figure] = []
    for (kind, label) in labels {
      let sum = plan.charges.filter { $0.school == school.id && $0.kind == kind }.reduce(.zero) { $0 + $1.amount }
      if sum != .zero { lines.append(.init(label, sum.words)) }
    }
    lines.append(.init("Planned for the year", figures.spend.words))
    lines.append(.init("Budget for release", figures.budget.words))
    lines.append(.init("Left", (figures.budget - figures.spend).words))
    return lines
  }

  /// What the plan doesn't know, the first dozen.
  func unknowns() -> Letter.Section? {
    if plan.caveats.isEmpty { return nil }
    let more = plan.caveats.count - 12
    let rest = more > 0 ? ["\(more) more in the report."] : []
    return Letter.Section("What this plan doesn't know", [.list(plan.caveats.prefix(12) + rest)])
  }
}
