// SPDX-License-Identifier: Apache-2.0

import Domain

/// H15: people are in one cohort each, cohorts are of like sizes, and nothing but a session has any. That all are there, each
/// with the same people throughout, is H10's.
enum H15Cohorts: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for (activity, parts) in facts.placed {
      for part in parts { checkNumber(part, &findings) }
      guard let session = parts.first?.session, Cohort.areSeveral(session, parts) else { continue }
      checkAttendees(activity, parts, &findings)
      checkLeaders(activity, parts, &findings)
      checkBalance(activity, session, Cohort.all(parts), facts.index, &findings)
    }
  }

  private static func checkNumber(_ part: Happening, _ findings: inout Findings) {
    let cohort = part.occurrence.cohort
    guard let session = part.session else {
      findings.require(
        .cohorts, cohort == 1, at: part.location(), "\(part.title) is of cohort \(cohort), and sessions alone have any")
      return
    }
    // What has taken place stays, be there fewer cohorts now.
    let isPast = findings.today.map { part.date < $0 } ?? false
    findings.require(
      .cohorts, cohort >= 1 && (cohort <= session.cohorts || isPast), at: part.location(),
      "\(part.title) is of cohort \(cohort), there are \(session.cohorts)")
  }

  private static func checkAttendees(_ activity: Activity, _ parts: [Happening], _ findings: inout Findings) {
    let entries = parts.flatMap { part in part.attendees.map { (person: $0.member.person, part: part) } }
    for entry in grouped(entries, by: \.person.id) {
      let own = entry.values.map(\.part)
      let cohorts = distinct(own.map(\.cohort))
      findings.require(
        .cohorts, cohorts.count == 1, at: location(latest(own), person: entry.key),
        "\(entry.values.first?.person.name ?? entry.key.text) attends \(cohorts.count) cohorts of '\(activity.title)'")
    }
  }

  private static func checkLeaders(_ activity: Activity, _ parts: [Happening], _ findings: inout Findings) {
    let led = parts.compactMap { part in part.leader.map { (person: $0.member.person, part: part) } }
    for leader in grouped(led, by: \.person.id) {
      let attended = parts.filter { part in part.attendees.contains { $0.member.person.id == leader.key } }
      let latest = latest(attended.isEmpty ? [] : attended + leader.values.map(\.part))
      findings.require(
        .cohorts, attended.isEmpty, at: location(latest, person: leader.key),
        "\(leader.values.first?.person.name ?? leader.key.text) leads a cohort of '\(activity.title)' and attends one")
    }
  }

  /// Where things of several dates are compared, the latest is meant (H17).
  private static func latest(_ parts: [Happening]) -> Happening? { parts.max { $0.date < $1.date } }

  private static func location(_ part: Happening?, person: Identifier<Person>) -> Breach.Location {
    part?.location(person: person) ?? Breach.Location(person: person)
  }

  private static func checkBalance(
    _ activity: Activity, _ session: Session, _ cohorts: [Cohort], _ index: GroupIndex, _ findings: inout Findings
  ) {
    let joining = cohorts.filter { !$0.hasBegun(findings.today) }
    let all = joining.reduce(0) { $0 + $1.members.count }
    let tolerance = (session.tolerance ?? index.group.rules.limits.cohortTolerance).rawValue
    for cohort in joining {
      guard let first = cohort.parts.first else { continue }
      // Within the tolerance of the mean, but sizes that differ by one always do.
      let least = min(
        floorDivide(all, joining.count), ceilDivide(all * (1000 - tolerance), 1000 * joining.count))
      let most = max(
        ceilDivide(all, joining.count), floorDivide(all * (1000 + tolerance), 1000 * joining.count))
      findings.require(
        .cohorts, least <= cohort.members.count && cohort.members.count <= most, at: first.location(),
        "cohort \(cohort.number) of '\(activity.title)' has \(cohort.members.count) people instead of \(least) to \(most)"
      )
    }
  }
}
