// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

/// Calendars damaged in every way: reading one ends soon, with times or with an error, and never traps.
@Suite struct BusyFuzzTests {
  private static let fragments: [[UInt8]] =
    [
      "\r\n", "\r\n ", "\n\t", "\r", ";", ":", ",", "\"", "=", "\\", "/", "-", "+", "T", "Z", "P", "0", "9", "99999999",
      "00000000",
      "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "BEGIN:VTIMEZONE\r\n", "END:VCALENDAR\r\n", "RRULE:FREQ=SECONDLY\r\n",
      "RRULE:FREQ=YEARLY;BYDAY=-53SU;BYSETPOS=-366\r\n", "COUNT=999999999999", "INTERVAL=999999999999",
      "DURATION:-P1W\r\n",
      "DTEND:00000101T000000Z\r\n", "DTSTART:99991231T235960Z\r\n", "RECURRENCE-ID;RANGE=THISANDFUTURE:", "EXDATE:",
      "RDATE;VALUE=PERIOD:",
      "TZOFFSETTO:-235959\r\n", "BYHOUR=23,0", "UNTIL=00010101", "é", "\u{2028}",
    ].map { [UInt8]($0.utf8) } + [[0], [0xFF, 0xFE], [0xC3], [0xEF, 0xBB, 0xBF]]

  private static func mutated(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random.draw(1...6) where !bytes.isEmpty {
      let position = random.below(bytes.count)
      switch random.below(7) {
      case 0: bytes[position] = UInt8(random.below(256))
      case 1: bytes.remove(at: position)
      case 2: bytes.insert(contentsOf: random.pick(fragments), at: position)
      case 3: bytes.removeSubrange(position..<min(bytes.count, position + random.draw(1...60)))
      case 4:
        bytes.insert(
          contentsOf: bytes[position..<min(bytes.count, position + random.draw(1...200))], at: random.below(bytes.count)
        )
      case 5: bytes = Array(bytes.prefix(position))
      default:
        // A digit elsewhere keeps the shape and changes the meaning.
        if let digit = bytes[position...].firstIndex(where: { (48...57).contains($0) }) {
          bytes[digit] = UInt8(48 + random.below(10))
        }
      }
    }
    return bytes
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func damagedCalendarsEndSoonAndNeverTrap(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var caps = ICalendarCaps()
    caps.steps = 200_000
    caps.occurrences = 20_000
    var read = 0
    for number in 0..<800 {
      var sampler = CalendarSampler(random: SplitMix64(seed: seed << 20 + UInt64(number)), number: number)
      let bytes = Self.mutated([UInt8](sampler.calendar().utf8), &random)
      let began = ThreadTime.seconds()
      do throws(ForeignFormatError) {
        let calendar = try BusyCalendar(bytes, zone: "Europe/London", days: "2026-09-01..2027-08-31", caps: caps)
        read += 1
        for (a, b) in zip(calendar.times, calendar.times.dropFirst()) { #expect(a.days.first <= b.days.first) }
      } catch {
        #expect(!error.message.isEmpty)
      }
      #expect(ThreadTime.seconds() - began < 5, "seed \(seed), calendar \(number)")
    }
    #expect(read > 100, "enough of them can still be read")
  }

  /// Noise that isn't a calendar at all.
  @Test func noiseIsRefused() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<500 {
      let bytes = (0..<random.below(400)).map { _ in UInt8(random.below(256)) }
      #expect(throws: ForeignFormatError.self) {
        try BusyCalendar(bytes, zone: "Europe/London", days: "2026-09-01..2027-08-31")
      }
    }
  }
}
