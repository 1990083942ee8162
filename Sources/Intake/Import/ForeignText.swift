// SPDX-License-Identifier: Apache-2.0

/// Decodes the bytes of foreign text files and recognises what isn't the file people meant to give.
enum ForeignText {
  /// Files above this many bytes are refused: no school's timetable or calendar comes near.
  static let mostBytes = 64 << 20

  /// The text of `bytes`, without a byte order mark and with every line end as "\n".
  ///
  /// - Throws: `ForeignFormatError` for an empty, oversized or non-UTF-8 file and for a web page; `expected` names the
  ///   format in the message, such as "a calendar (.ics)".
  static func decode(_ bytes: [UInt8], expected: String) throws(ForeignFormatError) -> String {
    guard bytes.count <= mostBytes else {
      throw ForeignFormatError(.tooLarge, "the file has \(bytes.count) bytes; at most \(mostBytes) are read")
    }
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw ForeignFormatError(.malformed, "this is not \(expected): the file is not UTF-8 text")
    }
    guard let first = text.first(where: { !$0.isWhitespace }) else {
      throw ForeignFormatError(.empty, "the file is empty; \(expected) was expected")
    }
    if first == "<", looksLikeWebPage(text) {
      throw ForeignFormatError(
        .webPage, "this is a web page, not \(expected). Was the page saved instead of the file it links to?")
    }
    return text.replacing("\r\n", with: "\n")
  }

  private static func looksLikeWebPage(_ text: String) -> Bool {
    let head = text.prefix(2000).lowercased()
    return head.contains("<!doctype html") || head.contains("<html")
  }
}
