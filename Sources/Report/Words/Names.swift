// SPDX-License-Identifier: Apache-2.0

import Domain

/// What things are called in outputs that many people read: names instead of ids, and nothing confidential.
struct Names: Sendable {
  let directory: Directory
  /// Numbers of the confidential activities, by id, from 1: finance can tell them apart, readers learn nothing.
  private let confidential: [Identifier<Activity>: Int]

  /// Names for `group`, whose `directory` the caller may have already.
  init(_ group: Group, directory: Directory? = nil) {
    self.directory = directory ?? Directory(group)
    let ids = group.activities.filter(\.isConfidential).map(\.id).sorted()
    confidential = Dictionary(ids.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
  }

  func school(_ id: Identifier<School>) -> String { directory.name(of: id) ?? id.text }
  func person(_ id: Identifier<Person>) -> String { directory.name(of: id) ?? id.text }
  func provider(_ id: Identifier<Provider>) -> String { directory.providers[id]?.name ?? id.text }
  func guests(of activity: Identifier<Activity>) -> [Identifier<Provider>] { directory.guests(of: activity) }
  func fund(_ id: Identifier<Fund>) -> String { directory.funds[id]?.name ?? id.text }

  /// Whose money a price is of.
  func payer(_ price: MoneyPrice) -> String { price.school.map(school) ?? price.fund.map(fund) ?? "" }

  func place(_ place: Place) -> String {
    switch place {
    case .school(let id): school(id)
    case .provider(let id): provider(id)
    case .online: "Online"
    }
  }

  func leader(_ leader: Leader) -> String {
    switch leader {
    case .person(let id): person(id)
    case .provider(let id): provider(id)
    }
  }

  /// Whether only its own people may know what it is. An activity that the group doesn't list is taken to be.
  func isConfidential(_ id: Identifier<Activity>) -> Bool { directory.isConfidential(id) ?? true }

  /// The title for everybody: a confidential activity shows its kind and a number.
  func title(_ id: Identifier<Activity>) -> String {
    guard let title = directory.title(of: id) else { return "Unlisted activity" }
    guard let number = confidential[id] else { return title }
    return "Confidential \(kind(id).noun) \(number)"
  }

  /// The id for everybody; empty where even the id would tell.
  func openId(_ id: Identifier<Activity>) -> String { isConfidential(id) ? "" : id.text }

  /// Why somebody is away, for their school: titles, or "away" without a reason (F8).
  func reason(_ ids: [Identifier<Activity>]) -> String {
    var seen: Set<String> = []
    let titles = ids.map { isConfidential($0) ? "away" : title($0) }.filter { seen.insert($0).inserted }
    return titles.joined(separator: "; ")
  }

  func kind(_ id: Identifier<Activity>) -> ActivityKind { directory.kind(of: id) ?? .session }
  func base(_ id: Identifier<Person>) -> Identifier<School>? { directory.base(of: id) }

  /// A school or person named by an id of either kind; nil where it's neither.
  func concerned(_ id: String) -> String? {
    directory.name(of: Identifier<School>(id)) ?? directory.name(of: Identifier<Person>(id))
  }

  /// A school's name without the words that all of them share, for labels.
  func shortSchool(_ id: Identifier<School>) -> String { Self.shortened(school(id)) }

  func shortPlace(_ place: Place) -> String {
    if case .school(let id) = place { return shortSchool(id) }
    return self.place(place)
  }

  static func shortened(_ name: String) -> String {
    var words = name.split(separator: " ").map(String.init)
    if let start = words.indices.first(where: { words[$0...].starts(with: ["Church", "of", "England"]) }) {
      words.replaceSubrange(start..<start + 3, with: ["CofE"])
    }
    if words.last == "School", words.count > 2 { words.removeLast() }
    let short = words.joined(separator: " ")
    return short.isEmpty ? name : short
  }
}
