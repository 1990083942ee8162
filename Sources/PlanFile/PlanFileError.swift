// SPDX-License-Identifier: Apache-2.0

/// Why a file is no plan that this version can read. Paths are like "occurrences[3].span.start".
public enum PlanFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes aren't JSON; line and column count from 1, columns in bytes.
  case notJSON(line: Int, column: Int, problem: String)
  /// The file is larger than any plan.
  case tooLarge(bytes: Int, most: Int)
  /// The file is of another version of the format.
  case unknownVersion(found: String, expected: Int)
  /// A value isn't what its place asks for.
  case wrongValue(path: String, found: String, expected: String)
  /// A key that has to be there isn't.
  case missingKey(path: String, key: String)
  /// A key that the format doesn't have.
  case unknownKey(path: String, key: String)

  /// A stable name for the error.
  public var code: String {
    switch self {
    case .notJSON: "plan-not-json"
    case .tooLarge: "plan-too-large"
    case .unknownVersion: "plan-unknown-version"
    case .wrongValue: "plan-wrong-value"
    case .missingKey: "plan-missing-key"
    case .unknownKey: "plan-unknown-key"
    }
  }

  public var description: String {
    switch self {
    case .notJSON(let line, let column, let problem): "line \(line), column \(column): not JSON: \(problem)."
    case .tooLarge(let bytes, let most): "The file has \(bytes) bytes; there may be at most \(most)."
    case .unknownVersion(let found, let expected):
      "schemaVersion: \(found) is not a version that this program reads; expected \(expected)."
    case .wrongValue(let path, let found, let expected): "\(path): \(found) is not \(expected)."
    case .missingKey(let path, let key): "\(path.isEmpty ? "the file" : path): the key '\(key)' is missing."
    case .unknownKey(let path, let key): "\(path.isEmpty ? "the file" : path): there is no key '\(key)'."
    }
  }

  /// The same error, told from one level above: of a value that stands under `key`.
  func within(key: String) -> PlanFileError { placed { $0.isEmpty || $0.hasPrefix("[") ? key + $0 : key + "." + $0 } }

  /// The same error, told from one level above: of a list's element, counted from 0.
  func within(index: Int) -> PlanFileError {
    placed { $0.isEmpty || $0.hasPrefix("[") ? "[\(index)]" + $0 : "[\(index)]." + $0 }
  }

  private func placed(_ place: (String) -> String) -> PlanFileError {
    switch self {
    case .notJSON, .tooLarge, .unknownVersion: self
    case .wrongValue(let path, let found, let expected):
      .wrongValue(path: place(path), found: found, expected: expected)
    case .missingKey(let path, let key): .missingKey(path: place(path), key: key)
    case .unknownKey(let path, let key): .unknownKey(path: place(path), key: key)
    }
  }
}
