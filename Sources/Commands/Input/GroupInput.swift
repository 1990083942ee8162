// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake

/// A group folder as it was read: the group, if it can be used, and all that was found on the way.
struct GroupInput {
  /// Nil where there are errors.
  let group: Group?
  let report: ProblemReport

  /// Reads the folder.
  ///
  /// - Throws: `Failure` with status `files` where there is no such folder.
  static func read(_ folder: String) throws -> GroupInput {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw Failure(.files, "there is no folder '\(folder)'; 'planner init \(folder)' would make one")
    }
    guard isFolder.boolValue else {
      throw Failure(.files, "'\(folder)' is a file; a group is a folder")
    }
    let contents = GroupFolder.read(folder)
    return GroupInput(group: contents.group, report: ProblemReport(contents.problems))
  }
}
