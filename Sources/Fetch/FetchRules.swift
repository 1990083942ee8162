// SPDX-License-Identifier: Apache-2.0

/// What the operator allows of fetching; nothing of it unless it's said.
public struct FetchRules: Hashable, Sendable {
  /// Addresses without TLS too.
  public var allowsOpen = false
  /// Calendars on this machine and in private networks too.
  public var allowsNear = false
  /// A file of certificates (PEM) that are trusted in place of the system's.
  public var certificates: String?

  /// Only what's public, by TLS.
  public init() {}

  /// Refuses addresses that aren't allowed by what they say themselves; what a name leads to isn't known here.
  ///
  /// - Throws: `fetch.open`, `fetch.network`.
  public func check(_ address: CalendarAddress) throws(FetchError) {
    guard address.isSecure || allowsOpen else {
      throw FetchError(
        .open, "the address begins with http:, so that others could read and change what comes from there")
    }
    if let literal = NetworkAddress(address.host) { try check([literal]) }
  }

  /// Refuses machines at which nothing may be fetched, where any of a host's is one.
  ///
  /// - Throws: `fetch.network`.
  func check(_ addresses: [NetworkAddress]) throws(FetchError) {
    let reaches = addresses.map(\.reach)
    if reaches.contains(.never) {
      throw FetchError(.network, "the address leads to where no calendar can be (link-local, multicast and the like)")
    }
    if reaches.contains(.near), !allowsNear {
      throw FetchError(.network, "the address leads to this machine or a private network")
    }
  }
}
