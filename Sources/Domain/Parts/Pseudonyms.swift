// SPDX-License-Identifier: Apache-2.0

/// Names put in the place of a group's own, so that outsiders can work with its data (D9).
///
/// Equal text of one kind gets equal pseudonyms wherever it stands, so that references hold. How a pseudonym follows from
/// a text is the caller's: whoever can't undo that can't read the names.
public struct Pseudonyms: Sendable {
  /// What a text names.
  public enum Kind: String, CaseIterable, Sendable {
    case group, school, person, provider, fund, activity, calendar, bells, cluster, room, department, role, subject
    case stage, tag, topic
    case className = "class"
  }

  /// Fewest people who share a word (a role, a subject, a tag, a career stage) that stays as it is: of fewer, whoever knows
  /// the schools knows who is meant.
  public static let fewest = 5

  /// The pseudonym of a text, without spaces or any sign that ids can't have; unlike that of any other text of its kind.
  let code: @Sendable (Kind, String) -> String

  /// Pseudonyms by `code`: letters and digits for a text of a kind.
  public init(code: @escaping @Sendable (Kind, String) -> String) { self.code = code }

  /// "person-3f9a…".
  func word(_ kind: Kind, _ text: String) -> String { "\(kind.rawValue)-\(code(kind, text))" }
  /// "Person 3f9a…".
  func title(_ kind: Kind, _ text: String) -> String {
    "\(kind.rawValue.prefix(1).uppercased())\(kind.rawValue.dropFirst()) \(code(kind, text))"
  }

  func id(_ id: Identifier<School>) -> Identifier<School> { Identifier(word(.school, id.text)) }
  func id(_ id: Identifier<Person>) -> Identifier<Person> { Identifier(word(.person, id.text)) }
  func id(_ id: Identifier<Provider>) -> Identifier<Provider> { Identifier(word(.provider, id.text)) }
  func id(_ id: Identifier<Fund>) -> Identifier<Fund> { Identifier(word(.fund, id.text)) }
  func id(_ id: Identifier<Activity>) -> Identifier<Activity> { Identifier(word(.activity, id.text)) }
  func id(_ id: Identifier<SchoolCalendar>) -> Identifier<SchoolCalendar> { Identifier(word(.calendar, id.text)) }
  func id(_ id: Identifier<BellSchedule>) -> Identifier<BellSchedule> { Identifier(word(.bells, id.text)) }

  func place(_ place: Place) -> Place {
    switch place {
    case .school(let school): .school(id(school))
    case .provider(let provider): .provider(id(provider))
    case .online: .online
    }
  }

  func party(_ party: Party) -> Party {
    switch party {
    case .school(let school): .school(id(school))
    case .person(let person): .person(id(person))
    }
  }

  func leader(_ leader: Leader) -> Leader {
    switch leader {
    case .person(let person): .person(id(person))
    case .provider(let provider): .provider(id(provider))
    }
  }
}

/// The words of a group that stay as they are, because many share them or rules hang on them.
struct CommonWords {
  private var kept: [Pseudonyms.Kind: Set<String>] = [:]

  init(_ group: Group) {
    var bearers: [Pseudonyms.Kind: [String: Set<Identifier<Person>>]] = [:]
    func count(_ kind: Pseudonyms.Kind, _ words: [String], _ people: [Identifier<Person>]) {
      for word in words { bearers[kind, default: [:]][word, default: []].formUnion(people) }
    }
    for person in group.people {
      count(.role, [person.role] + person.responsibilities, [person.id])
      count(.subject, person.subjects, [person.id])
      count(.stage, person.careerStage.map { [$0] } ?? [], [person.id])
      count(.tag, person.tags, [person.id])
    }
    for lesson in group.lessons { count(.subject, [lesson.subject], lesson.staff) }
    for (kind, words) in bearers { kept[kind] = Set(words.filter { $1.count >= Pseudonyms.fewest }.keys) }
    kept[.role, default: []].formUnion(WeeklyTimetable.teachingRoles.union(["cover supervisor"]))
    kept[.stage, default: []].formUnion(Person.earlyCareerStages)
    kept[.subject, default: []].formUnion([WeeklyTimetable.classSubject, "support"])
  }

  /// `word` itself where it's common, else its pseudonym.
  func word(_ kind: Pseudonyms.Kind, _ word: String, _ names: Pseudonyms) -> String {
    kept[kind]?.contains(word) == true ? word : names.word(kind, word)
  }
}
