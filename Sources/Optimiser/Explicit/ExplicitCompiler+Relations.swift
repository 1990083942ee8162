// SPDX-License-Identifier: Apache-2.0

import Domain

extension ExplicitCompiler {
  /// Vetoes and reluctance between those who may come, and the mix of phases.
  mutating func addRelationRows(_ session: SessionDraft, _ columns: PartColumns) {
    addVetoes(session, columns)
    addReluctances(session, columns)
    addMix(session, columns)
  }

  /// Columns of comings by candidate.
  private func byCandidate(_ session: SessionDraft, _ columns: PartColumns) -> [(person: Int, columns: [Int])] {
    var list: [(person: Int, columns: [Int])] = []
    var last: Int32 = -1
    for (coming, column) in zip(session.comings, columns.comings) {
      if coming.candidate != last {
        list.append((session.activity.candidates[Int(coming.candidate)].person, []))
        last = coming.candidate
      }
      list[list.count - 1].columns.append(column)
    }
    return list
  }

  private mutating func addVetoes(_ session: SessionDraft, _ columns: PartColumns) {
    if instance.vetoes.pairs.isEmpty { return }
    let people = byCandidate(session, columns).filter { instance.vetoes.concerns($0.person) }
    for (index, one) in people.enumerated() {
      for other in people[(index + 1)...] where instance.vetoes.separatesPersonally(one.person, from: [other.person]) {
        let row = draft.row("veto at \(session.activity.id.text)", upper: 1)
        for column in one.columns + other.columns { draft.add(1, of: column, to: row) }
      }
    }
  }

  /// Each reluctance is charged once somebody comes who could meet it: where both sides might come, anybody of the smaller.
  private mutating func addReluctances(_ session: SessionDraft, _ columns: PartColumns) {
    let instance = instance
    if instance.reluctances.pairs.isEmpty { return }
    let people = byCandidate(session, columns).filter { instance.reluctances.concerns($0.person) }
    if people.isEmpty { return }
    let certain = Set(
      session.ways.flatMap { way in
        way.attendees.map { session.activity.candidates[Int($0)].person } + (way.leader >= 0 ? [way.leader] : [])
      })
    for pair in instance.reluctances.pairs {
      let isOn = { (side: PartyTable.Side, person: Int) in
        side.includes(person: person, base: instance.people[person].base)
      }
      let a = people.indices.filter { isOn(pair.a, people[$0].person) }
      let b = people.indices.filter { isOn(pair.b, people[$0].person) }
      var meeting = Set(a).intersection(b)
      if certain.contains(where: { isOn(pair.a, $0) }) { meeting.formUnion(b) }
      if certain.contains(where: { isOn(pair.b, $0) }) { meeting.formUnion(a) }
      if !a.isEmpty, !b.isEmpty { meeting.formUnion(a.count <= b.count ? a : b) }
      if meeting.isEmpty { continue }
      let charge = draft.column(
        "reluctance at \(session.activity.id.text)", rest: instance.rules.rates.reluctance.rawValue,
        activity: session.number)
      for index in meeting.sorted() {
        let row = draft.row("reluctance at \(session.activity.id.text)", upper: 0)
        for column in people[index].columns { draft.add(1, of: column, to: row) }
        draft.add(-1, of: charge, to: row)
      }
    }
  }

  /// People of two phases are worth something where that's preferred, and must come where that's needed.
  private mutating func addMix(_ session: SessionDraft, _ columns: PartColumns) {
    let isNeeded = session.session.spec.mix == .needed
    guard isNeeded || (session.session.spec.mix == .liked && instance.rules.rates.mixMet.rawValue > 0) else { return }
    let phases = phaseColumns(session, columns)
    let name = "mix at \(session.activity.id.text)"
    if isNeeded {
      let two = draft.row(name, upper: 0)
      for way in columns.ways { draft.add(2, of: way, to: two) }
      for phase in phases { draft.add(-1, of: phase, to: two) }
      return
    }
    if phases.count < 2 { return }
    let mix = draft.column(name, rest: -instance.rules.rates.mixMet.rawValue, activity: session.number)
    let two = draft.row(name, upper: 0)
    draft.add(2, of: mix, to: two)
    for phase in phases { draft.add(-1, of: phase, to: two) }
    // Where those who come anyhow make the mix, the way has it already.
    let once = draft.row(name, upper: 1)
    draft.add(1, of: mix, to: once)
    for (way, certain) in zip(columns.ways, session.ways.map { certainPhases(of: $0, session) }) where certain.count > 1
    {
      draft.add(1, of: way, to: once)
    }
  }

  /// A column for each phase that somebody may come of, which can be 1 only where somebody does.
  private mutating func phaseColumns(_ session: SessionDraft, _ columns: PartColumns) -> [Int] {
    let instance = instance
    let comings = Dictionary(grouping: session.comings.indices) {
      Self.phase(session.comings[$0].candidate, session, instance)
    }
    let certain = session.ways.map { certainPhases(of: $0, session) }
    let name = "mix at \(session.activity.id.text)"
    return Set(comings.keys).union(certain.flatMap(\.self)).sorted().map { phase in
      let column = draft.column(name, activity: session.number)
      let link = draft.row(name, upper: 0)
      draft.add(1, of: column, to: link)
      for coming in comings[phase] ?? [] { draft.add(-1, of: columns.comings[coming], to: link) }
      for (way, phases) in zip(columns.ways, certain) where phases.contains(phase) { draft.add(-1, of: way, to: link) }
      return column
    }
  }

