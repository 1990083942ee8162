// SPDX-License-Identifier: Apache-2.0

public import Domain
import Foundation

/// A group as a folder of CSV files and one file of settings; `docs/formats.md` describes every file and column.
public enum GroupFolder {
  /// Reads the group folder at `path` and checks it; every problem of every file is reported at once.
  ///
  /// Never throws: a folder that can't be read is a problem like any other.
  public static func read(_ path: String) -> GroupContents {
    let problems = Problems()
    let name = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
    return GroupContents(FolderListing(path, problems), name: name, problems)
  }

  /// Reads a group from the texts of its files, named as `files(of:)` names them, and checks it like a folder.
  ///
  /// - Parameter name: what it's called where its settings don't name it.
  public static func read(_ files: [(name: String, text: String)], called name: String) -> GroupContents {
    let problems = Problems()
    return GroupContents(FolderTexts(files, problems), name: name, problems)
  }

  /// The files of a folder that holds `group`, by name, in a fixed order; only those with something in them, apart from
  /// the needed ones.
  ///
  /// Reading them gives an equal group, if `group` came from `read` or holds only what its documentation allows.
  public static func files(of group: Group) -> [(name: String, text: String)] { FolderWriter.files(of: group) }

  /// Writes `group` into the folder at `path`, which is made if needed. Tables that hold nothing any more are deleted;
  /// files of other names are left alone.
  ///
  /// - Throws: a `Problem` with code `file.not-written`.
  public static func write(_ group: Group, to path: String) throws(Problem) {
    let files = files(of: group)
    try FolderWriter.write(files, to: path)
    let written = Set(files.map(\.name))
    for file in FolderFile.allCases where !written.contains(file.name) {
      try FolderWriter.delete(file.name, in: path)
    }
  }

  /// Whether a file of this name holds a table or the settings of a group.
  public static func isTable(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return FolderListing.settingsNames.contains(lowered) || FolderFile.allCases.contains { $0.name == lowered }
  }

  /// Whether a file of this name belongs to a group's folder: tables, settings, calendars and notes do.
  public static func belongs(_ name: String) -> Bool {
    isTable(name) || FolderListing.isNote(name) || name.lowercased().hasSuffix(".ics")
  }

  /// Writes a small commented group to start from into the folder at `path`, which is made if needed.
  ///
  /// - Throws: a `Problem` with code `file.exists` if the folder has any of its files, or `file.not-written`.
  public static func writeStarter(to path: String) throws(Problem) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
      throw Problem(
        .error, .fileExists, at: Location(path), "There is a file of this name, and a group is a folder",
        advice: "Choose another name.")
    }
    for (name, _) in StarterGroup.files where FileManager.default.fileExists(atPath: "\(path)/\(name)") {
      throw Problem(
        .error, .fileExists, at: Location("\(path)/\(name)"), "The file exists and isn't overwritten",
        advice: "Choose an empty folder.")
    }
    try FolderWriter.write(StarterGroup.files, to: path)
  }
}
