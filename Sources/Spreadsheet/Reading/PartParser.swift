// SPDX-License-Identifier: Apache-2.0

import Foundation
import FoundationXML

/// Reads one XML part of a workbook element by element; subclasses say what they take from it.
///
/// Document types are refused, and with them every entity of a document's own; libxml2 opens nothing from outside.
class PartParser: NSObject, XMLParserDelegate {
  private static let deepest = 64

  private var depth = 0
  private var fault: ReadingFault?

  /// Reads `bytes`, the part called `name`.
  ///
  /// - Throws: `ReadingFault`.
  func parse(_ bytes: [UInt8], name: String) throws(ReadingFault) {
    let data = Data(bytes)
    guard data.range(of: Data("<!DOCTYPE".utf8)) == nil else {
      throw .damaged(what: "its part '\(name)' has a document type, which workbooks never have")
    }
    guard !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE]) else {
      throw .damaged(what: "its part '\(name)' is not in UTF-8")
    }
    // A parser of data takes them in one piece, and libxml2 refuses pieces of over 10 MB; a stream goes in small ones.
    let parser = XMLParser(stream: InputStream(data: data))
    parser.delegate = self
    parser.shouldResolveExternalEntities = false
    let isComplete = parser.parse()
    if let fault { throw fault }
    guard isComplete, depth == 0 else {
      throw .damaged(what: "its part '\(name)' is not well-formed XML (line \(max(1, parser.lineNumber)))")
    }
  }

  /// Stops reading with a fault.
  final func stop(_ fault: ReadingFault, _ parser: XMLParser) {
    if self.fault == nil { self.fault = fault }
    parser.abortParsing()
  }

  // MARK: For subclasses

  /// An element without the prefix of its namespace begins.
  func begin(_ name: Substring, _ attributes: [String: String], _ parser: XMLParser) {}
  /// Text stands directly where the parser is; it may come in pieces.
  func text(_ text: String, _ parser: XMLParser) {}
  /// An element ends.
  func end(_ name: Substring, _ parser: XMLParser) {}

  /// `name` without its prefix: writers differ in "row" and "x:row".
  private func local(_ name: String) -> Substring {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name[...] }
    return name[name.utf8.index(after: colon)...]
  }

  // MARK: XMLParserDelegate

  final func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
    attributes attributeDict: [String: String]
  ) {
    depth += 1
    guard depth <= Self.deepest else { return stop(.tooLarge(what: "elements inside each other"), parser) }
    begin(local(elementName), attributeDict, parser)
  }

  final func parser(_ parser: XMLParser, foundCharacters string: String) { text(string, parser) }

  final func parser(_ parser: XMLParser, foundCDATA block: Data) {
    text(String(decoding: block, as: UTF8.self), parser)
  }

  final func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?
  ) {
    depth -= 1
    end(local(elementName), parser)
  }
}

extension [String: String] {
  /// The value of the attribute whose name without prefix is `name`: "r:id" and "rel:id" alike.
  func local(_ name: String) -> String? {
    if let exact = self[name] { return exact }
    // The order doesn't matter: an element has one attribute of a name.
    return first { $0.key.hasSuffix(":" + name) }?.value
  }

  /// Whether a boolean attribute is set.
  func isSet(_ name: String) -> Bool { self[name] == "1" || self[name] == "true" }
}
