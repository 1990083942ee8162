// SPDX-License-Identifier: Apache-2.0

import Mustache

/// A letter as an HTML page that mail programs show: no scripts, no pictures, styles on the elements.
public struct LetterHTML: Sendable {
  private let template: MustacheTemplate

  /// The page's template, read.
  ///
  /// - Throws: `MailError.badTemplate` where it can't be.
  public init() throws(MailError) {
    HTMLByScalar.register()
    do {
      template = try MustacheTemplate(string: letterTemplate)
    } catch {
      throw .badTemplate(name: "letter", problem: "\(error)")
    }
  }

  /// The page of `letter`.
  public func page(_ letter: Letter) -> String { template.render(LetterView(letter: letter)) }
}

/// Escapes text for HTML one Unicode scalar at a time.
///
/// Mustache's own escaping goes by characters as people see them, so that a quote or "<" with a combining accent
/// after it passes unescaped.
struct HTMLByScalar: MustacheContentType {
  /// Makes it known under the name that our templates ask for.
  static func register() { MustacheContentTypes.register(HTMLByScalar(), named: "HTML-BY-SCALAR") }

  func escapeText(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      // All five are ASCII, which is never part of another character.
      switch byte {
      case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "\""): result.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): result.append(contentsOf: "&#39;".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// What the letter's template may name, level by level.
struct LetterView: MustacheParent {
  let letter: Letter

  func child(named name: String) -> Any? {
    switch name {
    case "title": letter.title
    case "opening": letter.opening
    case "sections": letter.sections.map(SectionView.init)
    case "hasClosing": !letter.closing.isEmpty
    case "closing": letter.closing
    default: nil
    }
  }
}

private struct SectionView: MustacheParent {
  let section: Letter.Section

  func child(named name: String) -> Any? {
    switch name {
    case "heading": section.heading
    case "blocks": section.blocks.map(BlockView.init)
    default: nil
    }
  }
}

private struct BlockView: MustacheParent {
  let block: Letter.Block

  func child(named name: String) -> Any? {
    switch (block, name) {
    case (.paragraph(let text), "paragraph"): text
    case (.list(let items), "list"): items
    case (.list, "isList"), (.entries, "isEntries"), (.figures, "isFigures"): true
    case (.entries(let entries), "entries"): entries.map(EntryView.init)
    case (.figures(let figures), "figures"): figures.map(FigureView.init)
    default: nil
    }
  }
}

private struct EntryView: MustacheParent {
  let entry: Letter.Entry

  func child(named name: String) -> Any? {
    switch name {
    case "lead": entry.lead
    case "text": entry.text
    case "notes": entry.notes
    default: nil
    }
  }
}

private struct FigureView: MustacheParent {
  let figure: Letter.Figure

  func child(named name: String) -> Any? {
    switch name {
    case "name": figure.name
    case "value": figure.value
    default: nil
    }
  }
}
