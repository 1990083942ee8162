// SPDX-License-Identifier: Apache-2.0

import Domain

/// Staff who are the only one of their role or subject at their school, and networks that would bring them together (A5).
struct LoneStaff: Sendable {
  /// What somebody is alone with.
  struct Topic: Hashable, Comparable, Sendable {
    enum Kind: String, Sendable { case role, subject }
    let kind: Kind
    /// In lower case: "exams officer", "art".
    let name: String
    static func < (a: Self, b: Self) -> Bool { (a.name, a.kind.rawValue) < (b.name, b.kind.rawValue) }
  }

  /// How somebody gets together with others of the same topic.
  enum Company: Hashable, Sendable {
    /// An activity that the group has for them, placed or not.
    case activity(Identifier<Activity>)
    /// A network that could be wished for.
    case proposed(Identifier<Activity>)
    /// Too few others to make a network.
    case nobody
  }

  struct Entry: Hashable, Sendable {
    let topic: Topic
    let school: Identifier<School>
    let person: Identifier<Person>
    let company: Company
  }

  /// A network that nobody has wished for.
  struct Proposal: Hashable, Sendable {
    /// An id that no activity of the group has.
    let id: Identifier<Activity>
    let topic: Topic
    /// The group of schools that it's for, where all who are alone with that would be too many; nil: no such.
    let group: String?
    /// By id, of `leastSchools` schools or more.
    let people: [Identifier<Person>]
    let schools: Int
  }

  /// Schools that make a network.
  static let leastSchools = 3
  /// People who can still talk with each other: more are parted by the groups of their schools, where these have any.
  static let mostPeople = 24

  /// By topic, school and person.
  let entries: [Entry]
  /// The largest first, then by topic.
  let proposals: [Proposal]

  /// Those employed on the plan's day or later.
  init(_ group: Group, _ plan: Plan, audiences: Audiences, directory: Directory) {
    let ahead = DateSpan(max(plan.asOf, plan.year.first), plan.year.last)
    let carriers = Carriers(group, during: ahead)
    let alone = carriers.alone()
    let met = Self.met(alone, carriers, group, audiences)
    let proposals = Self.proposals(alone, met, group, directory)
    var proposed: [Topic: [Identifier<Person>: Identifier<Activity>]] = [:]
    for proposal in proposals {
      for person in proposal.people { proposed[proposal.topic, default: [:]][person] = proposal.id }
    }
    entries = alone.sorted { $0.key < $1.key }.flatMap { topic, people in
      people.compactMap { person -> Entry? in
        guard let school = directory.base(of: person) else { return nil }
        let activity = met[topic]?[person]
        let company =
          activity.map(Company.activity) ?? proposed[topic]?[person].map(Company.proposed) ?? Company.nobody
        return Entry(topic: topic, school: school, person: person, company: company)
      }.sorted { ($0.school, $0.person) < ($1.school, $1.person) }
    }
    self.proposals = proposals
  }

  /// By topic and person the first activity by id that brings the person together with another who's alone with it.
  ///
  /// It has to be for people of that topic: at least half of those whom it chooses carry it, or it names the role or
  /// subject and is for no more than four people a school. A conference for everyone is no network of art teachers.
  /// Confidential activities count for nothing, or who is left out of a proposal would tell who belongs to them.
  private static func met(
    _ alone: [Topic: [Identifier<Person>]], _ carriers: Carriers, _ group: Group, _ audiences: Audiences
  ) -> [Topic: [Identifier<Person>: Identifier<Activity>]] {
    let lone = alone.mapValues { Set($0) }
    var met: [Topic: [Identifier<Person>: Identifier<Activity>]] = [:]
    let meetings = group.activities.filter {
      [.session, .triad, .lessonStudy].contains($0.kind) && !$0.isConfidential
    }
    for activity in meetings.sortedByID() {
      let audience = audiences.audience(of: activity.id)
      let people = audience.people
      let isSmall = people.count <= 4 * audience.schools.count
      let named = isSmall ? topics(named: activity) : []
      var members: [Topic: [Identifier<Person>]] = [:]
      for person in people {
        for topic in carriers.topics(of: person) { members[topic, default: []].append(person) }
      }
      for (topic, some) in members where 2 * some.count >= people.count || named.contains(topic) {
        let together = some.filter { lone[topic]?.contains($0) ?? false }
        if together.count < 2 { continue }
        for person in together where met[topic]?[person] == nil { met[topic, default: [:]][person] = activity.id }
      }
    }
    return met
  }

