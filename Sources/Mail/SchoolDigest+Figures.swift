// SPDX-License-Identifier: Apache-2.0

import Domain

extension DigestBuilder {
  /// Half-terms for which dates, specialists' days and secondments wait for the school's yes or no.
  func answersWanted(_ ahead: [Occurrence], of school: School) -> [SchoolDigest.Ask] {
    let answered = Set(group.answers.filter { $0.school == school.id }.map(\.halfTerm))
    let secondments = upcoming(index.secondments(from: school.id) + index.secondments(to: school.id))
    return halfTerms(of: school.id).enumerated().compactMap { position, halfTerm -> SchoolDigest.Ask? in
      let waiting = ahead.filter { $0.firmness != .firm && halfTerm.span.contains($0.date) }
      let stays = waiting.count(where: \.isStay)
      let posts = secondments.count {
        $0.firmness != .firm && ($0.firstHalfTerm...max($0.firstHalfTerm, $0.lastHalfTerm)).contains(position + 1)
      }
      let counts = [
        (waiting.count - stays, "date", "dates"), (stays, "specialist's day", "specialists' days"),
        (posts, "secondment", "secondments"),
      ].filter { $0.0 > 0 }
      // To a half-term that's over no answer says anything, though a secondment may have begun in it and run on.
      if counts.isEmpty || answered.contains(position + 1) || halfTerm.span.last < asOf { return nil }
      let span = span(halfTerm.span.first, halfTerm.span.last)
      let wait = counts.reduce(0) { $0 + $1.0 } == 1 ? "waits" : "wait"
      let what = counts.map { PlanWords.counted($0, $1, $2) }.joined(separator: " and ")
      return SchoolDigest.Ask(
        number: position + 1, halfTerm: halfTerm,
        words: "\(halfTerm.name) (\(span)): \(what) \(wait) for the school's answer (yes, not these, or no).")
    }
  }

  /// What the school pays by kind, and what that leaves of its budget.
  func money(of school: School) -> [Letter.Figure] {
    guard let figures = figures[school.id] else { return [] }
    var sums: [Charge.Kind: Pence] = [:]
    for charge in index.charges(of: school.id) { sums[charge.kind, default: .zero] += charge.amount }
    func lines(_ labels: [(Charge.Kind, String)]) -> [Letter.Figure] {
      labels.compactMap { kind, label in
        let sum = sums[kind] ?? .zero
        return sum == .zero ? nil : .init(label, sum.words)
      }
    }
    let release = lines([
      (.supply, "Supply teachers"), (.fee, "Fees"), (.cancellation, "Late cancellations"), (.mileage, "Mileage"),
      (.pay, "Pay for extra hours"),
      (.tariff, "Repaid by funds"),
      (.reserve, "From the reserve"),
    ])
    let staffing = lines([
      (.hire, "Hired teachers"), (.recharge, "Secondments, less what others pay"),
      (.contribution, "Specialists, less what others pay"),
    ])
    let total = [
      Letter.Figure("Planned for the year", figures.spend.words), .init("Budget for release", figures.budget.words),
      .init("Left", (figures.budget - figures.spend).words),
    ]
    return release + total
      + (staffing.isEmpty ? [] : staffing + [.init("Staffing, apart from release", figures.staffing.words)])
  }

  /// What the plan doesn't know, the first dozen.
  func unknowns() -> Letter.Section? {
    if plan.caveats.isEmpty { return nil }
    let more = plan.caveats.count - 12
    let rest = more > 0 ? ["\(more) more in the report."] : []
    return Letter.Section("What this plan doesn't know", [.list(plan.caveats.prefix(12) + rest)])
  }
}
