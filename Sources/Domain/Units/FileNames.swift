// SPDX-License-Identifier: Apache-2.0

/// Names of files for ids: one name an id, unlike each other on every file system, never a way out of a folder.
///
/// An id of lower-case letters, digits, '-', '_' and single dots between them is its own name. Any other is made readable and carries a hash of
/// the id, so that a new id never changes the name of an old one.
public struct FileNames<Entity>: Sendable {
  private let names: [Identifier<Entity>: String]

  /// The names of `ids`, in whatever order they come.
  public init(_ ids: some Sequence<Identifier<Entity>>) {
    var names: [Identifier<Entity>: String] = [:]
    let sorted = Set(ids).sorted()
    var taken: Set<String> = []
    for id in sorted where Self.isPlain(id.text) {
      names[id] = id.text
      taken.insert(id.text)
    }
    for id in sorted where names[id] == nil {
      var name = Self.readable(id.text) + "-" + Self.hash(id.text)
      // Only for ids made to collide, but two files of one name must never be.
      while !taken.insert(name).inserted { name += "x" }
      names[id] = name
    }
    self.names = names
  }

  /// The name for `id`, without a suffix; nil where it wasn't among the ids.
  public subscript(id: Identifier<Entity>) -> String? { names[id] }

  private static func isPlain(_ text: String) -> Bool {
    // Names of devices on Windows, with whatever suffix.
    let reserved = ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return text.utf8.count <= 80 && text.utf8.first != UInt8(ascii: "-")
      && !reserved.contains { $0.utf8.elementsEqual(parts[0]) }
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Letters and digits of `text` in lower case, anything between them one '-'.
  private static func readable(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
      if isLetterOrDigit(lower) {
        result.append(lower)
      } else if let last = result.last, last != UInt8(ascii: "-") {
        result.append(UInt8(ascii: "-"))
      }
    }
    let name = String(decoding: result.prefix(40), as: UTF8.self)
    return name.isEmpty ? "id" : name.hasSuffix("-") ? String(name.dropLast()) : name
  }

  /// 16 hexadecimal digits: FNV-1a, 64 bits (RFC 9923).
  private static func hash(_ text: String) -> String {
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
