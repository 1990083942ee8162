// SPDX-License-Identifier: Apache-2.0

/// One column of a table that the reader knows.
struct Column: Hashable, Sendable {
  /// How much a table needs a column.
  enum Need: Sendable {
    /// The heading must be there.
    case needed
    /// The heading may be left out.
    case optional
  }

  /// The heading that the writer uses and problems name: "half_day".
  var name: String
  /// Other headings that mean the same, among them those of Arbor, Bromcom and SIMS exports.
  var synonyms: [String]
  /// Whether the heading must be there.
  var need: Need

  /// A column called `name`, also known by `synonyms`.
  init(_ name: String, _ need: Need = .optional, also synonyms: [String] = []) {
    self.name = name
    self.synonyms = synonyms
    self.need = need
  }
}

/// The columns of one kind of file.
struct TableSchema: Sendable {
  /// The columns in the order in which the writer puts them.
  var columns: [Column]

  /// A table of these columns.
  init(_ columns: [Column]) { self.columns = columns }

  /// Index of the column that a heading means.
  func index(of heading: String) -> Int? {
    let wanted = Heading.normalised(heading)
    if let exact = columns.firstIndex(where: { Heading.normalised($0.name) == wanted }) { return exact }
    return columns.firstIndex { column in column.synonyms.contains { Heading.normalised($0) == wanted } }
  }
}
