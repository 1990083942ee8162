// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Calendars

/// What a database keeps of a feed is what `JSONEncoder` writes of it, byte for byte: an entry that were written otherwise
/// would count as changed.
@Suite struct KeptBytesTests {
  private static func event(_ generator: inout SplitMix64) -> CalendarEvent {
    func some(_ generator: inout SplitMix64) -> String? {
      generator.below(3) == 0 ? nil : generator.awkwardText(length: 6)
    }
    let start = UTCInstant(secondsSince1970: generator.draw(-10...2_000_000_000))
    let day = CivilDate(daysSince1970: generator.draw(-10...30_000))
    return CalendarEvent(
      uid: "u", sequence: 0, stamp: start,
      time: generator.below(2) == 0
        ? .timed(start: start, end: UTCInstant(secondsSince1970: start.secondsSince1970 + 60))
        : .allDay(DateSpan(day, day + generator.below(5))),
      summary: generator.awkwardText(length: 8), details: some(&generator), location: some(&generator),
      position: generator.below(2) == 0 ? nil : Position(latitude: 53_428_500, longitude: -2_300_001),
      categories: (0..<generator.below(3)).map { _ in generator.awkwardText(length: 2) }, url: some(&generator),
      visibility: generator.pick(CalendarEvent.Visibility.allCases),
      availability: generator.pick([.busy, .free, .outOfOffice]),
      status: generator.pick(CalendarEvent.Status.allCases))
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func entriesAreWrittenAsAnEncoderWritesThem(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let entry = KeptEntry(Self.event(&generator))
    #expect(entry.bytes == KeptBytes.encoded(entry))
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func headsAreWrittenAsAnEncoderWritesThem(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let feed = CalendarFeed(
      name: generator.awkwardText(length: 6), about: generator.below(3) == 0 ? nil : generator.awkwardText(length: 6),
      colour: generator.below(2) == 0 ? nil : .steelBlue, events: [])
    let head = KeptHead(feed, zone: "Europe/London", year: generator.draw(1990...2100))
    #expect(head.bytes == KeptBytes.encoded(head))
  }

  /// So that the quick way is what's compared above.
  @Test func onlyRareControlCharactersAreLeftToTheEncoder() {
    for (text, isWritten) in [("a\"b\\c/d\né👩🏽‍🏫\u{7F}", true), ("a\tb", false), ("\u{0}", false)] {
      #expect((KeptBytes.object { $0.text("a", text) } != nil) == isWritten)
    }
  }
}
