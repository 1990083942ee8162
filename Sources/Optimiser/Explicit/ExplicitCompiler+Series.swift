// SPDX-License-Identifier: Apache-2.0

import Domain

extension ExplicitCompiler {
  /// H10: all parts or none, in order and with gaps, under one leader, with the same people, in enough terms.
  mutating func addSeriesRows(_ session: SessionDraft, _ columns: [PartColumns]) {
    let series = session.session.spec.series
    addTerms(session, columns)
    guard let first = columns.first, columns.count > 1 else { return }
    for (earlier, later) in zip(columns, columns.dropFirst()) {
      let all = draft.row("all parts of \(session.activity.id.text)", lower: 0, upper: 0)
      for column in later.ways { draft.add(1, of: column, to: all) }
      for column in first.ways { draft.add(-1, of: column, to: all) }
      addGap(session, earlier, later)
      addLeaders(session, first, later)
      if series.samePeople { addSamePeople(session, first, later) }
      if session.session.spec.venue.rotates { addRotation(session, earlier, later) }
    }
  }

  private mutating func addGap(_ session: SessionDraft, _ earlier: PartColumns, _ later: PartColumns) {
    let series = session.session.spec.series
    let least = draft.row("least gap of \(session.activity.id.text)", lower: 0)
    for (column, way) in zip(later.ways, session.ways) { draft.add(Int(way.option.day), of: column, to: least) }
    for (column, way) in zip(earlier.ways, session.ways) {
      draft.add(-Int(way.option.day) - max(1, series.leastGap), of: column, to: least)
    }
    guard let mostGap = series.mostGap else { return }
    let most = draft.row("most gap of \(session.activity.id.text)", upper: 0)
    for (column, way) in zip(later.ways, session.ways) { draft.add(Int(way.option.day), of: column, to: most) }
    for (column, way) in zip(earlier.ways, session.ways) {
      draft.add(-Int(way.option.day) - mostGap, of: column, to: most)
    }
  }

  private mutating func addLeaders(_ session: SessionDraft, _ first: PartColumns, _ later: PartColumns) {
    for leader in session.session.leaders.indices.dropLast() {
      let row = draft.row("one leader of \(session.activity.id.text)", lower: 0, upper: 0)
      for (column, way) in zip(first.ways, session.ways) where Int(way.option.leader) == leader {
        draft.add(1, of: column, to: row)
      }
      for (column, way) in zip(later.ways, session.ways) where Int(way.option.leader) == leader {
        draft.add(-1, of: column, to: row)
      }
    }
  }

  private mutating func addSamePeople(_ session: SessionDraft, _ first: PartColumns, _ later: PartColumns) {
    var rows: [Int32: Int] = [:]
    for (columns, sign) in [(first, 1), (later, -1)] {
      for (coming, column) in zip(session.comings, columns.comings) {
        let row =
          rows[coming.candidate]
          ?? draft.row("the same people at \(session.activity.id.text)", lower: 0, upper: 0)
        rows[coming.candidate] = row
        draft.add(sign, of: column, to: row)
      }
    }
  }

  /// Twice running at one place costs.
  private mutating func addRotation(_ session: SessionDraft, _ earlier: PartColumns, _ later: PartColumns) {
    for place in Set(session.ways.map(\.option.place)).sorted() {
      let again = draft.column(
        "\(session.activity.id.text) again at one place", rest: instance.rules.rates.sameHostAgain.rawValue,
        activity: session.number)
      let row = draft.row("\(session.activity.id.text) again at one place", upper: 1)
      draft.add(-1, of: again, to: row)
      for columns in [earlier, later] {
        for (column, way) in zip(columns.ways, session.ways) where way.option.place == place {
          draft.add(1, of: column, to: row)
        }
      }
    }
  }

  /// A part counts for a term where all schools that may come have the same; whose calendar counts depends on who comes.
  private mutating func addTerms(_ session: SessionDraft, _ columns: [PartColumns]) {
    let least = session.session.spec.series.leastTerms
    if least <= 1 { return }
    let terms = session.ways.map { way in term(of: Int(way.option.day), session.activity) }
    let enough = draft.row("terms of \(session.activity.id.text)", lower: 0)
    for column in columns[0].ways { draft.add(-least, of: column, to: enough) }
    for term in Set(terms.compactMap(\.self)).sorted() {
      let name = "\(session.activity.id.text) in a term"
      let column = draft.column(name, activity: session.number)
      let link = draft.row(name, upper: 0)
      draft.add(1, of: column, to: link)
      for part in columns {
        for (way, own) in zip(part.ways, terms) where own == term { draft.add(-1, of: way, to: link) }
      }
      draft.add(1, of: column, to: enough)
    }
  }

  private func term(of day: Int, _ activity: ActivityData) -> Int? {
    let halfTerms = Set(activity.schools.map { Int(instance.calendar.at(Int($0), day).halfTerm) })
    guard let halfTerm = halfTerms.first, halfTerm > 0, halfTerms.allSatisfy({ ($0 - 1) / 2 == (halfTerm - 1) / 2 }),
      !halfTerms.contains(0)
    else { return nil }
    return (halfTerm - 1) / 2
  }
}
