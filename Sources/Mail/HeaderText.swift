// SPDX-License-Identifier: Apache-2.0

/// Text in the header of a message: folded lines, and encoded words for what isn't ASCII (RFC 5322, 2.2.3; RFC 2047).
enum HeaderText {
  /// The most characters on a line, its CRLF not counted.
  static let longestLine = 76

  /// The field "Name: text", folded, with its CRLF.
  static func field(_ name: String, text: String) -> String {
    let clean = oneLine(text)
    let words = clean.split(separator: " ").map(String.init)
    let plain =
      isPrintableASCII(clean) && !clean.contains("=?") && words.allSatisfy { $0.utf8.count < longestLine - name.count }
    return folded(name, plain ? words : encodedWords(clean, after: name))
  }

  /// The field "Name: Person <address>", folded, with its CRLF; a mailbox without a name is its address alone.
  static func field(_ name: String, mailbox: Mailbox) -> String {
    let address = mailbox.address.description
    let person = phrase(mailbox.name, after: name)
    return folded(name, person.isEmpty ? [address] : person + ["<\(address)>"])
  }

  /// The field with these pieces, each kept whole, one space or a fold between them.
  static func folded(_ name: String, _ pieces: [String]) -> String {
    var result = name + ":"
    var used = name.utf8.count + 1
    for (index, piece) in pieces.enumerated() {
      // A first piece that's too long stays beside the name: some readers take an empty first line for the end.
      if index > 0 && used + 1 + piece.utf8.count > longestLine {
        result += "\r\n"
        used = 0
      }
      result += " " + piece
      used += 1 + piece.utf8.count
    }
    return result + "\r\n"
  }

  /// A display name as atoms, one quoted string, or encoded words; it stands first in the field `name`.
  static func phrase(_ text: String, after name: String) -> [String] {
    let text = oneLine(text)
    guard isPrintableASCII(text), !text.contains("=?"), text.utf8.count <= 60 else {
      return encodedWords(text, after: name)
    }
    let words = text.split(separator: " ")
    if words.allSatisfy({ $0.unicodeScalars.allSatisfy(isAtomText) }) { return words.map(String.init) }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == "\"" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return [quoted + "\""]
  }

  /// `text` as words of the form "=?utf-8?q?…?=", each of whole characters and as long as its line allows.
  ///
  /// As few as possible, because some readers show the space between two of them. Only characters that may stand in a
  /// display name too are left plain.
  static func encodedWords(_ text: String, after name: String) -> [String] {
    let frame = "=?utf-8?q??=".utf8.count
    var words: [String] = []
    var payload = ""
    var room = longestLine - frame - name.utf8.count - 2
    for scalar in text.unicodeScalars {
      let piece = encoded(scalar)
      if payload.utf8.count + piece.utf8.count > room {
        // After a space, which "_" always is here, if there's one: a reader's extra space does least harm there.
        room = longestLine - frame - 1
        var end = payload.lastIndex(of: "_").map { payload.index(after: $0) } ?? payload.endIndex
        if payload[end...].utf8.count + piece.utf8.count > room { end = payload.endIndex }
        words.append("=?utf-8?q?\(payload[..<end])?=")
        payload = String(payload[end...])
      }
      payload += piece
    }
    if !payload.isEmpty { words.append("=?utf-8?q?\(payload)?=") }
    return words
  }

  private static func encoded(_ scalar: Unicode.Scalar) -> String {
    if scalar == " " { return "_" }
    if isASCIIAlphanumeric(scalar) || "!*+-/".unicodeScalars.contains(scalar) { return String(scalar) }
    return String(scalar).utf8.map(hexadecimal).joined()
  }

  /// `text` on one line: every run of space, line breaks and control characters is one space, none at the ends.
  static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0...0x20, 0x7F..<0xA0, 0x2028, 0x2029: pending = true
      default:
        if pending && !result.isEmpty { result.append(" ") }
        pending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isPrintableASCII(_ text: String) -> Bool { text.utf8.allSatisfy { (0x20...0x7E).contains($0) } }
}

/// "=C3": `byte` as both Q and quoted-printable write it.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "=0" + digits : "=" + digits
}
