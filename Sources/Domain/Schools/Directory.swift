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
  /// The group's people, and the places in that list of those based at a school or with a role or responsibility.
  private let all: [Person]
  private let staff: [Identifier<School>: [Int]]
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
    all = group.people
    staff = Dictionary(grouping: group.people.indices) { group.people[$0].base }
    var carriers: [String: [Int]] = [:]
    for (number, person) in group.people.enumerated() {
      for role in Set([person.role] + person.responsibilities) { carriers[role, default: []].append(number) }
    }
    self.carriers = carriers
  }

  /// The people that `selector` chooses, in order of id; those whose base school doesn't exist are never chosen.
  public func people(matching selector: Selector) -> [Person] {
    let wanted = Set(selector.people)
    var chosen = wanted.compactMap { people[$0] }.filter { schools[$0.base] != nil }
    if !selector.isByNameOnly {
      for number in Set(candidates(selector)) where !wanted.contains(all[number].id) {
        if let school = schools[all[number].base], selector.matches(all[number], at: school) {
          chosen.append(all[number])
        }
      }
    }
    return chosen.sorted { $0.id < $1.id }
  }

  /// Places of people among whom are all that the conditions choose: the staff of the schools that they leave over or
  /// those with one of the roles, whichever are fewer. To ask everyone for each of thousands of wishes takes seconds.
  private func candidates(_ selector: Selector) -> [Int] {
    let carrying = selector.roles.map { carriers[$0] ?? [] }
    let asksSchools = !(selector.schools.isEmpty && selector.phases.isEmpty && selector.groups.isEmpty)
    guard asksSchools else { return selector.roles.isEmpty ? Array(all.indices) : carrying.flatMap { $0 } }
    let working = staff.filter { id, _ in
      schools[id].map { school in
        (selector.schools.isEmpty || selector.schools.contains(id))
          && (selector.phases.isEmpty || selector.phases.contains(school.phase))
          && (selector.groups.isEmpty || selector.groups.contains(where: school.groups.contains))
      } ?? false
    }.values
    let count = { (lists: any Collection<[Int]>) in lists.reduce(0) { $0 + $1.count } }
    let takesRoles = !selector.roles.isEmpty && count(carrying) < count(working)
    return takesRoles ? carrying.flatMap { $0 } : working.flatMap { $0 }
  }
}
