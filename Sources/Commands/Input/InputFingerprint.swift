// SPDX-License-Identifier: Apache-2.0

import Crypto

/// SHA-256 over the files of an input, so that a plan says which data it was made from.
///
/// Each file, in order of the UTF-8 bytes of its name, adds the length of its name (8 bytes, most significant first),
/// the name, the length of its content (likewise) and the content. Lengths keep two different inputs from running
/// together into one row of bytes.
enum InputFingerprint {
  /// The fingerprint in lower-case hexadecimal; the order of `files` doesn't matter.
  static func hexadecimal(of files: [(name: String, bytes: [UInt8])]) -> String {
    var hash = SHA256()
    for file in files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      add(Array(file.name.utf8), to: &hash)
      add(file.bytes, to: &hash)
    }
    return hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private static func add(_ bytes: [UInt8], to hash: inout SHA256) {
    withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { hash.update(bufferPointer: $0) }
    hash.update(data: bytes)
  }
}
