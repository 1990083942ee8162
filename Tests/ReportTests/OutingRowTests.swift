// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Report

@Suite struct OutingRowTests {
  private func outing(
    _ person: String, _ date: CivilDate = SampleGroup.year.first, away: TimeSpan? = nil,
    lesson: String? = nil
  ) -> Outings.Outing {
    Outings.Outing(
      date: date, person: Identifier(person), reason: "Conference", away: away,
      lessons: lesson.map { [(lesson: $0, proposal: "supply 1")] } ?? [])
  }

  @Test func peopleWhoLeaveNoLessonShareARow() {
    let early = TimeSpan(TimeOfDay(minutes: 540), TimeOfDay(minutes: 720))
    let late = TimeSpan(TimeOfDay(minutes: 780), TimeOfDay(minutes: 900))
    let rows = OutingRow.rows(of: [
      outing("ann", away: late), outing("bea", away: early), outing("cal", away: early, lesson: "P1"),
      outing("dee", away: early), outing("eve", SampleGroup.year.first + 1, away: early),
    ])
    #expect(rows.map { $0.people.map(\.text) } == [["bea", "dee"], ["cal"], ["ann"], ["eve"]])
    #expect(rows[1].outing.lessons.count == 1)
  }
}
