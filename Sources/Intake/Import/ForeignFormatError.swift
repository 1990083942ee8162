// SPDX-License-Identifier: Apache-2.0

/// Why a file in a foreign format can't be read at all: a damaged, truncated or wrong file.
///
/// Readers of foreign formats are pure: they take bytes, know no file name and throw this. Oddities of a readable file
/// are never errors; readers return them beside the data as `ForeignRemark`.
public struct ForeignFormatError: Error, Hashable, Sendable {
  /// What kind of error it is.
  public let code: ProblemCode
  /// Line of the file, from 1, where known.
  public let line: Int?
  /// A sentence for people, with the values, without its full stop.
  public let message: String

  /// The error `code` at `line`, explained by `message`.
  public init(_ code: ProblemCode, line: Int? = nil, _ message: String) {
    self.code = code
    self.line = line
    self.message = message
  }

  /// The same as a problem of the file called `file`.
  public func problem(in file: String) -> Problem {
    Problem(.error, code, at: Location(file, line: line), message.capitalisedFirst)
  }
}

/// Something odd in a foreign file that was read nevertheless: people should know, nothing stops.
public struct ForeignRemark: Hashable, Sendable {
  /// What kind of oddity it is.
  public let code: ProblemCode
  /// Line of the file, from 1, where known.
  public let line: Int?
  /// A sentence for people, with the values, without its full stop.
  public let message: String

  /// The remark `code` at `line`, explained by `message`.
  public init(_ code: ProblemCode, line: Int? = nil, _ message: String) {
    self.code = code
    self.line = line
    self.message = message
  }

  /// The same as a warning about the file called `file`.
  public func problem(in file: String) -> Problem {
    Problem(.warning, code, at: Location(file, line: line), message.capitalisedFirst)
  }
}

extension String {
  /// With its first letter in upper case: how problems begin.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension [String] {
  /// The first `limit` texts, comma-separated, and how many more there are: "a, b, c and 4 more".
  func sample(_ limit: Int = 5) -> String {
    let shown = prefix(limit).joined(separator: ", ")
    return count > limit ? "\(shown) and \(count - limit) more" : shown
  }
}
