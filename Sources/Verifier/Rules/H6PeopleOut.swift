// SPDX-License-Identifier: Apache-2.0

import Domain

/// H6: not too many people out of a school, department or phase at once, and named roles remain on site (`NamedRoles`).
enum H6PeopleOut: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    let out = facts.personDays.flatMap { day in
      day.halvesOut.map { (HalfDayOfSchool(school: day.member.school.id, date: day.date, half: $0), day.member) }
    }
    let sizes = SchoolSizes(facts.index, schools: distinct(out.map(\.0.school)))
    for group in grouped(out, by: { $0.0 }) {
      let members = group.values.map(\.1)
      guard let school = members.first?.school else { continue }
      checkNumbers(group.key, school, members, sizes, facts.index, &findings)
    }
    NamedRoles.check(facts, out: out, &findings)
  }

  private static func checkNumbers(
    _ when: HalfDayOfSchool, _ school: School, _ out: [Member], _ sizes: SchoolSizes, _ index: GroupIndex,
    _ findings: inout Findings
  ) {
    let limits = index.group.rules.limits
    let location = Breach.Location(date: when.date, school: school.id)
    let most =
      school.mostOut
      ?? max(
        limits.mostOutAtLeast, floorDivide(sizes.teachers(of: school.id) * limits.mostOutShare.rawValue, 1000))
    findings.require(
      .peopleOut, out.count <= most, at: location,
      "\(out.count) people are out of \(school.name) on \(when.date.readable) \(when.half.name), the most is \(most)")
    for group in grouped(out.filter { $0.person.department != nil }, by: { $0.person.department ?? "" }) {
      let people = sizes.people(of: group.key, in: school.id)
      let most =
        school.mostOutOfDepartment
        ?? max(
          limits.mostOutOfDepartmentAtLeast,
          floorDivide(people * limits.mostOutOfDepartmentShare.rawValue, 1000))
      findings.require(
        .peopleOut, group.values.count <= most, at: location,
        "\(group.values.count) people of '\(group.key)' are out of \(school.name) on \(when.date.readable) "
          + "\(when.half.name), the most is \(most)")
    }
    for limit in school.mostOutOfPhase {
      let own = out.count { $0.person.phase(at: school) == limit.phase }
      findings.require(
        .peopleOut, own <= limit.people, at: location,
        "\(own) people of phase '\(limit.phase.rawValue)' are out of \(school.name) on \(when.date.readable) "
          + "\(when.half.name), the most is \(limit.people)")
    }
  }
}

/// Numbers of people on the first day of the year with pupils.
private struct SchoolSizes {
  private var teachers: [Identifier<School>: Int] = [:]
  private var departments: [Pair<Identifier<School>, String>: Int] = [:]

  init(_ index: GroupIndex, schools: [Identifier<School>]) {
    let year = index.group.year
    for school in schools {
      let first = (0..<year.count).lazy.map { year.first + $0 }.first { index.hasPupils(school, $0) }
      for member in index.staff(of: school) where first.map({ member.person.isValid(on: $0) }) ?? false {
        if WeeklyTimetable.teachingRoles.contains(member.person.role) { teachers[school, default: 0] += 1 }
        if let department = member.person.department { departments[Pair(school, department), default: 0] += 1 }
      }
    }
  }

  func teachers(of school: Identifier<School>) -> Int { teachers[school] ?? 0 }
  func people(of department: String, in school: Identifier<School>) -> Int {
    departments[Pair(school, department)] ?? 0
  }
}

/// One half-day of one school.
struct HalfDayOfSchool: Hashable, Sendable {
  let school: Identifier<School>
  let date: CivilDate
  let half: HalfDay
}
