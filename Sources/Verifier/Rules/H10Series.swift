// SPDX-License-Identifier: Apache-2.0

import Domain

/// H10: a series has all its parts, in order, with its gaps, people and terms; a session has all its cohorts, each of them a
/// series.
enum H10Series: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for (activity, parts) in facts.placed where !parts.contains(where: \.isStay) {
      let session = parts.first?.session
      var series = session?.series ?? parts.first?.circle.map(Self.series) ?? Series()
      let cohorts = Cohort.all(parts)
      if let session, Cohort.areSeveral(session, parts) {
        series.samePeople = true
        checkCohorts(activity, session, cohorts, &findings)
      }
      for cohort in cohorts { check(activity, cohort, series, isSession: session != nil, facts.index, &findings) }
    }
  }

  /// What has begun may end early (H17), be that by a cohort that hasn't.
  private static func checkCohorts(
    _ activity: Activity, _ session: Session, _ cohorts: [Cohort], _ findings: inout Findings
  ) {
    let hasBegun = cohorts.contains { $0.hasBegun(findings.today) }
    let missing = Set(1...max(1, session.cohorts)).subtracting(cohorts.map(\.number)).sorted()
    findings.require(
      .series, missing.isEmpty || hasBegun, at: Breach.Location(activity: activity.id),
      "'\(activity.title)' has no cohort \(missing.map(String.init).joined(separator: ", ")) of \(session.cohorts)")
  }

  private static func check(
    _ activity: Activity, _ cohort: Cohort, _ series: Series, isSession: Bool, _ index: GroupIndex,
    _ findings: inout Findings
  ) {
    let parts = cohort.parts
    let title = "'\(activity.title)'" + (cohort.number == 1 ? "" : " cohort \(cohort.number)")
    // What has begun may end early, and has had as many parts as it has had (H17).
    let past = findings.today.map { today in parts.count { $0.date < today } } ?? 0
    let count = cohort.hasBegun(findings.today) ? min(parts.count, max(series.parts, past)) : series.parts
    findings.require(
      .series, parts.map(\.occurrence.part) == Array(1...max(1, count)), at: Breach.Location(activity: activity.id),
      "\(title) has parts \(parts.map { String($0.occurrence.part) }.joined(separator: ", ")) instead of "
        + "1 to \(series.parts)")
    for (part, next) in zip(parts, parts.dropFirst()) { checkGap(part, next, series, &findings) }
    guard isSession else { return }
    checkPeople(parts, series, &findings)
    if count == series.parts { checkTerms(title, activity, parts, series, index, &findings) }
  }

  /// A circle's steps as a series; that its people are the same is S2's.
  private static func series(_ circle: Circle) -> Series {
    var series = Series()
    series.parts = circle.steps.count
    series.leastGap = circle.leastGap
    series.mostGap = circle.mostGap
    return series
  }

  private static func checkGap(_ part: Happening, _ next: Happening, _ series: Series, _ findings: inout Findings) {
    let days = next.date - part.date
    findings.require(
      .series, (part.date, part.whole.start) < (next.date, next.whole.start), at: next.location(),
      "\(next.title) comes before the part before it")
    findings.require(
      .series, days >= series.leastGap, at: next.location(),
      "\(next.title) comes \(days) days after the part before it, the least is \(series.leastGap)")
    findings.require(
      .series, series.mostGap.map { days <= $0 } ?? true, at: next.location(),
      "\(next.title) comes \(days) days after the part before it, too late")
    findings.require(
      .series, part.occurrence.leader == next.occurrence.leader, at: next.location(),
      "\(next.title) has another leader than the part before it")
  }

  private static func checkPeople(_ parts: [Happening], _ series: Series, _ findings: inout Findings) {
    guard series.samePeople, let first = parts.first else { return }
    // People may drop out of what has begun (H17).
    let hasBegun = findings.today.map { first.date < $0 } ?? false
    let all = Set(first.occurrence.attendees)
    let people = Set(all.map(\.person))
    for part in parts.dropFirst() {
      let present = part.occurrence.attendees
      findings.require(
        .series, hasBegun ? people.isSuperset(of: present.map(\.person)) : Set(present) == all, at: part.location(),
        "\(part.title) has other people or roles than the first part")
    }
  }

  private static func checkTerms(
    _ title: String, _ activity: Activity, _ parts: [Happening], _ series: Series, _ index: GroupIndex,
    _ findings: inout Findings
  ) {
    guard series.leastTerms > 1 else { return }
    let first = parts.first?.attendees.min { $0.member.person.id < $1.member.person.id }
    let halfTerms = first.map { attendee in parts.map { index.halfTerm(attendee.member.school.id, $0.date) } } ?? []
    // Half-terms 1 and 2 make the first term, and so on.
    let terms = Set(halfTerms.filter { $0 > 0 }.map { ceilDivide($0, 2) })
    findings.require(
      .series, terms.count >= series.leastTerms, at: Breach.Location(activity: activity.id),
      "\(title) falls in \(terms.count) terms, the least is \(series.leastTerms)")
  }
}
