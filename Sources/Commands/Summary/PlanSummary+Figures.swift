// SPDX-License-Identifier: Apache-2.0

import Domain

extension PlanSummary {
  /// What the plan asks of each school and gives it.
  var schools: [String] {
    guard !plan.schools.isEmpty else { return [] }
    var table = TextTable([
      ("School", .left), ("Lessons left", .right), ("Half-days out", .right), ("Supply days", .right),
      ("Spend", .right), ("of budget", .right), ("Benefit", .right), ("of fair share", .right), ("Hosted", .right),
      ("Received", .right),
    ])
    for figures in plan.schools {
      table.add([
        directory.schools[figures.school]?.name ?? figures.school.text, String(figures.lessonsLost),
        String(figures.halfDaysOut), Self.days(figures.supplyHalfDays), figures.spend.written, figures.budget.written,
        figures.given.writtenHours, figures.share.writtenHours, String(figures.hostings), String(figures.receptions),
      ])
    }
    let lessons = plan.releases.count
    let covered = plan.cover.filter { if case .inside = $0.by { true } else { false } }.count
    let heading =
      "Schools: \(counted(lessons, "lesson")) left; \(covered) covered from inside, \(plan.cover.count - covered) by "
      + "supply on \(Self.days(plan.schools.map(\.supplyHalfDays).reduce(0, +))) supply days"
    return [heading] + table.lines
  }

  /// What funds pay, and what of all spending goes where.
  var money: [String] {
    let totals = Charge.Kind.allCases.compactMap { kind -> String? in
      let charges = plan.charges.filter { $0.kind == kind && (kind != .tariff || $0.school != nil) }
      guard !charges.isEmpty else { return nil }
      let sum = charges.map(\.amount).reduce(.zero, +)
      return kind == .tariff
        ? "\((.zero - sum).written) repaid to schools by funds" : "\(sum.written) \(Self.name(of: kind))"
    }
    guard !totals.isEmpty else { return ["Money: nothing is spent"] }
    var lines = ["Money: " + totals.joined(separator: ", ")]
    for fund in group.funds.sorted(by: { $0.id < $1.id }) {
      lines.append("  \(fund.name.printable): \(Self.spend(of: fund, in: plan).written) of \(fund.amount.written)")
    }
    return lines
  }

  /// The objective and its parts, in lesson-equivalents.
  var worth: [String] {
    let parts = plan.objective.parts
    var lines = [
      "Balance in lesson-equivalents (an hour of an ordinary class is 1; costs count up, what takes place counts down)"
    ]
    var table = TextTable([("", .left), ("", .right)])
    let named: [(String, MilliLessons)] = [
      ("lessons left", parts.lessonsLost), ("money", parts.money), ("travel", parts.travel),
      ("time outside the directed-time calendar", parts.outsideDirected), ("unfairness", parts.fairness),
      ("giving and taking", parts.givingAndTaking), ("preferences", parts.preferences),
      ("expected people missing", parts.expectedMissing), ("worth of what takes place", parts.worth),
      ("together", parts.total),
    ]
    for (name, amount) in named where amount != .zero || name == "together" { table.add([name, amount.written]) }
    lines += table.lines.dropFirst()
    if plan.objective.must > 0 {
      lines.append("  Before all that: musts and floors missing weigh \(plan.objective.must).")
    }
    return lines + plan.bounds.map { "  " + $0.words.printable }
  }

  /// How to get the same plan again.
  var replay: [String] {
    let run = plan.run
    let stop =
      switch run.stop {
      case .rounds: "all its rounds done"
      case .deadline: "ended by the time limit"
      case .interrupted: "ended by Ctrl-C"
      case .optimal: "no better plan exists over the options considered"
      }
    return [
      "Made by \(run.engine): \(counted(run.rounds, "round")), \(stop). "
        + "Again: --seed \(run.seed) --rounds \(run.rounds) --as-of \(plan.asOf)",
      "Input \(plan.inputHash)",
    ]
  }

  /// Half-days as days: "2", "2½".
  private static func days(_ halfDays: Int) -> String {
    let whole = halfDays / 2
    guard !halfDays.isMultiple(of: 2) else { return String(whole) }
    return whole == 0 ? "½" : "\(whole)½"
  }

  private static func name(of kind: Charge.Kind) -> String {
    switch kind {
    case .supply: "for supply"
    case .fee: "in fees"
    case .mileage: "in mileage"
    case .tariff: "in tariffs"
    }
  }

  /// A fund pays the fees that name it and every tariff: those stand negative at the schools.
  private static func spend(of fund: Fund, in plan: Plan) -> Pence {
    plan.charges.filter { $0.fund == fund.id }.reduce(.zero) { sum, charge in
      charge.kind == .tariff && charge.amount < .zero ? sum - charge.amount : sum + charge.amount
    }
  }
}
