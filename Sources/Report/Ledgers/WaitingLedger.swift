// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// Who was invited to a session that is full and has no seat in it, those first who have had least: early-career
  /// teachers, then by how much else of the plan they take part in (F5). Who declined isn't waiting. Sessions that are
  /// confidential have no list.
  static func waitingLists(_ group: Group, _ plan: Plan, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "waiting-lists", about: "Somebody who was invited to a full session and has no seat, in the order to be asked.",
      heading: [
        "activity", "place", "person", "school", "occasions in the plan", "seats", "first date", "activity id",
        "person id", "school id",
      ])
    let lists = WaitingLists(group, plan, names)
    for activity in group.bindingPosts().activities.sortedByID() {
      guard let list = lists.list(of: activity) else { continue }
      for (place, person) in list.people.enumerated() {
        table.append([
          .text(names.title(activity.id)), .number(place + 1), .text(person.name), .text(names.school(person.base)),
          .number(lists.occasions(of: person.id)), .number(list.seats), .day(list.first), .id(activity.id),
          .id(person.id), .id(person.base),
        ])
      }
    }
    return table
  }
}

/// Works out who waits for a seat.
private struct WaitingLists {
  struct List {
    var people: [Person]
    var seats: Int
    var first: CivilDate
  }

  private let directory: Directory
  private let names: Names
  private let seats: Seats
  private let parts: [Identifier<Activity>: [Occurrence]]
  private let counts: [Identifier<Person>: Int]
  private let declined: [Identifier<Activity>: Set<Identifier<Person>>]

  init(_ group: Group, _ plan: Plan, _ names: Names) {
    directory = names.directory
    self.names = names
    seats = Seats(plan, directory: names.directory)
    parts = Dictionary(grouping: plan.occurrences, by: \.activity)
    counts = plan.occurrences.reduce(into: [:]) { counts, occurrence in
      for person in occurrence.people { counts[person, default: 0] += 1 }
    }
    declined = group.declines.reduce(into: [:]) { $0[$1.activity, default: []].insert($1.person) }
  }

  func occasions(of person: Identifier<Person>) -> Int { counts[person] ?? 0 }

  /// The list of a session that's planned and full in at least one part, of all its cohorts; nil otherwise, or where nobody
  /// waits.
  func list(of activity: Activity) -> List? {
    guard case .session(let session) = activity.details, !names.isConfidential(activity.id),
      let parts = parts[activity.id], let first = parts.map(\.date).min(), seats.left(in: parts, of: session) == 0,
      let most = seats.most(in: parts, of: session)
    else { return nil }
    let present = Set(parts.flatMap(\.people))
    var waiting: [Identifier<Person>: Person] = [:]
    for rule in session.participants where rule.level == .invited {
      let asked = directory.people(matching: rule.selector)
      for (_, own) in Dictionary(grouping: asked, by: \.base) {
        // A school that sends as many as the rule allows has nobody waiting by it.
        if let most = rule.perSchool, own.count(where: { present.contains($0.id) }) >= most { continue }
        for person in own where isWaiting(person, activity.id, present, on: first) { waiting[person.id] = person }
      }
    }
    if waiting.isEmpty { return nil }
    return List(people: waiting.values.sorted { order($0) < order($1) }, seats: most, first: first)
  }

  private func isWaiting(
    _ person: Person, _ activity: Identifier<Activity>, _ present: Set<Identifier<Person>>, on date: CivilDate
  ) -> Bool {
    !present.contains(person.id) && person.isValid(on: date) && !person.isVacancy
      && declined[activity]?.contains(person.id) != true
  }

  private func order(_ person: Person) -> (Int, Int, Identifier<Person>) {
    (person.isEarlyCareer ? 0 : 1, occasions(of: person.id), person.id)
  }
}
