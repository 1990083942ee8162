// SPDX-License-Identifier: Apache-2.0

/// Look-up of what a plan says of a person, place or day; lists keep the plan's order.
public struct PlanIndex: Sendable {
  /// A lesson that someone leaves on a date.
  public struct Absence: Hashable, Sendable {
    public let person: Identifier<Person>
    public let date: CivilDate
    public let lesson: LessonReference

    /// The absence that `release` tells of.
    public init(_ release: Release) {
      person = release.person
      date = release.date
      lesson = release.lesson
    }

    /// The absence for which somebody takes the class.
    public init(_ cover: CoverAssignment) {
      person = cover.absent
      date = cover.date
      lesson = cover.lesson
    }
  }

  private struct PersonDay: Hashable {
    let person: Identifier<Person>
    let date: CivilDate
  }

  private struct SchoolDay: Hashable {
    let school: Identifier<School>
    let date: CivilDate
  }

  private struct Series: Hashable {
    let activity: Identifier<Activity>
    let cohort: Int
  }

  private struct OccurrenceKey: Hashable {
    let activity: Identifier<Activity>
    let cohort: Int
    let part: Int

    init(_ occurrence: Occurrence) {
      (activity, cohort, part) = (occurrence.activity, occurrence.cohort, occurrence.part)
    }
  }

  public let directory: Directory
  private let all: [Occurrence]
  /// Places in `all`, as are those by venue: a person's occurrences are many, and each is large.
  private var byPerson: [Identifier<Person>: [Int]] = [:]
  private let kept: [Identifier<Person>: [KeptTime]]
  private let openLessons: [Identifier<Person>: [OpenLesson]]
  private var byProvider: [Identifier<Provider>: [Occurrence]] = [:]
  private var byActivity: [Identifier<Activity>: [Occurrence]] = [:]
  private var byVenue: [Identifier<School>: [Int]] = [:]
  private var legs: [PersonDay: [TravelLeg]] = [:]
  private var releases: [PersonDay: [Release]] = [:]
  private var releasesAt: [SchoolDay: [Release]] = [:]
  private var repayments: [PersonDay: [Repayment]] = [:]
  private var repaidReleases: [Identifier<School>: [(repayment: Repayment, releases: [Release])]] = [:]
  private var covers: [Absence: CoverAssignment.By] = [:]
  private var purchases: [SchoolDay: [SupplyPurchase]] = [:]
  private var floaters: [SchoolDay: Int] = [:]
  private var based: [Identifier<School>: [Person]] = [:]
  private var staff: [Identifier<School>: [Person]] = [:]
  private let inCohorts: Set<Identifier<Activity>>
  private var counts: [Series: Int] = [:]
  /// Of occurrences that more attend than are named how many come from each school, by its number: each of them is told of the others.
  private var crowds: [OccurrenceKey: [Int: Int]] = [:]
  private var charges: [Identifier<School>: [Charge]] = [:]
  /// What a plan says of shared teachers and of people who go to another school for a while.
  let staffing: StaffingIndex

