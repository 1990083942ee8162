// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Decodes JSON files of others, with errors that name the place in words.
enum ForeignJSON {
  /// The value of type `T` in `bytes`.
  ///
  /// - Throws: `ForeignFormatError` for empty, truncated and malformed files, web pages and values of a wrong shape.
  static func decode<T: Decodable>(
    _ type: T.Type, from bytes: [UInt8], expected: String
  ) throws(ForeignFormatError) -> T {
    let text = try ForeignText.decode(bytes, expected: expected)
    guard let first = text.first(where: { !$0.isWhitespace }), first == "{" || first == "[" else {
      throw ForeignFormatError(.foreignFormat, line: 1, "this is not \(expected): the text doesn't begin with { or [")
    }
    guard let last = text.last(where: { !$0.isWhitespace }), last == (first == "{" ? "}" : "]") else {
      let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
      throw ForeignFormatError(.fileTruncated, line: lines, "the file breaks off; \(expected) was expected")
    }
    do {
      return try JSONDecoder().decode(T.self, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw describe(error, expected: expected)
    } catch {
      throw ForeignFormatError(.foreignFormat, "this is not \(expected): \(error)")
    }
  }

  /// The date written as "2026-09-01" at `place`.
  static func date(_ text: String, at place: String) throws(ForeignFormatError) -> CivilDate {
    guard let date = CivilDate(iso: text) else {
      throw ForeignFormatError(.foreignValue, "'\(text)' at \(place) is not a date YYYY-MM-DD")
    }
    return date
  }

  private static func describe(_ error: DecodingError, expected: String) -> ForeignFormatError {
    switch error {
    case .keyNotFound(let key, let context):
      ForeignFormatError(
        .foreignMissing, "this is not \(expected): \(path(context)) has no '\(key.stringValue)'")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      ForeignFormatError(.foreignValue, "this is not \(expected): \(path(context)): \(context.debugDescription)")
    case .dataCorrupted(let context):
      ForeignFormatError(
        .foreignFormat,
        "this is not \(expected): \(context.underlyingError.map { "\($0)" } ?? context.debugDescription)")
    @unknown default:
      ForeignFormatError(.foreignFormat, "this is not \(expected): \(error)")
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    let steps = context.codingPath.map { $0.intValue.map { "[\($0 + 1)]" } ?? ".\($0.stringValue)" }
    return steps.isEmpty ? "the file" : "'" + steps.joined().drop { $0 == "." } + "'"
  }
}
