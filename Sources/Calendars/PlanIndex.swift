// SPDX-License-Identifier: Apache-2.0

import Domain

/// Look-up of what a plan says of a person, place or day.
struct PlanIndex: Sendable {
  struct PersonDay: Hashable, Sendable {
    let person: Identifier<Person>
    let date: CivilDate
  }

  struct Absence: Hashable, Sendable {
    let person: Identifier<Person>
    let date: CivilDate
    let lesson: LessonReference
  }

  struct SchoolDay: Hashable, Sendable {
    let school: Identifier<School>
    let date: CivilDate
  }

  let directory: Directory
  /// Occurrences in the plan's order, for everyone who attends or leads them.
  private(set) var byPerson: [Identifier<Person>: [Occurrence]] = [:]
  private(set) var byProvider: [Identifier<Provider>: [Occurrence]] = [:]
  private(set) var byActivity: [Identifier<Activity>: [Occurrence]] = [:]
  /// Occurrences held at a school.
  private(set) var byVenue: [Identifier<School>: [Occurrence]] = [:]
  private(set) var legs: [PersonDay: [TravelLeg]] = [:]
  private(set) var releases: [PersonDay: [Release]] = [:]
  private(set) var cover: [Absence: CoverAssignment.By] = [:]
  private(set) var supply: [SchoolDay: [SupplyPurchase]] = [:]
  /// People by base school, in order of id.
  private(set) var peopleOfSchool: [Identifier<School>: [Person]] = [:]
  /// Everyone who works at a school, whatever their base.
  private(set) var staff: [Identifier<School>: [Identifier<Person>]] = [:]

  init(_ group: Group, _ plan: Plan) {
    directory = Directory(group)
    for occurrence in plan.occurrences {
      byActivity[occurrence.activity, default: []].append(occurrence)
      for person in occurrence.people { byPerson[person, default: []].append(occurrence) }
      if case .provider(let id) = occurrence.leader { byProvider[id, default: []].append(occurrence) }
      if case .school(let id) = occurrence.place { byVenue[id, default: []].append(occurrence) }
    }
    for leg in plan.legs { legs[PersonDay(person: leg.person, date: leg.date), default: []].append(leg) }
    for release in plan.releases {
      releases[PersonDay(person: release.person, date: release.date), default: []].append(release)
    }
    for item in plan.cover {
      cover[Absence(person: item.absent, date: item.date, lesson: item.lesson)] = item.by
    }
    for purchase in plan.supply {
      supply[SchoolDay(school: purchase.school, date: purchase.date), default: []].append(purchase)
    }
    for person in group.people.sorted(by: { $0.id < $1.id }) {
      peopleOfSchool[person.base, default: []].append(person)
      for school in person.schools { staff[school, default: []].append(person.id) }
    }
  }

  /// The lessons that `person` leaves for `occurrence`.
  func releases(of person: Identifier<Person>, for occurrence: Occurrence) -> [Release] {
    (releases[PersonDay(person: person, date: occurrence.date)] ?? [])
      .filter { $0.activities.contains(occurrence.activity) }
  }

  /// The journeys that bring `person` to `occurrence` and away from it, where there are any.
  func journeys(
    of person: Identifier<Person>, for occurrence: Occurrence
  ) -> (there: TravelLeg?, back: TravelLeg?) {
    let legs = legs[PersonDay(person: person, date: occurrence.date)] ?? []
    let whole = occurrence.whole
    return (
      legs.last { $0.to == occurrence.place && $0.span.end <= whole.start },
      legs.first { $0.from == occurrence.place && $0.span.start >= whole.end }
    )
  }

  /// From leaving for `occurrence` to being back from it.
  func absence(of person: Identifier<Person>, for occurrence: Occurrence) -> TimeSpan {
    let (there, back) = journeys(of: person, for: occurrence)
    return TimeSpan(
      there?.span.start ?? occurrence.whole.start, back?.span.end ?? occurrence.whole.end)
  }
}

extension Occurrence {
  /// Everyone in it: attendees, and the leading person, in order of id, each once.
  var people: [Identifier<Person>] {
    var people = Set(attendees.map(\.person))
    if case .person(let id) = leader { people.insert(id) }
    return people.sorted()
  }

  /// Whether `person` is watched in it.
  func isHosted(by person: Identifier<Person>) -> Bool {
    attendees.contains { $0.person == person && $0.role == .host }
  }
}
