// SPDX-License-Identifier: Apache-2.0

/// Everything that the planner knows: a group of schools, its people, timetables and wishes for one academic year.
///
/// A value of this type that came from Intake without errors is consistent: every id that it mentions exists, ids are
/// unique, spans aren't empty. Lists keep the order of the input, which never changes what is planned.
public struct Group: Hashable, Sendable {
  public var name: String
  /// IANA name of the schools' time zone.
  public var timeZone = "Europe/London"
  /// First to last day of the academic year.
  public var year: DateSpan
  public var rules = RulesProfile.england
  public var travel = TravelModel()
  public var funds: [Fund] = []
  public var calendars: [SchoolCalendar] = []
  public var bells: [BellSchedule] = []
  public var schools: [School] = []
  public var cover: [InternalCover] = []
  public var floatingCover: [FloatingCover] = []
  public var margins: [StaffingMargin] = []
  public var meetings: [MeetingSlot] = []
  public var directed: [DirectedSlot] = []
  public var people: [Person] = []
  public var lessons: [Lesson] = []
  public var protected: [ProtectedTime] = []
  public var busy: [Busy] = []
  public var providers: [Provider] = []
  public var relations: [Relation] = []
  public var history: [HistoryEntry] = []
  public var activities: [Activity] = []
  public var answers: [Answer] = []
  public var declines: [Decline] = []
  /// Where the plan lies that is published already, as the group wrote it; nil: none.
  public var published: String?
  /// Statements that the input makes or leaves out and the plan repeats: guesses, stale lists, invented data.
  public var caveats: [String] = []

  /// A group with nothing in it yet.
  public init(name: String, year: DateSpan) {
    self.name = name
    self.year = year
  }
}

/// Look-up of a group's parts by id.
public struct Directory: Sendable {
  public let schools: [Identifier<School>: School]
  public let people: [Identifier<Person>: Person]
  public let providers: [Identifier<Provider>: Provider]
  public let activities: [Identifier<Activity>: Activity]
  public let calendars: [Identifier<SchoolCalendar>: SchoolCalendar]
  public let bells: [Identifier<BellSchedule>: BellSchedule]
  public let funds: [Identifier<Fund>: Fund]
  private let peopleInBrief: [Identifier<Person>: PersonInBrief]
  private let schoolsInBrief: [Identifier<School>: SchoolInBrief]
  private let activitiesInBrief: [Identifier<Activity>: ActivityInBrief]

  /// Indexes `group`; of two parts with one id the first wins.
  public init(_ group: Group) {
    schools = Dictionary(group.schools.map { ($0.id, $0) }) { first, _ in first }
    people = Dictionary(group.people.map { ($0.id, $0) }) { first, _ in first }
    providers = Dictionary(group.providers.map { ($0.id, $0) }) { first, _ in first }
    activities = Dictionary(group.activities.map { ($0.id, $0) }) { first, _ in first }
    calendars = Dictionary(group.calendars.map { ($0.id, $0) }) { first, _ in first }
    bells = Dictionary(group.bells.map { ($0.id, $0) }) { first, _ in first }
    funds = Dictionary(group.funds.map { ($0.id, $0) }) { first, _ in first }
    var numbers: [Identifier<School>: Int] = [:]
    peopleInBrief = people.mapValues { person in
      let number = numbers[person.base] ?? numbers.count
      numbers[person.base] = number
      return PersonInBrief(name: person.name, base: person.base, baseNumber: number)
    }
    schoolsInBrief = schools.mapValues { SchoolInBrief(name: $0.name, position: $0.position) }
    activitiesInBrief = activities.mapValues {
      ActivityInBrief(title: $0.title, purpose: $0.purpose, kind: $0.kind, isConfidential: $0.isConfidential)
    }
  }

  // What outputs ask for line by line. A whole person or activity out of a dictionary is copied with all that it holds.

  private struct PersonInBrief: Sendable {
    let name: String
    let base: Identifier<School>
    /// Tells bases apart; the order of a dictionary decides it, so that nothing else may rest on it.
    let baseNumber: Int
  }

  private struct SchoolInBrief: Sendable {
    let name: String
    let position: Position?
  }

  private struct ActivityInBrief: Sendable {
    let title: String
    let purpose: String?
    let kind: ActivityKind
    let isConfidential: Bool
  }

  /// A person's name; nil where the group has no such person. The same goes for the other parts.
  public func name(of id: Identifier<Person>) -> String? { peopleInBrief[id]?.name }
  public func base(of id: Identifier<Person>) -> Identifier<School>? { peopleInBrief[id]?.base }
  /// How many schools are the bases of these people.
  public func schoolCount(of people: [Identifier<Person>]) -> Int {
    var numbers = people.compactMap { peopleInBrief[$0]?.baseNumber }
    numbers.sort()
    return numbers.isEmpty ? 0 : 1 + zip(numbers, numbers.dropFirst()).count { $0 != $1 }
  }
  public func name(of id: Identifier<School>) -> String? { schoolsInBrief[id]?.name }
  public func position(of id: Identifier<School>) -> Position? { schoolsInBrief[id]?.position }
  public func title(of id: Identifier<Activity>) -> String? { activitiesInBrief[id]?.title }
  public func purpose(of id: Identifier<Activity>) -> String? { activitiesInBrief[id]?.purpose }
  public func kind(of id: Identifier<Activity>) -> ActivityKind? { activitiesInBrief[id]?.kind }
  public func isConfidential(_ id: Identifier<Activity>) -> Bool? { activitiesInBrief[id]?.isConfidential }
}

extension Group {
  /// The people that `selector` chooses, in order of id.
  public func people(matching selector: Selector, in directory: Directory) -> [Person] {
    people.filter { person in directory.schools[person.base].map { selector.matches(person, at: $0) } ?? false }
      .sorted { $0.id < $1.id }
  }
}
