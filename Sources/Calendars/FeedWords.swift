// SPDX-License-Identifier: Apache-2.0

import Domain

/// What things are called in feeds, and who may read what: outside its own people's feeds a confidential activity has
/// neither title nor id.
struct FeedWords: Sendable {
  let directory: Directory
  /// Numbers of the confidential activities, by id, from 1.
  private let confidential: [Identifier<Activity>: Int]
  private let parts: [Identifier<Activity>: Int]

  init(_ group: Group, _ plan: Plan) {
    directory = Directory(group)
    let ids = group.activities.filter(\.isConfidential).map(\.id).sorted()
    confidential = Dictionary(ids.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
    parts = plan.occurrences.reduce(into: [:]) { $0[$1.activity, default: 0] += 1 }
  }

  func school(_ id: Identifier<School>) -> String { directory.schools[id]?.name ?? id.text }
  func person(_ id: Identifier<Person>) -> String { directory.people[id]?.name ?? id.text }
  func provider(_ id: Identifier<Provider>) -> String { directory.providers[id]?.name ?? id.text }

  /// Whether only its own people may know what it is; an activity that the group doesn't list is taken to be.
  func isConfidential(_ id: Identifier<Activity>) -> Bool { directory.activities[id]?.isConfidential ?? true }

  /// The title for its own people: "Maths course (1 of 2)".
  func title(_ occurrence: Occurrence) -> String {
    let title = directory.activities[occurrence.activity]?.title ?? occurrence.activity.text
    let parts = parts[occurrence.activity] ?? 1
    return parts > 1 ? "\(title) (\(occurrence.part) of \(parts))" : title
  }

  /// The title for everybody: a number in place of a confidential one.
  func publicTitle(_ activity: Activity) -> String {
    confidential[activity.id].map { "Confidential \(activity.kind.rawValue) \($0)" } ?? activity.title
  }

  /// A file's name where the activity's id would tell what it is; the dot keeps it apart from names made of ids.
  func fileName(ofConfidential id: Identifier<Activity>) -> String? { confidential[id].map { "confidential.\($0)" } }

  func place(_ place: Place) -> String {
    switch place {
    case .school(let id): school(id)
    case .provider(let id): provider(id)
    case .online: "Online"
    }
  }

  /// "Ash Academy, Library".
  func location(_ occurrence: Occurrence) -> String {
    place(occurrence.place) + (occurrence.room.map { ", \($0)" } ?? "")
  }

  func position(_ place: Place) -> Position? {
    switch place {
    case .school(let id): directory.schools[id]?.position
    case .provider(let id): directory.providers[id]?.position
    case .online: nil
    }
  }

  /// "Anna Green (Oak Primary)".
  func personAndSchool(_ id: Identifier<Person>) -> String {
    guard let person = directory.people[id] else { return id.text }
    return "\(person.name) (\(school(person.base)))"
  }

  /// "Led by Acme Maths."
  func leading(_ occurrence: Occurrence) -> String? {
    switch occurrence.leader {
    case .person(let id): "Led by \(personAndSchool(id))."
    case .provider(let id): "Led by \(provider(id))."
    case nil: nil
    }
  }

  /// "3 people from 2 schools", of those who attend.
  func attendance(_ people: [Identifier<Person>]) -> String {
    let schools = Set(people.compactMap { directory.people[$0]?.base }).count
    return counted(people.count, "person", "people") + " from " + counted(schools, "school", "schools")
  }

  /// "Until every head has answered …", for what isn't certain.
  func certainty(_ firmness: Firmness) -> String? {
    switch firmness {
    case .outline: "Outline: only the half-term stands."
    case .provisional: "Provisional until every head concerned has said yes."
    case .firm: nil
    }
  }

  /// "P4 13:10–14:10 10M maths".
  func lesson(_ lesson: LessonReference) -> String {
    "\(lesson.period) \(lesson.span.words) \(lesson.className) \(lesson.subject)"
  }

  /// Who takes a class: "Jo Vale", "supply teacher 1".
  func cover(_ by: CoverAssignment.By?) -> String {
    switch by {
    case .inside(let person): person.map { self.person($0) } ?? "internal cover"
    case .supply(let number): "supply teacher \(number)"
    case nil: "no cover needed"
    }
  }
}

extension TimeSpan {
  /// "13:10–14:10".
  var words: String { "\(start)–\(end)" }
}

/// "1 lesson", "2 lessons".
func counted(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
