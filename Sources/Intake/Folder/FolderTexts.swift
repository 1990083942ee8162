// SPDX-License-Identifier: Apache-2.0

import Domain

/// The files of a group folder that lie in memory, under the names that `FolderWriter` gives them.
///
/// There are no calendars beside them: in what's written their times are rows.
struct FolderTexts: TableStore {
  private let texts: [String: String]

  /// The files; needed ones that are missing are errors.
  init(_ files: [(name: String, text: String)], _ problems: Problems) {
    texts = Dictionary(files.map { ($0.name, $0.text) }) { first, _ in first }
    requireNeededFiles(problems)
  }

  func settings(_ problems: Problems) -> Settings {
    let name = FolderListing.settingsNames[0]
    guard let text = texts[name] else { return Settings() }
    return YAMLReader.parse(Array(text.utf8), name: name, problems).map { Settings($0, problems) } ?? Settings()
  }

  func text(of file: FolderFile, _ problems: Problems) -> TableText? {
    guard let text = texts[file.name] else { return nil }
    return CSVDocument.parse(Array(text.utf8), name: file.name, problems: problems)?.text
  }

  func has(_ file: FolderFile) -> Bool { texts[file.name] != nil }

  func place(of file: FolderFile) -> Location { Location(file.name) }

  func called(_ file: FolderFile) -> String { file.name }

  var lineWord: String { "line" }

  var calendars: CalendarShelf { CalendarShelf(folder: "", isOfGroup: true, advice: "Write rows for its times.") }
}
