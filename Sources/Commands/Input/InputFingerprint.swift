// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation

/// SHA-256 over the files of a group folder, so that a plan says which data it was made from.
///
/// Each file, in order of the UTF-8 bytes of its name, adds the length of its name (8 bytes, most significant first),
/// the name, the length of its content (likewise) and the content. Lengths keep two different inputs from running
/// together into one row of bytes. `docs/operations.md` repeats this for others who want to compute it.
struct InputFingerprint {
  private var hash = SHA256()

  /// The fingerprint of nothing yet.
  init() {}

  /// The fingerprint of the tables and settings that lie in `folder` itself, in lower-case hexadecimal.
  ///
  /// - Throws: `Failure` with status `files`.
  static func of(folder: String) throws -> String {
    do {
      var fingerprint = InputFingerprint()
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter(isInput)
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        // A file of over 64 MiB never gets here: Intake refuses it.
        let file = URL(filePath: folder, directoryHint: .isDirectory).appending(path: name)
        fingerprint.add(name: name, bytes: try Data(contentsOf: file))
      }
      return fingerprint.hexadecimal
    } catch {
      throw Failure(.files, "'\(folder)' can't be read: \(error.localizedDescription)")
    }
  }

  /// Whether a file of this name belongs to the input.
  static func isInput(_ name: String) -> Bool {
    !name.hasPrefix(".") && [".csv", ".yaml", ".yml"].contains { name.lowercased().hasSuffix($0) }
  }

  /// Adds one file; names come in order of their UTF-8 bytes.
  mutating func add(name: String, bytes: Data) {
    add(Data(name.utf8))
    add(bytes)
  }

  /// The SHA-256 of what was added.
  var hexadecimal: String {
    hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private mutating func add(_ bytes: Data) {
    withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { hash.update(bufferPointer: $0) }
    hash.update(data: bytes)
  }
}
