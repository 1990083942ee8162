// SPDX-License-Identifier: Apache-2.0

import Crypto

/// What tells messages apart, without its brackets: "3f…@trust.example".
///
/// It follows from what a message is for, so that the same one, made a second time, is known for the same.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// The id of the message that's told from others by `parts`, at the domain of whoever sends it.
  public init(of parts: [String], from sender: MailAddress) {
    description = Self.fingerprint(of: parts.map { Array($0.utf8) }) + "@" + sender.domain
  }

  /// 32 digits that depend on `texts` alone, and on where each ends.
  static func fingerprint(of texts: [[UInt8]]) -> String {
    var hash = SHA256()
    for text in texts {
      hash.update(data: Array("\(text.count):".utf8))
      hash.update(data: text)
    }
    return hash.finalize().prefix(16).map { hexadecimal($0).dropFirst() }.joined().lowercased()
  }
}
