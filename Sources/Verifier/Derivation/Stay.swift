// SPDX-License-Identifier: Apache-2.0

import Domain

/// An occurrence of a specialist: one or two half-days at a school.
struct Stay: Sendable {
  let happening: Happening
  /// The half-days that it takes by the bells of its school; none where its times are of no half-day.
  let halves: [HalfDay]

  init(_ happening: Happening, index: GroupIndex) {
    self.happening = happening
    let bells = happening.venue.flatMap { index.bells($0.id, happening.date) }
    halves = bells.map { Self.halves(happening.occurrence.span, $0) } ?? []
  }

  /// From the first to the last lesson of a half, or of both with what lies between.
  private static func halves(_ span: TimeSpan, _ bells: BellDay) -> [HalfDay] {
    let morning = bells.teaching(in: .morning)
    let afternoon = bells.teaching(in: .afternoon)
    if span == morning { return [.morning] }
    if span == afternoon { return [.afternoon] }
    guard let morning, let afternoon else { return [] }
    return span == TimeSpan(morning.start, afternoon.end) ? [.morning, .afternoon] : []
  }

  var date: CivilDate { happening.date }
  var school: Identifier<School>? { happening.venue?.id }
}
