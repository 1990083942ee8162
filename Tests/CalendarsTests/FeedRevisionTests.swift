// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import TestSupport
import Testing

/// Feeds of a plan that was made from a published one.
struct FeedRevisionTests {
  private static func entries(
    _ path: String, of plan: Plan, from published: Plan, _ group: Group = SmallGroup.group()
  ) throws -> [String] {
    let files = try Feeds.all(group: group, plan: plan, published: published)
    let file = try #require(files.first { $0.path == path })
    let text = String(decoding: file.bytes, as: UTF8.self).replacing("\r\n ", with: "").replacing("\r\n", with: "\n")
    return text.split(separator: "BEGIN:VEVENT\n").dropFirst().map(String.init)
  }

  private static func replanned(_ day: CivilDate = "2026-10-08", _ change: (inout Plan) -> Void) -> Plan {
    var plan = SmallPlan.plan()
    plan.asOf = day
    plan.from = String(repeating: "ab", count: 32)
    change(&plan)
    return plan
  }

  private static let moved = replanned { plan in
    plan.changeOccurrence("course", part: 2) { $0.date = "2026-11-26" }
  }

  @Test func whatIsMovedHasALaterRevisionAndTheRestIsAsItWas() throws {
    let before = try events("people/hal.ics", SmallGroup.group(), SmallPlan.plan())
    let after = try Self.entries("people/hal.ics", of: Self.moved, from: SmallPlan.plan())
    #expect(before.count == 2 && after.count == 2)
    #expect(value("UID", before[1]) == value("UID", after[1]))
    // 8 October is the 38th day of the year that begins on 1 September.
    #expect(value("SEQUENCE", after[1]) == "38" && value("DTSTAMP", after[1]) == "20261008T000000Z")
    #expect(value("DTSTART", after[1]) == "20261126T133000Z")
    #expect(value("SEQUENCE", after[0]) == "0" && value("DTSTAMP", after[0]) == "20260901T000000Z")
  }

  @Test func whatIsOffStaysAsACancelledEntry() throws {
    let plan = Self.replanned { $0.occurrences.removeAll { $0.activity == "course" && $0.part == 2 } }
    let hal = try Self.entries("people/hal.ics", of: plan, from: SmallPlan.plan())
    #expect(hal.count == 2)
    let off = try #require(hal.last)
    #expect(value("STATUS", off) == "CANCELLED" && value("SEQUENCE", off) == "38")
    #expect(value("SUMMARY", off)?.hasPrefix("Cancelled: Maths course") == true)
    #expect(off.contains("TRANSP:TRANSPARENT") && !off.contains("DESCRIPTION"))
    let acme = try Self.entries("providers/acme.ics", of: plan, from: SmallPlan.plan())
    #expect(acme.count(where: { $0.contains("STATUS:CANCELLED") }) == 1)
  }

  @Test func whoDoesNotComeAnyMoreHasItCancelledAlone() throws {
    let plan = Self.replanned { plan in
      plan.changeOccurrence("course", part: 2) { $0.attendees.removeAll { $0.person == "hal" } }
    }
    let hal = try Self.entries("people/hal.ics", of: plan, from: SmallPlan.plan())
    #expect(hal.contains { $0.contains("STATUS:CANCELLED") })
    let ben = try Self.entries("people/ben.ics", of: plan, from: SmallPlan.plan())
    #expect(!ben.contains { $0.contains("STATUS:CANCELLED") })
  }

  @Test func whatHasTakenPlaceIsNotTakenBack() throws {
    let plan = Self.replanned("2026-11-20") { $0.occurrences.removeAll { $0.activity == "course" && $0.part == 2 } }
    #expect(try Self.entries("people/hal.ics", of: plan, from: SmallPlan.plan()).count == 1)
  }

  /// Of three plans in a row no entry's revision falls, and one that moved again rises.
  @Test func revisionsNeverFall() throws {
    var third = Self.moved
    third.asOf = "2026-11-02"
    third.changeOccurrence("course", part: 2) { $0.date = "2026-12-03" }
    let second = try Self.entries("people/hal.ics", of: Self.moved, from: SmallPlan.plan())
    let last = try Self.entries("people/hal.ics", of: third, from: Self.moved)
    let numbers = { (entries: [String]) in entries.compactMap { value("SEQUENCE", $0).flatMap(Int.init) } }
    #expect(numbers(second) == [0, 38] && numbers(last) == [38, 63])
    var quiet = Self.moved
    quiet.asOf = "2026-11-02"
    #expect(numbers(try Self.entries("people/hal.ics", of: quiet, from: Self.moved)) == [38, 38])
  }

  @Test func whatTheGroupDoesNotListAnyMoreHasNoTitle() throws {
    var group = SmallGroup.group()
    group.activities.removeAll { $0.id == "course" }
    let plan = Self.replanned { $0.occurrences.removeAll { $0.activity == "course" } }
    let off = try Self.entries("people/hal.ics", of: plan, from: SmallPlan.plan(), group)
    #expect(off.count == 2 && off.allSatisfy { $0.contains("SUMMARY:Cancelled: Session that isn't listed any more") })
  }

  @Test func aPlanMadeAnewHasNoRevisions() throws {
    for event in try events("people/hal.ics", SmallGroup.group(), SmallPlan.plan()) {
      #expect(value("SEQUENCE", event) == "0")
    }
  }
}
