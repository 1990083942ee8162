// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

/// The district's triad, lesson study and shadowing.
@Suite struct DistrictCirclesTests {
  let sample: Sample

  init() throws { sample = try Sample.named(.district) }

  /// Each of the three teaches once while the other two watch a Year 8 lesson in mathematics; then they talk.
  @Test func threeTeachersWatchEachOther() throws {
    let parts = sample.occurrences(of: "triad").sorted { $0.part < $1.part }
    #expect(parts.map(\.part) == [1, 2, 3, 4])
    let hosts = parts.compactMap { part in part.attendees.first { $0.role == .host }?.person }
    #expect(Set(hosts) == ["owen.hughes", "ling.zhao", "wei.tan"])
    for part in parts.prefix(3) {
      let lesson = try #require(part.observed)
      #expect(lesson.subject == "mathematics")
      #expect(part.attendees.count { $0.role == .visitor } == 2)
    }
    let last = try #require(parts.last)
    #expect(last.attendees.allSatisfy { $0.role == .required } && last.attendees.count == 3)
    #expect(last.span.length == Minutes(30))
  }

  /// Two cycles of talk, lesson and review, with three days to three weeks between.
  @Test func aLessonStudyGoesThroughItsCycles() {
    let parts = sample.occurrences(of: "year-four").sorted { $0.part < $1.part }
    #expect(parts.map { $0.attendees.contains { $0.role == .host } } == [false, true, false, false, true, false])
    #expect(zip(parts, parts.dropFirst()).allSatisfy { (3...21).contains($1.date - $0.date) })
    let teachers = parts.compactMap { part in part.attendees.first { $0.role == .host }?.person }
    #expect(teachers.count == 2 && teachers.first != teachers.last)
  }

  @Test func shadowingIsBesideTheHostThatWasAskedFor() {
    let days = sample.occurrences(of: "shadow")
    #expect(days.count == 2)
    #expect(days.allSatisfy { day in day.attendees.contains { $0.person == "adele.fontaine" && $0.role == .host } })
  }
}
