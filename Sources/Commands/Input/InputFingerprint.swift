// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation

/// SHA-256 over the files of a group, so that a plan says which data it was made from: the tables and settings of its
/// folder, or its workbook and the calendars that it names.
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
      let base = URL(filePath: folder, directoryHint: .isDirectory)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter(isInput)
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        let file = base.appending(path: name, directoryHint: .notDirectory).resolvingSymlinksInPath()
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path(percentEncoded: false))
        guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
        try fingerprint.add(name: name, contentsOf: file)
      }
      return fingerprint.hexadecimal
    } catch {
      throw Failure(.files, "'\(folder)' can't be read: \(error.localizedDescription)")
    }
  }

  /// The fingerprint of the workbook at `path` and of the calendars beside it that it names.
  ///
  /// - Throws: `Failure` with status `files`.
  static func of(workbook path: String, calendars: [String]) throws -> String {
    do {
      var fingerprint = InputFingerprint()
      let book = URL(filePath: path, directoryHint: .notDirectory)
      let folder = book.deletingLastPathComponent()
      let names = Set(calendars + [book.lastPathComponent])
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        let file = folder.appending(path: name, directoryHint: .notDirectory)
        try fingerprint.add(name: name, contentsOf: file.resolvingSymlinksInPath())
      }
      return fingerprint.hexadecimal
    } catch {
      throw Failure(.files, "'\(path)' can't be read: \(error.localizedDescription)")
    }
  }

  /// The fingerprint that a folder of these files, and nothing else, would have.
  static func of(files: [(name: String, text: String)]) -> String {
    var fingerprint = InputFingerprint()
    for (name, text) in files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      fingerprint.add(name: name, bytes: Data(text.utf8))
    }
    return fingerprint.hexadecimal
  }

  /// Whether a file of this name belongs to the input.
  static func isInput(_ name: String) -> Bool {
    !name.hasPrefix(".") && [".csv", ".ics", ".yaml", ".yml"].contains { name.lowercased().hasSuffix($0) }
  }

  /// Adds one file; names come in order of their UTF-8 bytes.
  mutating func add(name: String, bytes: Data) {
    addLength(name.utf8.count)
    hash.update(data: Data(name.utf8))
    addLength(bytes.count)
    hash.update(data: bytes)
  }

  /// Adds one file without holding it in memory, because nobody has said how large it is.
  private mutating func add(name: String, contentsOf file: URL) throws {
    let handle = try FileHandle(forReadingFrom: file)
    defer { handle.closeFile() }
    addLength(name.utf8.count)
    hash.update(data: Data(name.utf8))
    addLength(Int(try handle.seekToEnd()))
    try handle.seek(toOffset: 0)
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(data: chunk) }
  }

  private mutating func addLength(_ length: Int) {
    withUnsafeBytes(of: UInt64(length).bigEndian) { hash.update(bufferPointer: $0) }
  }

  /// The SHA-256 of what was added.
  var hexadecimal: String { Self.hexadecimal(hash.finalize()) }

  /// The SHA-256 of a file's bytes, in lower-case hexadecimal.
  static func hash(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
