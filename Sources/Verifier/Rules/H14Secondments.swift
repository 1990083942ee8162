// SPDX-License-Identifier: Apache-2.0

import Domain

/// H14: one post a person, on whole half-terms or terms, and what's left behind is filled. Words never name the parties of
/// a veto or somebody who declined.
enum H14Secondments: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    for entries in grouped(facts.postings, by: \.activity.id) {
      findings.require(
        .secondments, entries.values.count == 1, at: Breach.Location(activity: entries.key),
        "the secondment '\(entries.key)' is placed \(entries.values.count) times")
    }
    let posts = Dictionary(grouping: facts.postings, by: \.member.person.id).mapValues(\.count)
    let declines = Set(facts.index.group.declines.map { Pair($0.person, $0.activity) })
    for posting in facts.postings {
      checkPerson(posting, posts: posts[posting.member.person.id] ?? 0, declines, facts.index, &findings)
      checkSchools(posting, facts.index, &findings)
      SecondmentTime.check(posting, facts.index, &findings)
    }
    SecondmentBackfill.check(facts, &findings)
    checkDays(facts, &findings)
  }

  private static func checkPerson(
    _ posting: Posting, posts: Int, _ declines: Set<Pair<Identifier<Person>, Identifier<Activity>>>,
    _ index: GroupIndex, _ findings: inout Findings
  ) {
    let person = posting.member.person
    let location = posting.location(person: person.id)
    findings.require(
      .secondments, posting.wish.applicants.contains(person.id), at: location,
      "\(person.name) hasn't applied for \(posting.title)")
    findings.require(
      .secondments, !declines.contains(Pair(person.id, posting.activity.id)), at: posting.location(),
      "somebody who has declined \(posting.title) is seconded by it")
    findings.require(.secondments, posts == 1, at: location, "\(person.name) has \(posts) posts at other schools")
    let days = posting.placement.days
    findings.require(
      .secondments, person.isValid(on: days.first) && person.isValid(on: days.last), at: location,
      "\(person.name) isn't employed from the first to the last day of \(posting.title)")
  }

  private static func checkSchools(_ posting: Posting, _ index: GroupIndex, _ findings: inout Findings) {
    let (own, post) = (posting.member.school, posting.post)
    findings.require(
      .secondments, posting.placement.from == own.id && posting.placement.to == post.id, at: posting.location(),
      "\(posting.title) is listed from '\(posting.placement.from)' to '\(posting.placement.to)' and goes from '\(own.id)' "
        + "to '\(post.id)'")
    findings.require(
      .secondments, own.id != post.id, at: posting.location(school: own.id),
      "\(posting.title) is at the person's own school")
    let goers: [Party] = [.person(posting.member.person.id), .school(own.id)]
    findings.require(
      .secondments, !index.vetoes.isBetween(goers, and: .school(post.id)), at: posting.location(),
      "a veto forbids \(posting.title) as it is planned")
  }

  /// Whoever is seconded takes part in nothing on those dates, and gets no protected time back.
  private static func checkDays(_ facts: Derivation, _ findings: inout Findings) {
    for day in facts.personDays where facts.seconded.contains(day.member.person.id, on: day.date) {
      for presence in day.presences {
        let occurrence = presence.occurrence
        findings.require(
          .secondments, false,
          at: Breach.Location(occurrence, school: day.member.school.id, person: day.member.person.id),
          "\(day.member.person.name) is seconded on \(day.date.readable) and takes part in '\(occurrence.activity)'")
      }
    }
    for repaid in facts.repaid {
      let dates = [repaid.repayment.date, repaid.repayment.repaidOn]
      findings.require(
        .secondments, !dates.contains { facts.seconded.contains(repaid.member.person.id, on: $0) },
        at: repaid.location, "\(repaid.words) is of a day, or on one, on which they're seconded")
    }
  }
}
