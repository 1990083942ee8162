// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Foundation
import TestSupport
import Testing

/// What Python's parsers saw in one file.
private struct Seen: Decodable {
  struct Event: Decodable {
    var uid: String
    var sequence: Int
    var stamp: String
    var start: String
    var end: String
    var summary: String?
    var details: String?
    var location: String?
    var geo: [Double]?
    var categories: [String]
    var url: String?
    var visibility: String
    var transparency: String
    var busy: String
    var status: String
  }
  struct Short: Decodable {
    var uid: String
    var start: String
    var end: String
    var summary: String?
    var details: String?
    var location: String?
  }
  var name: String
  var legacyName: String
  var refreshMinutes: Int
  var colour: String?
  var zones: Int
  var properties: [String]
  var events: [Event]
  var vobject: [Short]
  var expanded: [[String]]
}

/// What survives in a text value: line breaks of one kind, no control characters.
private func cleaned(_ text: String) -> String {
  let breaks: Set<Unicode.Scalar> = ["\r", "\n", "\u{85}", "\u{2028}", "\u{2029}"]
  var result = String.UnicodeScalarView()
  for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
    if breaks.contains(scalar) {
      result.append("\n")
    } else if scalar == "\t" || scalar.properties.generalCategory != .control {
      result.append(scalar)
    }
  }
  return String(result)
}

