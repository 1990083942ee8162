// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake

/// What a load has brought, or would bring, as people and as programs read it.
struct LoadReport: Encodable {
  /// The number of the group's revision; of a dry run the one that it would get.
  var revision: Int
  /// The revision with which it's compared; nil for a first load.
  var previous: Int?
  var isDryRun: Bool
  var tables: [ChangedTable]

  init(revision: Int, previous: Int?, isDryRun: Bool, changes: [TableChange]) {
    self.revision = revision
    self.previous = previous
    self.isDryRun = isDryRun
    tables = changes.map(ChangedTable.init)
  }

  /// Whether the database holds the same already.
  var isNothingNew: Bool { revision == previous }

  /// What happened, then a line a table.
  func lines(of group: String, into database: String, counts: String) -> [String] {
    if isNothingNew { return ["Nothing new: \(database) holds the same as revision \(revision)".printable] }
    let deed = isDryRun ? "Would load" : "Loaded"
    return ["\(deed) \(group) into \(database) as revision \(revision): \(counts)".printable] + tables.map(\.line)
  }
}

extension Encodable {
  /// The document that `--format json` prints, with sorted keys.
  func printed() throws -> String {
    try JSONText.of(self)
  }
}