  /// Indexes `plan`, which is one of `group`: `whole` less what's withdrawn of it, if that's given. A series has as many
  /// parts as it was planned with.
  public init(_ group: Group, _ plan: Plan, of whole: Plan? = nil) {
    let directory = Directory(group)
    self.directory = directory
    all = plan.occurrences
    kept = Dictionary(grouping: plan.keptTimes, by: \.person)
    openLessons = Dictionary(grouping: group.openLessons, by: \.person)
    let wanted = group.activities.filter { activity in
      if case .session(let session) = activity.details { session.cohorts > 1 } else { false }
    }
    inCohorts = Set(wanted.map(\.id) + plan.occurrences.filter { $0.cohort > 1 }.map(\.activity))
    for occurrence in (whole ?? plan).occurrences {
      counts[Series(activity: occurrence.activity, cohort: occurrence.cohort), default: 0] += 1
    }
    for (position, occurrence) in plan.occurrences.enumerated() {
      byActivity[occurrence.activity, default: []].append(occurrence)
      for person in occurrence.people { byPerson[person, default: []].append(position) }
      if occurrence.attendees.count > PlanWords.mostNamed {
        crowds[OccurrenceKey(occurrence)] = Dictionary(
          occurrence.attendees.compactMap { directory.baseNumber(of: $0.person) }.map { ($0, 1) }, uniquingKeysWith: +)
      }
      for provider in directory.providers(of: occurrence) { byProvider[provider, default: []].append(occurrence) }
      if case .school(let id) = occurrence.place { byVenue[id, default: []].append(position) }
    }
    // A half-day that's off isn't one that somebody made up for.
    let stays = whole.map { Dictionary(grouping: $0.occurrences.filter(\.isStay), by: \.activity) } ?? byActivity
    staffing = StaffingIndex(group, plan, directory: directory, stays: stays)
    for charge in plan.charges { if let school = charge.school { charges[school, default: []].append(charge) } }
    for leg in plan.legs { legs[PersonDay(person: leg.person, date: leg.date), default: []].append(leg) }
    for release in plan.releases {
      releases[PersonDay(person: release.person, date: release.date), default: []].append(release)
      releasesAt[SchoolDay(school: release.lesson.school, date: release.date), default: []].append(release)
    }
    addRepayments(plan)
    for cover in plan.cover {
      covers[Absence(cover)] = cover.by
      guard case .floater(let number) = cover.by else { continue }
      let key = SchoolDay(school: cover.lesson.school, date: cover.date)
      floaters[key] = max(floaters[key] ?? 0, number)
    }
    for purchase in plan.supply {
      purchases[SchoolDay(school: purchase.school, date: purchase.date), default: []].append(purchase)
    }
    for person in group.people.sortedByID() {
      based[person.base, default: []].append(person)
      for school in person.schools { staff[school, default: []].append(person) }
    }
  }

  /// A date on which somebody gets protected time back counts once, with the first repayment of that date.
  private mutating func addRepayments(_ plan: Plan) {
    var told: Set<PersonDay> = []
    for repayment in plan.repayments {
      repayments[PersonDay(person: repayment.person, date: repayment.date), default: []].append(repayment)
      let day = PersonDay(person: repayment.person, date: repayment.repaidOn)
      if !told.insert(day).inserted { continue }
      repaidReleases[repayment.lesson.school, default: []].append((repayment, releases[day] ?? []))
    }
  }

  /// Protected time of `person` that is taken on `date`, and how it's given back.
  public func repayments(of person: Identifier<Person>, on date: CivilDate) -> [Repayment] {
    repayments[PersonDay(person: person, date: date)] ?? []
  }

  /// Lessons of `school` that people leave because they get protected time back, by person and date, each with the
  /// first repayment of that date.
  public func repaidReleases(at school: Identifier<School>) -> [(repayment: Repayment, releases: [Release])] {
    repaidReleases[school] ?? []
  }

  /// What `person` attends, hosts or leads.
  public func occurrences(of person: Identifier<Person>) -> [Occurrence] {
    byPerson[person]?.map { all[$0] } ?? []
  }
  /// What `provider` leads or is a guest of.
  public func occurrences(with provider: Identifier<Provider>) -> [Occurrence] { byProvider[provider] ?? [] }
  /// How many attend `occurrence` besides `person`, and the bases of how many schools that are.
  public func others(than person: Identifier<Person>, at occurrence: Occurrence) -> (people: Int, schools: Int) {
    let own = occurrence.attendees.count { $0.person == person }
    guard var bases = crowds[OccurrenceKey(occurrence)] else {
      let others = occurrence.attendees.map(\.person).filter { $0 != person }
      return (others.count, directory.schoolCount(of: others))
    }
    if own > 0, let base = directory.baseNumber(of: person) { bases[base, default: 0] -= own }
    return (occurrence.attendees.count - own, bases.values.count { $0 > 0 })
  }
  /// Time that `person` keeps to prepare sessions and to follow them up.
  public func keptTimes(of person: Identifier<Person>) -> [KeptTime] { kept[person] ?? [] }
  /// Lessons that `person` offers to visitors.
  public func offers(of person: Identifier<Person>) -> [OpenLesson] { openLessons[person] ?? [] }
  /// The parts of `activity`.
  public func occurrences(of activity: Identifier<Activity>) -> [Occurrence] { byActivity[activity] ?? [] }
  /// Whether `activity` is a session whose people meet in several cohorts, by the group or by the plan.
  public func isInCohorts(_ activity: Identifier<Activity>) -> Bool { inCohorts.contains(activity) }
  /// How many parts the plan has of the series that `occurrence` belongs to: in several cohorts of its own.
  public func parts(of occurrence: Occurrence) -> Int {
    counts[Series(activity: occurrence.activity, cohort: occurrence.cohort)] ?? 0
  }
  /// What is held at `school`.
  public func occurrences(at school: Identifier<School>) -> [Occurrence] {
    byVenue[school]?.map { all[$0] } ?? []
  }
  /// The people whose base is `school`, in order of id.
  public func people(basedAt school: Identifier<School>) -> [Person] { based[school] ?? [] }
  /// Everyone who works at `school`, whatever their base, in order of id.
  public func people(workingAt school: Identifier<School>) -> [Person] { staff[school] ?? [] }

