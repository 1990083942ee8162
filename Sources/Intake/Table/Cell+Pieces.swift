// SPDX-License-Identifier: Apache-2.0

extension Cell {
  /// What stands between separators, each with its location; pieces of nothing but white space are left out.
  ///
  /// - Parameter isSeparator: asked of ASCII characters alone.
  func pieces(between isSeparator: (UInt8) -> Bool) -> [Cell] {
    if isEmpty { return [] }
    let bytes = text.utf8
    guard bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else { return piecesOfCharacters(between: isSeparator) }
    // Each byte is a character then, and most cells hold one value.
    guard bytes.contains(where: isSeparator) else { return [self] }
    var cells: [Cell] = []
    var offset = 0
    for part in bytes.split(omittingEmptySubsequences: false, whereSeparator: isSeparator) {
      let lead = part.prefix { Unicode.Scalar($0).isPadding }.count
      if lead < part.count { cells.append(Cell(String(Substring(part)), at: location.advanced(by: offset + lead))) }
      offset += part.count + 1
    }
    return cells
  }

  /// The same for any text.
  func piecesOfCharacters(between isSeparator: (UInt8) -> Bool) -> [Cell] {
    var cells: [Cell] = []
    var offset = 0
    // CR LF is one character, and not LF. Greek's question mark is Unicode's semicolon.
    let separates = { (character: Character) in
      if character == "\r\n" { return false }
      return (character == ";" ? UInt8(ascii: ";") : character.asciiValue).map(isSeparator) ?? false
    }
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: separates) {
      let lead = part.prefix(while: \.isWhitespace).count
      let cell = Cell(String(part), at: location.advanced(by: offset + lead))
      if !cell.isEmpty { cells.append(cell) }
      offset += part.count + 1
    }
    return cells
  }
}
