// SPDX-License-Identifier: Apache-2.0

/// What things of a plan are called where people read them, and who may read what: to others than its own people a
/// confidential activity has neither title nor id.
public struct PlanWords: Sendable {
  public let index: PlanIndex
  /// Numbers of the confidential activities, by id, from 1.
  private let confidential: [Identifier<Activity>: Int]

  /// Words for `plan`, which is one of `group`: `whole` less what's withdrawn of it, if that's given.
  public init(_ group: Group, _ plan: Plan, of whole: Plan? = nil) {
    index = PlanIndex(group, plan, of: whole)
    let ids = group.activities.filter(\.isConfidential).map(\.id).sorted()
    confidential = Dictionary(ids.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
  }

  /// A school's name; its id where the group doesn't list it. The same goes for people and providers.
  public func school(_ id: Identifier<School>) -> String { index.directory.name(of: id) ?? id.text }
  public func person(_ id: Identifier<Person>) -> String { index.directory.name(of: id) ?? id.text }
  public func provider(_ id: Identifier<Provider>) -> String { index.directory.providers[id]?.name ?? id.text }

  /// "Anna Green (Oak Primary)".
  public func personAndSchool(_ id: Identifier<Person>) -> String {
    guard let name = index.directory.name(of: id), let base = index.directory.base(of: id) else { return id.text }
    return "\(name) (\(school(base)))"
  }

  /// Whether only its own people may know what it is; an activity that the group doesn't list is taken to be.
  public func isConfidential(_ id: Identifier<Activity>) -> Bool {
    index.directory.isConfidential(id) ?? true
  }

  /// The title for its own people: "Maths course (1 of 2)", "Induction (cohort 2, 3 of 6)", "Three watch each other (4 of 4,
  /// talk)", "Beside a colleague (day 1 of 2)", "Music at Elm Primary".
  public func title(_ occurrence: Occurrence) -> String {
    if occurrence.isStay { return stayTitle(occurrence) }
    let title = index.directory.title(of: occurrence.activity) ?? Self.unlisted(occurrence.plannedKind)
    let parts = index.parts(of: occurrence)
    let number = "\(occurrence.part) of \(parts)"
    guard let kind = index.directory.kind(of: occurrence.activity), kind.isCircle else {
      let words = [cohort(occurrence), parts > 1 ? number : nil].compactMap(\.self)
      return words.isEmpty ? title : "\(title) (\(words.joined(separator: ", ")))"
    }
    if parts <= 1 { return title }
    if kind == .shadowing { return "\(title) (day \(number))" }
    let isTalk = !occurrence.attendees.contains { $0.role == .host }
    return "\(title) (\(number), \(isTalk ? "talk" : "lesson"))"
  }

  /// "cohort 2"; nil where there's only one.
  public func cohort(_ occurrence: Occurrence) -> String? {
    index.isInCohorts(occurrence.activity) ? "cohort \(occurrence.cohort)" : nil
  }

  /// What somebody who is watched reads: "Visitors in your lesson: …", or of shadowing "Beside you all day: …".
  public func hosting(_ occurrence: Occurrence) -> String {
    let isShadowed = index.directory.kind(of: occurrence.activity) == .shadowing
    return (isShadowed ? "Beside you all day: " : "Visitors in your lesson: ") + title(occurrence)
  }

  /// What's called so in a published plan and isn't in the group any more: it may have been confidential.
  static func unlisted(_ kind: ActivityKind) -> String {
    kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst() + " that isn't listed any more"
  }

  /// The title for everybody: kind and number in place of a confidential one.
  public func publicTitle(_ activity: Activity) -> String {
    confidential[activity.id].map { "Confidential \(activity.kind.rawValue) \($0)" } ?? activity.title
  }

  /// The number of a confidential activity among them, from 1; nil for an open one.
  public func number(ofConfidential id: Identifier<Activity>) -> Int? { confidential[id] }

  public func place(_ place: Place) -> String {
    switch place {
    case .school(let id): school(id)
    case .provider(let id): provider(id)
    case .online: "Online"
    }
  }

  /// "Ash Academy, Library".
  public func location(_ occurrence: Occurrence) -> String {
    place(occurrence.place) + (occurrence.room.map { ", \($0)" } ?? "")
  }

  /// "P4 13:10–14:10 10M maths".
  public func lesson(_ lesson: LessonReference) -> String {
    "\(lesson.period) \(lesson.span.words) \(lesson.classAndSubject)"
  }

  /// "3 people from 2 schools".
  public func attendance(_ people: [Identifier<Person>]) -> String {
    attendance(people: people.count, schools: index.directory.schoolCount(of: people))
  }

  func attendance(people: Int, schools: Int) -> String {
    Self.counted(people, "person", "people") + " from " + Self.counted(schools, "school", "schools")
  }

  /// "1 lesson", "2 lessons".
  public static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  /// Who takes the class that's left: "Jo Vale", "supply teacher 1", "no cover needed".
  public func cover(of release: Release) -> String {
    switch index.cover(of: release) {
    case .inside(let person): person.map { self.person($0) } ?? "internal cover"
    case .supply(let number): "supply teacher \(number)"
    case .floater(let number): "floating cover \(number)"
    case nil: release.needsCover ? "no cover yet" : "no cover needed"
    }
  }

  /// "Supply teachers that day: 1 (day), 2 (am)."; nil where none are bought.
  public func supply(of school: Identifier<School>, on date: CivilDate) -> String? {
    let bought = index.supply(of: school, on: date).map { "\($0.number) (\($0.part.rawValue))" }
    return bought.isEmpty ? nil : "Supply teachers that day: " + bought.joined(separator: ", ") + "."
  }

  /// "Floating cover that day: 1, 2 (sent for the whole day, at no charge)."; nil where nobody is sent.
  public func floaters(at school: Identifier<School>, on date: CivilDate) -> String? {
    let count = index.floaters(at: school, on: date)
    if count == 0 { return nil }
    let numbers = (1...count).map(String.init).joined(separator: ", ")
    return "Floating cover that day: \(numbers) (sent for the whole day, at no charge)."
  }

  /// Those who come to the school to take classes on that day: supply teachers, then floating cover.
  public func visitingCover(of school: Identifier<School>, on date: CivilDate) -> [String] {
    [supply(of: school, on: date), floaters(at: school, on: date)].compactMap(\.self)
  }
}

extension TimeSpan {
  /// "13:10–14:10".
  public var words: String { "\(start)–\(end)" }
}

extension ProtectedTime.Kind {
  /// "PPA", "Mentor time".
  public var words: String {
    switch self {
    case .ppa: "PPA"
    case .ect: "ECT time"
    case .mentor: "Mentor time"
    case .leadership: "Leadership time"
    case .duty: "A duty"
    case .meeting: "A meeting"
    }
  }
}
