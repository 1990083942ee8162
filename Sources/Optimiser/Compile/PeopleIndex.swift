// SPDX-License-Identifier: Apache-2.0

import Domain

/// Finds the people whom a selector chooses without asking everyone: only those of schools that its conditions on schools
/// leave over, or those who carry one of its roles, whichever are fewer.
struct PeopleIndex {
  private let schools: [School]
  private let people: [Person]
  /// People employed on at least one day of the year, by base school.
  private let staff: [[Int32]]
  private let numbers: [Identifier<Person>: Int32]
  private let byRole: [String: [Int32]]
  private let baseOf: [Int32]

  init(schools: [School], people: [Person], staff: [[Int]], year: DateSpan) {
    self.schools = schools
    self.people = people
    var baseOf = [Int32](repeating: -1, count: people.count)
    var byRole: [String: [Int32]] = [:]
    var numbers: [Identifier<Person>: Int32] = [:]
    self.staff = staff.enumerated().map { school, members in
      members.filter { Self.isEmployed(people[$0], in: year) }.map { member in
        baseOf[member] = Int32(school)
        return Int32(member)
      }
    }
    for (number, person) in people.enumerated() where baseOf[number] >= 0 {
      numbers[person.id] = Int32(number)
      for role in Set([person.role] + person.responsibilities) { byRole[role, default: []].append(Int32(number)) }
    }
    self.baseOf = baseOf
    self.byRole = byRole
    self.numbers = numbers
  }

  private static func isEmployed(_ person: Person, in year: DateSpan) -> Bool {
    (person.validFrom.map { $0 <= year.last } ?? true) && (person.validUntil.map { $0 >= year.first } ?? true)
  }

  /// Everyone whom `selector` chooses, in order of person.
  func chosen(_ selector: Selector) -> [Int] {
    var chosen = selector.people.compactMap { numbers[$0] }
    if !selector.isByNameOnly {
      // Out of a span nobody is copied with all that's said of them.
      let (all, bases) = (people.span, schools.span)
      for person in narrowed(selector) where selector.matches(all[Int(person)], at: bases[Int(baseOf[Int(person)])]) {
        chosen.append(person)
      }
    }
    return Set(chosen).sorted().map(Int.init)
  }

  /// People among whom are all those that the conditions choose.
  private func narrowed(_ selector: Selector) -> [Int32] {
    let fitting = schools.indices.filter { number in
      let school = schools[number]
      return (selector.schools.isEmpty || selector.schools.contains(school.id))
        && (selector.phases.isEmpty || selector.phases.contains(school.phase))
        && (selector.groups.isEmpty || selector.groups.contains(where: school.groups.contains))
    }
    let ofSchools = fitting.reduce(0) { $0 + staff[$1].count }
    if !selector.roles.isEmpty {
      let carriers = selector.roles.map { byRole[$0] ?? [] }
      if carriers.reduce(0, { $0 + $1.count }) < ofSchools { return carriers.flatMap { $0 } }
    }
    return fitting.flatMap { staff[$0] }
  }
}
