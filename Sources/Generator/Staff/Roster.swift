// SPDX-License-Identifier: Apache-2.0

import Domain

/// The people of one school with their weekly time, as they're being hired.
struct Roster {
  let plan: SchoolPlan
  let bells: BellSchedule
  private(set) var people: [Person] = []
  private(set) var lessons: [Lesson] = []
  private(set) var protected: [ProtectedTime] = []
  private var names: NameGiver

  init(_ plan: SchoolPlan, bells: BellSchedule, names: RandomStream) {
    self.plan = plan
    self.bells = bells
    self.names = NameGiver(names, domain: "\(plan.id).example")
  }

  /// Adds a person with a new name; their id is the school's and `code`.
  @discardableResult
  mutating func hire(_ code: String, _ role: String, _ change: (inout Person) -> Void = { _ in }) -> Person {
    let (name, email) = names.next()
    var person = Person(id: Identifier("\(plan.id)-\(code)"), name: name, school: plan.id, role: role)
    person.email = email
    change(&person)
    if person.isVacancy {
      person.name = "\(Self.title(role)), to be appointed"
      person.email = nil
    }
    people.append(person)
    return person
  }

  private static func title(_ role: String) -> String { role.prefix(1).uppercased() + role.dropFirst() }

  /// Changes somebody who was hired.
  mutating func change(_ id: Identifier<Person>, _ change: (inout Person) -> Void) {
    guard let index = people.firstIndex(where: { $0.id == id }) else { return }
    change(&people[index])
  }

  mutating func add(_ lesson: Lesson) { lessons.append(lesson) }

  /// Keeps a stretch of every week, or of one, for somebody.
  mutating func protect(
    _ person: Identifier<Person>, _ kind: ProtectedTime.Kind, _ weekday: Weekday, _ span: TimeSpan, week: String? = nil
  ) {
    protected.append(ProtectedTime(person: person, week: week, weekday: weekday, span: span, kind: kind))
  }

  /// Everybody hired so far who has this role or responsibility.
  func people(_ role: String) -> [Person] {
    people.filter { $0.role == role || $0.responsibilities.contains(role) }
  }
}

extension WorkingPattern {
  /// The half-days of these weekdays and halves.
  init(_ whole: [Weekday], mornings: [Weekday] = [], afternoons: [Weekday] = []) {
    self = .none
    for day in whole + mornings { insert(day, .morning) }
    for day in whole + afternoons { insert(day, .afternoon) }
  }

  /// The part of a whole week that it is.
  var share: PerMille { PerMille(count * 100) }
}

/// What people can show to others or want to learn.
enum Topics {
  static let primary = [
    "phonics", "early reading", "oracy", "writing", "mastery", "fluency", "greater depth", "early language",
    "continuous provision", "outdoor learning", "mixed-age classes", "eal", "feedback", "vocabulary", "calm classrooms",
  ]
  static let secondary = [
    "retrieval practice", "modelling", "questioning", "practical work", "disciplinary literacy", "adaptive teaching",
    "feedback", "behaviour", "examination technique", "curriculum planning", "homework", "challenge", "assessment",
  ]
  static let support = [
    "speech and language", "positive handling", "interventions", "attachment", "autism", "reading aloud",
  ]

  /// Draws what somebody can share and wants to learn.
  static func give(_ person: inout Person, from topics: [String], _ random: inout RandomStream) {
    if random.chance(300), let topic = random.pick(topics) { person.strengths = [topic] }
    if random.chance(450) {
      person.wants = random.some(random.draw(1...2), of: topics.filter { !person.strengths.contains($0) })
    }
  }
}
