// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The address (URL) of somebody's calendar. It's a secret: whoever has it reads that calendar, so that what's printed of it
/// is its host alone.
public struct CalendarAddress: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  /// The most bytes of an address.
  public static let longest = 2000

  /// Whether what's fetched is kept from others on the way.
  public let isSecure: Bool
  /// A name in lower case, or an address of a machine without brackets.
  let host: String
  let port: Int
  /// What's asked for: begins with "/".
  private let target: String

  /// The address in `text`. Also those that begin with webcal:, which is what calendar programs call https: here.
  ///
  /// Narrower than RFC 3986, so that no two readers of it, this one and the HTTP client, take it for two addresses.
  /// - Throws: `fetch.address`.
  public init(_ text: String) throws(FetchError) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.utf8.count <= Self.longest else { throw Self.wrong("is over \(Self.longest) bytes long") }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !#""<>\^`{|}"#.utf8.contains($0) }) else {
      throw Self.wrong("has a space, or a character that an address doesn't have")
    }
    guard let colon = text.firstRange(of: "://"), let isSecure = Self.schemes[text[..<colon.lowerBound].lowercased()]
    else { throw Self.wrong("doesn't begin with https://") }
    let rest = text[colon.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@") else { throw Self.wrong("has a user or a password before its host") }
    self.isSecure = isSecure
    (host, port) = try Self.machine(authority, usual: isSecure ? 443 : 80)
    let target = rest[authority.endIndex...]
    self.target = target.hasPrefix("/") ? String(target) : "/" + target
    guard let url = URL(string: self.text), url.host(percentEncoded: false) == host, url.port == port else {
      throw Self.wrong("can't be understood")
    }
  }

  private static let schemes = ["https": true, "webcal": true, "webcals": true, "http": false]

  private static func wrong(_ what: String) -> FetchError {
    FetchError(.address, "the address \(what); it should be like https://calendar.example/secret/basic.ics")
  }

  private static func machine(_ text: Substring, usual: Int) throws(FetchError) -> (host: String, port: Int) {
    var (host, rest) = (text.prefix { $0 != ":" }, Substring())
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { throw wrong("has half a bracket") }
      host = text[text.index(after: text.startIndex)..<end]
      guard NetworkAddress(String(host))?.isIPv6 == true else {
        throw wrong("has no machine's address in its brackets")
      }
      rest = text[text.index(after: end)...]
    } else {
      let isName = host.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      }
      guard isName, !host.isEmpty, host.utf8.count <= 253 else { throw wrong("names no host") }
      rest = text[host.endIndex...]
    }
    guard !rest.isEmpty else { return (host.lowercased(), usual) }
    guard rest.hasPrefix(":"), rest.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = Int(rest.dropFirst()), (1...65_535).contains(port)
    else { throw wrong("has no port after its colon") }
    return (host.lowercased(), port)
  }

  /// The whole of it: for the database and the request alone, never for anything that's printed.
  public var text: String {
    let host = host.contains(":") ? "[\(host)]" : host
    return "\(isSecure ? "https" : "http")://\(host):\(port)\(target)"
  }

  /// What may be shown of it: "https://calendar.example/…".
  public var masked: String {
    let host = host.contains(":") ? "[\(host)]" : host
    let port = port == (isSecure ? 443 : 80) ? "" : ":\(port)"
    return "\(isSecure ? "https" : "http")://\(host)\(port)/…"
  }

  /// Only what may be shown.
  public var description: String { masked }
  /// Only what may be shown.
  public var debugDescription: String { masked }

  /// Where a server leads on to, that answers at this address.
  ///
  /// - Throws: `fetch.redirect` where that's no address.
  func leading(to location: String) throws(FetchError) -> CalendarAddress {
    guard let here = URL(string: text), let next = URL(string: location, relativeTo: here) else {
      throw FetchError(.redirect, "the server leads on to something that isn't an address")
    }
    do throws(FetchError) { return try CalendarAddress(next.absoluteString) } catch {
      throw FetchError(.redirect, "the server leads on to something that isn't an address")
    }
  }
}
