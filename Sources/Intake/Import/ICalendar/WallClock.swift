// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The clock on the wall of a zone: a zone of this machine's data, or one that a calendar defines itself.
///
/// Instants are seconds since 1970-01-01 00:00 UTC; readings of the clock are such seconds too, as if the clock were UTC.
final class WallClock: Sendable {
  private enum Source {
    case zone(TimeZone)
    case defined(DefinedZone)
    case universal
  }

  /// The name that says which clock it is.
  let name: String
  private let source: Source

  private init(_ name: String, _ source: Source) {
    self.name = name
    self.source = source
  }

  /// The clock of UTC.
  static let universal = WallClock("UTC", .universal)

  /// The clock of a zone of this machine's data; nil where it knows none of this name.
  ///
  /// Foundation takes names up to a NUL and looks for files by them, so only characters that names of zones have are let
  /// through to it.
  convenience init?(zone name: String) {
    let isPlain = name.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || [0x2F, 0x5F, 0x2D, 0x2B].contains(byte)
    }
    guard isPlain, name.first != "/", name.utf8.count <= 64, let zone = TimeZone(identifier: name) else { return nil }
    self.init(name, .zone(zone))
  }

  /// The clock that a calendar's VTIMEZONE defines.
  convenience init(_ name: String, defined: DefinedZone) { self.init(name, .defined(defined)) }

  /// Seconds by which the clock is ahead of UTC at an instant.
  func offset(at instant: Int) -> Int {
    switch source {
    case .universal: 0
    case .zone(let zone): zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant)))
    case .defined(let zone): zone.offset(at: instant)
    }
  }

  /// What the clock shows at an instant.
  func wall(at instant: Int) -> Int { instant + offset(at: instant) }

  /// The instant at which the clock shows `wall`.
  ///
  /// Of two such instants it's the first; a reading that the clock skips is reckoned as if it hadn't been put forward yet
  /// (RFC 5545, 3.3.5).
  func instant(of wall: Int) -> Int {
    // No zone's offset is more than 15 hours, so these are the offsets before and after any change near by.
    let before = offset(at: wall - 86_400)
    let after = offset(at: wall + 86_400)
    if before == after || offset(at: wall - before) == before { return wall - before }
    return wall - (offset(at: wall - after) == after ? after : before)
  }

  /// The instants within `range` at which the clock is put forward or back.
  ///
  /// - Complexity: linear in the days of `range`.
  func changes(in range: ClosedRange<Int>) -> [Int] {
    var changes: [Int] = []
    var low = range.lowerBound
    while low < range.upperBound {
      let high = min(low + 86_400, range.upperBound)
      if offset(at: low) != offset(at: high) { changes.append(change(after: low, upTo: high)) }
      low = high
    }
    return changes
  }

  /// The first instant with the offset of `high`.
  private func change(after low: Int, upTo high: Int) -> Int {
    var (low, high) = (low, high)
    let before = offset(at: low)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offset(at: middle) == before { low = middle } else { high = middle }
    }
    return high
  }
}
