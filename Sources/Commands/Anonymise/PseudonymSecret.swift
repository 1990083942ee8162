// SPDX-License-Identifier: Apache-2.0

import Crypto
import Domain
import Foundation

/// What pseudonyms are made with: whoever has it can tell which name a pseudonym stands for, nobody else can.
struct PseudonymSecret {
  /// Fewest bytes that a file of a secret may hold.
  static let fewestBytes = 16
  private static let mostBytes = 1 << 20
  private let key: SymmetricKey

  /// A secret that is drawn and forgotten with the program.
  init() { key = SymmetricKey(size: .bits256) }

  /// A secret of these bytes.
  init(_ bytes: some ContiguousBytes) { key = SymmetricKey(data: bytes) }

  /// The secret in the file at `path`; where there is none, one is drawn and written there, for its owner alone to read.
  ///
  /// - Throws: `Failure` with status `files`.
  static func kept(at path: String) throws -> PseudonymSecret {
    guard FileManager.default.fileExists(atPath: path) else { return try drawn(into: path) }
    let bytes = try InputFile.bytes(of: path, most: mostBytes)
    guard bytes.count >= fewestBytes else {
      throw Failure(.files, "'\(path)' holds \(bytes.count) bytes, and a secret has at least \(fewestBytes)")
    }
    return PseudonymSecret(bytes)
  }

  private static func drawn(into path: String) throws -> PseudonymSecret {
    let secret = PseudonymSecret()
    let digits = secret.key.withUnsafeBytes { Self.hexadecimal($0) }
    let isMade = FileManager.default.createFile(
      atPath: path, contents: Data(digits.utf8), attributes: [.posixPermissions: 0o600])
    guard isMade else { throw Failure(.files, "'\(path)' can't be written") }
    // What was written is the secret, so that reading it gives the same pseudonyms.
    return PseudonymSecret(Array(digits.utf8))
  }

  /// Twelve hexadecimal digits for a text: the beginning of its HMAC-SHA256 (RFC 2104) under the secret. Among a hundred
  /// thousand names the odds that two are alike are one in fifty thousand; `AnonymiseCommand` looks.
  func code(_ kind: Pseudonyms.Kind, _ text: String) -> String {
    let message = Data("\(kind.rawValue)\u{0}\(text)".utf8)
    return Self.hexadecimal(HMAC<SHA256>.authenticationCode(for: message, using: key).prefix(6))
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
