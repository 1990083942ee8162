// SPDX-License-Identifier: Apache-2.0

import Domain

/// The part of H6 about named roles: of each set of tags somebody who is at work isn't gone, be it out, on a stay at
/// another school or seconded.
enum NamedRoles {
  static func check(
    _ facts: Derivation, out: [(HalfDayOfSchool, Member)], _ findings: inout Findings
  ) {
    let sets = facts.index.group.rules.limits.remainOnSite
    let tags = Set(sets.flatMap(\.self))
    // Only where somebody with a tag is gone can nobody remain.
    let isNamed = { (member: Member) in !tags.isDisjoint(with: member.person.tags) }
    let gone = (out + onStays(facts)).filter { isNamed($0.1) } + seconded(facts) { isNamed($0) }
    for group in grouped(gone, by: { $0.0 }) {
      guard let school = group.values.first?.1.school else { continue }
      let ids = Set(group.values.map(\.1.person.id))
      for set in sets { checkSet(set, group.key, school, gone: ids, facts.index, &findings) }
    }
  }

  /// Half-days of their own school with pupils for some of which people are at another school for a stay.
  private static func onStays(_ facts: Derivation) -> [(HalfDayOfSchool, Member)] {
    facts.personDays.flatMap { day -> [(HalfDayOfSchool, Member)] in
      let own = day.member.school.id
      let stays = day.away.filter { $0.isStay && $0.place != $0.base }
      guard !stays.isEmpty, facts.index.hasPupils(own, day.date), let bells = facts.index.bells(own, day.date) else {
        return []
      }
      return HalfDay.allCases.filter { half in
        stays.contains { $0.away(facts.index).overlaps(bells.pupils(in: half)) }
      }
      .map { (HalfDayOfSchool(school: own, date: day.date, half: $0), day.member) }
    }
  }

  /// Half-days of their own school with pupils that people spend at a post.
  private static func seconded(
    _ facts: Derivation, where isNamed: (Member) -> Bool
  ) -> [(HalfDayOfSchool, Member)] {
    let year = facts.index.group.year
    return facts.postings.filter { isNamed($0.member) }.flatMap { posting -> [(HalfDayOfSchool, Member)] in
      let own = posting.member.school.id
      return (0..<year.count).map { year.first + $0 }
        .filter { posting.placement.days.contains($0) && facts.index.hasPupils(own, $0) }
        .flatMap { date in
          HalfDay.allCases.filter { posting.takes(date, $0) }
            .map { (HalfDayOfSchool(school: own, date: date, half: $0), posting.member) }
        }
    }
  }

  private static func checkSet(
    _ tags: [String], _ when: HalfDayOfSchool, _ school: School, gone: Set<Identifier<Person>>, _ index: GroupIndex,
    _ findings: inout Findings
  ) {
    let holders = index.staff(of: school.id).filter { member in
      !Set(tags).isDisjoint(with: member.person.tags) && member.person.isValid(on: when.date)
        && member.person.works.contains(when.date.weekday, when.half)
        && !isBusyThroughout(member, when, index)
    }
    guard !holders.isEmpty else { return }
    findings.require(
      .peopleOut, holders.contains { !gone.contains($0.person.id) },
      at: Breach.Location(date: when.date, school: school.id),
      "no \(tags.joined(separator: " or ")) remains at \(school.name) on \(when.date.readable) \(when.half.name)")
  }

  private static func isBusyThroughout(_ member: Member, _ when: HalfDayOfSchool, _ index: GroupIndex) -> Bool {
    guard let bells = index.bells(when.school, when.date) else { return false }
    let busy = index.busy(.person(member.person.id), when.date) + index.busy(.school(when.school), when.date)
    return [bells.pupils(in: when.half)].minutes(outside: busy) == .zero
  }
}
