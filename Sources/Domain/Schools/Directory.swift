// SPDX-License-Identifier: Apache-2.0

/// Look-up of a group's parts by id, and of its people by what's said of them.
public struct Directory: Sendable {
  public let schools: PartTable<School>
  public let people: PartTable<Person>
  public let providers: PartTable<Provider>
  public let activities: PartTable<Activity>
  public let calendars: PartTable<SchoolCalendar>
  public let bells: PartTable<BellSchedule>
  public let funds: PartTable<Fund>
  /// By number of a person the number of their base school, -1 for none.
  private let baseNumbers: [Int]
  /// By number of a person their place in order of ids.
  private let idRanks: [Int]
  /// Numbers of people, by number of their base school and by role or responsibility.
  private let staff: [[Int]]
  private let carriers: [String: [Int]]

  /// Indexes `group`; of two parts with one id the first wins.
  public init(_ group: Group) {
    schools = PartTable(group.schools)
    people = PartTable(group.people)
    providers = PartTable(group.providers)
    activities = PartTable(group.activities)
    calendars = PartTable(group.calendars)
    bells = PartTable(group.bells)
    funds = PartTable(group.funds)
    let schools = schools
    baseNumbers = group.people.map { schools.number(of: $0.base) ?? -1 }
    idRanks = Self.ranks(group.people)
    var staff = [[Int]](repeating: [], count: group.schools.count)
    for (number, base) in baseNumbers.enumerated() where base >= 0 { staff[base].append(number) }
    self.staff = staff
    var carriers: [String: [Int]] = [:]
    for (number, person) in group.people.enumerated() {
      for role in Set([person.role] + person.responsibilities) { carriers[role, default: []].append(number) }
    }
    self.carriers = carriers
  }

  private static func ranks(_ people: [Person]) -> [Int] {
    let ids = people.map(\.id)
    var ranks = [Int](repeating: 0, count: ids.count)
    for (rank, number) in ids.indices.sorted(by: { ids[$0] < ids[$1] }).enumerated() { ranks[number] = rank }
    return ranks
  }

  // MARK: One thing of a part
  // It's read where it lies, while a part that's looked up is copied with all that it holds.

  /// A person's name; nil where the group has no such person. The same goes for the other parts.
  public func name(of id: Identifier<Person>) -> String? { people.number(of: id).map { people.parts[$0].name } }
  /// A person's base school.
  public func base(of id: Identifier<Person>) -> Identifier<School>? {
    people.number(of: id).map { people.parts[$0].base }
  }
  /// The place of a person's base school in the group's list, -1 where it isn't there; nil where they aren't.
  func baseNumber(of id: Identifier<Person>) -> Int? { people.number(of: id).map { baseNumbers[$0] } }
  /// How many schools are the bases of these people.
  public func schoolCount(of people: [Identifier<Person>]) -> Int {
    var numbers = people.compactMap(baseNumber)
    numbers.sort()
    return numbers.isEmpty ? 0 : 1 + zip(numbers, numbers.dropFirst()).count { $0 != $1 }
  }
  /// A school's name.
  public func name(of id: Identifier<School>) -> String? { schools.number(of: id).map { schools.parts[$0].name } }
  /// Where a school lies; nil also where that isn't said.
  public func position(of id: Identifier<School>) -> Position? {
    schools.number(of: id).flatMap { schools.parts[$0].position }
  }
  /// An activity's title.
  public func title(of id: Identifier<Activity>) -> String? {
    activities.number(of: id).map { activities.parts[$0].title }
  }
  /// What an activity is for; nil also where that isn't said.
  public func purpose(of id: Identifier<Activity>) -> String? {
    activities.number(of: id).flatMap { activities.parts[$0].purpose }
  }
  /// An activity's kind.
  public func kind(of id: Identifier<Activity>) -> ActivityKind? {
    activities.number(of: id).map { activities.parts[$0].kind }
  }
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
    activities.number(of: id).map { activities.parts[$0].isConfidential }
  }

  // MARK: People by what's said of them

  /// The people that `selector` chooses, in order of id; those whose base school doesn't exist are never chosen.
  public func people(matching selector: Selector) -> [Person] {
    numbers(matching: selector).map { people.parts[$0] }
  }

  /// Their ids, in order: what `people(matching:)` gives, of whom nobody is copied with all that's said of them.
  public func ids(matching selector: Selector) -> [Identifier<Person>] {
    numbers(matching: selector).map { people.parts[$0].id }
  }

  /// Numbers of people, in order of their ids.
  private func numbers(matching selector: Selector) -> [Int] {
    var numbers = selector.people.compactMap { people.number(of: $0) }.filter { baseNumbers[$0] >= 0 }
    if !selector.isByNameOnly {
      // Out of a span nobody is copied with all that's said of them.
      let (all, bases) = (people.parts.span, schools.parts.span)
      for number in candidates(selector) where baseNumbers[number] >= 0 {
        if selector.matches(all[number], at: bases[baseNumbers[number]]) { numbers.append(number) }
      }
    }
    // Somebody may be named twice, or come by two roles.
    let sorted = numbers.sorted { idRanks[$0] < idRanks[$1] }
    return sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
  }

  /// Places of people among whom are all that the conditions choose: the staff of the schools that they leave over or
  /// those with one of the roles, whichever are fewer. To ask everyone for each of thousands of wishes takes seconds.
  private func candidates(_ selector: Selector) -> [Int] {
    let carrying = selector.roles.map { carriers[$0] ?? [] }
    let asksSchools = !(selector.schools.isEmpty && selector.phases.isEmpty && selector.groups.isEmpty)
    guard asksSchools else { return selector.roles.isEmpty ? Array(people.parts.indices) : carrying.flatMap { $0 } }
    let working = numbersOfSchools(for: selector).map { staff[$0] }
    let count = { (lists: [[Int]]) in lists.reduce(0) { $0 + $1.count } }
    let takesRoles = !selector.roles.isEmpty && count(carrying) < count(working)
    return takesRoles ? carrying.flatMap { $0 } : working.flatMap { $0 }
  }

  /// Numbers of the schools that fulfil what a selector asks of schools.
  private func numbersOfSchools(for selector: Selector) -> [Int] {
    let named = selector.schools.isEmpty ? nil : Set(selector.schools.compactMap { schools.number(of: $0) })
    return (named.map(Array.init) ?? Array(schools.parts.indices)).filter { number in
      (selector.phases.isEmpty || selector.phases.contains(schools.parts[number].phase))
        && (selector.groups.isEmpty || selector.groups.contains(where: schools.parts[number].groups.contains))
    }
  }
}
