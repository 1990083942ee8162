// SPDX-License-Identifier: Apache-2.0

/// Why a report can't be written.
public enum ReportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A template that is part of the program can't be read.
  case badTemplate(problem: String)
  /// A workbook can't be made.
  case badBook(name: String, problem: String)

  /// Stable code of the error.
  public var code: String {
    switch self {
    case .badTemplate: "report-template"
    case .badBook: "report-book"
    }
  }

  public var description: String {
    switch self {
    case .badTemplate(let problem): "\(code): the report's template can't be read: \(problem)"
    case .badBook(let name, let problem): "\(code): \(name) can't be made: \(problem)"
    }
  }
}
