// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Testing

private let stamp = UTCInstant(secondsSince1970: 1_788_000_000)

func writer() throws -> FeedWriter {
  FeedWriter(zone: ZoneDefinition(try ZoneClock(identifier: "Europe/London"), from: 2026))
}

func hour(_ hours: Int, of summary: String = "Art network", uid: String = "u1") -> CalendarEvent {
  let start = stamp.secondsSince1970 + hours * 3600
  return CalendarEvent(
    uid: uid, stamp: stamp,
    time: .timed(start: UTCInstant(secondsSince1970: start), end: UTCInstant(secondsSince1970: start + 3600)),
    summary: summary)
}

func text(of feed: CalendarFeed) throws -> String { String(decoding: try writer().bytes(of: feed), as: UTF8.self) }

@Test func aFeedWithOneEntryHasExactlyTheseBytes() throws {
  let day = try #require(CivilDate(iso: "2026-10-23"))
  var event = hour(0)
  event.sequence = 2
  event.time = .allDay(DateSpan(day, day))
  event.details = "Line one\nLine; two, \\three"
  event.location = "Sale, room 4"
  event.position = Position(latitude: 53_424_000, longitude: -2_031_900)
  event.categories = ["session", "a,b"]
  event.url = "https://planner.example/s/1"
  event.visibility = .confidential
  event.availability = .outOfOffice
  event.status = .tentative
  let feed = CalendarFeed(
    name: "Ann; Lee", about: "Her sessions", refreshInterval: Minutes(90), colour: .seaGreen, events: [event])
  let expected = """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//planner//release time planner//EN
    CALSCALE:GREGORIAN
    NAME:Ann\\; Lee
    X-WR-CALNAME:Ann\\; Lee
    DESCRIPTION:Her sessions
    X-WR-CALDESC:Her sessions
    X-WR-TIMEZONE:Europe/London
    REFRESH-INTERVAL;VALUE=DURATION:PT1H30M
    X-PUBLISHED-TTL:PT1H30M
    COLOR:seagreen
    X-APPLE-CALENDAR-COLOR:#2E8B57
    BEGIN:VTIMEZONE
    TZID:Europe/London
    BEGIN:DAYLIGHT
    DTSTART:20250330T010000
    TZOFFSETFROM:+0000
    TZOFFSETTO:+0100
    TZNAME:BST
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:20251026T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0000
    TZNAME:GMT
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:u1
    SEQUENCE:2
    DTSTAMP:20260829T104000Z
    LAST-MODIFIED:20260829T104000Z
    DTSTART;VALUE=DATE:20261023
    DTEND;VALUE=DATE:20261024
    SUMMARY:Art network
    DESCRIPTION:Line one\\nLine\\; two\\, \\\\three
    LOCATION:Sale\\, room 4
    GEO:53.424000;-2.031900
    CATEGORIES:session,a\\,b
    URL:https://planner.example/s/1
    CLASS:CONFIDENTIAL
    TRANSP:OPAQUE
    X-MICROSOFT-CDO-BUSYSTATUS:OOF
    STATUS:TENTATIVE
    END:VEVENT
    END:VCALENDAR

    """
  #expect(try text(of: feed) == expected.replacing("\n", with: "\r\n"))
}

@Test func theOrderOfEntriesInTheInputDoesNotMatter() throws {
  let events = [hour(5, uid: "b"), hour(5, uid: "a"), hour(1, uid: "c")]
  let forwards = try writer().bytes(of: CalendarFeed(name: "x", events: events))
  let backwards = try writer().bytes(of: CalendarFeed(name: "x", events: events.reversed()))
  #expect(forwards == backwards)
}

