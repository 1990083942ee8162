// SPDX-License-Identifier: Apache-2.0

/// UUIDs (RFC 9562, version 4) in lower case.
///
/// Foundation's opens the system's source of randomness anew for each, and a publication gives tens of thousands.
enum RandomUID {
  /// One that nothing can be told from.
  static func text() -> String {
    var generator = SystemRandomNumberGenerator()
    return text(high: generator.next(), low: generator.next())
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
