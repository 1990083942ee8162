// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  /// Whether anything is found that somebody could act on.
  var hasFindings: Bool {
    !findings.cover.entries.isEmpty || !FindingWords(findings, names: names).money.isEmpty
      || !findings.lone.proposals.isEmpty
      || !findings.idle.entries.isEmpty
      || !findings.duplicates.pairs.isEmpty
      || !unmet.isEmpty
  }

  private var unmet: [Demand.Topic] { findings.demand.topics.filter { $0.state != .met } }

  /// Rows of a list on the page; the ledgers have all.
  private static let mostRows = 40
  /// Schools and weekdays on which more cover would save something.
  private static let mostCover = 10
  /// People named with a network or a change.
  private static let mostNames = 12

  /// What whoever leads the group may act on; refusals, opportunities and who has nothing planned aren't for everybody.
  var further: View {
    let sentences = FindingWords(findings, names: names)
    let proposals = findings.lone.proposals
    let unmet = unmet
    let cover = findings.cover.entries
    return View([
      "hasCover": !cover.isEmpty, "cover": cover.prefix(Self.mostCover).map(coverPrice),
      "moreCover": cover.count > Self.mostCover
        ? ["and \(Format.count(cover.count - Self.mostCover, "more row")), all in ledgers/cover-prices.csv"] : [],
      "hasPrices": !sentences.money.isEmpty, "prices": sentences.money,
      "hasNetworks": !proposals.isEmpty, "networks": proposals.map(network), "pasted": pasted(proposals),
      "hasIdle": !sentences.idle.isEmpty, "idle": sentences.idle, "hasDuplicates": !sentences.duplicates.isEmpty,
      "duplicates": sentences.duplicates, "hasDemand": !unmet.isEmpty,
      "demand": unmet.prefix(Self.mostRows).map(demand),
      "moreDemand": unmet.count > Self.mostRows
        ? ["and \(Format.count(unmet.count - Self.mostRows, "more topic")), all in ledgers/demand.csv"] : [],
    ])
  }

  private func coverPrice(_ entry: CoverPrices.Entry) -> View {
    View([
      "school": names.school(entry.school), "weekday": entry.weekday.name, "halfDays": Format.count(entry.halfDays),
      "spared": Format.count(entry.spared), "saved": Format.roundMoney(entry.saved),
      "atLimit": entry.atLimit == 0 ? "\u{2013}" : Format.count(entry.atLimit),
    ])
  }

  private func network(_ proposal: LoneStaff.Proposal) -> View {
    View([
      "title": NetworkRow.title(proposal), "size": Format.count(proposal.schools, "school"),
      "people": people(proposal.people),
    ])
  }

  /// "Anna Green (Oak Primary), Dev Patel (Elm Primary) and 3 more".
  private func people(_ ids: [Identifier<Person>]) -> String {
    let rest = ids.count - Self.mostNames
    let named = ids.prefix(Self.mostNames).map(words.personAndSchool)
    return Format.list(named + (rest > 0 ? ["\(Format.count(rest)) more"] : []))
  }

  /// The rows of `proposed-networks.csv` under their headings.
  private func pasted(_ proposals: [LoneStaff.Proposal]) -> String {
    let rows = [NetworkRow.heading.map { LedgerTable.Cell.text($0) }] + proposals.map(NetworkRow.cells)
    return rows.map(LedgerCSV.line).joined(separator: "\n")
  }

  private func demand(_ topic: Demand.Topic) -> View {
    // What few people want to learn could be told of each of them, and everybody reads the page.
    let isFew = (1..<Opportunities.leastPeople).contains(topic.people)
    return View([
      "topic": topic.name, "state": topic.state.rawValue, "schools": isFew ? "" : Format.count(topic.schools),
      "priorityOf": Format.count(topic.priorityOf), "wanting": isFew ? "fewer than five" : Format.count(topic.people),
      "served": Format.count(topic.served),
      "planned": Format.count(topic.planned), "notPlanned": Format.count(topic.notPlanned),
      "offered": Format.count(topic.providers + topic.colleagues),
    ])
  }

  // MARK: What's different

  /// Every change with what was, what is now and who must be told.
  var changed: View {
    let all = changes?.changes ?? []
    let soon = all.count(where: \.isSoon)
    let people = changes?.people.count ?? 0
    let notice = soon == 0 ? "none at short notice" : "\(Format.count(soon)) at short notice"
    let lead =
      all.isEmpty
      ? "Nothing that was published has changed."
      : "\(Format.count(all.count, "change")), \(notice); \(Format.count(people, "person", "people")) must be told."
    let rest = all.count - Self.mostRows
    return View([
      "lead": lead, "hasRows": !all.isEmpty, "rows": all.prefix(Self.mostRows).map(change),
      "rest": rest > 0 ? ["and \(Format.count(rest, "more change")), all in ledgers/changes.csv"] : [],
    ])
  }

  private func change(_ change: PlanChanges.Change) -> View {
    let sentences = ChangeWords(names: names, words: words)
    let differences = change.differences.map(\.words).joined(separator: ", ")
    let isTold = !names.isConfidential(change.activity) && names.directory.title(of: change.activity) != nil
    let told =
      change.kind == .people
      ? sentences.comings(change) : Format.count(change.people.count, "person", "people")
    let none = change.kind == .cancelled ? "cancelled" : change.kind == .gone ? "not listed any more" : "\u{2013}"
    return View([
      "title": sentences.title(change), "soon": change.isSoon ? ["at short notice"] : [],
      "kind": differences.isEmpty ? change.kind.label.lowercased() : differences,
      "old": change.old.flatMap { sentences.when($0, change) } ?? "\u{2013}",
      "new": change.new.flatMap { sentences.when($0, change) } ?? none,
      "told": isTold && !change.people.isEmpty ? "\(told): \(self.people(change.people))" : told,
    ])
  }
}
