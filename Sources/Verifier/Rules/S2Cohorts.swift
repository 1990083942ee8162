// SPDX-License-Identifier: Apache-2.0

import Domain

/// S2 of sessions in several cohorts: who must come is in one of them, and a school's number counts over all.
struct S2Cohorts {
  private let activity: Activity
  private let session: Session
  private let audience: Audience
  private let seconded: SecondedPeople
  private let declined: Set<Identifier<Person>>
  private let begun: [Cohort]
  /// Those that people can still join.
  private let joining: [Cohort]
  /// Who leads one is left out of every number.
  private let leaders: Set<Identifier<Person>>
  /// Of all cohorts, each once.
  private let members: [Member]

  init(
    _ activity: Activity, _ session: Session, _ parts: [Happening], _ audience: Audience, _ seconded: SecondedPeople,
    declined: Set<Identifier<Person>>, today: CivilDate?
  ) {
    self.activity = activity
    self.session = session
    self.audience = audience
    self.seconded = seconded
    self.declined = declined
    let cohorts = Cohort.all(parts)
    begun = cohorts.filter { $0.hasBegun(today) }
    joining = cohorts.filter { !$0.hasBegun(today) }
    leaders = Set(parts.compactMap(\.leader?.member.person.id))
    members = grouped(cohorts.flatMap(\.members)) { $0.member.person.id }.compactMap { $0.values.first?.member }
  }

  func check(_ findings: inout Findings) {
    for (number, rule) in session.participants.enumerated() {
      let assigned = audience.assigned[number].filter { !leaders.contains($0.person.id) }
      if let most = rule.perSchool {
        checkNumbers(number, rule, most, assigned, &findings)
      } else if rule.level == .required {
        checkJoining(assigned, &findings)
        checkStaying(assigned, &findings)
      }
    }
  }

  /// Who must come and isn't in what has begun is in a cohort that hasn't.
  private func checkJoining(_ assigned: [Member], _ findings: inout Findings) {
    if joining.isEmpty { return }
    let before = Set(begun.flatMap(\.parts).flatMap(\.attendees).map(\.member.person.id))
    let now = Set(joining.flatMap(\.members).map(\.member.person.id))
    for member in assigned where !before.contains(member.person.id) {
      let isFree = joining.compactMap(\.firstDate).allSatisfy {
        member.person.isValid(on: $0) && !seconded.contains(member.person.id, on: $0)
      }
      if !isFree { continue }
      findings.require(
        .people, now.contains(member.person.id), at: Breach.Location(activity: activity.id, person: member.person.id),
        "\(member.person.name) is required at '\(activity.title)' and is in none of its cohorts")
    }
  }

  /// Who must come and is in what has begun goes on, unless they have left or declined (H17).
  private func checkStaying(_ assigned: [Member], _ findings: inout Findings) {
    let required = Dictionary(assigned.map { ($0.person.id, $0.person) }) { first, _ in first }
    for cohort in begun {
      for part in cohort.parts.dropFirst() {
        let present = Set(part.attendees.map(\.member.person.id))
        for id in cohort.members.map(\.member.person.id) {
          guard let person = required[id], person.isValid(on: part.date), !declined.contains(id) else { continue }
          findings.require(
            .people, present.contains(id), at: part.location(person: id), "\(person.name) is required at \(part.title)")
        }
      }
    }
  }

  /// Of each school as many as must be, and no more than may, over all cohorts; where nobody can join any more it's as it is.
  private func checkNumbers(
    _ number: Int, _ rule: Participants, _ most: Int, _ assigned: [Member], _ findings: inout Findings
  ) {
    if joining.isEmpty { return }
    let firstDates = (begun + joining).compactMap(\.firstDate)
    let called = members.filter { audience.ruleOfPerson[$0.person.id] == number && !leaders.contains($0.person.id) }
    let coming = Dictionary(grouping: called, by: \.school.id).mapValues(\.count)
    for school in distinct((assigned + called).map(\.school.id)) {
      let free = assigned.count { member in
        member.school.id == school
          && firstDates.allSatisfy { member.person.isValid(on: $0) && !seconded.contains(member.person.id, on: $0) }
      }
      let least = rule.level == .required ? min(most, free) : 0
      let count = coming[school] ?? 0
      findings.require(
        .people, least <= count && count <= most, at: Breach.Location(activity: activity.id, school: school),
        "\(count) people of '\(school)' are in the cohorts of '\(activity.title)' by one rule instead of \(least) to "
          + "\(most)")
    }
  }
}
