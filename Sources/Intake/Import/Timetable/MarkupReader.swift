// SPDX-License-Identifier: Apache-2.0

import Foundation
import FoundationXML

/// Reads an XML document into elements with line numbers.
///
/// Foundation's `XMLParser` (libxml2) refuses entity bombs and is told not to resolve external entities; depth and
/// number of elements are bounded here.
final class MarkupReader: NSObject, XMLParserDelegate {
  private static let mostElements = 4_000_000
  private static let deepest = 64

  private var stack: [MarkupElement] = []
  private var root: MarkupElement?
  private var count = 0
  private var refusal: ForeignFormatError?

  /// The root element of the document in `bytes`.
  ///
  /// - Throws: `ForeignFormatError` for anything that is not one whole, well-formed document of sane size.
  static func read(_ bytes: [UInt8], expected: String) throws(ForeignFormatError) -> MarkupElement {
    _ = try ForeignText.decode(bytes, expected: expected)
    let reader = MarkupReader()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    parser.shouldResolveExternalEntities = false
    let complete = parser.parse()
    if let refusal = reader.refusal { throw refusal }
    guard complete, let root = reader.root, reader.stack.isEmpty else {
      let unclosed = reader.stack.last.map { ", inside <\($0.name)> that opened in line \($0.line)" } ?? ""
      let code: ProblemCode = reader.stack.isEmpty ? .foreignFormat : .fileTruncated
      throw ForeignFormatError(
        code, line: parser.lineNumber > 0 ? parser.lineNumber : nil,
        "the XML breaks off or is not well-formed\(unclosed); \(expected) was expected")
    }
    return root
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
    attributes attributeDict: [String: String]
  ) {
    count += 1
    if stack.count >= Self.deepest || count > Self.mostElements {
      refusal = ForeignFormatError(
        .fileTooLarge, line: parser.lineNumber,
        "the XML is nested deeper than \(Self.deepest) or has more than \(Self.mostElements) elements")
      parser.abortParsing()
      return
    }
    stack.append(MarkupElement(name: elementName, attributes: attributeDict, line: parser.lineNumber))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard !stack.isEmpty else { return }
    stack[stack.count - 1].text += string
  }

  func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
    guard var done = stack.popLast() else { return }
    done.text = done.text.trimmingCharacters(in: .whitespacesAndNewlines)
    if stack.isEmpty { root = done } else { stack[stack.count - 1].children.append(done) }
  }
}
