// SPDX-License-Identifier: Apache-2.0

import Domain

/// H6: not too many people out of a school or department at once, and named roles remain on site.
enum H6PeopleOut: RuleFamily {
  /// One half-day of one school.
  private struct HalfDayOfSchool: Hashable, Sendable {
    let school: Identifier<School>
    let date: CivilDate
    let half: HalfDay
  }

  static func check(_ facts: Derivation, _ findings: inout Findings) {
    let out = facts.personDays.flatMap { day in
      day.halvesOut.map { (HalfDayOfSchool(school: day.member.school.id, date: day.date, half: $0), day.member) }
    }
    let sizes = SchoolSizes(facts.index, schools: distinct(out.map(\.0.school)))
    for group in grouped(out, by: { $0.0 }) {
      let members = group.values.map(\.1)
      guard let school = members.first?.school else { continue }
      checkNumbers(group.key, school, members, sizes, facts.index, &findings)
      checkOnSite(group.key, school, members, facts.index, &findings)
    }
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
  }

  private static func checkOnSite(
    _ when: HalfDayOfSchool, _ school: School, _ out: [Member], _ index: GroupIndex, _ findings: inout Findings
  ) {
    let outIds = Set(out.map(\.person.id))
    for tags in index.group.rules.limits.remainOnSite {
      let holders = index.staff(of: school.id).filter { member in
        !Set(tags).isDisjoint(with: member.person.tags) && member.person.isValid(on: when.date)
          && member.person.works.contains(when.date.weekday, when.half)
          && !isBusyThroughout(member, when, index)
      }
      guard !holders.isEmpty else { continue }
      findings.require(
        .peopleOut, holders.contains { !outIds.contains($0.person.id) },
        at: Breach.Location(date: when.date, school: school.id),
        "no \(tags.joined(separator: " or ")) remains at \(school.name) on \(when.date.readable) \(when.half.name)")
    }
  }

  private static func isBusyThroughout(_ member: Member, _ when: HalfDayOfSchool, _ index: GroupIndex) -> Bool {
    guard let bells = index.bells(when.school, when.date) else { return false }
    let busy = index.busy(.person(member.person.id), when.date) + index.busy(.school(when.school), when.date)
    return [bells.pupils(in: when.half)].minutes(outside: busy) == .zero
  }
}

/// Numbers of people on the first day of the year with pupils.
private struct SchoolSizes {
  private let firstDays: [Identifier<School>: CivilDate]
  private let index: GroupIndex

  init(_ index: GroupIndex, schools: [Identifier<School>]) {
    self.index = index
    let year = index.group.year
    var firstDays: [Identifier<School>: CivilDate] = [:]
    for school in schools {
      firstDays[school] = (0..<year.count).lazy.map { year.first + $0 }.first { index.hasPupils(school, $0) }
    }
    self.firstDays = firstDays
  }

  func teachers(of school: Identifier<School>) -> Int {
    people(of: school).filter { WeeklyTimetable.teachingRoles.contains($0.person.role) }.count
  }

  func people(of department: String, in school: Identifier<School>) -> Int {
    people(of: school).filter { $0.person.department == department }.count
  }

  private func people(of school: Identifier<School>) -> [Member] {
    guard let date = firstDays[school] else { return [] }
    return index.staff(of: school).filter { $0.person.isValid(on: date) }
  }
}