@Test func anEmptyFeedStillHoldsAComponentAndInvitesNobody() throws {
  let text = try text(of: CalendarFeed(name: "x", events: []))
  #expect(text.contains("BEGIN:VTIMEZONE\r\n"))
  #expect(!text.contains("BEGIN:VEVENT"))
  for forbidden in ["METHOD", "ATTENDEE", "ORGANIZER", "VALARM"] { #expect(!text.contains(forbidden)) }
}

@Test func freeTimeIsTransparent() throws {
  var event = hour(0)
  event.availability = .free
  let text = try text(of: CalendarFeed(name: "x", events: [event]))
  #expect(text.contains("TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"))
}

@Test(arguments: [74, 75, 76, 148, 149, 150])
func linesFoldAtSeventyFiveOctetsBetweenCharacters(_ length: Int) throws {
  for filler in ["x", "é", "漢", "👩🏽‍🏫"] {
    let summary = String(repeating: filler, count: length)
    let bytes = try writer().bytes(of: CalendarFeed(name: "x", events: [hour(0, of: summary)]))
    let lines = bytes.split(separator: 13).map { $0.drop { $0 == 10 } }
    #expect(lines.allSatisfy { $0.count <= 75 && String(validating: $0, as: UTF8.self) != nil })
    // In bytes, because a fold inside a family of emoji changes what Swift takes for one character.
    let unfolded = bytes.split(separator: Array("\r\n ".utf8)).joined()
    #expect(Array(unfolded).contains(Array("SUMMARY:\(summary)\r\n".utf8)))
  }
}

@Test func lineBreaksOfEveryKindAreOneAndControlsAreLeftOut() throws {
  let text = try text(
    of: CalendarFeed(name: "x", events: [hour(0, of: "a\r\nb\rc\nd\u{2028}e\u{85}f\u{0}\u{B}\u{1B}g\th")]))
  #expect(text.contains("SUMMARY:a\\nb\\nc\\nd\\ne\\nfg\th\r\n"))
}

@Test func entriesThatMakeNoSenseAreRefusedWithTheirValues() throws {
  let start = UTCInstant(secondsSince1970: 0)
  func expect(_ error: FeedError, _ change: (inout CalendarEvent) -> Void) {
    var event = hour(0)
    change(&event)
    #expect(throws: error) { try writer().bytes(of: CalendarFeed(name: "x", events: [event])) }
  }
  expect(.endNotAfterStart(uid: "u1", start: start.description, end: start.description)) {
    $0.time = .timed(start: start, end: start)
  }
  expect(.badUID("")) { $0.uid = "" }
  expect(.badUID("a\r\nATTENDEE:b")) { $0.uid = "a\r\nATTENDEE:b" }
  expect(.badSequence(uid: "u1", sequence: -1)) { $0.sequence = -1 }
  for url in ["planner.example", "https://x/\r\nMETHOD:REQUEST", "https://x/é", ":x", "https://x/a b"] {
    expect(.badURL(uid: "u1", url: url)) { $0.url = url }
  }
  #expect(throws: FeedError.duplicateUID("u1")) {
    try writer().bytes(of: CalendarFeed(name: "x", events: [hour(0), hour(1)]))
  }
  #expect(throws: FeedError.badRefreshInterval(Minutes(0))) {
    try writer().bytes(of: CalendarFeed(name: "x", refreshInterval: Minutes(0), events: []))
  }
}

@Test func coordinatesBelowOneDegreeKeepTheirSignAndZeros() throws {
  var event = hour(0)
  event.position = Position(latitude: 51_000_001, longitude: -5)
  #expect(try text(of: CalendarFeed(name: "x", events: [event])).contains("GEO:51.000001;-0.000005\r\n"))
}

@Test func uidsAreVersion8UUIDsThatFieldsCannotMimic() {
  let uid = EventIdentity.uid(activity: "art-network", occurrence: 3)
  #expect(uid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
  #expect(uid == EventIdentity.uid(activity: "art-network", occurrence: 3))
  let others = [
    EventIdentity.uid(activity: "art-network", occurrence: 4), EventIdentity.uid(activity: "art-networ", occurrence: 3),
    EventIdentity.uid(activity: "art-network", occurrence: 3, aspect: "out ann"),
    EventIdentity.uid(activity: "x", occurrence: 1, aspect: "1y"),
    EventIdentity.uid(activity: "x", occurrence: 11, aspect: "y"),
    EventIdentity.uid(activity: "x1", occurrence: 1, aspect: "y"),
  ]
  #expect(Set(others + [uid]).count == others.count + 1)
}
