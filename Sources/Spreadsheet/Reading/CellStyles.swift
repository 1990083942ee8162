// SPDX-License-Identifier: Apache-2.0

import FoundationXML

/// The part with the styles: which format of numbers each style of cells has.
final class CellStyles: PartParser {
  private var codes: [Int: String] = [:]
  private var formats: [Int] = []
  private var isInCellFormats = false

  /// How each style shows numbers, by the style's number.
  var shown: [NumberCode] {
    // Most styles share few formats.
    var known: [Int: NumberCode] = [:]
    return formats.map { id in
      if let code = known[id] { return code }
      let code = codes[id].map { NumberCode($0) } ?? NumberCode(builtIn: id)
      known[id] = code
      return code
    }
  }

  override func begin(_ name: Substring, _ attributes: [String: String], _ parser: XMLParser) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
        codes[id] = SheetText.unescaped(code)
      }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats: formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    default: break
    }
  }

  override func end(_ name: Substring, _ parser: XMLParser) {
    if name == "cellXfs" { isInCellFormats = false }
  }
}
