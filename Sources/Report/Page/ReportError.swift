// SPDX-License-Identifier: Apache-2.0

/// Why a report can't be written.
public enum ReportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A template that is part of the program can't be read.
  case badTemplate(problem: String)

  /// Stable code of the error.
  public var code: String { "report-template" }

  public var description: String {
    switch self {
    case .badTemplate(let problem): "\(code): the report's template can't be read: \(problem)"
    }
  }
}