  /// The roles and subjects by which a session chooses its people.
  private static func topics(named activity: Activity) -> Set<Topic> {
    guard case .session(let session) = activity.details else { return [] }
    var named: Set<Topic> = []
    for rule in session.participants {
      named.formUnion(rule.selector.roles.map { Topic(kind: .role, name: $0) })
      named.formUnion(rule.selector.subjects.map { Topic(kind: .subject, name: $0) })
    }
    return named
  }

  private static func proposals(
    _ alone: [Topic: [Identifier<Person>]], _ met: [Topic: [Identifier<Person>: Identifier<Activity>]], _ group: Group,
    _ directory: Directory
  ) -> [Proposal] {
    let left = alone.map { topic, people in (topic, people.filter { met[topic]?[$0] == nil }) }
    let large = left.filter { directory.schoolCount(of: $0.1) >= leastSchools }.sorted { $0.0 < $1.0 }
    let roles = large.filter { $0.0.kind == .role }
    var taken = Set(group.activities.map(\.id))
    let said = large.filter { topic, people in
      // Art leads who are also their schools' only art teachers need one network, not two.
      topic.kind == .subject
        && roles.contains { $0.0.name.hasWords(of: topic.name) && Set($0.1).isSuperset(of: people) }
    }.map(\.0)
    let parts = large.filter { !said.contains($0.0) }.flatMap { topic, people in
      Self.parts(people, directory).map { (topic: topic, part: $0) }
    }
    return parts.map { topic, part in
      let id = freeID(topic, part.group, taken)
      taken.insert(id)
      return Proposal(
        id: id, topic: topic, group: part.group, people: part.people.sorted(),
        schools: directory.schoolCount(of: part.people))
    }.sorted {
      ($1.schools, $1.people.count, $0.topic, $0.id) < ($0.schools, $0.people.count, $1.topic, $1.id)
    }
  }

  private typealias Part = (group: String?, people: [Identifier<Person>])

  /// People who are alone with one thing as networks of a size that works: by the smallest group of schools that holds
  /// enough of them, those without one together; by group.
  private static func parts(_ people: [Identifier<Person>], _ directory: Directory) -> [Part] {
    if people.count <= mostPeople { return [(nil, people)] }
    let groups = people.map { directory.base(of: $0).flatMap { directory.schools[$0]?.groups } ?? [] }
    var schools: [String: Set<Identifier<School>>] = [:]
    for (person, own) in zip(people, groups) {
      for group in own { if let base = directory.base(of: person) { schools[group, default: []].insert(base) } }
    }
    var parts: [String: [Identifier<Person>]] = [:]
    var rest: [Identifier<Person>] = []
    for (person, own) in zip(people, groups) {
      let large = own.filter { (schools[$0]?.count ?? 0) >= leastSchools }
      let smallest = large.min { (schools[$0]?.count ?? 0, $0) < (schools[$1]?.count ?? 0, $1) }
      if let smallest { parts[smallest, default: []].append(person) } else { rest.append(person) }
    }
    // A group whose schools mostly belong to a smaller one may have too few left.
    for (group, some) in parts.sorted(by: { $0.key < $1.key }) where directory.schoolCount(of: some) < leastSchools {
      rest += some
      parts[group] = nil
    }
    let whole: [Part] = directory.schoolCount(of: rest) < leastSchools ? [] : [(nil, rest)]
    return parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } + whole
  }

  /// "exams-officer-network", "exams-officer-network-north-hub"; with a number where an activity is called that.
  private static func freeID(
    _ topic: Topic, _ group: String?, _ taken: Set<Identifier<Activity>>
  ) -> Identifier<Activity> {
    let words = [topic.name, "network", group?.lowercased() ?? ""].flatMap {
      $0.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    }
    let stem = words.joined(separator: "-")
    var id = Identifier<Activity>(stem)
    var number = 2
    while taken.contains(id) {
      id = Identifier("\(stem)-\(number)")
      number += 1
    }
    return id
  }
}

extension String {
  /// Whether every word of `other` is one of the words of this text.
  fileprivate func hasWords(of other: String) -> Bool {
    Set(other.split(separator: " ")).isSubset(of: Set(split(separator: " ")))
  }
}
