// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Intake

/// Changes to a group's tables, as they're typed.
struct EditArguments: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Other values in a row: the table and the row's id, then each column.", valueName: "table/id column=value"))
  var set: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("A row more: the table, then each column.", valueName: "table column=value"))
  var add: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "A row less, by its id, or all rows with these values.", valueName: "table/id or table column=value"))
  var remove: [String] = []

  var isEmpty: Bool { self.set.isEmpty && add.isEmpty && remove.isEmpty }

  func validate() throws { _ = try edits() }

  /// What was typed: what's set first, then what goes, then what's new.
  ///
  /// - Throws: `ValidationError` where a value stands before any table.
  func edits() throws -> [TableEdit] {
    try Self.edits(.set, self.set) + Self.edits(.remove, remove) + Self.edits(.add, add)
  }

  /// A word with "=" belongs to the row that was named last; one without names a row.
  private static func edits(_ action: TableEdit.Action, _ words: [String]) throws -> [TableEdit] {
    var edits: [TableEdit] = []
    for word in words {
      guard let sign = word.firstIndex(of: "=") else {
        let parts = word.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        edits.append(TableEdit(action, table: parts[0], id: parts.count > 1 ? parts[1] : nil))
        continue
      }
      guard !edits.isEmpty else {
        throw ValidationError(
          "--\(action.rawValue): '\(word)' stands before any table; write \(action.rawValue == "set" ? "schools/elm" : "cover") first"
        )
      }
      edits[edits.count - 1].values.append(
        TableEdit.Value(column: String(word[..<sign]), text: String(word[word.index(after: sign)...])))
    }
    return edits
  }
}
