// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Foundation
import TestSupport
import Testing

/// The feeds of a plan of which something is withdrawn.
@Suite struct WithdrawnFeedTests {
  /// Entries by feed and key.
  private static func entries(_ group: Group, _ plan: Plan, of whole: Plan) throws -> [String: [String: String]] {
    let feeds = try Feeds.kept(group: group, plan: plan, of: whole)
    return Dictionary(
      uniqueKeysWithValues: feeds.map { feed in
        (
          feed.owner.name,
          Dictionary(uniqueKeysWithValues: feed.entries.map { ($0.key, String(decoding: $0.content, as: UTF8.self)) })
        )
      })
  }

  @Test func onlyTheWithdrawnMeetingGoes() throws {
    let (group, whole) = (SmallGroup.group(), SmallPlan.plan())
    let before = try Self.entries(group, whole, of: whole)
    let left = whole.without([Withdrawal(.meeting("course", .init(part: 1)), on: "2026-10-15")])
    let after = try Self.entries(group, left, of: whole)
    #expect(after.keys.sorted() == before.keys.sorted())
    for (feed, entries) in before {
      let now = try #require(after[feed])
      // What stays says the same, "(2 of 2)" too.
      #expect(now.allSatisfy { entries[$0.key] == $0.value }, "\(feed)")
    }
    let gone = before.filter { $0.value.count != after[$0.key]?.count }.keys.sorted()
    #expect(
      gone == [
        "activity/course", "person/ben", "person/erin", "person/hal", "provider/acme", "school/ash", "school/elm",
        "school/oak",
      ])
  }

  @Test func withOnePersonGoesTheirEntryAndOthersSayWhoComes() throws {
    let (group, whole) = (SmallGroup.group(), SmallPlan.plan())
    let before = try Self.entries(group, whole, of: whole)
    let left = whole.without([Withdrawal(.meeting("course", .init(part: 1)), of: "ben", on: "2026-10-15")])
    let after = try Self.entries(group, left, of: whole)
    #expect(after["person/ben"]?.count == 1 && before["person/ben"]?.count == 2)
    #expect(after["person/hal"]?.count == 2)
    let changed = (after["person/hal"] ?? [:]).filter { before["person/hal"]?[$0.key] != $0.value }
    #expect(changed.count == 1 && changed.values.allSatisfy { !$0.contains("Ben Hill") })
    #expect(after["person/anna"] == before["person/anna"])
  }

  /// A stay is known by its place among the week's: that one is off gives the others no other name.
  @Test func otherStaysOfTheWeekKeepTheirNames() throws {
    let (group, whole) = (StaffingGroup.group(), StaffingPlan.plan())
    let before = try #require(try Self.entries(group, whole, of: whole)["person/pia"])
    let left = whole.without([Withdrawal(.meeting("music", .init(part: 1)), on: "2026-09-08")])
    let after = try #require(try Self.entries(group, left, of: whole)["person/pia"])
    #expect(after.count == before.count - 1 && after.allSatisfy { before[$0.key] == $0.value })
  }
}
