// SPDX-License-Identifier: Apache-2.0

/// A JSON text as a tree. Plans hold whole numbers only, so no number is ever rounded.
enum JSONValue: Hashable, Sendable {
  struct Member: Hashable, Sendable {
    let key: String
    let value: JSONValue
  }

  case null
  case bool(Bool)
  case integer(Int)
  /// A number that is no integer of 64 bits, as it was written.
  case otherNumber(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// The object with these members.
  static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { Member(key: $0.key, value: $0.value) })
  }

  /// The value in words, short enough for a message.
  var summary: String {
    switch self {
    case .null: return "null"
    case .bool(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .otherNumber(let text): return text.count > 40 ? text.prefix(40) + "…" : text
    case .string(let text): return "'" + (text.count > 40 ? text.prefix(40) + "…" : text) + "'"
    case .array(let elements): return "a list of \(elements.count)"
    case .object(let members): return "an object of \(members.count) keys"
    }
  }
}

extension JSONValue {
  /// The bytes: keys in byte order; objects outside lists have a line for each key, lists a line for each element, so
  /// that versions compare line by line and a line is one occurrence.
  var lines: [UInt8] {
    var bytes: [UInt8] = []
    writeLines(to: &bytes, indent: 0)
    bytes.append(10)
    return bytes
  }

  private func writeLines(to bytes: inout [UInt8], indent: Int) {
    switch self {
    case .object(let members) where !members.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in Self.sorted(members).enumerated() {
        Self.breakLine(&bytes, indent: indent + 2, comma: index > 0)
        Self.write(member.key, to: &bytes)
        bytes += [UInt8(ascii: ":"), 32]
        member.value.writeLines(to: &bytes, indent: indent + 2)
      }
      Self.breakLine(&bytes, indent: indent, comma: false)
      bytes.append(UInt8(ascii: "}"))
    case .array(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        Self.breakLine(&bytes, indent: indent + 2, comma: index > 0)
        element.write(to: &bytes)
      }
      Self.breakLine(&bytes, indent: indent, comma: false)
      bytes.append(UInt8(ascii: "]"))
    default: write(to: &bytes)
    }
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .otherNumber(let text): bytes += text.utf8
    case .string(let text): Self.write(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in Self.sorted(members).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func sorted(_ members: [Member]) -> [Member] {
    func precedes(_ a: Member, _ b: Member) -> Bool { a.key.utf8.lexicographicallyPrecedes(b.key.utf8) }
    // Those of a plan's records are in order as they come.
    let isInOrder = !zip(members, members.dropFirst()).contains { precedes($1, $0) }
    return isInOrder ? members : members.sorted(by: precedes)
  }

  private static func breakLine(_ bytes: inout [UInt8], indent: Int, comma: Bool) {
    if comma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(10)
    bytes.append(contentsOf: repeatElement(32, count: indent))
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      // Nearly every text of a plan stands as it is.
      if utf8.contains(where: { $0 < 32 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
        for byte in utf8 { escape(byte, to: &bytes) }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 10: bytes += "\\n".utf8
    case 0..<32: bytes += ((byte < 16 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8
    default: bytes.append(byte)
    }
  }
}
