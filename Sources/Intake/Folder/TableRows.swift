// SPDX-License-Identifier: Apache-2.0

extension GroupFolder {
  /// The rows of a group's tables that name something: by file, each by its columns, empty cells left out.
  ///
  /// - Parameters:
  ///   - files: as `files(of:)` gives them.
  ///   - id: that stands in a cell by itself or in a list.
  ///   - isNamed: whether a cell names it in other words.
  public static func rows(
    naming id: String, or isNamed: (String) -> Bool, in files: [(name: String, text: String)]
  ) -> [String: [[String: String]]] {
    let problems = Problems()
    let store = FolderTexts(files, problems)
    var found: [String: [[String: String]]] = [:]
    for file in FolderFile.allCases {
      guard let table = store.text(of: file, problems).flatMap({ Table.match($0, file.schema, problems: problems) })
      else { continue }
      let names = file.schema.columns.map(\.name)
      let rows = table.rows.map { row in names.map { ($0, row[$0].text) }.filter { !$0.1.isEmpty } }
      let own = rows.filter { row in
        row.contains { _, text in
          isNamed(text) || text.split(whereSeparator: { ";,| ".contains($0) }).contains { $0 == id }
        }
      }
      if !own.isEmpty { found[file.name] = own.map { Dictionary($0) { first, _ in first } } }
    }
    return found
  }
}
