// SPDX-License-Identifier: Apache-2.0

import FoundationXML

/// The part with the strings that cells share: each with its runs of differently formatted letters put together, and
/// without the phonetic guides of East Asian text.
final class SharedStrings: PartParser {
  /// The strings by their number.
  private(set) var strings: [String] = []
  private var reader = StringItem()
  private let limits: ReadingLimits

  init(limits: ReadingLimits) { self.limits = limits }

  override func begin(_ name: Substring, _ attributes: [String: String], _ parser: XMLParser) {
    if name == "si" { reader = StringItem() }
    reader.begin(name, attributes)
  }

  override func text(_ text: String, _ parser: XMLParser) {
    reader.add(text)
    if reader.length > 8 * limits.cellLength { stop(.tooLarge(what: "characters in one cell"), parser) }
  }

  override func end(_ name: Substring, _ parser: XMLParser) {
    reader.end(name)
    guard name == "si" else { return }
    guard strings.count < limits.sharedStrings else { return stop(.tooLarge(what: "shared strings"), parser) }
    let text = reader.text
    guard text.utf16.count <= limits.cellLength else { return stop(.tooLarge(what: "characters in one cell"), parser) }
    strings.append(text)
  }
}

/// The text of a shared or inline string while its elements are read.
struct StringItem {
  private var collected = ""
  private var piece = ""
  private var isText = false
  private var keepsSpace = false
  /// Depth inside a phonetic run, whose text is no part of the string.
  private var phonetic = 0

  /// Bytes collected so far.
  var length: Int { collected.utf8.count + piece.utf8.count }

  /// The whole string.
  var text: String { SheetText.unescaped(collected) }

  mutating func begin(_ name: Substring, _ attributes: [String: String]) {
    if name == "rPh" { phonetic += 1 }
    guard name == "t" else { return }
    isText = phonetic == 0
    keepsSpace = attributes["xml:space"] == "preserve"
    piece = ""
  }

  mutating func add(_ text: String) { if isText { piece += text } }

  mutating func end(_ name: Substring) {
    if name == "rPh" { phonetic -= 1 }
    guard name == "t", isText else { return }
    isText = false
    // Without xml:space the ends are the writer's layout and not the person's.
    collected += keepsSpace ? piece : String(Self.trimmed(piece))
  }

  private static func trimmed(_ text: String) -> Substring {
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return text[first...last]
  }
}
