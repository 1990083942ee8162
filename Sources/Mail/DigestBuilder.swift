// SPDX-License-Identifier: Apache-2.0

import Domain

/// Makes letters out of a plan; the extensions hold one kind of letter each.
struct DigestBuilder: Sendable {
  let group: Group
  let plan: Plan
  let words: PlanWords
  let asOf: CivilDate
  let figures: [Identifier<School>: SchoolFigures]
  let changes: DigestChanges
  var index: PlanIndex { words.index }

  init(_ group: Group, _ plan: Plan, _ words: PlanWords, asOf: CivilDate, changes: PlanChanges? = nil) {
    self.group = group
    self.plan = plan
    self.asOf = asOf
    self.words = words
    self.changes = DigestChanges(changes, words)
    figures = Dictionary(plan.schools.map { ($0.school, $0) }) { first, _ in first }
  }

  /// The half-terms of a school's calendar, in order.
  func halfTerms(of school: Identifier<School>) -> [HalfTerm] { index.halfTerms(of: school) }

  func horizon(of school: Identifier<School>) -> Horizon {
    Horizon(asOf: asOf, halfTerms: halfTerms(of: school), year: plan.year)
  }

  /// "Tue 6 Oct, 11:10–12:40".
  func when(_ occurrence: Occurrence, _ span: TimeSpan) -> String {
    "\(occurrence.date.readableShort), \(span.words)"
  }

  /// Those of `occurrences` that are still to come, by date, start, activity, cohort and part.
  func upcoming(_ occurrences: [Occurrence]) -> [Occurrence] {
    occurrences.filter { $0.date >= asOf }
      .sorted { ($0.date, $0.span, $0.activity, $0.number) < ($1.date, $1.span, $1.activity, $1.number) }
  }

  /// Where a letter comes from, at its end.
  func closing(_ reader: String) -> [String] {
    let origin = "From the plan of \(group.name), as of \(plan.asOf.readable)."
    return [origin, reader]
  }
}
