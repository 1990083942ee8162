// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads a file that a command names beside the group's folder.
enum InputFile {
  /// The bytes of the file at `path`, if it's a regular file of at most `most` bytes; larger ones aren't opened.
  ///
  /// - Throws: `Failure` with status `files`.
  static func bytes(of path: String, most: Int) throws -> [UInt8] {
    do {
      let file = URL(filePath: path).resolvingSymlinksInPath()
      guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
        throw Failure(.files, "there is no file '\(path)'")
      }
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path(percentEncoded: false))
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw Failure(.files, "'\(path)' is a folder, a device or a pipe, not a file")
      }
      guard let size = attributes[.size] as? NSNumber, size.intValue <= most else {
        throw Failure(.files, "'\(path)' has over \(most >> 20) MiB and isn't read")
      }
      return [UInt8](try Data(contentsOf: file))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.files, "'\(path)' can't be read: \(error.localizedDescription)")
    }
  }
}
