// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake

/// Where a group is written: a workbook or a folder, whole or not at all.
enum GroupPlace {
  case workbook(path: String)
  case folder(StagedPlace)

  /// The place at `path`: a workbook where it ends in .xlsx, else a folder.
  ///
  /// - Throws: `Failure` with status `usage` for the endings of other spreadsheets.
  init(_ path: String) throws {
    switch GroupPath.ending(of: path) {
    case "xlsx": self = .workbook(path: path)
    case let ending where GroupPath.workbookEndings.contains(ending) || ending == "csv":
      throw Failure(.usage, "'\(path)': workbooks are written as .xlsx, and folders have no ending")
    default: self = .folder(StagedPlace(path))
    }
  }

  /// Refuses to write a group over itself.
  ///
  /// - Throws: `Failure` with status `usage`.
  static func requireDifferent(_ from: String, _ to: String) throws {
    guard resolved(from) != resolved(to) else {
      throw Failure(.usage, "'\(from)' and '\(to)' are the same; name another place")
    }
  }

  private static func resolved(_ path: String) -> URL {
    URL(filePath: path, directoryHint: .notDirectory).standardizedFileURL.resolvingSymlinksInPath()
  }

  /// Refuses a folder that holds anything but a group's tables: whatever else is there would stay.
  ///
  /// - Throws: `Failure` with status `files`.
  func requireNothingButTables() throws {
    guard case .folder(let place) = self, let names = try place.names(what: "a group's folder can't take its place"),
      let other = names.first(where: { !GroupFolder.isTable($0) })
    else { return }
    throw Failure(
      .files, "'\(place.shown)' holds '\(other)', which would stay as it is, names and all; name another folder")
  }

  /// Refuses a place that can't or mustn't be written.
  ///
  /// - Parameters:
  ///   - replaces: whether a group that lies there may be replaced.
  ///   - hint: what the person can do about a workbook that is there.
  /// - Throws: `Failure` with status `files`.
  func check(replaces: Bool, hint: String = "--replace does so") throws {
    switch self {
    case .workbook(let path): try Self.check(workbook: path, replaces: replaces, hint)
    case .folder(let place): try Self.check(folder: place, replaces: replaces)
    }
  }

  private static func check(workbook path: String, replaces: Bool, _ hint: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    if isFolder.boolValue { throw Failure(.files, "'\(path)' is a folder; a workbook is a file") }
    if !replaces { throw Failure(.files, "'\(path)' exists and isn't overwritten; \(hint)") }
  }

  private static func check(folder place: StagedPlace, replaces: Bool) throws {
    guard let names = try place.names(what: "a group's folder can't take its place"), !names.isEmpty else { return }
    guard replaces else { throw Failure(.files, "'\(place.shown)' isn't empty; --replace writes over a group") }
    if let foreign = names.first(where: { !$0.hasPrefix(".") && !GroupFolder.belongs($0) }) {
      throw Failure(
        .files, "'\(place.shown)' holds '\(foreign)', which is no part of a group; name another folder")
    }
  }

  /// Writes `group` there; of a folder that's replaced, notes, calendars and hidden files stay.
  ///
  /// - Throws: `Failure` with status `files`; then the place is as it was.
  func write(_ group: Group) throws {
    switch self {
    case .workbook(let path):
      try Self.write(workbook: path) { () throws(Problem) in try GroupWorkbook.bytes(of: group) }
    case .folder(let place): try Self.write(GroupFolder.files(of: group), to: place)
    }
  }

  /// Writes a folder of these files; of one that's replaced, notes, calendars and hidden files stay.
  ///
  /// - Throws: `Failure` with status `files`; then the place is as it was.
  static func write(_ files: [(name: String, text: String)], to place: StagedPlace) throws {
    try place.write { stage in
      for name in try place.names(what: "")?.filter({ !GroupFolder.isTable($0) }) ?? [] {
        try FileManager.default.copyItem(at: place.target.appending(path: name), to: stage.appending(path: name))
      }
      for (name, text) in files {
        try Data(text.utf8).write(to: stage.appending(path: name, directoryHint: .notDirectory))
      }
    }
  }

  /// Writes a workbook beside its place and renames it.
  ///
  /// - Throws: `Failure` with status `files`.
  static func write(workbook path: String, _ bytes: () throws(Problem) -> [UInt8]) throws {
    let content: [UInt8]
    do throws(Problem) { content = try bytes() } catch { throw Failure(.files, error.description) }
    do {
      try Data(content).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(.files, "'\(path)' can't be written: \(error.localizedDescription)")
    }
  }
}
