// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Optimiser

/// What `solve --trace FILE` writes: how the search went over time, a JSON object a line (`docs/operations.md`).
///
/// Lines are kept until the end and then written at once: where no plan leaves, no trace does.
final class SolveTrace {
  private let path: String
  private let start = ContinuousClock.now
  private var lines: [String] = []
  private var last: SolveProgress?
  private var lastIsTold = true

  /// A trace that will be written to the file at `path`.
  ///
  /// - Throws: `Failure` with status `files` where no file can be written there or something is there already, before anybody waits for
  ///   a plan.
  init(_ path: String) throws {
    self.path = path
    try FilePlace.check(path, option: "--trace")
  }

  /// Called when the group is compiled.
  func compiled(_ figures: CompileFigures) {
    add([
      "event": "compiled", "activities": figures.activities, "placeable": figures.placeable,
      "options": figures.options, "optionBytes": figures.optionBytes,
    ])
  }

  /// Called after each round: told are the first, the last, and those that made the plan better.
  func report(_ progress: SolveProgress) {
    let isBetter =
      last.map { $0.must != progress.must || $0.rest != progress.rest || $0.isLawful != progress.isLawful } ?? true
    last = progress
    lastIsTold = isBetter
    if isBetter { add(progress) }
  }

  private func add(_ progress: SolveProgress) {
    var members: [String: Any] = [
      "event": "round", "round": progress.round, "placed": progress.placed, "must": progress.must,
      "rest": progress.rest.rawValue, "modelBound": progress.restBound.rawValue,
    ]
    if !progress.isLawful { members["lawful"] = false }
    add(members)
  }

  private func add(_ members: [String: Any]) {
    let elapsed = (ContinuousClock.now - start).components
    var members = members
    members["seconds"] = NSDecimalNumber(
      mantissa: UInt64(elapsed.seconds) * 1000 + UInt64(elapsed.attoseconds / 1_000_000_000_000_000), exponent: -3,
      isNegative: false)
    // Numbers and words only: this can't fail.
    let line = try? JSONSerialization.data(withJSONObject: members, options: [.sortedKeys, .withoutEscapingSlashes])
    lines.append(String(decoding: line ?? Data(), as: UTF8.self))
  }

  /// Adds how each kind of move has fared, and writes the file.
  ///
  /// - Throws: `Failure` with status `files`.
  func finish() throws {
    if let last, !lastIsTold { add(last) }
    let moves: [MoveTally] = last?.moves ?? []
    add([
      "event": "moves", "evaluations": last?.evaluations ?? 0,
      "moves": moves.map {
        ["name": $0.name, "tried": $0.tried, "changed": $0.proposed, "stood": $0.stood, "best": $0.best]
          as [String: Any]
      },
    ])
    do {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      throw Failure(.files, "'\(path)' can't be written: \(error.localizedDescription)")
    }
  }
}
