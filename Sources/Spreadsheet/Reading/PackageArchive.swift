// SPDX-License-Identifier: Apache-2.0

internal import CArchive

/// The ZIP archive that a workbook is, read by libarchive from memory.
///
/// Nothing is ever written to disk, so that names inside the archive can't lead anywhere; parts that nobody asks for
/// aren't unpacked. Names are compared as OPC wants it (ISO 29500-2, 6.2.2): without regard to case, `\` as `/`.
struct PackageArchive {
  private let bytes: [UInt8]
  private let limits: ReadingLimits
  /// Names of all parts.
  let names: Set<String>
  /// Bytes unpacked so far.
  private var unpacked = 0

  /// Lists the archive.
  ///
  /// - Throws: `ReadingFault`.
  init(_ bytes: [UInt8], limits: ReadingLimits) throws(ReadingFault) {
    self.bytes = bytes
    self.limits = limits
    var names: Set<String> = []
    var isTwice = false
    var count = 0
    try Self.forEach(in: bytes) { entry, _ throws(ReadingFault) in
      count += 1
      guard count <= limits.parts else { throw .tooLarge(what: "files in the archive") }
      guard let name = Self.name(of: entry) else { return true }
      if !names.insert(name).inserted { isTwice = true }
      return true
    }
    guard !isTwice else { throw .damaged(what: "two of its parts have one name") }
    self.names = names
  }

  /// The bytes of the part called `name`.
  ///
  /// - Throws: `ReadingFault` where there is none, it's damaged, or the limits are passed.
  mutating func part(_ name: String) throws(ReadingFault) -> [UInt8] {
    let wanted = Self.normalised(name)
    guard names.contains(wanted) else { throw .damaged(what: "its part '\(name)' is missing") }
    var content: [UInt8] = []
    var total = unpacked
    let (limits, size) = (limits, bytes.count)
    try Self.forEach(in: bytes) { entry, archive throws(ReadingFault) in
      guard Self.name(of: entry) == wanted else { return true }
      guard archive_entry_is_data_encrypted(entry) == 0 else { throw .password }
      content = try Self.content(of: archive, name) { count throws(ReadingFault) in
        total += count
        guard total <= limits.bytes, total <= max(16 << 20, size * limits.ratio) else {
          throw .tooLarge(what: "uncompressed bytes")
        }
      }
      return false
    }
    unpacked = total
    return content
  }

  // MARK: libarchive

  /// Shows `visit` each entry with the archive that stands at its data, until it answers false.
  private static func forEach(
    in bytes: [UInt8], _ visit: (_ entry: OpaquePointer, _ archive: OpaquePointer) throws(ReadingFault) -> Bool
  ) throws(ReadingFault) {
    let result = bytes.withUnsafeBytes { buffer -> Result<Void, ReadingFault> in
      do throws(ReadingFault) {
        guard let archive = archive_read_new() else { throw .damaged(what: "there is no memory to unpack it") }
        defer { archive_read_free(archive) }
        // The seekable reader goes by the directory at the end, as spreadsheets do; a file that breaks off has none.
        guard archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK,
          archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK
        else { throw .damaged(what: "its archive has no directory: the file breaks off") }
        while true {
          var entry: OpaquePointer?
          let status = archive_read_next_header(archive, &entry)
          if status == ARCHIVE_EOF { return .success(()) }
          guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
            throw .damaged(what: "its archive can't be read: the file breaks off or was changed on the way")
          }
          guard try visit(entry, archive) else { return .success(()) }
        }
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  private static func content(
    of archive: OpaquePointer, _ name: String, counting count: (Int) throws(ReadingFault) -> Void
  ) throws(ReadingFault) -> [UInt8] {
    var content: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let length = archive_read_data(archive, &block, block.count)
      guard length >= 0 else { throw .damaged(what: "its part '\(name)' can't be unpacked") }
      if length == 0 { return content }
      try count(length)
      content.append(contentsOf: block[..<length])
    }
  }

  /// The name of an entry that is a file, normalised; nil for folders and names that aren't UTF-8.
  private static func name(of entry: OpaquePointer) -> String? {
    let pointer = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    guard let pointer, let name = String(validatingCString: pointer), !name.hasSuffix("/") else { return nil }
    return normalised(name)
  }

  /// "xl/workbook.xml" for "/XL\Workbook.xml".
  static func normalised(_ name: String) -> String {
    name.lowercased().split { $0 == "/" || $0 == "\\" }.joined(separator: "/")
  }
}
