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
    /// By id, of `leastSchools` schools or more.
    let people: [Identifier<Person>]
    let schools: Int
  }

  /// Schools that make a network.
  static let leastSchools = 3

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
    for activity in meetings.sorted(by: { $0.id < $1.id }) {
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
    return large.compactMap { topic, people -> Proposal? in
      // Art leads who are also their schools' only art teachers need one network, not two.
      let isSaid =
        topic.kind == .subject
        && roles.contains { $0.0.name.hasWords(of: topic.name) && Set($0.1).isSuperset(of: people) }
      if isSaid { return nil }
      let id = freeID(topic, taken)
      taken.insert(id)
      return Proposal(id: id, topic: topic, people: people.sorted(), schools: directory.schoolCount(of: people))
    }.sorted { ($1.schools, $1.people.count, $0.topic) < ($0.schools, $0.people.count, $1.topic) }
  }

  /// "exams-officer-network", or with a number where an activity is called that.
  private static func freeID(_ topic: Topic, _ taken: Set<Identifier<Activity>>) -> Identifier<Activity> {
    let words = topic.name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let stem = (words.map(String.init) + ["network"]).joined(separator: "-")
    var id = Identifier<Activity>(stem)
    var number = 2
    while taken.contains(id) {
      id = Identifier("\(stem)-\(number)")
      number += 1
    }
    return id
  }
}

/// Who has which roles and subjects at which school.
private struct Carriers {
  private struct Post: Hashable {
    let school: Identifier<School>
    let topic: LoneStaff.Topic
  }
  private struct Holder {
    let person: Identifier<Person>
    let employment: DateSpan
    let partner: Identifier<Person>?
    /// Whether it's what the person is there for: a teacher of mathematics with one lesson of music isn't the school's
    /// music department, though nobody who teaches more of it is alone then.
    let isOwn: Bool
  }

  private var holders: [Post: [Holder]] = [:]
  private var topics: [Identifier<Person>: [LoneStaff.Topic]] = [:]

  /// Of these roles people are told apart by what they teach.
  private static let general: Set<String> = ["teacher", "class teacher", "subject lead", "head of department"]
  /// Subjects that are none.
  private static let unspecific: Set<String> = [WeeklyTimetable.classSubject, "support"]

  init(_ group: Group, during ahead: DateSpan) {
    var taught: [Identifier<Person>: [String: Int]] = [:]
    for lesson in group.lessons {
      if let teacher = lesson.staff.first { taught[teacher, default: [:]][lesson.subject, default: 0] += 1 }
    }
    for person in group.people {
      guard let employment = person.employment(in: ahead) else { continue }
      let lessons = taught[person.id] ?? [:]
      let most = lessons.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
      let own = Set(person.subjects.isEmpty ? [most].compactMap(\.self) : person.subjects)
      let roles = Set([person.role] + person.responsibilities).subtracting(Self.general)
      let subjects = own.union(lessons.keys).subtracting(Self.unspecific)
      let all =
        roles.map { (topic: LoneStaff.Topic(kind: .role, name: $0), isOwn: true) }
        + subjects.map { (topic: LoneStaff.Topic(kind: .subject, name: $0), isOwn: own.contains($0)) }
      for school in Set(person.schools) {
        for (topic, isOwn) in all {
          let holder = Holder(
            person: person.id, employment: employment, partner: person.jobShare, isOwn: isOwn && school == person.base)
          holders[Post(school: school, topic: topic), default: []].append(holder)
        }
      }
      topics[person.id] = all.filter(\.isOwn).map(\.topic)
    }
  }

  /// What a person is there for.
  func topics(of person: Identifier<Person>) -> [LoneStaff.Topic] { topics[person] ?? [] }

  /// Those who are alone at their base all the time that they're there, by topic; partners of a job share count as one.
  func alone() -> [LoneStaff.Topic: [Identifier<Person>]] {
    var alone: [LoneStaff.Topic: [Identifier<Person>]] = [:]
    for (post, all) in holders {
      for holder in all where holder.isOwn {
        let isAccompanied = all.contains { other in
          other.person != holder.person && other.partner != holder.person && holder.partner != other.person
            && other.employment.overlaps(holder.employment)
        }
        if !isAccompanied { alone[post.topic, default: []].append(holder.person) }
      }
    }
    return alone.mapValues { $0.sorted() }
  }
}

extension String {
  /// Whether every word of `other` is one of the words of this text.
  fileprivate func hasWords(of other: String) -> Bool {
    Set(other.split(separator: " ")).isSubset(of: Set(split(separator: " ")))
  }
}
