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
      throw ForeignFormatError(.fileTooLarge, "the file has \(bytes.count) bytes; at most \(mostBytes) are read")
    }
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw ForeignFormatError(.foreignFormat, "this is not \(expected): the file is not UTF-8 text")
    }
    guard let first = text.first(where: { !$0.isWhitespace }) else {
      throw ForeignFormatError(.fileEmpty, "the file is empty; \(expected) was expected")
    }
    if first == "<" { try refuseWebPage(bytes, expected: expected) }
    return text.replacing("\r\n", with: "\n")
  }

  /// Throws if the bytes begin as an HTML page does.
  static func refuseWebPage(_ bytes: [UInt8], expected: String) throws(ForeignFormatError) {
    let head = String(decoding: bytes.prefix(4000), as: UTF8.self).lowercased()
    guard head.drop(while: { !$0.isASCII || $0.isWhitespace }).hasPrefix("<"),
      head.contains("<!doctype html") || head.contains("<html")
    else { return }
    throw ForeignFormatError(
      .fileWebPage, "this is a web page, not \(expected). Was the page saved instead of the file that it links to?")
  }
}
