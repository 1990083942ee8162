// SPDX-License-Identifier: Apache-2.0

/// Look-up of a group's parts by id, and of its people by what's said of them.
public struct Directory: Sendable {
  public let schools: [Identifier<School>: School]
  public let people: [Identifier<Person>: Person]
  public let providers: [Identifier<Provider>: Provider]
  public let activities: [Identifier<Activity>: Activity]
  public let calendars: [Identifier<SchoolCalendar>: SchoolCalendar]
  public let bells: [Identifier<BellSchedule>: BellSchedule]
  public let funds: [Identifier<Fund>: Fund]
  // The group's own lists, and places in them: one thing said of a part is read where it lies, while a part out of a
  // dictionary is copied with all that it holds.
  private let allSchools: [School]
  private let allPeople: [Person]
  private let allActivities: [Activity]
  private let schoolNumbers: [Identifier<School>: Int]
  private let personNumbers: [Identifier<Person>: Int]
  private let activityNumbers: [Identifier<Activity>: Int]
  /// By number of a person the number of their base school, -1 for none.
  private let baseNumbers: [Int]
  /// Numbers of people, by number of their base school and by role or responsibility.
  private let staff: [[Int]]
  private let carriers: [String: [Int]]

  /// Indexes `group`; of two parts with one id the first wins.
  public init(_ group: Group) {
    schools = Dictionary(group.schools.map { ($0.id, $0) }) { first, _ in first }
    people = Dictionary(group.people.map { ($0.id, $0) }) { first, _ in first }
    providers = Dictionary(group.providers.map { ($0.id, $0) }) { first, _ in first }
    activities = Dictionary(group.activities.map { ($0.id, $0) }) { first, _ in first }
    calendars = Dictionary(group.calendars.map { ($0.id, $0) }) { first, _ in first }
    bells = Dictionary(group.bells.map { ($0.id, $0) }) { first, _ in first }
    funds = Dictionary(group.funds.map { ($0.id, $0) }) { first, _ in first }
    allSchools = group.schools
    allPeople = group.people
    allActivities = group.activities
    schoolNumbers = Dictionary(zip(group.schools.map(\.id), 0...)) { first, _ in first }
    personNumbers = Dictionary(zip(group.people.map(\.id), 0...)) { first, _ in first }
    activityNumbers = Dictionary(zip(group.activities.map(\.id), 0...)) { first, _ in first }
    let schoolNumbers = schoolNumbers
    baseNumbers = group.people.map { schoolNumbers[$0.base] ?? -1 }
    var staff = [[Int]](repeating: [], count: group.schools.count)
    for (number, base) in baseNumbers.enumerated() where base >= 0 { staff[base].append(number) }
    self.staff = staff
    var carriers: [String: [Int]] = [:]
    for (number, person) in group.people.enumerated() {
      for role in Set([person.role] + person.responsibilities) { carriers[role, default: []].append(number) }
    }
    self.carriers = carriers
  }

  // MARK: One thing of a part

  /// A person's name; nil where the group has no such person. The same goes for the other parts.
  public func name(of id: Identifier<Person>) -> String? { personNumbers[id].map { allPeople[$0].name } }
  /// A person's base school.
  public func base(of id: Identifier<Person>) -> Identifier<School>? { personNumbers[id].map { allPeople[$0].base } }
  /// How many schools are the bases of these people.
  public func schoolCount(of people: [Identifier<Person>]) -> Int {
    var numbers = people.compactMap { personNumbers[$0] }.map { baseNumbers[$0] }
    numbers.sort()
    return numbers.isEmpty ? 0 : 1 + zip(numbers, numbers.dropFirst()).count { $0 != $1 }
  }
  /// A school's name.
  public func name(of id: Identifier<School>) -> String? { schoolNumbers[id].map { allSchools[$0].name } }
  /// Where a school lies; nil also where that isn't said.
  public func position(of id: Identifier<School>) -> Position? { schoolNumbers[id].flatMap { allSchools[$0].position } }
  /// An activity's title.
  public func title(of id: Identifier<Activity>) -> String? { activityNumbers[id].map { allActivities[$0].title } }
  /// What an activity is for; nil also where that isn't said.
  public func purpose(of id: Identifier<Activity>) -> String? {
    activityNumbers[id].flatMap { allActivities[$0].purpose }
  }
  /// An activity's kind.
  public func kind(of id: Identifier<Activity>) -> ActivityKind? { activityNumbers[id].map { allActivities[$0].kind } }
  /// Providers who are there: who leads, then the guests, each once.
  public func providers(of occurrence: Occurrence) -> [Identifier<Provider>] {
    let guests = guests(of: occurrence.activity)
    guard case .provider(let leader) = occurrence.leader else { return guests }
    return [leader] + guests.filter { $0 != leader }
  }

  /// Providers who come to every part of a session without leading it, each once, by id.
  public func guests(of activity: Identifier<Activity>) -> [Identifier<Provider>] {
    guard case .session(let session)? = activities[activity]?.details else { return [] }
    return Set(session.guests).sorted()
  }

  /// Whether an activity is confidential.
  public func isConfidential(_ id: Identifier<Activity>) -> Bool? {
    activityNumbers[id].map { allActivities[$0].isConfidential }
  }

  // MARK: People by what's said of them

  /// The people that `selector` chooses, in order of id; those whose base school doesn't exist are never chosen.
  public func people(matching selector: Selector) -> [Person] {
    numbers(matching: selector).map { allPeople[$0] }.sorted { $0.id < $1.id }
  }

  /// Their ids, in order: what `people(matching:)` gives, of whom nobody is copied with all that's said of them.
  public func ids(matching selector: Selector) -> [Identifier<Person>] {
    numbers(matching: selector).map { allPeople[$0].id }.sorted()
  }

  private func numbers(matching selector: Selector) -> [Int] {
    let named = Set(selector.people.compactMap { personNumbers[$0] }).filter { baseNumbers[$0] >= 0 }
    if selector.isByNameOnly { return Array(named) }
    return named
      + Set(candidates(selector)).filter { number in
        baseNumbers[number] >= 0 && !named.contains(number)
          && selector.matches(allPeople[number], at: allSchools[baseNumbers[number]])
      }
  }

  /// Places of people among whom are all that the conditions choose: the staff of the schools that they leave over or
  /// those with one of the roles, whichever are fewer. To ask everyone for each of thousands of wishes takes seconds.
  private func candidates(_ selector: Selector) -> [Int] {
    let carrying = selector.roles.map { carriers[$0] ?? [] }
    let asksSchools = !(selector.schools.isEmpty && selector.phases.isEmpty && selector.groups.isEmpty)
    guard asksSchools else { return selector.roles.isEmpty ? Array(allPeople.indices) : carrying.flatMap { $0 } }
    let working = numbersOfSchools(for: selector).map { staff[$0] }
    let count = { (lists: [[Int]]) in lists.reduce(0) { $0 + $1.count } }
    let takesRoles = !selector.roles.isEmpty && count(carrying) < count(working)
    return takesRoles ? carrying.flatMap { $0 } : working.flatMap { $0 }
  }

  /// Numbers of the schools that fulfil what a selector asks of schools.
  private func numbersOfSchools(for selector: Selector) -> [Int] {
    let named = selector.schools.isEmpty ? nil : Set(selector.schools.compactMap { schoolNumbers[$0] })
    return (named.map(Array.init) ?? Array(allSchools.indices)).filter { number in
      (selector.phases.isEmpty || selector.phases.contains(allSchools[number].phase))
        && (selector.groups.isEmpty || selector.groups.contains(where: allSchools[number].groups.contains))
    }
  }
}
