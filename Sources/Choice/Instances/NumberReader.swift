// SPDX-License-Identifier: Apache-2.0

/// What's wrong with an instance file, and where.
public struct InstanceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Line, from 1.
  public var line: Int
  /// What stands there; empty at the end of the file.
  public var value: String
  /// What should.
  public var expected: String

  /// "line 3: '4x': expected the cost of job 2 for agent 1, an integer"
  public var description: String {
    "line \(line): \(value.isEmpty ? "end of file" : "'\(value)'"): expected \(expected)"
  }
}

/// The numbers of a text, wherever its lines break.
struct NumberReader {
  private var words: [(text: Substring, line: Int)] = []
  private var next = 0
  private var lastLine = 1
  /// Line and text of the number read last.
  var last: (line: Int, text: String) { next == 0 ? (1, "") : (words[next - 1].line, String(words[next - 1].text)) }

  init(_ text: String) {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      for word in line.split(whereSeparator: \.isWhitespace) { words.append((word, index + 1)) }
      lastLine = index + 1
    }
  }

  /// The next integer within `range`.
  mutating func integer(_ range: ClosedRange<Int>, _ what: @autoclosure () -> String) throws -> Int {
    let word = try word("\(what()), an integer from \(range.lowerBound) to \(range.upperBound)")
    guard let value = Int(word.text), range.contains(value) else {
      throw InstanceError(
        line: word.line, value: String(word.text),
        expected: "\(what()), an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// The next decimal, not negative: its digits as an integer and how many of them come after the point, without zeros at
  /// the end.
  mutating func decimal(_ what: @autoclosure () -> String) throws -> (digits: Int, places: Int) {
    let expected = "\(what()), a decimal number of at most 12 digits, not negative"
    let word = try word(expected)
    let parts = word.text.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0]
    var fraction = parts.count == 2 ? parts[1] : ""
    while fraction.last == "0" { fraction.removeLast() }
    guard parts.count <= 2, !whole.isEmpty, whole.count + fraction.count <= 12,
      (whole + fraction).allSatisfy({ $0.isASCII && $0.isNumber }), let digits = Int(whole + fraction)
    else { throw InstanceError(line: word.line, value: String(word.text), expected: expected) }
    return (digits, fraction.count)
  }

  /// Nothing more, or from here on `remarks`.
  func end(remarks: String? = nil) throws {
    guard next < words.count, remarks.map({ words[next].text != $0 }) ?? true else { return }
    let word = words[next]
    throw InstanceError(line: word.line, value: String(word.text), expected: "the end of the file")
  }

  private mutating func word(_ expected: @autoclosure () -> String) throws -> (text: Substring, line: Int) {
    guard next < words.count else { throw InstanceError(line: lastLine, value: "", expected: expected()) }
    next += 1
    return words[next - 1]
  }
}
