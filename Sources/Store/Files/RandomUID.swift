// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// UUIDs (RFC 9562, version 4) in lower case.
///
/// Foundation's opens the system's source of randomness anew for each, and Swift's asks the system twice: a publication gives
/// tens of thousands, for which it's asked for many at once.
enum RandomUID {
  /// Numbers from the system of which none was used yet.
  private static let numbers = Mutex([UInt64]())
  /// So many are asked for at once.
  private static let portion = 512

  /// One that nothing can be told from.
  static func text() -> String {
    let (high, low) = numbers.withLock { numbers in
      if numbers.count < 2 { numbers = fresh() }
      return (numbers.removeLast(), numbers.removeLast())
    }
    return text(high: high, low: low)
  }

  private static func fresh() -> [UInt64] {
    let size = portion * 8
    guard let source = FileHandle(forReadingAtPath: "/dev/urandom"), let bytes = try? source.read(upToCount: size),
      bytes.count == size
    else {
      // Where there's no such file: one by one.
      var generator = SystemRandomNumberGenerator()
      return (0..<portion).map { _ in generator.next() }
    }
    return stride(from: 0, to: size, by: 8).map { first in
      bytes[first..<(first + 8)].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  /// The one of these bits, apart from those that say which version it is.
  static func text(high: UInt64, low: UInt64) -> String {
    let high = high & ~0xF000 | 0x4000
    let low = low & ~(0b11 << 62) | (0b10 << 62)
    var digits: [UInt8] = []
    digits.reserveCapacity(36)
    for half in [high, low] {
      for shift in stride(from: 60, through: 0, by: -4) {
        if [8, 13, 18, 23].contains(digits.count) { digits.append(UInt8(ascii: "-")) }
        let digit = UInt8(truncatingIfNeeded: half >> UInt64(shift)) & 0x0F
        digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
