// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Intake

/// What can't be, or is likely a slip, of posts that are taken over, of priorities and of events to be near to.
@Suite struct StaffProblemTests {
  /// What's told of two people of Oak with these cells of `from,until,takes_over`.
  private func found(_ ann: String, _ cai: String) throws -> [String] {
    let staff = "id,name,school,from,until,takes_over\nann,Ann,oak,\(ann)\ncai,Cai,oak,\(cai)\n"
    return try checkStarter(
      [
        "staff.csv": staff, "wants.csv": nil, "timetable.csv": nil, "protected.csv": nil, "activities.csv": nil,
      ].filter { $0.value != nil || Self.starter.contains($0.key) }
    ).problems.filter { $0.location.file == "staff.csv" }
      .map(\.line)
  }

  private static let starter = Set(StarterGroup.files.map(\.name))

  @Test func aPostIsHandedOver() throws {
    #expect(try found(",2026-12-31,", "2027-01-01,,ann") == [])
  }

  @Test(arguments: [
    (",,", "2027-01-01,,ann", "from 1 January 2027"), (",2026-12-31,", ",,ann", "the year's start"),
    (",2026-12-31,", "2026-12-31,,ann", "31 December 2026"),
  ])
  func bothHoldAPost(ann: String, cai: String, words: String) throws {
    let lines = try found(ann, cai)
    #expect(lines.count == 1 && lines[0].contains("staff.post-overlap") && lines[0].contains("takes over from 'ann'"))
    #expect(lines[0].hasPrefix("staff.csv:3:"))
  }

  @Test func nobodyTakesOverInACircle() throws {
    let own = try found(",,", ",,cai")
    #expect(own.count == 1 && own[0].contains("reference.cycle") && own[0].contains("from themselves"))
    let both = try found(",2026-12-31,cai", "2027-01-01,,ann")
    #expect(both.count == 2 && both.allSatisfy { $0.contains("reference.cycle") && $0.contains("ann → cai → ann") })
  }

  @Test func anEventHasDates() throws {
    let rows = """
      id,kind,title,required,at,near
      day,session,Day,everyone,2026-11-18 09:30,
      free,session,Free,everyone,,day
      lost,session,Lost,everyone,,free
      own,session,Own,everyone,2026-11-18 09:30,own

      """
    let contents = try checkStarter(["activities.csv": rows])
    #expect(contents.group?.activities.first { $0.id == "free" }?.timing.near == ["day"])
    let told = contents.problems.filter { $0.code == .activityUnusedColumn }
    #expect(told.map(\.location.line) == [4, 5] && told.map(\.location.field) == ["near", "near"])
    #expect(told.map(\.severity) == [.warning, .warning])
  }
}
