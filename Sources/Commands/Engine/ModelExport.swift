// SPDX-License-Identifier: Apache-2.0

import Choice
import Foundation
import Optimiser

/// Writes a group's explicit model to a file.
struct ModelExport {
  private let path: String
  private let limits: ExplicitLimits

  /// An export to the file at `path`.
  ///
  /// - Throws: `Failure` with status `files` where no file can be written there, or something is there already.
  init(path: String, limits: ExplicitLimits) throws {
    self.path = path
    self.limits = limits
    try FilePlace.check(path, option: "--export-model")
  }

  /// Writes the model that `optimiser` makes.
  /// - Parameter say: told how large it is.
  /// - Throws: `Failure` with status `files` where it can't be written, or would be too large.
  func write(_ optimiser: Optimiser, say: (String) -> Void) throws {
    let (model, figures, remarks, names) = try Self.refusing { () throws(ExplicitModelTooLarge) in
      try optimiser.explicitModel(limits)
    }
    say(figures.words)
    // Hundreds of megabytes in the largest: written piece by piece, and under its name only once it's whole.
    let part = URL(filePath: path, directoryHint: .notDirectory).deletingLastPathComponent()
      .appending(path: ".planner-\(UUID().uuidString).part")
    do {
      try Data().write(to: part, options: .withoutOverwriting)
      let handle = try FileHandle(forWritingTo: part)
      try MPSFile(model, remarks: remarks, optionNames: names).eachPiece { try handle.write(contentsOf: Data($0.utf8)) }
      try handle.close()
      // Fails where something came to lie there meanwhile.
      try FileManager.default.moveItem(at: part, to: URL(filePath: path, directoryHint: .notDirectory))
    } catch {
      try? FileManager.default.removeItem(at: part)
      throw Failure(.files, "'\(path)' can't be written: \(error.localizedDescription)")
    }
  }

  /// What `work` gives, with a refusal in words where a model would be too large.
  static func refusing<Result>(_ work: () throws(ExplicitModelTooLarge) -> Result) throws -> Result {
    do {
      return try work()
    } catch {
      throw Failure(
        .files,
        "the explicit model would hold more than \(error.most) amounts, which is more than is tried; keep fewer options "
          + "with --model-options, or use --engine native [engine.model-too-large]")
    }
  }
}

extension ExplicitFigures {
  /// "explicit model: 34 activities with 1,200 of 9,000 options …": its size, and what it leaves out.
  var words: String {
    "explicit model: \(counted(activities, "activity", "activities")) with \(options) of \(compiled) options "
      + "(\(shortened) with the best only), \(counted(fixed, "rota or secondment", "rotas and secondments")) placed "
      + "beforehand; \(counted(decisions, "decision")), \(counted(resources, "limit")), \(counted(amounts, "amount"))"
  }
}
