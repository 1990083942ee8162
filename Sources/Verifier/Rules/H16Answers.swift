// SPDX-License-Identifier: Apache-2.0

import Domain

/// H16: a head's no, "not these", and a person's decline bind. Words never name someone who declined. Who declined a
/// secondment is H14's to ask.
enum H16Answers: RuleFamily {
  static func check(_ facts: Derivation, _ findings: inout Findings) {
    let index = facts.index
    let declines = Set(index.group.declines.map { Pair($0.person, $0.activity) })
    for happening in facts.happenings {
      for school in happening.schoolsConcerned {
        let halfTerm = index.halfTerm(school, happening.date)
        let isRefused = index.answers.refused(happening.activity.id, school, halfTerm: halfTerm)
        findings.require(
          .answers, !isRefused, at: happening.location(school: school),
          "the head of '\(school)' has refused \(happening.title)")
      }
      let isDeclined = happening.people.contains { declines.contains(Pair($0.member.person.id, happening.activity.id)) }
      findings.require(
        .answers, !isDeclined, at: happening.location(), "somebody in \(happening.title) has declined to take part")
    }
    for posting in facts.postings { check(posting, index, &findings) }
  }

  /// Both heads' answers for every half-term of a secondment.
  private static func check(_ posting: Posting, _ index: GroupIndex, _ findings: inout Findings) {
    for school in posting.schoolsConcerned {
      for number in posting.halfTerms {
        findings.require(
          .answers, !index.answers.refused(posting.activity.id, school, halfTerm: number),
          at: posting.location(school: school),
          "the head of '\(school)' has refused \(posting.title) for half-term \(number)")
      }
    }
  }
}
