// SPDX-License-Identifier: Apache-2.0

import Domain

/// What heads said for their own schools, by half-term of the school's calendar.
struct HeadAnswers: Sendable {
  private let yes: Set<Pair<Identifier<School>, Int>>
  private let refusals: [Pair<Identifier<School>, Int>: [Answer]]

  init(_ answers: [Answer]) {
    yes = Set(answers.filter { $0.verdict == .yes }.map { Pair($0.school, $0.halfTerm) })
    refusals = Dictionary(grouping: answers.filter { $0.verdict != .yes }) { Pair($0.school, $0.halfTerm) }
  }

  /// Whether the head said yes for a half-term.
  func saidYes(_ school: Identifier<School>, halfTerm: Int) -> Bool { yes.contains(Pair(school, halfTerm)) }

  /// Whether the head said no for a half-term, or "not these" with this activity.
  func refused(_ activity: Identifier<Activity>, _ school: Identifier<School>, halfTerm: Int) -> Bool {
    (refusals[Pair(school, halfTerm)] ?? []).contains { $0.verdict == .no || $0.activities.contains(activity) }
  }
}
