// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import PlanFile

@Test(arguments: [
  ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("[1 2]", 1, 4), ("nul", 1, 1), ("[01]", 1, 2),
  ("[1.]", 1, 4), ("[-]", 1, 2), ("[1e]", 1, 4), ("\"a", 1, 1), ("\"\\x\"", 1, 3), ("\"\\ud800\"", 1, 8),
  ("\"\\udc00\"", 1, 8), ("\"\\u12g4\"", 1, 4), ("\"\u{1}\"", 1, 2), ("{\n  \"a\": 1,\n  \"a\": 2}", 3, 3),
  ("1 1", 1, 3),
  ("\u{FEFF}{}", 1, 1), ("[\n\n  tru]", 3, 3),
])
func whatIsNotJSONIsRefusedWithItsPlace(_ row: (String, Int, Int)) {
  do {
    _ = try JSONReader.value(of: Array(row.0.utf8))
    Issue.record("taken: \(row.0)")
  } catch {
    guard case .notJSON(let line, let column, let problem) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(line == row.1 && column == row.2, "\(row.0): \(problem) at \(line):\(column)")
  }
}

@Test func bytesThatAreNotUTF8AreRefused() {
  #expect(throws: PlanFileError.notJSON(line: 1, column: 2, problem: "not UTF-8")) {
    try JSONReader.value(of: [0x5B, 0x22, 0xE9, 0x22, 0x5D])
  }
}

@Test func nestingIsBounded() throws {
  func nested(_ depth: Int) -> [UInt8] {
    Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
  }
  #expect(throws: Never.self) { try JSONReader.value(of: nested(32)) }
  #expect(throws: PlanFileError.self) { try JSONReader.value(of: nested(1_000_000)) }
}

@Test func numbersKeepTheirValueOrTheirText() throws {
  let json = try JSONReader.value(of: Array("[0, -7, 9223372036854775807, 9223372036854775808, 1.0, 1e3]".utf8))
  #expect(
    json
      == .array([
        .integer(0), .integer(-7), .integer(.max), .otherNumber("9223372036854775808"), .otherNumber("1.0"),
        .otherNumber("1e3"),
      ]))
}

@Test(arguments: [1, 2, 3] as [UInt64])
func textsReadTheSameHereAndByFoundation(_ seed: UInt64) throws {
  var random = SplitMix64(seed: seed)
  let texts = (0..<200).map { _ in random.awkwardText(length: 12) }
  let bytes = JSONValue.array(texts.map { .string($0) }).lines
  #expect(try JSONDecoder().decode([String].self, from: Data(bytes)) == texts)
  #expect(try JSONReader.value(of: bytes) == .array(texts.map { .string($0) }))
  let escaped = try JSONSerialization.data(withJSONObject: texts)
  #expect(try JSONReader.value(of: Array(escaped)) == .array(texts.map { .string($0) }))
  let pairs = Array(#"["\u0041\ud83d\ude00\/\b\f\n\r\t"]"#.utf8)
  #expect(try JSONReader.value(of: pairs) == .array([.string("A😀/\u{8}\u{C}\n\r\t")]))
}

@Test(arguments: [
  ("{\"a\":1,\"b\":2,\"a\":3}", true), ("{\"b\":1,\"a\":2,\"b\":3}", true), ("{\"b\":1,\"a\":2,\"c\":3}", false),
  ("{\"\":1,\"\":2}", true), ("{\"é\":1,\"e\u{301}\":2}", true), ("{\"a\":1,\"é\":2,\"z\":3,\"a\":4}", true),
  ("{\"a\":1,\"aa\":2,\"b\":3,\"z\":4}", false),
])
func keysThatStandTwiceAreFoundInAnyOrder(_ row: (text: String, isRefused: Bool)) {
  #expect(((try? JSONReader.value(of: Array(row.text.utf8))) == nil) == row.isRefused)
}