  /// Phases of those who come anyhow.
  private func certainPhases(of way: SessionDraft.SessionWay, _ session: SessionDraft) -> Set<String> {
    Set(way.attendees.map { Self.phase($0, session, instance) })
  }

  private static func phase(_ candidate: Int32, _ session: SessionDraft, _ instance: Instance) -> String {
    let school = session.activity.schools[Int(session.activity.candidates[Int(candidate)].school)]
    return instance.schools[Int(school)].phase.rawValue
  }

  // MARK: Fees

  /// What a provider takes, and who pays: a fund that pays for all exactly, otherwise each school that comes the most that
  /// its share could be.
  mutating func addFees(_ session: SessionDraft, _ columns: [PartColumns]) {
    let fees = session.ways.map { fee(of: $0, session) }
    if fees.allSatisfy({ $0 == nil }) { return }
    let rate = instance.rules.rates.pencePerLesson.rawValue
    let perHead = fees.compactMap { $0?.perHead }.max() ?? 0
    let fund = session.activity.fund.flatMap { instance.funds[$0].value.paysFees ? $0 : nil }
    var most = 0
    for (index, way) in session.ways.enumerated() {
      guard let fee = fees[index] else { continue }
      let own = fee.fixed + fee.perHead * way.attendees.count
      most = max(most, own + fee.perHead * session.activity.candidates.count)
      for (number, part) in columns.enumerated() {
        let column = part.ways.lowerBound + index
        // What it costs besides counts once.
        let own = own + (number == 0 ? session.activity.value.cost.rawValue : 0)
        draft.charge(column, rest: ceilDivide(own * 1000, rate))
        if let fund { draft.add(own, of: column, to: RowKey(.fund, fund)) }
      }
    }
    for part in columns where perHead > 0 {
      for column in part.comings {
        draft.charge(column, rest: ceilDivide(perHead * 1000, rate))
        if let fund { draft.add(perHead, of: column, to: RowKey(.fund, fund)) }
      }
    }
    for school in session.activity.schools.indices {
      let base = Int(session.activity.schools[school])
      if let fund, instance.funds[fund].covers[base] { continue }
      addShare(school, of: most * session.parts + session.activity.value.cost.rawValue, session, columns)
    }
  }

  private func fee(
    of way: SessionDraft.SessionWay, _ session: SessionDraft
  ) -> (fixed: Int, perHead: Int)? {
    let providers = session.session.providers(way.option)
    let terms = providers.map { instance.providers[$0].value }
    let journeys = providers.reduce(0) { $0 + instance.journeyFee($1, to: Int(way.option.place)) }
    let fixed = terms.reduce(0) { $0 + $1.feePerSession.rawValue + $1.feePerDay.rawValue }
    let perHead = terms.reduce(0) { $0 + $1.feePerHead.rawValue }
    let isFree = fixed + journeys + session.activity.value.cost.rawValue == 0 && perHead == 0
    return isFree ? nil : (fixed + journeys, perHead)
  }

  /// The most that a school's share can be, where it comes at all.
  private mutating func addShare(
    _ school: Int, of fee: Int, _ session: SessionDraft, _ columns: [PartColumns]
  ) {
    let share = mostShare(school, of: fee, session)
    let base = Int(session.activity.schools[school])
    let name = "a share of the fee of \(session.activity.id.text)"
    let pays = draft.column(name, activity: session.number)
    draft.add(share, of: pays, to: RowKey(.spend, base))
    for part in columns {
      var rows: [Int32: Int] = [:]
      for (coming, column) in zip(session.comings, part.comings)
      where Int(session.activity.candidates[Int(coming.candidate)].school) == school {
        let row = rows[coming.candidate] ?? draft.row(name, upper: 0)
        if rows[coming.candidate] == nil { draft.add(-1, of: pays, to: row) }
        rows[coming.candidate] = row
        draft.add(1, of: column, to: row)
      }
      let certain = zip(part.ways, session.ways).filter { _, way in
        way.attendees.contains { Int(session.activity.candidates[Int($0)].school) == school }
      }
      if certain.isEmpty { continue }
      let row = draft.row(name, upper: 0)
      draft.add(-1, of: pays, to: row)
      for (column, _) in certain { draft.add(1, of: column, to: row) }
    }
  }

  private func mostShare(_ school: Int, of fee: Int, _ session: SessionDraft) -> Int {
    let activity = session.activity
    func weight(_ index: Int, people: Int) -> Int {
      let base = instance.schools[Int(activity.schools[index])]
      return switch session.session.spec.split {
      case .equal: 1
      case .pupils: base.pupils
      case .attendance: people * session.parts
      case .need: 1_000_000 / max(1, base.need)
      }
    }
    let certain = session.ways.map { way in Set(way.attendees.map { Int(activity.candidates[Int($0)].school) }) }
    let always = certain.dropFirst().reduce(certain[0]) { $0.intersection($1) }
    let own = weight(school, people: activity.candidates.count { Int($0.school) == school })
    let others = always.filter { $0 != school }
    var sum = own + others.reduce(0) { $0 + weight($1, people: 1) }
    let missing = session.session.spec.leastSchools - 1 - others.count
    if missing > 0 {
      let rest = activity.schools.indices.filter { $0 != school && !always.contains($0) }
      sum += rest.map { weight($0, people: 1) }.sorted().prefix(missing).reduce(0, +)
    }
    // All weights 0 are shared in equal parts; the pence left over go one to each.
    return sum <= 0 || own <= 0 ? fee : min(fee, ceilDivide(fee * own, sum) + 1)
  }
}
