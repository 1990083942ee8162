// SPDX-License-Identifier: Apache-2.0

import Domain

/// Who may take part in what, and what a bound has to know of each person (`docs/bound.md`).
///
/// People, schools, places and activities are numbered, since each is asked about millions of times.
struct BoundPeople: Sendable {
  let index: GroupIndex
  /// By id.
  let activities: [Activity]
  let audiences: [Audience]
  /// Numbers of those who may attend, visit or form each activity, by id; leaders apart.
  let attendees: [[Int]]
  /// Numbers of the people who may lead each activity.
  let leaders: [[Int]]
  /// By person: activities in which they may take part, attend or lead, each once, ascending.
  let activitiesOf: [[Int]]
  /// Base school by person.
  let bases: [Int]
  /// Whether what needs somebody may take place without them: they apply for a post, or aren't employed the whole year.
  let mayBeAway: [Bool]
  /// Whether somebody is shared by several schools.
  let isSpecialist: [Bool]
  /// Whether somebody may lead several cohorts of one session, and so have several things of one activity on a day.
  let leadsCohorts: Set<Int>
  /// Schools at which such people may stay.
  let staySchools: [Int: Set<Int>]
  /// The most that a fund may pay somebody's school for a lesson, in pence.
  let tariffs: [Int]
  let places: PlaceTable
  private let numbers: [Identifier<Person>: Int]
  private let activityNumbers: [Identifier<Activity>: Int]
  private let schoolNumbers: [Identifier<School>: Int]
  private let declines: Set<Pair<Identifier<Person>, Identifier<Activity>>>

  var members: [Member] { index.members }

  /// The least that an activity adds which adds so much where it takes place: leaving it out adds nothing, and what must take
  /// place isn't left out.
  func leavingOut(_ number: Int, or value: Int) -> Int { activities[number].isMust ? value : min(0, value) }

  init(_ index: GroupIndex) {
    self.index = index
    let members = index.members
    let activities = index.group.activities.sortedByID()
    self.activities = activities
    let numbers = Dictionary(members.enumerated().map { ($1.person.id, $0) }) { first, _ in first }
    self.numbers = numbers
    activityNumbers = Dictionary(activities.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let schoolNumbers = Dictionary(index.schools.enumerated().map { ($1.id, $0) }) { first, _ in first }
    self.schoolNumbers = schoolNumbers
    bases = members.map { schoolNumbers[$0.school.id] ?? 0 }
    declines = Set(index.group.declines.map { Pair($0.person, $0.activity) })
    audiences = activities.map { Audience($0, index) }
    attendees = audiences.map { audience in
      (audience.visitors + audience.pool + audience.assigned.flatMap(\.self)).compactMap { numbers[$0.person.id] }
        .sorted()
    }
    leaders = activities.map { activity in
      guard case .session(let session) = activity.details else { return [] }
      return distinct(
        session.leaders.compactMap { leader -> Int? in
          if case .person(let person) = leader { numbers[person] } else { nil }
        })
    }
    var taking = [[Int]](repeating: [], count: members.count)
    var isSpecialist = [Bool](repeating: false, count: members.count)
    var staySchools: [Int: Set<Int>] = [:]
    var applies = [Bool](repeating: false, count: members.count)
    for (number, activity) in activities.enumerated() {
      var people = attendees[number] + leaders[number]
      switch activity.details {
      case .specialist(let wish):
        let schools = wish.shares.compactMap { schoolNumbers[$0.school] }
        guard let person = numbers[wish.person], !schools.isEmpty else { break }
        isSpecialist[person] = true
        staySchools[person, default: []].formUnion(schools)
        people.append(person)
      case .secondment(let wish): for person in wish.applicants.compactMap({ numbers[$0] }) { applies[person] = true }
      case .session, .visit, .triad, .lessonStudy, .shadowing: break
      }
      for person in distinct(people) { taking[person].append(number) }
    }
    activitiesOf = taking
    self.isSpecialist = isSpecialist
    leadsCohorts = Set(
      zip(activities, leaders).flatMap { activity, leading -> [Int] in
        guard case .session(let session) = activity.details, session.cohorts > 1 else { return [] }
        return leading
      })
    self.staySchools = staySchools
    let year = index.group.year
    mayBeAway = members.indices.map { number in
      applies[number] || !members[number].person.isValid(on: year.first)
        || !members[number].person.isValid(on: year.last)
    }
    tariffs = members.indices.map { number in
      taking[number].map { Self.tariff(activities[$0], members[number].school.id, index) }.max() ?? 0
    }
    places = PlaceTable(index)
  }

  /// What the activity's fund repays the school for a lesson, in pence.
  private static func tariff(_ activity: Activity, _ school: Identifier<School>, _ index: GroupIndex) -> Int {
    guard let fund = index.fund(of: activity), fund.schools.isEmpty || fund.schools.contains(school) else { return 0 }
    return fund.tariffPerLesson.rawValue
  }

  func number(_ person: Identifier<Person>) -> Int? { numbers[person] }
  func number(_ activity: Identifier<Activity>) -> Int? { activityNumbers[activity] }
  func number(_ school: Identifier<School>) -> Int? { schoolNumbers[school] }
  func hasDeclined(_ person: Int, _ activity: Int) -> Bool {
    declines.contains(Pair(members[person].person.id, activities[activity].id))
  }

  /// Base schools of the people who may take part in or lead an activity, by number.
  func bases(of activity: Int) -> [Int] { distinct((attendees[activity] + leaders[activity]).map { bases[$0] }) }
}

/// Places by number, and the journeys between them. Schools come first, by id, so that a school's number is its place's.
struct PlaceTable: Sendable {
  private let all: [Place]
  private let numbers: [Place: Int]
  private let minutes: [Int32]
  private let metres: [Int32]
  /// The number of online.
  let online: Int

  init(_ index: GroupIndex) {
    let providers = index.group.providers.map(\.id).sorted()
    let all = index.schools.map { Place.school($0.id) } + providers.map { Place.provider($0) } + [.online]
    self.all = all
    online = all.count - 1
    numbers = Dictionary(all.enumerated().map { ($1, $0) }) { first, _ in first }
    minutes = all.flatMap { from in all.map { Int32(clamping: index.minutes(from, $0).rawValue) } }
    metres = all.flatMap { from in all.map { Int32(clamping: index.metres(from, $0).rawValue) } }
  }

  func number(_ place: Place) -> Int? { numbers[place] }
  func place(_ number: Int) -> Place { all[number] }
  func minutes(_ from: Int, _ to: Int) -> Int { Int(minutes[from * all.count + to]) }
  func metres(_ from: Int, _ to: Int) -> Int { Int(metres[from * all.count + to]) }
  /// Where somebody based at `base` is for something at `place`.
  func effective(_ place: Int, base: Int) -> Int { place == online ? base : place }
}
