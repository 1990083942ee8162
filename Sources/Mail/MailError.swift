// SPDX-License-Identifier: Apache-2.0

/// Why a message can't be written.
public enum MailError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No mail could be sent to this, for this reason.
  case badAddress(String, reason: String)
  /// A link can't stand in a header, for this reason.
  case badLink(String, reason: String)
  /// A list's id isn't of the form "staff.group.example".
  case badListID(String)

  /// A stable name for the error.
  public var code: String {
    switch self {
    case .badAddress: "mail-bad-address"
    case .badLink: "mail-bad-link"
    case .badListID: "mail-bad-list-id"
    }
  }

  public var description: String {
    switch self {
    case .badAddress(let address, let reason): "'\(address)' is not an email address: \(reason)."
    case .badLink(let link, let reason): "'\(link)' can't be the link to unsubscribe: \(reason)."
    case .badListID(let id): "'\(id)' can't be a list's id: expected letters, digits, '-' and dots, as a domain has."
    }
  }
}
