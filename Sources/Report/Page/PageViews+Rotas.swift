// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  /// Every specialist's rota: the weeks of its cycle, and what each school is due and gets.
  var rotas: [View] {
    let balances = Dictionary(grouping: plan.rotaBalances, by: \.activity)
    return plan.rotas.compactMap { words.index.rota(of: $0.activity) }.enumerated().map { number, reading in
      let grid = RotaGrid(reading, names: names)
      let id = reading.rota.activity
      let weeks = reading.specialist.cycleWeeks
      return View([
        "anchor": "rota-\(number + 1)", "title": names.title(id), "who": specialist(reading),
        "cycle": weeks == 1 ? "the same every week" : "the same every \(Format.spelled(weeks)) weeks",
        "days": grid.weekdays.map(\.name),
        "halves": grid.weekdays.flatMap { _ in HalfDay.allCases.map(\.name) },
        "rows": grid.rows.enumerated().map { index, cells in
          View([
            "week": "Week \(index + 1)",
            "cells": cells.map { cell in
              View(["cellClass": cell.cssClass, "span": cell.halves, "words": cell.words])
            },
          ])
        },
        "shares": (balances[id] ?? []).map { share($0, colour: grid.colour($0.school), most: mostDue(balances[id])) },
        "notes": rotaNotes(reading), "hasNotes": !rotaNotes(reading).isEmpty,
      ])
    }
  }

  /// "Mia North, Oak Primary"; nothing where that's confidential.
  private func specialist(_ reading: RotaReading) -> [String] {
    if names.isConfidential(reading.rota.activity) { return [] }
    let person = reading.specialist.person
    return [[names.person(person), names.base(person).map(names.school)].compactMap(\.self).joined(separator: ", ")]
  }

  private func mostDue(_ balances: [RotaBalance]?) -> Int {
    (balances ?? []).map { max($0.due, $0.held + $0.madeUp) }.max() ?? 0
  }

  private func share(_ balance: RotaBalance, colour: String, most: Int) -> View {
    let got = balance.held + balance.madeUp
    let label =
      "\(names.school(balance.school)): \(Format.count(balance.due)) due, \(Format.count(balance.held)) held, "
      + "\(Format.count(balance.madeUp)) made up, \(Format.count(balance.owed)) owed"
    return View([
      "swatch": colour, "school": names.shortSchool(balance.school), "anchor": anchor(balance.school),
      "bars": BarDrawing.row(
        bars: [
          BarDrawing.Bar(value: balance.due, cssClass: "asked"),
          BarDrawing.Bar(value: got, cssClass: balance.owed > 0 ? "given short" : "given"),
        ], mark: nil, most: most, label: label),
      "due": Format.count(balance.due), "held": Format.count(balance.held), "madeUp": Format.count(balance.madeUp),
      "owed": Format.count(balance.owed),
    ])
  }

  /// What falls out of the rota, school by school, the first few dates of each, with when it's made up.
  private func rotaNotes(_ reading: RotaReading) -> [String] {
    let lost = Dictionary(grouping: reading.entries.filter(\.isLost), by: \.school)
    return lost.keys.sorted().map { school in
      let all = lost[school] ?? []
      let dates = all.prefix(6).map { entry in
        let made = entry.counterpart.map { "made up on \($0.words)" } ?? "owed"
        return "\(entry.when.words) (\(made))"
      }
      let more = all.count > dates.count ? " and \(Format.count(all.count - dates.count)) more" : ""
      return "Lost to \(names.shortSchool(school)): \(dates.joined(separator: "; "))\(more)."
    }
  }
}
