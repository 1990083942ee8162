// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The files of a group folder, matched with the tables that they hold.
struct FolderListing: TableStore {
  let folder: String
  private var names: [FolderFile: String] = [:]
  /// Name of the file with the group's settings, if there is one.
  private(set) var settings: String?
  private(set) var calendars: CalendarShelf

  /// Names of settings files.
  static let settingsNames = ["group.yaml", "group.yml", "group.csv"]

  /// Lists `folder`; nil after a problem where that isn't possible.
  ///
  /// Names are matched without regard to case. Files that nothing reads are warned about, apart from hidden ones and
  /// notes (.md, .txt); needed ones that are missing are errors.
  init?(_ folder: String, _ problems: Problems) {
    self.folder = folder
    calendars = CalendarShelf(
      folder: folder, isOfGroup: true, advice: "Put the file beside busy.csv and write its name with .ics.")
    let shownFolder = folder.isEmpty ? "." : folder
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      problems.error(
        .fileMissing, at: Location(shownFolder), "There is no such folder",
        advice: "Check its name, or make one with 'planner init FOLDER'.")
      return nil
    }
    do {
      // Exact spellings first, so that they win over "Staff.csv".
      let all = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      let exact = all.filter { $0 == $0.lowercased() }
      for name in exact + all.filter({ $0 != $0.lowercased() }) { take(name, problems) }
    } catch {
      problems.error(
        .fileUnreadable, at: Location(shownFolder), "The folder can't be listed: \(error.localizedDescription)")
      return nil
    }
    requireNeededFiles(problems)
  }

  /// Whether a file is for people alone.
  static func isNote(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return [".md", ".txt"].contains { lowered.hasSuffix($0) } || lowered == "license"
  }

  private mutating func take(_ name: String, _ problems: Problems) {
    let lowered = name.lowercased()
    guard !name.hasPrefix("."), !Self.isNote(name) else { return }
    if Self.settingsNames.contains(lowered) {
      if let settings { twice(settings, name, problems) } else { settings = name }
    } else if let file = FolderFile.allCases.first(where: { $0.name == lowered }) {
      if let first = names[file] { twice(first, name, problems) } else { names[file] = name }
    } else if lowered.hasSuffix(".ics") {
      if let first = calendars.names[lowered] {
        twice(first, name, problems)
      } else {
        calendars.names[lowered] = name
      }
    } else {
      problems.warn(
        .fileUnknown, at: Location(name), "Nothing in a group folder is called '\(name.shown)'; it wasn't read",
        value: name,
        advice: Nearest.advice(name, in: FolderFile.allCases.map(\.name) + Self.settingsNames)
          ?? "Move it elsewhere if it's meant to be so.")
    }
  }

  private func twice(_ first: String, _ second: String, _ problems: Problems) {
    problems.error(
      .fileTwice, at: Location(second), "'\(first.shown)' and '\(second.shown)' hold the same table", value: second,
      advice: "Keep one of them.")
  }

  // MARK: TableStore

  func settings(_ problems: Problems) -> Settings {
    guard let settings else { return Settings() }
    let path = "\(folder)/\(settings)"
    guard settings.lowercased().hasSuffix(".csv") else {
      return YAMLReader.read(path, name: settings, problems).map { Settings($0, problems) } ?? Settings()
    }
    guard let document = CSVDocument.read(path, name: settings, problems: problems) else { return Settings() }
    return Settings(document.text, problems)
  }

  func text(of file: FolderFile, _ problems: Problems) -> TableText? {
    guard let name = names[file] else { return nil }
    return CSVDocument.read("\(folder)/\(name)", name: name, problems: problems)?.text
  }

  func has(_ file: FolderFile) -> Bool { names[file] != nil }

  func place(of file: FolderFile) -> Location { Location(file.name) }

  func called(_ file: FolderFile) -> String { file.name }

  var lineWord: String { "line" }
}

extension TableStore {
  /// Adds an error for each file that a group can't do without and that isn't there.
  func requireNeededFiles(_ problems: Problems) {
    for file in FolderFile.allCases where file.isNeeded && !has(file) {
      problems.error(
        .fileMissing, at: Location(file.name), "The folder has no file \(file.name), which every group needs",
        advice: file.howToMake)
    }
  }
}
