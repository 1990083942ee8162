// SPDX-License-Identifier: Apache-2.0

/// Reads JSON (RFC 8259) strictly: UTF-8 without a byte order mark, no key twice in an object, a bounded depth.
///
/// Our own because Foundation's keeps the last of two equal keys, and gives neither the place nor the value of a
/// number that doesn't fit.
struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  /// The deepest nesting; a plan has 6 levels.
  static let deepest = 32

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that `bytes` hold.
  static func value(of bytes: [UInt8]) throws(PlanFileError) -> JSONValue {
    var reader = JSONReader(bytes)
    reader.skipSpace()
    let value = try reader.value()
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.problem("something follows the end of the value") }
    return value
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func problem(_ text: String, at place: Int? = nil) -> PlanFileError {
    let before = bytes[..<min(place ?? index, bytes.count)]
    let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
    return .notJSON(line: line, column: before.count - lineStart + 1, problem: text)
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { index += 1 }
  }

  private mutating func value() throws(PlanFileError) -> JSONValue {
    switch next {
    case UInt8(ascii: "{"): return try nested { reader throws(PlanFileError) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(PlanFileError) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try number()
    case nil: throw problem("the file ends where a value should stand")
    default: break
    }
    for (word, value) in [("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null)]
    where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return value
    }
    throw problem("expected a value")
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(PlanFileError) -> JSONValue
  ) throws(PlanFileError) -> JSONValue {
    guard depth < Self.deepest else { throw problem("nested more than \(Self.deepest) levels deep") }
    depth += 1
    index += 1
    skipSpace()
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(PlanFileError) -> JSONValue {
    var members: [JSONValue.Member] = []
    var keys = SeenKeys()
    if take("}") { return .object(members) }
    while true {
      let place = index
      guard next == UInt8(ascii: "\"") else { throw problem("expected a key in quotation marks") }
      let key = try string()
      guard keys.add(key, to: members) else { throw problem("the key '\(key)' stands twice in one object", at: place) }
      skipSpace()
      guard take(":") else { throw problem("expected ':' after a key") }
      skipSpace()
      members.append(JSONValue.Member(key: key, value: try value()))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw problem("expected ',' or '}'") }
      skipSpace()
    }
  }

  private mutating func array() throws(PlanFileError) -> JSONValue {
    var elements: [JSONValue] = []
    if take("]") { return .array(elements) }
    while true {
      elements.append(try value())
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw problem("expected ',' or ']'") }
      skipSpace()
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func number() throws(PlanFileError) -> JSONValue {
    let start = index
    _ = take("-")
    let digits = countDigits()
    let leadsWithZero = digits > 1 && bytes[index - digits] == UInt8(ascii: "0")
    guard digits > 0, !leadsWithZero else { throw problem("a number that JSON doesn't allow", at: start) }
    var isWhole = true
    if take(".") {
      isWhole = false
      guard countDigits() > 0 else { throw problem("expected digits after '.'") }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      guard countDigits() > 0 else { throw problem("expected digits in an exponent") }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let value = Int(text) { return .integer(value) }
    return .otherNumber(text)
  }

  private mutating func countDigits() -> Int {
    let start = index
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    return index - start
  }

  private mutating func string() throws(PlanFileError) -> String {
    let start = index
    index += 1
    // Nearly every text of a plan stands as it is.
    let plain = bytes[index...].prefix { $0 >= 32 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    if plain.endIndex < bytes.count, bytes[plain.endIndex] == UInt8(ascii: "\"") {
      index = plain.endIndex + 1
      guard let string = String(validating: plain, as: UTF8.self) else { throw problem("not UTF-8", at: start) }
      return string
    }
    var text = Array(plain)
    index = plain.endIndex
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw problem("not UTF-8", at: start) }
        return string
      case UInt8(ascii: "\\"): try appendEscape(to: &text)
      case 0..<32: throw problem("a control character inside a text", at: index - 1)
      default: text.append(byte)
      }
    }
    throw problem("a text without end", at: start)
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(PlanFileError) {
    guard let byte = next else { throw problem("a text without end") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "u"):
      var code = try fourDigits()
      if (0xD800..<0xDC00).contains(code) {
        guard take("\\"), take("u") else { throw problem("half of a surrogate pair") }
        let low = try fourDigits()
        guard (0xDC00..<0xE000).contains(low) else { throw problem("half of a surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw problem("half of a surrogate pair") }
      text += String(scalar).utf8
    default: throw problem("an escape that JSON doesn't have", at: index - 1)
    }
  }

  private mutating func fourDigits() throws(PlanFileError) -> UInt32 {
    let digits = bytes[index..<min(index + 4, bytes.count)]
    let isHexadecimal = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
    guard digits.count == 4, isHexadecimal, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw problem("expected four hexadecimal digits")
    }
    index += 4
    return code
  }
}

/// Whether a key stands twice in an object.
private struct SeenKeys {
  /// Nil while all keys are ASCII and each comes after the one before, as those of plans do: none can be there twice then.
  private var all: Set<String>?

  /// Whether `key` isn't among those of `members`, which have been added before.
  mutating func add(_ key: String, to members: [JSONValue.Member]) -> Bool {
    if all == nil {
      let follows = members.last.map { $0.key.utf8.lexicographicallyPrecedes(key.utf8) } ?? true
      if follows, key.utf8.allSatisfy({ $0 < 0x80 }) { return true }
      all = Set(members.map(\.key))
    }
    return all?.insert(key).inserted ?? true
  }
}
