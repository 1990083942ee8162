// SPDX-License-Identifier: Apache-2.0

/// Why a file in a foreign format can't be read at all: a damaged, truncated or wrong file.
///
/// Oddities of a readable file are never errors; readers return them beside the data as `ForeignRemark`.
public struct ForeignFormatError: Error, Hashable, Sendable {
  /// What is wrong. The raw values are stable: documentation and scripts refer to them.
  public enum Code: String, Sendable, CaseIterable {
    /// The file holds no bytes.
    case empty = "foreign-empty"
    /// A web page stands where data was expected.
    case webPage = "foreign-web-page"
    /// The file ends in the middle of something.
    case truncated = "foreign-truncated"
    /// The text is not in the format at all.
    case malformed = "foreign-malformed"
    /// The file is larger than the reader accepts.
    case tooLarge = "foreign-too-large"
    /// A part that the reader needs is not there.
    case missing = "foreign-missing"
    /// A value can't be what it should be: a date, a number, a reference.
    case value = "foreign-value"
    /// The file holds several candidates and none was named.
    case ambiguous = "foreign-ambiguous"
  }

  /// What kind of error it is.
  public let code: Code
  /// Line of the file, from 1, where known.
  public let line: Int?
  /// A sentence for people, with the values.
  public let message: String

  /// The error `code` at `line`, explained by `message`.
  public init(_ code: Code, line: Int? = nil, _ message: String) {
    self.code = code
    self.line = line
    self.message = message
  }
}

/// Something odd in a foreign file that was read nevertheless: people should know, nothing stops.
public struct ForeignRemark: Hashable, Sendable {
  /// A stable code, such as "timetable-double-booked".
  public let code: String
  /// Line of the file, from 1, where known.
  public let line: Int?
  /// A sentence for people, with the values.
  public let message: String

  /// The remark `code` at `line`, explained by `message`.
  public init(_ code: String, line: Int? = nil, _ message: String) {
    self.code = code
    self.line = line
    self.message = message
  }
}

extension [String] {
  /// The first `limit` texts, comma-separated, and how many more there are: "a, b, c and 4 more".
  func sample(_ limit: Int = 5) -> String {
    let shown = prefix(limit).joined(separator: ", ")
    return count > limit ? "\(shown) and \(count - limit) more" : shown
  }
}
