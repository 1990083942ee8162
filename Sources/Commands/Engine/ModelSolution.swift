// SPDX-License-Identifier: Apache-2.0

import Choice
import Domain
import Optimiser

/// What another solver made of the exported model, as a file of lines "C12 1": a column's name and its value.
///
/// Columns that aren't named are 0; empty lines and those that begin with * or # are comments.
struct ModelSolution {
  /// What a plan made so calls its engine.
  static let engine = "solution"
  /// Hundreds of thousands of columns, each on a line.
  private static let most = 256 << 20

  private let path: String
  private let limits: ExplicitLimits
  private let values: [Int: Int]

  /// The file at `path`.
  ///
  /// - Throws: `Failure` with status `files` where it can't be read or isn't such a file.
  init(path: String, limits: ExplicitLimits) throws {
    self.path = path
    self.limits = limits
    let text = String(decoding: try InputFile.bytes(of: path, most: Self.most), as: UTF8.self)
    var values: [Int: Int] = [:]
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, first.first != "*", first.first != "#" else { continue }
      guard let column = Self.column(first), words.count == 2, let value = Self.whole(words[1]),
        values.updateValue(value, forKey: column) == nil
      else {
        throw Self.unsuitable(
          "'\(path)', line \(number + 1): a column and its value were expected, as 'C12 1', each column once")
      }
    }
    self.values = values
  }

  private static func column(_ word: Substring) -> Int? {
    guard word.first == "C", let number = Int(word.dropFirst()), number >= 0 else { return nil }
    return number
  }

  /// Solvers that count in floating point write 0.9999999 for 1.
  private static func whole(_ word: Substring) -> Int? {
    guard let value = Double(word), value > -0.001, value < 1e9 else { return nil }
    let whole = value.rounded()
    return abs(value - whole) < 0.001 ? Int(whole) : nil
  }

  private static func unsuitable(_ words: String) -> Failure {
    Failure(.files, words + " [engine.solution-unsuitable]")
  }

  /// What it comes to, with what's put in besides told on standard error.
  ///
  /// - Throws: `Failure` with status `files` where the model would be too large, or the solution isn't one of it.
  func solve(
    _ group: Group, options: SolveOptions, console: Console, isQuiet: Bool, compiled: (CompileFigures) -> Void
  ) throws -> ExplicitResult {
    let say = { (text: String) in if !isQuiet { console.error("planner: " + text) } }
    var problem: String?
    let result = try ModelExport.refusing { () throws(ExplicitModelTooLarge) in
      try Optimiser(group, options: options).solve(
        limits, engine: Self.engine, compiled: compiled, modelled: { say($0.words) }
      ) { model, _ in
        let choice = choice(of: model)
        problem = choice == nil ? "it breaks limits of the model" : nil
        return ExplicitAnswer(choice: choice, stop: .rounds)
      }
    }
    if let problem {
      throw Self.unsuitable(
        "'\(path)' is no solution of the model of this group, seed and --model-options: \(problem)")
    }
    say(result.words)
    return result
  }

  private func choice(of model: ChoiceModel) -> [Int]? {
    let form = LinearForm(model)
    guard values.allSatisfy({ $0.key < form.columns.count && $0.value <= form.columns[$0.key].upper }) else {
      return nil
    }
    let choice = form.choice(of: form.columns.indices.map { values[$0] ?? 0 })
    return choice.allSatisfy { $0 >= 0 } && model.outcome(of: choice).isFeasible ? choice : nil
  }
}
