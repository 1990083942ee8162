// SPDX-License-Identifier: Apache-2.0

/// A letter as an HTML page that mail programs show: no scripts, no pictures, styles on the elements.
///
/// Colours reach a contrast of 7:1; the text is one column, so that it reads well on a phone. The markup is put together
/// here and not by a template, which takes ten times as long: a large group's thousands of letters all have this form.
public struct LetterHTML: Sendable {
  private var bytes: [UInt8] = []

  /// The page of `letter`.
  public static func page(_ letter: Letter) -> String {
    var page = LetterHTML()
    page.write(letter)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  private init() { bytes.reserveCapacity(8192) }

  // MARK: The parts

  private mutating func write(_ letter: Letter) {
    markup(
      """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">

      """)
    element("<title>", letter.title, "</title>\n")
    markup(
      """
      </head>
      <body style="margin:0;background:#ffffff;color:#1b1f24;font:16px/1.5 sans-serif">
      <div style="max-width:40em;margin:0 auto;padding:1em">

      """)
    element("<h1 style=\"font-size:1.4em;line-height:1.2\">", letter.title, "</h1>\n")
    for text in letter.opening { paragraph(text) }
    for section in letter.sections {
      element(
        "<h2 style=\"font-size:1.15em;margin:1.5em 0 .5em;border-bottom:1px solid #9aa4b0\">", section.heading,
        "</h2>\n")
      for block in section.blocks { write(block) }
    }
    if !letter.closing.isEmpty {
      markup("<div style=\"margin-top:2em;border-top:1px solid #9aa4b0;color:#3b4550;font-size:.9em\">\n")
      for text in letter.closing { paragraph(text) }
      markup("</div>\n")
    }
    markup("</div>\n</body>\n</html>")
  }

  private mutating func write(_ block: Letter.Block) {
    switch block {
    case .paragraph(let text): paragraph(text)
    case .list(let items):
      markup("<ul style=\"padding-left:1.2em\">\n")
      for item in items { element("<li>", item, "</li>\n") }
      markup("</ul>\n")
    case .entries(let entries):
      for entry in entries {
        element("<p style=\"margin:.8em 0 0\"><b>", entry.lead, "</b><br>")
        text(entry.text)
        markup("</p>\n")
        for note in entry.notes { element("<p style=\"margin:0 0 0 1.2em;color:#3b4550\">", note, "</p>\n") }
      }
    case .links(let links):
      for link in links {
        element("<p style=\"margin:.8em 0\"><a href=\"", link.address, "\" style=\"color:#0b3d91\">")
        text(link.text)
        markup("</a></p>\n")
      }
    case .quote(let lines): quote(lines)
    case .figures(let figures):
      markup("<table style=\"border-collapse:collapse\">\n")
      for figure in figures {
        element(
          "<tr><th scope=\"row\" style=\"text-align:left;font-weight:normal;padding:.2em 1.5em .2em 0\">", figure.name,
          "</th>")
        element("<td style=\"text-align:right;padding:.2em 0\">", figure.value, "</td></tr>\n")
      }
      markup("</table>\n")
    }
  }

  private mutating func quote(_ lines: [String]) {
    markup("<blockquote style=\"margin:.8em 0;padding:0 0 0 1em;border-left:3px solid #9aa4b0\">")
    for (number, line) in lines.enumerated() {
      if number > 0 { markup("<br>\n") }
      text(line)
    }
    markup("</blockquote>\n")
  }

  // MARK: Markup and text

  private mutating func paragraph(_ text: String) { element("<p>", text, "</p>\n") }

  private mutating func element(_ start: StaticString, _ content: String, _ end: StaticString) {
    markup(start)
    text(content)
    markup(end)
  }

  /// Markup is part of the program, so that no text can be taken for it.
  private mutating func markup(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Text with the five signs of markup escaped. They're looked for among bytes: going by characters as people see them
  /// would let a quote or "<" with a combining accent after it pass.
  private mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): markup("&lt;")
      case UInt8(ascii: ">"): markup("&gt;")
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "\""): markup("&quot;")
      case UInt8(ascii: "'"): markup("&#39;")
      default: bytes.append(byte)
      }
    }
  }
}
