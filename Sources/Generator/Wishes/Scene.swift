// SPDX-License-Identifier: Apache-2.0

import Domain

/// All that stands before anybody wishes for something, with answers to what wishes ask.
struct Scene: Sendable {
  let county: County
  let capacity: Capacity
  let rosters: [Roster]
  let partners: Partners
  /// The schools as they will stand in the group.
  let schools: [School]
  let meetings: [MeetingSlot]
  /// People who are away for weeks.
  private let absent: Set<Identifier<Person>>
  /// Pairs of schools that are never brought together, each both ways.
  private let vetoed: Set<[Identifier<School>]>
  /// Subjects taught by somebody who agrees to be watched, with the years, by school.
  private let taught: [[String: [Int]]]

  init(
    county: County, capacity: Capacity, rosters: [Roster], partners: Partners, schools: [School],
    meetings: [MeetingSlot], busy: [Busy], relations: [Relation]
  ) {
    self.county = county
    self.capacity = capacity
    self.rosters = rosters
    self.partners = partners
    self.schools = schools
    self.meetings = meetings
    taught = rosters.map(Self.taught)
    absent = Set(
      busy.compactMap { busy in
        if case .person(let id) = busy.subject, busy.days.count > 20 { return id }
        return nil
      })
    var vetoed: Set<[Identifier<School>]> = []
    for relation in relations where relation.kind == .veto {
      guard case .school(let a) = relation.a, case .school(let b) = relation.b else { continue }
      vetoed.formUnion([[a, b], [b, a]])
    }
    self.vetoed = vetoed
  }

  var density: GenerationParameters.Density { county.parameters.density }

  private static func taught(_ roster: Roster) -> [String: [Int]] {
    guard roster.plan.shape.timetable != nil else { return [:] }
    let hosts = Set(roster.people.filter { $0.hosts && !$0.isVacancy }.map(\.id))
    var taught: [String: [Int]] = [:]
    for lesson in roster.lessons where lesson.staff.first.map(hosts.contains) ?? false {
      for year in lesson.years where !(taught[lesson.subject] ?? []).contains(year) {
        taught[lesson.subject, default: []].append(year)
      }
    }
    return taught.mapValues { $0.sorted() }
  }

  // MARK: People

  /// Class teachers of a school who are there all year.
  func classTeachers(_ school: Int) -> [Person] {
    rosters[school].people.filter { $0.classTaught != nil && isThereAllYear($0) }
  }

  /// Teachers of subjects with a timetable who are there all year.
  func subjectTeachers(_ school: Int) -> [Person] {
    rosters[school].people.filter {
      $0.classTaught == nil && !$0.subjects.isEmpty && !$0.years.isEmpty && $0.role != "assistant headteacher"
        && isThereAllYear($0)
    }
  }

  func isThereAllYear(_ person: Person) -> Bool {
    person.validFrom == nil && person.validUntil == nil && !person.isVacancy && !absent.contains(person.id)
  }

  /// Whether a school has somebody to watch in one of `years` (any: empty) in a primary class.
  func hasClass(_ school: Int, years: [Int]) -> Bool {
    classTeachers(school).contains { teacher in
      teacher.hosts && (years.isEmpty || teacher.years.contains(where: years.contains))
    }
  }

  /// The years in which a subject is taught at a school by somebody who may be watched.
  func years(of subject: String, at school: Int) -> [Int] { taught[school][subject] ?? [] }

  /// Subjects that are taught at a school, in order of their names.
  func subjects(at school: Int) -> [String] { taught[school].keys.sorted() }

  // MARK: Schools

  /// The other schools of a school's town that it may visit.
  func neighbours(_ school: Int) -> [Int] {
    county.clusters[county.plans[school].cluster].members.filter { mayVisit($0, from: school) }
  }

  private func mayVisit(_ school: Int, from other: Int) -> Bool {
    school != other && schools[school].hosts && !vetoed.contains([schools[school].id, schools[other].id])
  }

  /// Other schools with a timetable, nearest first: of the hub, or of the whole county where the hub has no other.
  func otherSecondaries(_ school: Int) -> [Int] {
    let plans = county.plans.filter { $0.shape.timetable != nil && mayVisit($0.index, from: school) }
    let near = plans.filter { $0.hub == county.plans[school].hub }
    return (near.isEmpty ? plans : near).map(\.index).sorted {
      (distance($0, school), $0) < (distance($1, school), $1)
    }
  }

  /// Square of the distance in millionths of a degree, eastwards scaled; to compare only.
  private func distance(_ a: Int, _ b: Int) -> Int {
    guard let from = schools[a].position, let to = schools[b].position else { return 0 }
    let east = (from.longitude - to.longitude) * 617 / 1000
    let north = from.latitude - to.latitude
    return east * east + north * north
  }

  /// How unlike two schools are, as docs/model.md reckons it.
  func contextDistance(_ a: Int, _ b: Int) -> Int {
    let (a, b) = (schools[a], schools[b])
    var distance = a.phase == b.phase ? 0 : 300
    if let x = a.pupils, let y = b.pupils { distance += min(200, abs(x - y) / 5) }
    if let x = a.freeSchoolMeals, let y = b.freeSchoolMeals { distance += min(250, abs(x.rawValue - y.rawValue)) }
    if let x = a.formsOfEntry, let y = b.formsOfEntry { distance += min(100, abs(x.rawValue - y.rawValue) / 20) }
    if let x = a.isSelective, let y = b.isSelective, x != y { distance += 100 }
    if let x = a.intake, let y = b.intake, x != y { distance += 50 }
    return distance
  }

  /// Whether two schools match as wished.
  func matches(_ match: ContextMatch, _ a: Int, _ b: Int) -> Bool {
    switch match {
    case .any: true
    case .similar: contextDistance(a, b) <= Limits().similarUpTo
    case .contrasting: contextDistance(a, b) >= Limits().contrastingFrom
    }
  }

  /// The two schools of a town that everybody wants to see, if it has as many.
  func beacons(_ cluster: Int) -> [Int] {
    var random = county.random("beacons", cluster)
    return random.some(2, of: county.clusters[cluster].members.filter { county.plans[$0].hasPrimary })
  }
}
