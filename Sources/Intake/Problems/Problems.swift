// SPDX-License-Identifier: Apache-2.0

/// Collects the problems of all files of one input, so that they are reported at once and not one by one.
///
/// A class, because every reader of a folder adds to the same list. Of one code in one file or sheet at most `most` are kept; a
/// file of a million wrong rows is told about in a thousand lines and a count, not in a million.
public final class Problems {
  /// The most problems of one code kept for one file.
  public static let most = 1000

  /// Everything of a collection, to be added to another.
  struct Found: Sendable {
    fileprivate let kept: [Problem]
    fileprivate let counts: [Kind: Int]
    fileprivate let errorCount: Int
  }

  fileprivate struct Kind: Hashable {
    var file: String
    var sheet: String?
    var code: ProblemCode

    init(_ problem: Problem) {
      (file, sheet, code) = (problem.location.file, problem.location.sheet, problem.code)
    }
  }

  private var kept: [Problem] = []
  private var counts: [Kind: Int] = [:]
  private(set) var errorCount = 0

  /// An empty collection.
  public init() {}

  /// Adds one problem.
  public func add(_ problem: Problem) {
    if problem.severity == .error { errorCount += 1 }
    let kind = Kind(problem)
    let count = counts[kind, default: 0] + 1
    counts[kind] = count
    if count <= Self.most { kept.append(problem) }
  }

  /// Everything found so far.
  var found: Found { Found(kept: kept, counts: counts, errorCount: errorCount) }

  /// Adds what was found elsewhere, as if it had been found here next.
  func add(_ found: Found) {
    var room = counts.mapValues { max(0, Self.most - $0) }
    kept += found.kept.filter { problem in
      let left = room[Kind(problem), default: Self.most]
      room[Kind(problem)] = left - 1
      return left > 0
    }
    counts.merge(found.counts, uniquingKeysWith: +)
    errorCount += found.errorCount
  }

  /// Adds an error with the common wording "'VALUE' is not EXPECTED".
  func error(_ code: ProblemCode, at cell: Cell, isNot expected: String, advice: String? = nil) {
    add(Problem(.error, code, at: cell.location, value: cell.text, isNot: expected, advice: advice))
  }

  /// Adds an error with its own wording.
  func error(_ code: ProblemCode, at location: Location, _ message: String, value: String? = nil, advice: String? = nil)
  {
    add(Problem(.error, code, at: location, message, value: value, advice: advice))
  }

  /// Adds a warning with its own wording.
  func warn(_ code: ProblemCode, at location: Location, _ message: String, value: String? = nil, advice: String? = nil)
  {
    add(Problem(.warning, code, at: location, message, value: value, advice: advice))
  }

  /// Whether anything stops the input from being used.
  public var hasErrors: Bool { errorCount > 0 }

  /// Everything found, sorted by file and location, each problem once.
  public var sorted: [Problem] {
    var all = kept
    for (kind, count) in counts where count > Self.most {
      all.append(
        Problem(
          .note, .moreOfTheSame, at: Location(kind.file, sheet: kind.sheet),
          "\(count - Self.most) more problems with code \(kind.code.rawValue) are not listed"))
    }
    var unique: [Problem] = []
    for problem in all.sorted() where unique.last != problem { unique.append(problem) }
    return unique
  }
}
