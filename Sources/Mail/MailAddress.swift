// SPDX-License-Identifier: Apache-2.0

/// An address that any mail server takes: "ann.lee@school.example".
///
/// Narrower than RFC 5321 allows, because some transports pass line breaks and quoted names on unread, and with them
/// commands: dot-atoms of ASCII, a domain of at least two labels, no literals, no comments.
public struct MailAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// What stands before the last "@".
  public let local: String
  /// What stands after it.
  public let domain: String

  /// The address written as `text`.
  ///
  /// - Throws: `MailError.badAddress` for anything else.
  public init(_ text: String) throws(MailError) {
    guard text.utf8.count <= 254 else { throw .badAddress(text, reason: "it has more than 254 characters") }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .badAddress(text, reason: "it has spaces, line breaks or characters other than ASCII")
    }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .badAddress(text, reason: "expected exactly one '@'") }
    guard (1...64).contains(parts[0].utf8.count), Self.isDotAtom(parts[0]) else {
      throw .badAddress(text, reason: "what stands before the '@' has characters that few servers take")
    }
    guard Self.isDomain(parts[1]), parts[1].contains(".") else {
      throw .badAddress(text, reason: "what stands after the '@' is not a domain")
    }
    local = String(parts[0])
    domain = parts[1].lowercased()
  }

  public var description: String { local + "@" + domain }

  public static func < (a: Self, b: Self) -> Bool {
    a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }

  private static func isDotAtom(_ text: Substring) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.unicodeScalars.allSatisfy(isAtomText)
    }
  }

  /// Whether `text` is labels of letters, digits and inner hyphens, with dots between.
  static func isDomain(_ text: Substring) -> Bool {
    text.utf8.count <= 253
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.unicodeScalars.allSatisfy { isASCIIAlphanumeric($0) || $0 == "-" }
      }
  }
}

/// A person or list with the address that reaches them.
public struct Mailbox: Hashable, Sendable {
  /// What programs show; may be empty.
  public var name: String
  public var address: MailAddress

  /// A mailbox with this name and address.
  public init(name: String, address: MailAddress) {
    self.name = name
    self.address = address
  }
}

/// Whether `scalar` may stand in an atom (RFC 5322, 3.2.3).
func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
  isASCIIAlphanumeric(scalar) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
}

/// Whether `scalar` is one of A–Z, a–z, 0–9.
func isASCIIAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9": true
  default: false
  }
}