  /// What concerns `school`: held there, or with people who work there; by date, start, activity, cohort and part.
  public func occurrences(concerning school: Identifier<School>) -> [Occurrence] {
    let own = people(workingAt: school).flatMap { byPerson[$0.id] ?? [] }
    return Set((byVenue[school] ?? []) + own).sorted().map { all[$0] }.sorted {
      ($0.date, $0.span, $0.activity, $0.number) < ($1.date, $1.span, $1.activity, $1.number)
    }
  }

  /// The lessons that `person` leaves on the date of `occurrence`, it being a reason.
  public func releases(of person: Identifier<Person>, for occurrence: Occurrence) -> [Release] {
    (releases[PersonDay(person: person, date: occurrence.date)] ?? [])
      .filter { $0.activities.contains(occurrence.activity) }
  }

  /// The lessons of `school` that people leave on the date of `occurrence`, it being a reason.
  public func releases(at school: Identifier<School>, for occurrence: Occurrence) -> [Release] {
    let left = (releasesAt[SchoolDay(school: school, date: occurrence.date)] ?? [])
      .filter { $0.activities.contains(occurrence.activity) }
    if left.isEmpty { return [] }
    // Others may leave lessons for the same activity in another cohort.
    let people = occurrence.people
    return left.filter { people.contains($0.person) }
  }

  /// Who takes the class that is left; nil where nobody needs to.
  public func cover(of release: Release) -> CoverAssignment.By? { covers[Absence(release)] }

  /// Supply teachers that `school` buys for `date`.
  public func supply(of school: Identifier<School>, on date: CivilDate) -> [SupplyPurchase] {
    purchases[SchoolDay(school: school, date: date)] ?? []
  }

  /// How many floaters come to `school` on `date`. Each of them takes a class: nobody is sent for nothing.
  public func floaters(at school: Identifier<School>, on date: CivilDate) -> Int {
    floaters[SchoolDay(school: school, date: date)] ?? 0
  }

  /// What `school` pays and gets.
  public func charges(of school: Identifier<School>) -> [Charge] { charges[school] ?? [] }

  /// The journeys that bring `person` to `occurrence` and away from it, where there are any.
  public func journeys(
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
  public func absence(of person: Identifier<Person>, for occurrence: Occurrence) -> TimeSpan {
    let (there, back) = journeys(of: person, for: occurrence)
    return TimeSpan(there?.span.start ?? occurrence.whole.start, back?.span.end ?? occurrence.whole.end)
  }
}

extension Occurrence {
  /// Everyone in it: attendees, and the leading person, in order of id, each once.
  public var people: [Identifier<Person>] {
    var people = attendees.map(\.person)
    if case .person(let id) = leader, !people.contains(id) {
      people.insert(id, at: people.firstIndex { id < $0 } ?? people.endIndex)
    }
    // A plan lists attendees by person, so that there's seldom anything to sort.
    return zip(people, people.dropFirst()).allSatisfy(<) ? people : Set(people).sorted()
  }

  /// Whether `person` is watched in it.
  public func isHosted(by person: Identifier<Person>) -> Bool {
    attendees.contains { $0.person == person && $0.role == .host }
  }

  /// Whether it takes `person` off the site of their base.
  public func isElsewhere(for person: Person) -> Bool { isElsewhere(forBase: person.base) }

  /// Whether it takes people with this base off the site.
  public func isElsewhere(forBase base: Identifier<School>) -> Bool { place != .school(base) && place != .online }
}
