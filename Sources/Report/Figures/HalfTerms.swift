// SPDX-License-Identifier: Apache-2.0

import Domain

/// The half-terms by which a group's year is told: those of the calendar that most of its schools follow.
struct HalfTerms {
  /// In order; empty where the group has no calendar.
  let spans: [HalfTerm]
  let calendar: SchoolCalendar?

  init(_ group: Group) {
    var followers: [Identifier<SchoolCalendar>: Int] = [:]
    for school in group.schools { followers[school.calendar, default: 0] += 1 }
    calendar = group.calendars.sortedByID()
      .max { (followers[$0.id] ?? 0, $1.id) < (followers[$1.id] ?? 0, $0.id) }
    spans = (calendar?.halfTerms ?? []).sorted { $0.span < $1.span }
  }

  /// Occurrences under the name of the half-term in which they fall, in order; those of other days under their own heading
  /// between them. Specialists' stays are left out.
  func sections(_ occurrences: [Occurrence]) -> [Section] {
    var sections: [Section] = []
    for (number, occurrence) in occurrences.enumerated() where !occurrence.isStay {
      let span = spans.first { $0.span.contains(occurrence.date) }
      let name = span?.name ?? "Between half-terms"
      if sections.last?.name != name { sections.append(Section(name: name, span: span?.span, occurrences: [])) }
      sections[sections.count - 1].occurrences.append((number + 1, occurrence))
    }
    return sections
  }

  struct Section {
    let name: String
    let span: DateSpan?
    /// With their numbers in the plan, from 1.
    var occurrences: [(number: Int, occurrence: Occurrence)]
  }
}
