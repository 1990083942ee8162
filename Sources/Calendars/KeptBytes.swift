// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// JSON with its keys in order, as `JSONEncoder` writes it: equal for equal values in every process.
///
/// A plan of a large group has tens of thousands of entries, and an encoder takes ten times as long for each.
struct KeptBytes {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// What `JSONEncoder` makes of a value.
  static func encoded(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return [UInt8](try encoder.encode(value)) } catch {
      preconditionFailure("texts and whole numbers always have a form in JSON: \(error)")
    }
  }

  /// The object that `fill` writes, key by key in their order; nil where a text holds a control character that has an
  /// escape of its own.
  static func object(_ fill: (inout KeptBytes) -> Bool) -> [UInt8]? {
    var writer = KeptBytes()
    writer.bytes.reserveCapacity(512)
    writer.bytes.append(UInt8(ascii: "{"))
    guard fill(&writer) else { return nil }
    writer.bytes.append(UInt8(ascii: "}"))
    return writer.bytes
  }

  /// A key with a text; nothing for nil. False where the text can't be written here.
  mutating func text(_ key: StaticString, _ text: String?) -> Bool {
    guard let text else { return true }
    self.key(key)
    return string(text)
  }

  /// A key with a list of texts.
  mutating func texts(_ key: StaticString, _ texts: [String]?) -> Bool {
    guard let texts else { return true }
    self.key(key)
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      guard string(text) else { return false }
    }
    bytes.append(UInt8(ascii: "]"))
    return true
  }

  /// A key with a whole number.
  mutating func number(_ key: StaticString, _ number: Int) {
    self.key(key)
    bytes += String(number).utf8
  }

  /// A key with a list of whole numbers.
  mutating func numbers(_ key: StaticString, _ numbers: [Int]?) {
    guard let numbers else { return }
    self.key(key)
    bytes.append(UInt8(ascii: "["))
    for (index, number) in numbers.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += String(number).utf8
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// A key with a point on the earth.
  mutating func position(_ key: StaticString, _ position: Position?) {
    guard let position else { return }
    self.key(key)
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
    number("latitude", position.latitude)
    number("longitude", position.longitude)
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func key(_ key: StaticString) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func string(_ text: String) -> Bool {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    let isWritten = text.withUTF8 { utf8 in
      for byte in utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
          bytes.append(UInt8(ascii: "\\"))
          bytes.append(byte)
        case UInt8(ascii: "\n"):
          bytes.append(UInt8(ascii: "\\"))
          bytes.append(UInt8(ascii: "n"))
        case 0..<32: return false
        default: bytes.append(byte)
        }
      }
      return true
    }
    bytes.append(UInt8(ascii: "\""))
    return isWritten
  }
}
