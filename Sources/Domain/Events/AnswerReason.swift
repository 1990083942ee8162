// SPDX-License-Identifier: Apache-2.0

/// Why a head answers as they do, if they like to say so: passed on by letter to whoever leads the school's staff development,
/// and kept nowhere else. It's no part of the group.
///
/// What's interpolated or dumped says nothing of it, so that it comes into no log and no message by mistake.
public struct AnswerReason: Hashable, Sendable {
  /// The most characters, as Unicode counts them (scalars), a line break being one: so that the bytes have a limit too.
  public static let longest = 1000

  /// What was written, in lines; never empty.
  public let lines: [String]

  /// Why something can't be passed on.
  public enum Fault: Error, Hashable, Sendable {
    /// It has so many characters, which is more than `longest`.
    case tooLong(Int)
  }

  /// What was written as `text`; nil where there are only spaces.
  ///
  /// - Throws: `Fault`, which tells nothing of the text.
  public init?(_ text: String) throws(Fault) {
    let text = Self.cleaned(text)
    if text.isEmpty { return nil }
    let count = text.unicodeScalars.count
    guard count <= Self.longest else { throw .tooLong(count) }
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The text as it's counted and passed on: every line break one "\n", no spaces at its ends, and none of the signs that
  /// nobody sees and that steer what shows them (control characters, and those that turn the direction of writing).
  public static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: if last != "\r" { result.append("\n") }
      case 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: break
      default: result.append(scalar)
      }
      last = scalar
    }
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    let start = result.firstIndex { !isBlank($0) } ?? result.endIndex
    let end = result.lastIndex { !isBlank($0) }.map { result.index(after: $0) } ?? start
    return String(result[start..<end])
  }

  /// All of it.
  public var text: String { lines.joined(separator: "\n") }
}

extension AnswerReason: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "(a reason)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
