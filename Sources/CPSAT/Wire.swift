// SPDX-License-Identifier: Apache-2.0

/// Writes messages in the wire format of Protocol Buffers: whole numbers, texts, messages and packed lists of numbers are
/// all that three messages need (https://protobuf.dev/programming-guides/encoding/).
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  /// A whole number.
  mutating func add(_ field: Int, _ number: Int) {
    tag(field, 0)
    varint(number)
  }

  /// A message, or a text.
  mutating func add(_ field: Int, _ message: [UInt8]) {
    tag(field, 2)
    varint(message.count)
    bytes += message
  }

  /// A packed list; none where it's empty.
  mutating func add(_ field: Int, _ numbers: some Sequence<Int>) {
    var list = WireWriter()
    for number in numbers { list.varint(number) }
    if !list.bytes.isEmpty { add(field, list.bytes) }
  }

  private mutating func tag(_ field: Int, _ type: Int) { varint(field << 3 | type) }

  private mutating func varint(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads a message in the same format. What's malformed ends it.
struct WireReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// One field.
  enum Value: Equatable {
    case number(Int)
    case bytes(ArraySlice<UInt8>)
    /// Four or eight bytes, which nothing here reads.
    case fixed
  }

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next field; nil at the end, or where the message is malformed.
  mutating func next() -> (field: Int, value: Value)? {
    guard position < bytes.endIndex, let tag = varint() else { return nil }
    switch tag & 7 {
    case 0: return varint().map { (tag >> 3, .number($0)) }
    case 1: return skip(8) ? (tag >> 3, .fixed) : nil
    case 5: return skip(4) ? (tag >> 3, .fixed) : nil
    case 2:
      guard let count = varint(), count >= 0, count <= bytes.endIndex - position else { return nil }
      defer { position += count }
      return (tag >> 3, .bytes(bytes[position..<(position + count)]))
    default: return nil
    }
  }

  /// All numbers of a packed list.
  static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    var reader = WireReader(bytes)
    var numbers: [Int] = []
    while reader.position < bytes.endIndex, let number = reader.varint() { numbers.append(number) }
    return numbers
  }

  private mutating func skip(_ count: Int) -> Bool {
    if count > bytes.endIndex - position { return false }
    position += count
    return true
  }

  private mutating func varint() -> Int? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard position < bytes.endIndex else { return nil }
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: number) }
    }
    return nil
  }
}
