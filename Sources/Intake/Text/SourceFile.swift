// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads one file of the input whole, after asking how large it is.
enum SourceFile {
  /// Files above this size are refused before they're read: 64 MiB.
  static let defaultCap = 64 << 20

  /// The bytes of the file at `path`, or nil after adding the reason to `problems`.
  ///
  /// - Parameters:
  ///   - name: how problems name the file.
  ///   - cap: the most bytes taken. The size is asked first; a file that grows meanwhile is stopped at the cap too.
  static func read(_ path: String, name: String, cap: Int = defaultCap, _ problems: Problems) -> [UInt8]? {
    let attributes: [FileAttributeKey: Any]
    do {
      let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      attributes = try FileManager.default.attributesOfItem(atPath: resolved)
    } catch {
      let missing = !FileManager.default.fileExists(atPath: path)
      problems.error(
        missing ? .fileMissing : .fileUnreadable, at: Location(name),
        missing ? "The file doesn't exist" : "The file can't be read: \(error.localizedDescription)",
        advice: missing ? "Check the name and the folder." : "Check who may read it.")
      return nil
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      problems.error(
        .fileUnreadable, at: Location(name), "This is a folder, a device or a pipe, not a file",
        advice: "Name a regular file.")
      return nil
    }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    guard size <= cap else { return refuse(size, name: name, cap: cap, problems) }
    return contents(path, name: name, cap: cap, problems)
  }

  private static func contents(_ path: String, name: String, cap: Int, _ problems: Problems) -> [UInt8]? {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      let data = try handle.read(upToCount: cap + 1) ?? Data()
      guard data.count <= cap else { return refuse(data.count, name: name, cap: cap, problems) }
      return [UInt8](data)
    } catch {
      problems.error(
        .fileUnreadable, at: Location(name), "The file can't be read: \(error.localizedDescription)",
        advice: "Check who may read it.")
      return nil
    }
  }

  private static func refuse(_ size: Int, name: String, cap: Int, _ problems: Problems) -> [UInt8]? {
    problems.error(
      .fileTooLarge, at: Location(name),
      "The file has \(megabytes(size)); files over \(megabytes(cap)) are refused", value: String(size),
      advice: "Is it the right file? A timetable of a large secondary has less than 1 MB. Split it by school if it is.")
    return nil
  }

  private static func megabytes(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }
}
