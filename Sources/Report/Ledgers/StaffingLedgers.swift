// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// Every half-day of every rota: held, made up or lost, by activity and date. Specialists of confidential rotas aren't
  /// named.
  static func rotas(_ plan: Plan, _ names: Names, _ words: PlanWords) -> LedgerTable {
    var table = LedgerTable(
      "rotas", about: "A half-day of a specialist's rota: held, made up or lost.",
      heading: [
        "date", "half", "school", "specialist", "standing", "makes up for or made up on", "half of that day", "start",
        "end", "week of cycle", "activity", "school id", "specialist id", "activity id",
      ])
    for rota in plan.rotas.compactMap({ words.index.rota(of: $0.activity) }) {
      let id = rota.rota.activity
      let specialist = names.isConfidential(id) ? nil : rota.specialist.person
      for entry in rota.entries {
        let span = words.index.teaching(entry.when, at: entry.school)
        table.append([
          .day(entry.when.date), .text(entry.when.half.name), .text(names.school(entry.school)),
          .words(specialist.map(names.person)), .text(entry.standing.label), .date(entry.counterpart?.date),
          .words(entry.counterpart?.half.name), span.map { .time($0.start) } ?? .empty,
          span.map { .time($0.end) } ?? .empty, rota.cycleWeek(of: entry.when.date).map { .number($0) } ?? .empty,
          .text(names.title(id)), .id(entry.school), .id(specialist), .words(names.openId(id)),
        ])
      }
    }
    return table
  }

  /// What each school is due of a specialist's year, in half-days, and what it pays for it.
  static func rotaBalances(_ plan: Plan, _ names: Names, _ words: PlanWords) -> LedgerTable {
    var table = LedgerTable(
      "rota-balances", about: "A school's half-days of a specialist's year: due, held, made up, owed.",
      heading: [
        "activity", "specialist", "school", "due", "held", "made up", "owed", "paid by school", "school id",
        "specialist id", "activity id",
      ])
    for balance in plan.rotaBalances {
      let id = balance.activity
      let specialist = names.isConfidential(id) ? nil : words.index.rota(of: id)?.specialist.person
      let paid = words.index.charges(of: balance.school)
        .filter { $0.kind == .contribution && $0.activity == id }.reduce(Pence.zero) { $0 + $1.amount }
      table.append([
        .text(names.title(id)), .words(specialist.map(names.person)), .text(names.school(balance.school)),
        .number(balance.due), .number(balance.held), .number(balance.madeUp), .number(balance.owed), .money(paid),
        .id(balance.school), .id(specialist), .words(names.openId(id)),
      ])
    }
    return table
  }

  /// Every secondment with what fills the place left behind, in words, and its money. Those of confidential ones aren't
  /// named.
  static func secondments(_ plan: Plan, _ names: Names, _ words: PlanWords) -> LedgerTable {
    var table = LedgerTable(
      "secondments", about: "A secondment, with what fills the place left behind.",
      heading: [
        "activity", "person", "from", "to", "first day", "last day", "half-terms", "half-days a week", "which",
        "backfill", "hires", "recharge", "firmness", "person id", "from id", "to id", "activity id",
      ])
    let money = SecondmentMoney(plan)
    for secondment in plan.secondments {
      let id = secondment.activity
      let person = names.isConfidential(id) ? nil : secondment.person
      table.append([
        .text(names.title(id)), .words(person.map(names.person)), .text(names.school(secondment.from)),
        .text(names.school(secondment.to)), .day(secondment.days.first), .day(secondment.days.last),
        .text(words.halfTerms(secondment)), .number(secondment.halfDays.count), .text(secondment.weekWords),
        .words(words.backfill(secondment).joined(separator: " ")), .money(money.hires(id)), .money(money.recharge(id)),
        .text(secondment.firmness.rawValue), .id(person), .id(secondment.from), .id(secondment.to),
        .words(names.openId(id)),
      ])
    }
    return table
  }
}

/// What secondments cost: hires, and what the post's school or a fund pays the person's.
struct SecondmentMoney {
  private var hired: [Identifier<Activity>: Pence] = [:]
  private var recharged: [Identifier<Activity>: Pence] = [:]

  init(_ plan: Plan) {
    for charge in plan.charges {
      guard let id = charge.activity else { continue }
      switch charge.kind {
      case .hire: hired[id, default: .zero] += charge.amount
      // What is paid; the school that gets it has the same sum with a minus.
      case .recharge where charge.amount > .zero: recharged[id, default: .zero] += charge.amount
      default: break
      }
    }
  }

  func hires(_ activity: Identifier<Activity>) -> Pence { hired[activity] ?? .zero }
  func recharge(_ activity: Identifier<Activity>) -> Pence { recharged[activity] ?? .zero }
}

extension RotaReading.Standing {
  /// "held", "made up", "lost".
  var label: String {
    switch self {
    case .held: "held"
    case .madeUp: "made up"
    case .lost: "lost"
    }
  }
}
