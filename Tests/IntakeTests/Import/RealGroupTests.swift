// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import RealGroup
import TestSupport
import Testing

@testable import Intake

/// The sample group of real schools and timetables, which only exists where the shared data does.
@Suite(.needsSharedData) struct RealGroupTests {
  /// The group, built once for all tests that only look at it.
  private static let built = Result {
    try inTemporaryFolder { folder in
      let reports = try TraffordGroup.build(into: URL(fileURLWithPath: folder.path), from: SharedData.folder)
      return (reports: reports, contents: GroupFolder.read(folder.path))
    }
  }

  private func group() throws -> Group { try #require(try Self.built.get().contents.group) }

  @Test func checksCleanOfErrorsAndOddWarnings() throws {
    let (reports, contents) = try Self.built.get()
    #expect(reports.allSatisfy { $0.isWritten && !$0.hasErrors })
    #expect(contents.problems.filter { $0.severity == .error }.map(\.line) == [])
    // The two teachers whom the solution of the English timetable books twice, and nothing else.
    #expect(contents.problems.filter { $0.severity == .warning }.map(\.code) == [.doubleBooked, .doubleBooked])
    let group = try group()
    #expect(group.schools.count == 18)
    #expect(group.schools.allSatisfy { $0.position != nil && $0.urn != nil && $0.name != $0.id.text })
    #expect(Set(group.schools.map(\.bells)).count == 9)
    #expect(Set(group.activities.map(\.kind)) == Set(ActivityKind.allCases))
    #expect(group.activities.count >= 50)
    #expect(group.caveats.contains { $0.contains("all people are invented") })
  }

  @Test func everySecondaryTeachesItsRealTimetable() throws {
    let group = try group()
    let lessons = Dictionary(grouping: group.lessons, by: \.school.text)
    #expect(
      lessons.mapValues(\.count)
        == [
          "altrincham": 1227, "wellington": 1370, "stretford": 1500, "cestrian": 550, "broadoak": 372, "urmston": 854,
        ])
    #expect(Set((lessons["stretford"] ?? []).compactMap(\.week)) == ["A", "B"])
    #expect((lessons["altrincham"] ?? []).allSatisfy { !$0.years.isEmpty && $0.subject.count > 1 })
    #expect(group.protected.contains { $0.kind == .meeting && $0.person.text.hasPrefix("wellington-") })
  }

  @Test func calendarHas195DaysLessInsetWorkedAsTwilights() throws {
    let group = try group()
    let directory = Directory(group)
    for school in group.schools {
      let calendar = try #require(directory.calendars[school.calendar])
      let bells = try #require(directory.bells[school.bells])
      let view = CalendarView(calendar, bells: bells, year: group.year)
      let kinds = (0..<group.year.count).map { view.kind(group.year.first + $0) }
      #expect(kinds.count { $0 != .closed } == 194)
      #expect(kinds.count { $0 == .inset } == 4)
      #expect(calendar.halfTerms.count == 6)
    }
  }

  @Test func importingAgainChangesNothing() throws {
    try inTemporaryFolder { folder in
      try TraffordGroup.build(into: URL(fileURLWithPath: folder.path), from: SharedData.folder)
      func contents() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try Dictionary(
          uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + $0))) })
      }
      let before = try contents()
      let again = try TraffordGroup.importAll(into: URL(fileURLWithPath: folder.path), from: SharedData.folder)
      #expect(again.allSatisfy { !$0.isWritten })
      #expect(again.flatMap(\.files).allSatisfy { $0.added + $0.updated + $0.removed + $0.leftAlone == 0 })
      #expect(try contents() == before)
    }
  }

  /// Not a test of anything: makes the folder for people who want to look at it or plan it.
  ///
  /// `PLANNER_REAL_GROUP=/some/empty/folder swift test --filter writesTheGroupWhereAsked`
  @Test(.enabled(if: ProcessInfo.processInfo.environment["PLANNER_REAL_GROUP"] != nil, "PLANNER_REAL_GROUP isn't set"))
  func writesTheGroupWhereAsked() throws {
    let path = try #require(ProcessInfo.processInfo.environment["PLANNER_REAL_GROUP"])
    try TraffordGroup.build(into: URL(fileURLWithPath: path), from: SharedData.folder)
  }
}
