// SPDX-License-Identifier: Apache-2.0

import Domain

/// The ids of one kind that a group has, so that references to them can be checked and mistypings explained.
///
/// A reference is an id, or whatever else names exactly one of them: a name, an email address, a URN; letters' case
/// doesn't matter unless ids differ by it alone.
struct Names<Entity>: Sendable {
  /// What one of them is called in messages: "school".
  let noun: String
  /// The file that lists them.
  let file: String
  /// Whether the list could be read; where not, references to it aren't complained about.
  var isKnown = true

  private var lines: [String: Int] = [:]
  private var aliases: [String: Set<String>] = [:]
  /// The ids in the order of the input.
  private(set) var ids: [Identifier<Entity>] = []

  init(_ noun: String, in file: String) {
    self.noun = noun
    self.file = file
  }

  /// Adds an id with its other names; answers the line of an earlier one with the same id instead, if there is one.
  mutating func add(_ id: String, line: Int?, aliases others: [String] = []) -> Int? {
    if let earlier = lines[id] { return earlier }
    lines[id] = line ?? 0
    ids.append(Identifier(id))
    for alias in [id] + others where !alias.isEmpty { aliases[alias.lowercased(), default: []].insert(id) }
    return nil
  }

  /// Whether there's exactly this id.
  func contains(_ id: String) -> Bool { lines[id] != nil }

  /// The id that a text means; nil where it means none or several.
  func match(_ text: String) -> Identifier<Entity>? {
    if lines[text] != nil { return Identifier(text) }
    guard let found = aliases[text.lowercased()], found.count == 1, let id = found.first else { return nil }
    return Identifier(id)
  }

  /// The id that a cell means, or nil after adding a problem.
  func find(_ cell: Cell, _ problems: Problems) -> Identifier<Entity>? {
    if let id = match(cell.text) { return id }
    guard isKnown else { return nil }
    let several = (aliases[cell.text.lowercased()] ?? []).sorted()
    if several.count > 1 {
      problems.error(
        .referenceAmbiguous, at: cell, isNot: "the name of one \(noun) only",
        advice: "Write the id: \(several.prefix(5).joined(separator: " or ")).")
      return nil
    }
    problems.error(
      .referenceUnknown, at: cell, isNot: "a \(noun) of \(file)", advice: advice(cell.text))
    return nil
  }

  /// The nearest id, or how many there are to choose from.
  func advice(_ text: String) -> String {
    if let near = Nearest.advice(text, in: ids.map(\.text)) { return near }
    if ids.isEmpty { return "There is none yet: add a row to \(file)." }
    if ids.count <= 8 { return "There are: \(ids.map(\.text).joined(separator: ", "))." }
    return "Add it to \(file), or correct the id."
  }
}
