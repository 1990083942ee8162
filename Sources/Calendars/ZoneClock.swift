// SPDX-License-Identifier: Apache-2.0

public import Domain
import Foundation

/// The clock on the wall of a named time zone; the only place where local times become UTC.
///
/// Foundation moves a time that doesn't exist silently to one that does, so this asks it for offsets only and decides
/// itself: a time that the change to summer time skips is refused, and of two that exist the first is taken and said.
public struct ZoneClock: Sendable {
  /// The name of the zone: "Europe/London".
  public let identifier: String
  private let zone: TimeZone
  /// The offset on dates around which the clock doesn't change, which are nearly all of a year's: a plan's times are
  /// thousands, and the zone's own table is slow to ask.
  private var steadyOffsets: [CivilDate: Int] = [:]

  /// The clock of the zone with this IANA name; dates of `span` are answered faster.
  ///
  /// - Throws: `ZoneError.unknownZone` where the name is unknown, or a static build carries no zone data.
  public init(identifier: String, span: DateSpan? = nil) throws(ZoneError) {
    guard let zone = TimeZone(identifier: identifier) else { throw .unknownZone(identifier) }
    self.identifier = identifier
    self.zone = zone
    guard let span, span.count > 0 else { return }
    let midnights = (-1...span.count + 1).map { day in
      offset(at: UTCInstant(secondsSince1970: (span.first + day).daysSince1970 * 86_400))
    }
    for day in 0..<span.count where Set(midnights[day...day + 3]).count == 1 {
      steadyOffsets[span.first + day] = midnights[day]
    }
  }

  /// The point in time at which this clock shows `time` on `date`.
  ///
  /// - Throws: `ZoneError.skippedTime` where the clock never shows it.
  public func moment(_ date: CivilDate, _ time: TimeOfDay) throws(ZoneError) -> LocalMoment {
    let shown = date.daysSince1970 * 86_400 + time.minutes * 60
    if let offset = steadyOffsets[date] {
      return LocalMoment(instant: UTCInstant(secondsSince1970: shown - offset), happensTwice: false)
    }
    // No zone is more than 15 hours from UTC, so the offsets of a day earlier and later are those around any change.
    let offsets = Set([shown - 86_400, shown, shown + 86_400].map { offset(at: UTCInstant(secondsSince1970: $0)) })
    let candidates = offsets.map { UTCInstant(secondsSince1970: shown - $0) }
      .filter { $0.secondsSince1970 + offset(at: $0) == shown }
      .sorted()
    guard let first = candidates.first else {
      throw .skippedTime(zone: identifier, date: date, time: time)
    }
    return LocalMoment(instant: first, happensTwice: candidates.count > 1)
  }

  /// Seconds by which this clock is ahead of UTC at `instant`; negative west of Greenwich.
  public func offset(at instant: UTCInstant) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant.secondsSince1970)))
  }
}

/// What a clock's reading means in UTC.
public struct LocalMoment: Hashable, Sendable {
  /// The point in time; the first of the two where there are two.
  public let instant: UTCInstant
  /// Whether the clock shows this reading twice, because it was put back in between.
  public let happensTwice: Bool
}

/// Why a local time has no place in UTC.
public enum ZoneError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No zone has this name.
  case unknownZone(String)
  /// The clock jumps over this time on this day.
  case skippedTime(zone: String, date: CivilDate, time: TimeOfDay)

  /// A stable name for the error.
  public var code: String {
    switch self {
    case .unknownZone: "zone-unknown"
    case .skippedTime: "time-skipped"
    }
  }

  public var description: String {
    switch self {
    case .unknownZone(let name):
      "'\(name)' is not a time zone that this machine knows; names look like 'Europe/London'."
    case .skippedTime(let zone, let date, let time):
      "\(time) on \(date.readable) does not exist in \(zone): the clocks go forward past it."
    }
  }
}
