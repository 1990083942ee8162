// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  /// Who goes where for a while, as pictures with the same in a table.
  var secondments: View {
    let graphs = ChainGraph.all(plan, names: names, words: words)
    let money = SecondmentMoney(plan)
    return View([
      "chains": graphs.enumerated().map { index, graph in
        View([
          "caption": graph.title,
          "drawing": ChainDrawing(graph, names: names).markup(id: "chain-\(index + 1)"),
        ])
      },
      "moves": graphs.flatMap(\.placements).map { move($0, money: money) },
    ])
  }

  private func move(_ secondment: SecondmentPlacement, money: SecondmentMoney) -> View {
    let id = secondment.activity
    let isOpen = !names.isConfidential(id)
    let sums = [
      (money.hires(id), "to hire"), (money.recharge(id), "paid for the time"),
    ].filter { $0.0 != .zero }.map { "\(Format.money($0.0)) \($0.1)" }
    return View([
      "who": names.secondee(secondment), "post": isOpen ? [names.title(id)] : [],
      "from": names.shortSchool(secondment.from), "to": names.shortSchool(secondment.to),
      "when": "\(words.halfTerms(secondment)), \(secondment.weekWords)",
      "days": "\(secondment.days.first.readableShort) to \(secondment.days.last.readableShort)",
      "backfill": words.backfill(secondment), "sums": sums, "firm": secondment.firmness.label,
      "firmClass": secondment.firmness == .firm ? "firm" : "open",
    ])
  }

  /// What a school has to do with specialists and secondments, as sentences.
  func staffingLines(_ school: Identifier<School>) -> [String] {
    let index = words.index
    let coming = index.rotaBalances(of: school).map { balance in
      let made = balance.madeUp == 0 ? "" : ", \(Format.count(balance.madeUp)) made up"
      let owed = balance.owed == 0 ? "" : ", \(Format.count(balance.owed)) owed"
      return "\(specialistWords(balance.activity)) comes: \(Format.count(balance.due, "half-day")) due, "
        + "\(Format.count(balance.held)) held\(made)\(owed)."
    }
    let own = ownRotas[school] ?? []
    let going = own.map { reading in
      let schools = Format.list(reading.specialist.shares.map(\.school).sorted().map(names.shortSchool))
      return "\(specialistWords(reading.rota.activity)) teaches at \(schools) as well."
    }
    let away = index.secondments(from: school).map { secondment in
      ["\(names.secondee(secondment)) goes to \(names.shortSchool(secondment.to)), \(words.time(secondment))."]
        + words.backfill(secondment)
    }
    let here = index.secondments(to: school).map { secondment in
      "\(names.secondee(secondment)) comes from \(names.shortSchool(secondment.from)), \(words.time(secondment))."
    }
    return coming + going + away.map { $0.joined(separator: " ") } + here
  }

  /// "Mia North (Music)"; a confidential one by its number.
  private func specialistWords(_ id: Identifier<Activity>) -> String {
    guard !names.isConfidential(id), let rota = words.index.rota(of: id) else { return names.title(id) }
    return names.person(rota.specialist.person) + (words.craft(of: id).map { " (\($0))" } ?? "")
  }

  /// Staffing money school by school; nothing where there is none.
  var staffing: [View] {
    var sums: [Identifier<School>: [Charge.Kind: Pence]] = [:]
    for charge in plan.charges where charge.kind.isStaffing {
      if let school = charge.school { sums[school, default: [:]][charge.kind, default: .zero] += charge.amount }
    }
    return plan.schools.filter { sums[$0.school] != nil }.map { figures in
      let own = sums[figures.school] ?? [:]
      func sum(_ kind: Charge.Kind) -> String { own[kind].map(Format.exactMoney) ?? "\u{2013}" }
      let budget = names.directory.schools[figures.school]?.staffingBudget
      return View([
        "name": names.shortSchool(figures.school), "anchor": anchor(figures.school), "hires": sum(.hire),
        "recharges": sum(.recharge), "contributions": sum(.contribution), "total": Format.exactMoney(figures.staffing),
        "budget": budget.map(Format.exactMoney) ?? "no limit",
      ])
    }
  }
}
