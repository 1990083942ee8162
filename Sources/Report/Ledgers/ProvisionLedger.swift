// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// What the group's schools and providers offer, for all leaders: sessions that aren't confidential with who leads, for
  /// whom, when, how many places are left, what they cost and how they were rated; then providers without one (D8).
  static func provision(_ group: Group, _ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "provision", about: "A session or course that schools can come to, or a provider who can be asked.",
      heading: [
        "topic", "what", "who leads", "in-house or bought", "for phases", "dates", "where", "places left",
        "fee a session",
        "fee a day", "fee a person", "mean rating", "answers", "activity id", "provider id",
      ])
    let map = ProvisionMap(group, plan, names)
    for row in map.rows { table.append(row) }
    return table
  }
}

/// Puts the catalogue together.
private struct ProvisionMap {
  private typealias Cell = LedgerTable.Cell
  private let group: Group
  private let names: Names
  private let seats: Seats
  private let parts: [Identifier<Activity>: [Occurrence]]
  private let ratings: EvaluationSummary

  init(_ group: Group, _ plan: Plan, _ names: Names) {
    self.group = group
    self.names = names
    seats = Seats(plan, directory: names.directory)
    parts = Dictionary(grouping: plan.occurrences, by: \.activity)
    ratings = EvaluationSummary(group, directory: names.directory)
  }

  /// By topic and title, then providers whom no session names, by specialism and name.
  var rows: [[LedgerTable.Cell]] {
    var rows: [(key: [String], row: [Cell])] = []
    var named: Set<Identifier<Provider>> = []
    for activity in group.activities where !activity.isConfidential {
      guard case .session(let session) = activity.details else { continue }
      named.formUnion(providers(leaders(session)))
      let topic = activity.focus.joined(separator: "; ")
      rows.append(
        (["0", topic.isEmpty ? "\u{10FFFF}" : topic, activity.title, activity.id.text], row(activity, session)))
    }
    // Who leads nothing but what's confidential isn't in the catalogue by that, and is by name.
    // A guest who specialises in nothing is nobody to be booked.
    for provider in group.providers where !named.contains(provider.id) {
      if provider.kind == .guest, provider.specialisms.isEmpty { continue }
      let topic = provider.specialisms.joined(separator: "; ")
      rows.append((["1", topic, provider.name, provider.id.text], row(provider, topic)))
    }
    return rows.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.row)
  }

  /// Those named, or those with the specialism that's asked for.
  private func leaders(_ session: Session) -> [Leader] {
    guard let wanted = session.specialism else { return session.leaders }
    return group.providers.filter { $0.specialisms.contains(wanted) }.map { .provider($0.id) }
  }

  private func providers(_ leaders: [Leader]) -> [Identifier<Provider>] {
    leaders.compactMap { if case .provider(let id) = $0 { id } else { nil } }
  }

  private func row(_ activity: Activity, _ session: Session) -> [LedgerTable.Cell] {
    let parts = (parts[activity.id] ?? []).sorted { ($0.date, $0.span.start) < ($1.date, $1.span.start) }
    let leading = self.leading(parts)
    let leaders = leading.isEmpty ? leaders(session) : leading
    let providers = providers(leaders)
    let only = providers.count == 1 && leaders.count == 1 ? providers.first : nil
    let provider = only.flatMap { names.directory.providers[$0] }
    let rating = only.flatMap(rating(of:)) ?? (providers.isEmpty ? ownRating(on: activity.focus.first) : nil)
    let isMixed = !providers.isEmpty && providers.count < leaders.count
    return [
      .words(activity.focus.joined(separator: "; ")), .text(activity.title),
      .words(leaders.map(names.leader).joined(separator: leading.isEmpty ? " or " : " and ")),
      .text(providers.isEmpty ? "in-house" : isMixed ? leading.isEmpty ? "either" : "both" : "bought"),
      .words(phases(session)),
      .words(parts.isEmpty ? "not planned" : dates(parts)),
      .words(places(parts)), parts.isEmpty ? .empty : seats.left(in: parts, of: session).map { .number($0) } ?? .empty,
    ] + fees(provider) + [
      .words(rating?.mean.map(EvaluationRow.hundredths)), rating.map { .number($0.answers) } ?? .empty,
      .id(activity.id), .id(only),
    ]
  }

  private func row(_ provider: Provider, _ topic: String) -> [LedgerTable.Cell] {
    let rating = rating(of: provider.id)
    let dates = provider.available.map(\.description).joined(separator: "; ")
    return [
      .words(topic), .text("on request"), .text(provider.name), .text("bought"), .empty,
      .words(dates.isEmpty ? "" : "available \(dates)"), .empty, .empty,
    ] + fees(provider) + [
      .words(rating?.mean.map(EvaluationRow.hundredths)), rating.map { .number($0.answers) } ?? .empty, .empty,
      .id(provider.id),
    ]
  }

  private func fees(_ provider: Provider?) -> [LedgerTable.Cell] {
    guard let provider else { return [.empty, .empty, .empty] }
    return [provider.feePerSession, provider.feePerDay, provider.feePerHead].map { $0 == .zero ? .empty : .money($0) }
  }

  private func rating(of provider: Identifier<Provider>) -> EvaluationSummary.Figure? {
    ratings.sum { $0.source == .provider(provider) }
  }

  private func ownRating(on topic: String?) -> EvaluationSummary.Figure? {
    topic.flatMap { topic in ratings.sum { $0.source == .inHouse && $0.topic == topic } }
  }

  private func phases(_ session: Session) -> String {
    let people = session.participants.flatMap { names.directory.people(matching: $0.selector) }
    let phases = Set(people.compactMap { names.directory.schools[$0.base]?.phase })
    return Phase.allCases.filter(phases.contains).map(\.rawValue).joined(separator: "; ")
  }

  /// Those who lead it in the plan, each once: of several cohorts they may be several.
  private func leading(_ parts: [Occurrence]) -> [Leader] {
    var seen: Set<Leader> = []
    return parts.compactMap(\.leader).filter { seen.insert($0).inserted }
  }

  /// "2026-10-06; 2026-11-03", of several cohorts "cohort 1: 2026-10-06; cohort 2: 2026-10-08".
  private func dates(_ parts: [Occurrence]) -> String {
    let cohorts = Dictionary(grouping: parts, by: \.cohort).sorted { $0.key < $1.key }
    return cohorts.map { number, parts in
      (cohorts.count > 1 ? "cohort \(number): " : "") + parts.map(\.date.description).joined(separator: "; ")
    }.joined(separator: "; ")
  }

  private func places(_ parts: [Occurrence]) -> String {
    var seen: Set<Place> = []
    return parts.map(\.place).filter { seen.insert($0).inserted }.map(names.place).joined(separator: "; ")
  }
}
