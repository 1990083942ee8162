// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation

/// What opens one feed to whoever has it. The text itself is nowhere kept: only its SHA-256, which is as good as a keyed
/// hash for 32 random bytes, since nobody can guess those.
public struct FeedToken: Hashable, Sendable {
  /// From 1, without holes: what people call it by.
  public var number: Int
  /// The feed's name, as "person/anna".
  public var feed: String
  /// It shows times alone.
  public var isBusyOnly: Bool
  public var made: Signature
  /// Nil while it's valid.
  public var revoked: Signature?

  /// By which a token is found.
  public struct Hash: Hashable, Sendable {
    let bytes: [UInt8]
  }

  /// The hash of a token's text, or of whatever is taken for one.
  public static func hash(of text: some StringProtocol) -> Hash {
    Hash(bytes: Array(SHA256.hash(data: Array(text.utf8))))
  }

  /// A token that nobody can guess: 43 letters, digits, - and _, of 32 random bytes.
  static func text() -> String {
    let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    return bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
