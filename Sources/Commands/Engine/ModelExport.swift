// SPDX-License-Identifier: Apache-2.0

import Choice
import Foundation
import Optimiser

/// Writes a group's explicit model to a file.
struct ModelExport {
  let path: String
  let limits: ExplicitLimits
  let console: Console

  /// Writes the model that `optimiser` makes.
  ///
  /// - Throws: `Failure` with status `files` where it can't be written, or would be too large.
  func write(_ optimiser: Optimiser) throws {
    let (model, figures, remarks, names) = try Self.refusing { () throws(ExplicitModelTooLarge) in
      try optimiser.explicitModel(limits)
    }
    console.error("planner: " + figures.words)
    // Hundreds of megabytes in the largest: written piece by piece, and under its name only once it's whole.
    let part = path + ".part"
    do {
      guard FileManager.default.createFile(atPath: part, contents: nil),
        let handle = FileHandle(forWritingAtPath: part)
      else { throw CocoaError(.fileWriteNoPermission) }
      try MPSFile(model, remarks: remarks, optionNames: names).eachPiece { try handle.write(contentsOf: Data($0.utf8)) }
      try handle.close()
      guard rename(part, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? FileManager.default.removeItem(atPath: part)
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
