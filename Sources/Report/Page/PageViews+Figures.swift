// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  var map: View {
    let wide = MapDrawing(group: group, flows: flows, names: names, width: 1040)
    let narrow = MapDrawing(group: group, flows: flows, names: names, width: 380)
    let undrawn = flows.count - min(flows.count, MapDrawing.mostFlows)
    var notes: [String] = []
    if !wide.missing.isEmpty {
      notes.append("Not on the map, since their positions are unknown: \(Format.list(wide.missing.map(names.school))).")
    }
    if !wide.isGeographic { notes.append("Positions are unknown, so the map isn't to scale.") }
    if undrawn > 0 { notes.append("\(Format.count(undrawn, "smaller flow")) left out.") }
    return View([
      "wide": wide.markup(cssClass: "map wide"), "narrow": narrow.markup(cssClass: "map narrow"), "notes": notes,
      "hasFlows": !flows.isEmpty,
      "flows": flows.prefix(8).map {
        View([
          "from": names.shortPlace($0.from), "to": names.shortPlace($0.to), "people": Format.count($0.people),
        ])
      },
    ])
  }

  var fairness: View {
    let most = plan.schools.map { max($0.asked, $0.given, $0.share).rawValue }.max() ?? 0
    let rows = plan.schools.map { figures -> View in
      let label =
        "\(names.school(figures.school)): asked \(Format.hours(figures.asked)) hours, fair share "
        + "\(Format.hours(figures.share)), given \(Format.hours(figures.given))"
      let bars = [
        BarDrawing.Bar(value: figures.asked.rawValue, cssClass: "asked"),
        BarDrawing.Bar(value: figures.given.rawValue, cssClass: figures.shortfall > .zero ? "given short" : "given"),
      ]
      return View([
        "name": names.shortSchool(figures.school), "anchor": anchor(figures.school),
        "bars": BarDrawing.row(bars: bars, mark: figures.share.rawValue, most: most, label: label),
        "asked": Format.hours(figures.asked), "share": Format.hours(figures.share),
        "given": Format.hours(figures.given),
        "short": figures.shortfall > .zero ? Format.hours(figures.shortfall) : "\u{2013}",
        "hostings": Format.count(figures.hostings), "receptions": Format.count(figures.receptions),
      ])
    }
    let short = plan.schools.count { $0.shortfall > .zero }
    let words =
      short == 0
      ? "Every school gets at least its fair share of what it asked for."
      : "\(Format.count(short, "school gets", "schools get")) less than the fair share of what "
        + "\(short == 1 ? "it" : "they") asked for."
    let skew = FindingWords(findings, names: names).skew
    return View(["rows": rows, "words": words, "skew": skew.map { [$0] } ?? []])
  }

  var money: View {
    func row(_ name: String, _ link: String?, _ spend: Pence, _ budget: Pence, _ most: Int) -> View {
      let label = "\(name): \(Format.money(spend)) of \(Format.money(budget))"
      let isOver = spend > budget
      let bars = [
        BarDrawing.Bar(value: budget.rawValue, cssClass: "asked"),
        BarDrawing.Bar(value: spend.rawValue, cssClass: isOver ? "given short" : "given"),
      ]
      return View([
        "name": name, "link": link.map { [$0] } ?? [], "noLink": link == nil,
        "bars": BarDrawing.row(bars: bars, mark: nil, most: most, label: label), "spend": Format.exactMoney(spend),
        "budget": Format.exactMoney(budget), "left": Format.exactMoney(budget - spend),
      ])
    }
    let most = plan.schools.map { max($0.spend, $0.budget).rawValue }.max() ?? 0
    let funds = FundSpend.all(group: group, plan: plan)
    let mostFund = funds.map { max($0.spend, $0.fund.amount).rawValue }.max() ?? 0
    return View([
      "rows": plan.schools.map {
        row(names.shortSchool($0.school), anchor($0.school), $0.spend, $0.budget, most)
      },
      "funds": funds.map { row($0.fund.name, nil, $0.spend, $0.fund.amount, mostFund) }, "hasFunds": !funds.isEmpty,
      "kinds": Charge.Kind.allCases.compactMap { kind -> View? in
        let some = plan.charges.filter { $0.kind == kind }
        guard !some.isEmpty else { return nil }
        // What one school pays and another gets would add up to nothing: those who pay are counted.
        let isPassedOn = kind == .recharge || kind == .contribution
        let paid = some.reduce(Pence.zero) { $0 + (isPassedOn ? max(.zero, $1.paidBySchool) : $1.paidBySchool) }
        return View([
          "name": isPassedOn ? kind.label + ", paid to other schools" : kind.label, "schools": Format.exactMoney(paid),
          "fundsPay": Format.exactMoney(some.reduce(.zero) { $0 + $1.paidByFund }),
        ])
      },
      "total": Format.money(totals.spend),
    ])
  }

  var unplaced: [View] {
    UnplacedWords.ordered(plan.unplaced, names: names).map {
      let words = UnplacedWords($0, names: names)
      return View([
        "title": words.title, "kindClass": "k-\(names.kind($0.activity).rawValue)",
        "kindLabel": names.kind($0.activity).label, "must": words.isMust, "words": words.words,
        "asked": WishWords($0.activity, names: names).sentences.map { [$0] } ?? [],
        "reasons": words.reasons, "hasReasons": !words.reasons.isEmpty,
      ])
    }
  }

  var objective: View {
    let parts = plan.objective.parts.rows
    let most = parts.map { Int($0.value.rawValue.magnitude) }.max() ?? 0
    return View([
      "rows": parts.map { part in
        let isGain = part.value < .zero
        let bar = BarDrawing.Bar(value: Int(part.value.rawValue.magnitude), cssClass: isGain ? "gain" : "cost")
        return View([
          "label": part.label, "words": part.words, "value": Format.lessons(part.value),
          "bars": BarDrawing.row(
            bars: [bar], mark: nil, most: most, label: "\(part.label): \(Format.lessons(part.value))"),
        ])
      },
      "total": Format.lessons(plan.objective.parts.total),
      "must": plan.objective.must == 0
        ? "Everything that must take place does, and every floor of fairness is reached."
        : MissingMusts(group, plan, names: names).sentence,
      "churn": plan.objective.churn == .zero ? [] : [plan.wordsOnChurn],
      "bounds": plan.bounds.map { BoundWords.sentence($0, plan: plan) }, "hasBounds": !plan.bounds.isEmpty,
    ])
  }

  var run: View {
    View([
      "engine": plan.run.engine, "seed": "\(plan.run.seed)",
      "rounds": plan.run.isNative ? [Format.count(plan.run.rounds)] : [],
      "replay": plan.wordsOnReplay, "stop": plan.run.words, "hash": plan.inputHash,
      "rules": plan.rules.name, "schema": "\(plan.schemaVersion)",
    ])
  }
}
