// SPDX-License-Identifier: Apache-2.0

/// Somebody whose name, address and id are taken out of everything, and who stands there under a pseudonym from then on.
///
/// What took place stays as it was, under nobody's name: others were there too, and schools have paid for it.
public struct FormerPerson: Hashable, Sendable {
  /// The id that they had.
  public let id: Identifier<Person>
  /// The id that stands in its place.
  public let pseudonym: Identifier<Person>
  /// What stands in the place of their name.
  public let title: String
  /// Names and addresses that are theirs alone and are taken out of free text.
  public let words: [String]

  /// A person.
  ///
  /// - Parameters:
  ///   - number: from 1; of each another.
  ///   - words: not empty, the longest first.
  public init(_ id: Identifier<Person>, number: Int, words: [String]) {
    self.id = id
    pseudonym = Self.pseudonym(number)
    title = "Former colleague \(number)"
    self.words = words.filter { !$0.isEmpty }.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  /// The id of the `number`-th.
  public static func pseudonym(_ number: Int) -> Identifier<Person> { Identifier("former-\(number)") }

  /// `text` with their names and addresses as the title, and "(ID)" as the pseudonym.
  public func removed(from text: String) -> String {
    let bytes = Array(text.utf8)
    let replaced = removed(from: bytes)
    return replaced == bytes ? text : String(decoding: replaced, as: UTF8.self)
  }

  /// The same of text in UTF-8, whatever surrounds it. Letters' case counts for names and not for addresses.
  public func removed(from bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for word in words { bytes = Self.replace(Array(word.utf8), in: bytes, by: Array(title.utf8)) }
    return Self.replace(Array("(\(id))".utf8), in: bytes, by: Array("(\(pseudonym))".utf8))
  }

  /// Whether anything of them is left in `bytes`.
  public func isNamed(in bytes: [UInt8]) -> Bool { removed(from: bytes) != bytes }

  private static func replace(_ word: [UInt8], in bytes: [UInt8], by other: [UInt8]) -> [UInt8] {
    guard let first = word.first, bytes.count >= word.count else { return bytes }
    let ignoresCase = word.contains(UInt8(ascii: "@"))
    let initial = lower(first)
    var result: [UInt8] = []
    var position = 0
    var copied = 0
    while position + word.count <= bytes.count {
      let end = position + word.count
      if lower(bytes[position]) == initial,
        zip(bytes[position..<end], word).allSatisfy({ $0 == $1 || ignoresCase && lower($0) == lower($1) }),
        !isInside(bytes, position, word, before: true), !isInside(bytes, end, word, before: false)
      {
        result += bytes[copied..<position] + other
        (position, copied) = (end, end)
      } else {
        position += 1
      }
    }
    return copied == 0 && result.isEmpty ? bytes : result + bytes[copied...]
  }

  /// Whether a word goes on beyond `position`, which is one of its ends: "Ann Lee" isn't in "Joann Leeson".
  private static func isInside(_ bytes: [UInt8], _ position: Int, _ word: [UInt8], before: Bool) -> Bool {
    let next = before ? position - 1 : position
    guard bytes.indices.contains(next), !word.isEmpty, isLetter(word, at: before ? 0 : word.count - 1) else {
      return false
    }
    // A double name is another name, and so is an address with more to it.
    let joints = word.contains(UInt8(ascii: "@")) ? "-._+" : "-"
    if joints.utf8.contains(bytes[next]) {
      let beyond = before ? next - 1 : next + 1
      return bytes.indices.contains(beyond) && isLetter(bytes, at: beyond)
    }
    // A line's end as JSON writes it looks like a letter.
    if before, next > 0, bytes[next] == UInt8(ascii: "n"), bytes[next - 1] == UInt8(ascii: "\\") { return false }
    return isLetter(bytes, at: next)
  }

  /// Whether the character of which the byte is one is a letter, a digit, or an accent on one. Apostrophes and quotation marks
  /// as word processors set them are none.
  private static func isLetter(_ bytes: [UInt8], at index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 {
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower(byte))
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let isContinued = { (byte: UInt8) in byte & 0xC0 == 0x80 }
    var start = index
    while start > 0, index - start < 3, isContinued(bytes[start]) { start -= 1 }
    var end = index + 1
    while end < bytes.count, end - start < 4, isContinued(bytes[end]) { end += 1 }
    guard let scalar = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.first else { return false }
    let isAccent = [.nonspacingMark, .spacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isAccent
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }

  /// Another id is as it was.
  func replacing(_ other: Identifier<Person>) -> Identifier<Person> { other == id ? pseudonym : other }
}
