// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What lies at the path that a command is given for a group.
enum GroupPath {
  case folder
  case workbook

  /// Endings of files that people save from spreadsheets; others than .xlsx are read to say what to do about them.
  static let workbookEndings = ["xlsx", "xlsm", "xltx", "xls", "xlsb", "ods", "numbers"]

  /// What lies at `path`.
  ///
  /// - Throws: `Failure` with status `files` where nothing does, or a file of another kind.
  init(_ path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.files, "there is no folder or workbook '\(path)'; 'planner init \(path)' would make one")
    }
    if isFolder.boolValue {
      self = .folder
    } else if Self.isWorkbook(path) {
      self = .workbook
    } else {
      throw Failure(.files, "'\(path)' is a file; a group is a folder, or a workbook (.xlsx)")
    }
  }

  /// Whether a file is called like a workbook.
  static func isWorkbook(_ path: String) -> Bool { workbookEndings.contains(ending(of: path)) }

  /// "xlsx" for "My Group.XLSX".
  static func ending(of path: String) -> String { URL(filePath: path).pathExtension.lowercased() }
}
