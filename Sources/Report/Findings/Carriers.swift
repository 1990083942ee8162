// SPDX-License-Identifier: Apache-2.0

import Domain

/// Who has which roles and subjects at which school.
struct Carriers {
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
