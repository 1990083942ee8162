// SPDX-License-Identifier: Apache-2.0

/// From where an address can be reached, which decides whether a calendar may be fetched there.
///
/// Whoever may name a calendar's address would else have planner ask machines for them that only planner can reach. After
/// IANA's registries of special-purpose addresses (RFC 6890).
public enum AddressReach: Hashable, Sendable {
  /// From everywhere.
  case everywhere
  /// From this machine or from networks near it: loopback, private and shared addresses.
  case near
  /// Nothing is fetched from there in any case: no address of one machine, or one behind which another hides. Link-local ones
  /// are among them, since that's where clouds tell a machine its secrets.
  case never
}

extension NetworkAddress {
  /// From where it can be reached.
  public var reach: AddressReach {
    isIPv6 ? Self.reachOfIPv6(bytes) : Self.ranges.first { $0.holds(bytes) }?.reach ?? .everywhere
  }

  /// Of IPv6 only the addresses that are given out to the public are; so IPv4 in the disguise of IPv6 (mapped, compatible,
  /// translated) needs no row of its own, but for the forms inside them.
  private static func reachOfIPv6(_ bytes: [UInt8]) -> AddressReach {
    if let range = rangesOfIPv6.first(where: { $0.holds(bytes) }) { return range.reach }
    return publicIPv6.holds(bytes) ? .everywhere : .never
  }

  private struct Range: Sendable {
    let first: [UInt8]
    let bits: Int
    let reach: AddressReach

    init(_ first: String, _ bits: Int, _ reach: AddressReach) {
      self.first = NetworkAddress(first)?.bytes ?? []
      self.bits = bits
      self.reach = reach
    }

    func holds(_ bytes: [UInt8]) -> Bool {
      guard bytes.count == first.count else { return false }
      let whole = bits / 8
      guard bytes[..<whole] == first[..<whole] else { return false }
      let rest = bits % 8
      return rest == 0 || (bytes[whole] ^ first[whole]) >> UInt8(8 - rest) == 0
    }
  }

  private static let ranges = [
    Range("0.0.0.0", 8, .never),
    Range("10.0.0.0", 8, .near),
    Range("100.64.0.0", 10, .near),
    Range("127.0.0.0", 8, .near),
    Range("169.254.0.0", 16, .never),
    Range("172.16.0.0", 12, .near),
    Range("192.0.0.0", 24, .never),
    Range("192.0.2.0", 24, .never),
    Range("192.88.99.0", 24, .never),
    Range("192.168.0.0", 16, .near),
    Range("198.18.0.0", 15, .near),
    Range("198.51.100.0", 24, .never),
    Range("203.0.113.0", 24, .never),
    // Multicast, what's kept for later, and broadcast.
    Range("224.0.0.0", 3, .never),
  ]

  private static let publicIPv6 = Range("2000::", 3, .everywhere)

  private static let rangesOfIPv6 = [
    Range("::1", 128, .near),
    Range("fc00::", 7, .near),
    // Protocols' own, Teredo's tunnels among them.
    Range("2001::", 23, .never),
    Range("2001:db8::", 32, .never),
    // IPv4 inside (6to4).
    Range("2002::", 16, .never),
    Range("3fff::", 20, .never),
  ]
}
