// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// What feeds show where plans of two academic years are published.
@Suite struct FeedYearTests {
  private static let next = DateSpan(Example.year.first + 365, Example.year.last + 365)

  private static func feed(_ name: String, _ entries: [(String, CivilDate)]) -> FeedContents.Feed {
    FeedContents.Feed(
      name: name, head: Array("head of \(name)".utf8),
      entries: entries.map { FeedContents.Entry(key: $0.0, day: $0.1, content: Array("\($0.0) \($0.1)".utf8)) })
  }

  /// Loads a group with this year where it's another, and publishes a plan of it on a day. Its own today is the first day of
  /// its year, as where nobody says otherwise.
  private static func publish(
    _ feeds: [FeedContents.Feed], of year: DateSpan, on day: String, in database: PlannerDatabase
  ) throws {
    let signed = Signature(by: "anna", at: day + "T08:15:00Z")
    let group = try database.load(Example.group("of \(year)", year: year), signed: signed).revision
    let plans = try database.plans()
    var content = Example.plan("plan \(plans.count + 1)", of: group.number)
    content.from = try plans.last { try database.revision($0.groupRevision).year.overlaps(year) }?.hash
    let plan = try database.add(verified: content, signed: signed).plan
    _ = try database.approve(plan.number, signed: signed)
    _ = try database.publish(plan.number, feeds: FeedContents(today: year.first, feeds: feeds), signed: signed)
  }

  /// Hal has met in October and will in July, Ivy will in July; next year's plan, of which Ivy isn't, was published in June.
  private static func early() throws -> (Example, PlannerDatabase, july: PublishedFeed.Entry) {
    let example = try Example()
    let database = try example.open()
    let both: [(String, CivilDate)] = [("a", "2026-10-01"), ("b", "2027-07-01")]
    try publish(
      [feed("person/hal", both), feed("person/ivy", [both[1]])], of: Example.year, on: "2026-09-02", in: database)
    let july = try #require(try database.feed("person/hal")?.entries.last)
    try publish([feed("person/hal", [("a", "2027-10-01")])], of: next, on: "2027-06-10", in: database)
    return (example, database, july)
  }

  private static func texts(_ name: String, _ database: PlannerDatabase) throws -> [String]? {
    try database.feed(name)?.entries.map {
      String(decoding: $0.content, as: UTF8.self) + ($0.isCancelled ? " off" : "")
    }
  }

  @Test func whatLiesAheadOfTheFormerYearStaysAsItWas() throws {
    let (example, database, july) = try Self.early()
    #expect(try Self.texts("person/hal", database) == ["b 2027-07-01", "a 2027-10-01"])
    #expect(try database.feed("person/hal")?.entries.first == july)
    #expect(try Self.texts("person/ivy", database) == ["b 2027-07-01"])
    #expect(try database.feed("person/ivy")?.head == Array("head of person/ivy".utf8))
    #expect(database.examine().flatMap { $0.faults } == [])
    withExtendedLifetime(example) {}
  }

  @Test func onceItHasTakenPlaceItGoesAndIsNotCalledOff() throws {
    let (example, database, _) = try Self.early()
    try Self.publish([Self.feed("person/hal", [("a", "2027-10-01")])], of: Self.next, on: "2027-07-02", in: database)
    #expect(try Self.texts("person/hal", database) == ["a 2027-10-01"])
    #expect(try database.feed("person/ivy") == nil)
    withExtendedLifetime(example) {}
  }

  /// The plan of this year says which of its meetings there are, whatever is published for the next.
  @Test func aPlanCallsOffWhatIsOfItsOwnYearAlone() throws {
    let (example, database, july) = try Self.early()
    try Self.publish(
      [Self.feed("person/hal", [("a", "2026-10-01")])], of: Example.year, on: "2027-06-12", in: database)
    #expect(try Self.texts("person/hal", database) == ["a 2026-10-01", "b 2027-07-01 off", "a 2027-10-01"])
    let off = try #require(try database.feed("person/hal")?.entries[1])
    #expect(off.uid == july.uid && off.sequence == july.sequence + 1)
    #expect(try database.feed("person/ivy") == nil)
    withExtendedLifetime(example) {}
  }

  /// The same wish takes place in both years under the same key.
  @Test func anotherYearsEntryIsAnotherOne() throws {
    let (example, database, _) = try Self.early()
    let rows = try database.reading { db in
      try Row.fetchAll(
        db, sql: "SELECT uid, sequence, year FROM feed_entry WHERE feed = 'person/hal' AND key = 'a' ORDER BY year")
    }
    #expect(rows.map { $0["year"] } == ["2026-09-01", "2027-09-01"])
    #expect(rows.map { $0["sequence"] } == [0, 0] && Set(rows.map { $0["uid"] as String }).count == 2)
    withExtendedLifetime(example) {}
  }

  /// A year whose days were corrected is the same year.
  @Test func theDaysOfAYearMayChange() throws {
    for (first, last) in [(0, -1), (0, 1), (-3, 0), (1, 0)] {
      let example = try Example()
      let database = try example.open()
      let both: [(String, CivilDate)] = [("a", "2026-10-01"), ("b", "2027-07-01")]
      try Self.publish([Self.feed("person/hal", both)], of: Example.year, on: "2026-09-02", in: database)
      let uid = try database.feed("person/hal")?.entries.first?.uid
      let year = DateSpan(Example.year.first + first, Example.year.last + last)
      try Self.publish([Self.feed("person/hal", [("a", "2026-10-01")])], of: year, on: "2026-09-03", in: database)
      #expect(try Self.texts("person/hal", database) == ["a 2026-10-01", "b 2027-07-01 off"], "\(year)")
      #expect(try database.feed("person/hal")?.entries.first?.uid == uid)
    }
  }

  /// Who leaves in the middle of a year has no feed from then on, whatever another year has shown them.
  @Test func whoIsNotInThePlanAnyMoreKeepsOnlyWhatAnotherYearHolds() throws {
    let (example, database, _) = try Self.early()
    try Self.publish([], of: Self.next, on: "2027-06-11", in: database)
    #expect(try Self.texts("person/hal", database) == ["b 2027-07-01"])
    try Self.publish([], of: Example.year, on: "2027-06-12", in: database)
    #expect(try database.feed("person/hal") == nil && database.feed("person/ivy") == nil)
    withExtendedLifetime(example) {}
  }
}
