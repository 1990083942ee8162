// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import HTTPTypes
import HummingbirdTesting
import Store
import TestSupport
import Testing

@testable import Web

/// What calendar programs go by, over several publications: a number that never falls, and a stamp that's the entry's own.
@Suite struct SequenceTests {
  private func entries(_ path: String, _ published: Published) async throws -> (text: String, entries: [Entry]) {
    // A new server each time: what was published doesn't depend on how long it has run.
    let text = try await published.server().application().test(.router) { client in
      try await client.execute(uri: path, method: .get).text
    }
    return (text, Entry.all(text))
  }

  private static func plan(_ day: CivilDate, _ change: (inout Plan) -> Void = { _ in }) -> Plan {
    var plan = SmallPlan.plan()
    plan.asOf = day
    change(&plan)
    return plan
  }

  private static func moved(_ day: CivilDate) -> Plan {
    plan(day) { $0.changeOccurrence("course", part: 2) { $0.date = "2026-11-26" } }
  }

  /// Hal doesn't come to the second part any more.
  private static func without(_ day: CivilDate) -> Plan {
    plan(day) { plan in
      plan.changeOccurrence("course", part: 2) { $0.attendees.removeAll { $0.person == "hal" } }
    }
  }

  @Test func aNumberNeverFallsAndAStampIsTheEntrysOwn() async throws {
    let published = try Published()
    let path = try published.open(.person("hal"))
    try published.publish(Self.plan("2026-09-01"), on: "2026-09-02")
    let first = try await entries(path, published).entries
    try published.publish(Self.moved("2026-09-09"), on: "2026-09-10")
    let second = try await entries(path, published).entries
    try published.publish(Self.moved("2026-09-19"), on: "2026-09-20")
    let third = try await entries(path, published).entries
    try published.publish(Self.without("2026-09-29"), on: "2026-09-30")
    let fourth = try await entries(path, published).entries
    let all = [first, second, third, fourth]
    #expect(all.allSatisfy { $0.count == 2 })
    // The one that nobody touches.
    #expect(Set(all.map { $0[0]["UID"] }).count == 1)
    #expect(all.allSatisfy { $0[0]["SEQUENCE"] == "0" && $0[0]["DTSTAMP"] == "20260902T081500Z" })
    // The one that's moved, left and cancelled.
    #expect(Set(all.map { $0[1]["UID"] }).count == 1)
    #expect(all.map { $0[1]["SEQUENCE"] } == ["0", "1", "1", "2"])
    #expect(
      all.map { $0[1]["DTSTAMP"] } == [
        "20260902T081500Z", "20260910T081500Z", "20260910T081500Z", "20260930T081500Z",
      ])
    #expect(all.allSatisfy { $0.allSatisfy { $0["LAST-MODIFIED"] == $0["DTSTAMP"] } })
    #expect(fourth[1]["STATUS"] == "CANCELLED" && fourth[1]["SUMMARY"]?.hasPrefix("Cancelled: ") == true)
    #expect(fourth[1]["DTSTART"] == third[1]["DTSTART"] && third[1]["DTSTART"] != first[1]["DTSTART"])
    #expect(try await entries(path + "?cancelled=hide", published).entries.count == 1)
  }

  @Test func whatIsCancelledComesBackUnderAHigherNumberAndGoesInTime() async throws {
    let published = try Published()
    let path = try published.open(.person("hal"))
    try published.publish(Self.plan("2026-09-01"), on: "2026-09-02")
    try published.publish(Self.without("2026-09-09"), on: "2026-09-10")
    try published.publish(Self.without("2026-09-19"), on: "2026-11-09")
    #expect(try await entries(path, published).entries.count == 2)
    try published.publish(Self.without("2026-09-19"), on: "2026-11-10")
    #expect(try await entries(path, published).entries.count == 1)
    // After being gone too.
    try published.publish(Self.plan("2026-09-29"), on: "2026-11-11")
    let back = try await entries(path, published).entries
    #expect(back.map { $0["SEQUENCE"] } == ["0", "2"] && back.allSatisfy { $0["STATUS"] != "CANCELLED" })
  }

  @Test func whatHasTakenPlaceIsNotCalledCancelled() async throws {
    let published = try Published()
    let path = try published.open(.person("hal"))
    try published.publish(Self.plan("2026-09-01"), on: "2026-09-02")
    try published.publish(Self.without("2026-12-01"), on: "2026-12-01")
    #expect(try await entries(path, published).entries.count == 1)
  }

  @Test func aRestartChangesNoByteAndNeitherDoesAPlanThatSaysTheSame() async throws {
    let published = try Published()
    let path = try published.open(.school("ash"))
    try published.publish(on: "2026-09-02")
    let first = try await entries(path, published).text
    #expect(try await entries(path, published).text == first)
    try published.publish(on: "2026-09-03")
    #expect(try await entries(path, published).text == first)
  }

  @Test func aUidSaysNothingOfWhatItIs() async throws {
    let published = try Published()
    let (hal, ben) = (try published.open(.person("hal")), try published.open(.person("ben")))
    try published.publish(on: "2026-09-02")
    let uids = try await entries(hal, published).entries.compactMap { $0["UID"] }
    let others = try await entries(ben, published).entries.compactMap { $0["UID"] }
    #expect(uids.count == 2 && Set(uids).isDisjoint(with: others))
    // A hash of names could be found out by trying names.
    #expect(!uids.contains(EventIdentity.uid(activity: "course", occurrence: 1)))
  }
}
