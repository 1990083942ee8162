// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A file that a command is asked to write, looked at before anybody waits for what goes into it.
enum FilePlace {
  /// Throws where no file can be written at `path`, which `option` names, or something is there already: it could be a
  /// table of the group, a published plan, or a device.
  ///
  /// - Throws: `Failure` with status `files`.
  static func check(_ path: String, option: String) throws {
    let folder = URL(filePath: path, directoryHint: .notDirectory).deletingLastPathComponent()
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw Failure(.files, "'\(path)' is a folder; \(option) names a file")
    }
    if FileManager.default.fileExists(atPath: path) {
      throw Failure(.files, "'\(path)' is there already; name a new file")
    }
    let place = folder.path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: place) else {
      throw Failure(.files, "the folder in which '\(path)' would lie isn't there")
    }
    guard FileManager.default.isWritableFile(atPath: place) else {
      throw Failure(.files, "the folder in which '\(path)' would lie can't be written")
    }
  }
}