@Suite(.enabled(if: Oracle.isAvailable, "\(Oracle.hint)"))
struct CalendarOracleTests {
  private func seen(_ feeds: [CalendarFeed]) throws -> [Seen] {
    let folder = try TemporaryFolder()
    let paths = try feeds.enumerated().map { index, feed in
      try folder.write("\(index).ics", Data(try writer().bytes(of: feed))).path()
    }
    return try Oracle.ask("calendar_oracle.py", ["parse"] + paths)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func awkwardTextSurvivesEveryParser(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let feeds = (0..<40).map { _ in
      let events = (0..<3).map { index in
        var event = hour(index, of: "s" + random.awkwardText(length: 60), uid: "u\(index)")
        event.details = "d" + random.awkwardText(length: 200)
        event.location = "l" + random.awkwardText(length: 20)
        event.categories = ["c" + random.awkwardText(length: 3), "k" + random.awkwardText(length: 3)]
        return event
      }
      return CalendarFeed(name: "n" + random.awkwardText(length: 30), events: events)
    }
    for (feed, seen) in zip(feeds, try seen(feeds)) {
      #expect(seen.name == cleaned(feed.name))
      #expect(seen.legacyName == cleaned(feed.name))
      #expect(seen.events.map(\.summary) == feed.events.map { cleaned($0.summary) })
      #expect(seen.events.map(\.details) == feed.events.map { $0.details.map(cleaned) })
      #expect(seen.events.map(\.location) == feed.events.map { $0.location.map(cleaned) })
      #expect(seen.events.map(\.categories) == feed.events.map { $0.categories.map(cleaned) })
      #expect(seen.vobject.map(\.summary) == feed.events.map { cleaned($0.summary) })
      #expect(seen.vobject.map(\.details) == feed.events.map { $0.details.map(cleaned) })
      #expect(seen.vobject.map(\.location) == feed.events.map { $0.location.map(cleaned) })
    }
  }

  @Test func everyValueArrivesAsItWas() throws {
    let day = try #require(CivilDate(iso: "2026-10-23"))
    var event = hour(3)
    event.sequence = 7
    event.url = "https://planner.example/s/1?kind=visit&x=1;2,3"
    event.position = Position(latitude: 53_424_000, longitude: -2_031_900)
    var days = hour(0, uid: "u2")
    days.time = .allDay(DateSpan(day, day + 1))
    var feeds: [CalendarFeed] = []
    for visibility in CalendarEvent.Visibility.allCases {
      for availability in CalendarEvent.Availability.allCases {
        for status in CalendarEvent.Status.allCases {
          event.visibility = visibility
          event.availability = availability
          event.status = status
          feeds.append(
            CalendarFeed(name: "n", refreshInterval: Minutes(75), colour: .firebrick, events: [event, days]))
        }
      }
    }
    for (feed, seen) in zip(feeds, try self.seen(feeds)) {
      let (sent, first) = (feed.events[0], try #require(seen.events.first))
      #expect(first.uid == "u1" && first.sequence == 7)
      #expect(first.stamp == "20260829T104000Z")
      #expect(first.start == "20260829T134000Z" && first.end == "20260829T144000Z")
      #expect(first.url == sent.url && first.geo == [53.424, -2.0319])
      #expect(first.visibility == sent.visibility.rawValue && first.status == sent.status.rawValue)
      #expect(first.busy == sent.availability.rawValue)
      #expect(first.transparency == (sent.availability == .free ? "TRANSPARENT" : "OPAQUE"))
      #expect(seen.events.last?.start == "20261023" && seen.events.last?.end == "20261025")
      #expect(seen.refreshMinutes == 75 && seen.colour == "firebrick" && seen.zones == 1)
      #expect(seen.expanded.count == 2)
    }
  }

  @Test func bothClockChangesArriveAsTheWallClockShowsThem() throws {
    let london = try ZoneClock(identifier: "Europe/London")
    let days = ["2026-10-23", "2026-10-25", "2026-10-26", "2027-03-26", "2027-03-28", "2027-03-29"]
    let start = try #require(TimeOfDay(text: "15:40"))
    let events = try days.map { text in
      let date = try #require(CivilDate(iso: text))
      let (from, to) = (try london.moment(date, start), try london.moment(date, start + Minutes(60)))
      var event = hour(0, uid: text)
      event.time = .timed(start: from.instant, end: to.instant)
      return event
    }
    let seen = try #require(try seen([CalendarFeed(name: "n", events: events)]).first)
    let expected = [
      "20261023T144000Z", "20261025T154000Z", "20261026T154000Z", "20270326T154000Z", "20270328T144000Z",
      "20270329T144000Z",
    ]
    #expect(seen.events.map(\.start) == expected)
    #expect(seen.vobject.map(\.start) == expected)
    #expect(seen.expanded.compactMap(\.first) == expected)
  }

  /// The last school days before and the first after both changes, with a plan's own entries.
  @Test(arguments: [
    ("2026-10-23", "20261023T123000Z"), ("2026-10-26", "20261026T133000Z"), ("2027-03-26", "20270326T133000Z"),
    ("2027-03-29", "20270329T123000Z"),
  ])
  func everyFeedOfAPlanIsReadByEveryParser(_ row: (date: String, start: String)) throws {
    var plan = SmallPlan.plan()
    plan.changeOccurrence("course", part: 2) { $0.date = CivilDate(stringLiteral: row.date) }
    let files = try Feeds.all(group: SmallGroup.group(), plan: plan)
    let folder = try TemporaryFolder()
    let paths = try files.map { try folder.write($0.path, Data($0.bytes)).path() }
    let seen: [Seen] = try Oracle.ask("calendar_oracle.py", ["parse"] + paths)
    #expect(seen.count == files.count && seen.allSatisfy { $0.zones == 1 })
    for (file, seen) in zip(files, seen) {
      #expect(seen.events.count == seen.vobject.count && seen.events.count == seen.expanded.count, "\(file.path)")
      #expect(Set(seen.properties).isDisjoint(with: ["METHOD", "ATTENDEE", "ORGANIZER"]))
      #expect(seen.events.allSatisfy { $0.stamp == "20260901T000000Z" })
    }
    let activity = try #require(zip(files, seen).first { $0.0.path == "activities/course.ics" }?.1)
    #expect(activity.events.map(\.start).contains(row.start))
    let erin = try #require(zip(files, seen).first { $0.0.path == "people/erin.ics" }?.1)
    #expect(erin.vobject.map(\.start).contains(row.start))
  }

  /// Every stay and every day at a post arrives, whole days with the day after as their end.
  @Test func feedsOfSpecialistsAndSecondmentsAreReadByEveryParser() throws {
    var plan = SmallPlan.planWithStaffing()
    // Tuesday afternoons alone, so that there are entries with a time too.
    plan.secondments[1].halfDays.removeAll { $0.weekday == .tuesday && $0.half == .morning }
    let files = try Feeds.all(group: SmallGroup.groupWithStaffing(), plan: plan)
    let folder = try TemporaryFolder()
    let paths = try files.map { try folder.write($0.path, Data($0.bytes)).path() }
    let seen: [Seen] = try Oracle.ask("calendar_oracle.py", ["parse"] + paths)
    let byPath = Dictionary(uniqueKeysWithValues: zip(files.map(\.path), seen))
    for (path, seen) in byPath {
      #expect(seen.events.count == seen.vobject.count && seen.events.count == seen.expanded.count, "\(path)")
    }
    let mia = try #require(byPath["people/mia.ics"])
    #expect(mia.events.count == 20 && mia.events.first?.start == "20260902T080000Z")
    #expect(mia.events.first?.end == "20260902T141500Z" && mia.events.first?.busy == "OOF")
    let ben = try #require(byPath["people/ben.ics"]).events.filter { $0.categories == ["secondment"] }
    #expect(ben.map(\.start) == ["20270104", "20270222"] && ben.map(\.end) == ["20270213", "20270326"])
    let anna = try #require(byPath["people/anna.ics"]).events.filter { $0.categories == ["secondment"] }
    // Seven Mondays but the bank holiday, and seven Tuesday afternoons of British Summer Time.
    #expect(anna.count == 13 && anna.count { $0.start.hasSuffix("T110000Z") && $0.end.hasSuffix("T150000Z") } == 7)
    #expect(!anna.contains { $0.start == "20270503" })
  }

  @Test(arguments: ["Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "UTC"])
  func theZonesRulesAreThoseOfTheZoneData(_ name: String) throws {
    struct Comparison: Decodable {
      var name: String
      var hours: Int
      var differing: [String: [String]]
    }
    let zone = ZoneDefinition(try ZoneClock(identifier: name), from: 2026)
    let file = try FeedWriter(zone: zone).bytes(of: CalendarFeed(name: "n", events: []))
    let path = try TemporaryFolder()
    let url = try path.write("zone.ics", Data(file))
    let result: Comparison = try Oracle.ask("calendar_oracle.py", ["zone", url.path(), "2026", "2031"])
    #expect(result.name == name && result.hours > 52_000)
    #expect(result.differing == ["dateutil": [], "icalendar": []])
  }
}
