// SPDX-License-Identifier: Apache-2.0

/// Writes CSV that `CSVDocument` and spreadsheets read back as it was: UTF-8, comma, LF, quotes only where needed.
public struct CSVWriter: Sendable {
  /// What to do with values that a spreadsheet would take for a formula.
  public enum FormulaGuard: Sendable {
    /// Write them as they are; right for the files of a group folder, which must read back equal.
    case off
    /// Put `'` before values that start with `=`, `+`, `-`, `@`, tab or carriage return and aren't plain numbers;
    /// right for ledgers that people open in a spreadsheet.
    case prefix
  }

  private let formulaGuard: FormulaGuard
  /// What was written so far.
  public private(set) var text = ""

  /// A writer with nothing written.
  public init(formulaGuard: FormulaGuard = .off) { self.formulaGuard = formulaGuard }

  /// Adds a row; a row of no values adds nothing.
  ///
  /// Line ends inside a value become LF.
  public mutating func row(_ values: [String]) {
    guard !values.isEmpty else { return }
    // A row of nothing but separators reads as a blank line, and one that starts with # as a comment.
    let isBlank = values.allSatisfy(\.isBlank)
    for (index, value) in values.enumerated() {
      if index > 0 { text += "," }
      let safe = guarded(value)
      let first = index == 0 && (isBlank || safe.hasPrefix("#") || safe.hasPrefix("sep="))
      text += first || Self.needsQuotes(safe) ? Self.quoted(safe) : safe
    }
    text += "\n"
  }

  /// Adds a comment line; line ends inside it are made spaces.
  public mutating func comment(_ words: String) {
    text += "# " + String(words.map { $0.isNewline ? " " : $0 }) + "\n"
  }

  private func guarded(_ value: String) -> String {
    guard formulaGuard == .prefix, let first = value.unicodeScalars.first else { return value }
    let isRisky = ["=", "+", "-", "@", "\t", "\r"].contains(first)
    return isRisky && !Self.isNumber(value) ? "'" + value : value
  }

  /// "-12", "+3.5": safe in a spreadsheet and useless as text.
  private static func isNumber(_ value: String) -> Bool {
    let digits = value.utf8.dropFirst(value.hasPrefix("-") || value.hasPrefix("+") ? 1 : 0)
    let dots = digits.count(where: { $0 == 0x2E })
    return digits.count > dots && dots <= 1 && digits.allSatisfy { (48...57).contains($0) || $0 == 0x2E }
  }

  private static func needsQuotes(_ value: String) -> Bool {
    guard let first = value.unicodeScalars.first, let last = value.unicodeScalars.last else { return false }
    if first.properties.isWhitespace || last.properties.isWhitespace || first == "\u{FEFF}" { return true }
    return value.utf8.contains { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    var previous: Unicode.Scalar?
    for scalar in value.unicodeScalars {
      if scalar == "\"" {
        text += "\"\""
      } else if scalar == "\r" {
        text += "\n"
      } else if !(scalar == "\n" && previous == "\r") {
        text.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return text + "\""
  }
}
