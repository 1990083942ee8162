// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import Testing

/// Real files that tests may read but the repository doesn't hold: timetables, the school register, term dates.
///
/// They lie in `../shared/data` beside the package; the environment variable PLANNER_SHARED_DATA names another folder.
/// Tests that need them carry the trait `.needsSharedData` and are skipped, with a message, where they are missing.
public enum SharedData {
  /// The folder, whether it exists or not.
  public static let folder: URL = {
    if let named = ProcessInfo.processInfo.environment["PLANNER_SHARED_DATA"], !named.isEmpty {
      return URL(fileURLWithPath: named, isDirectory: true)
    }
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared/data", isDirectory: true)
  }()

  /// Whether the folder is there.
  public static let isPresent = FileManager.default.fileExists(atPath: folder.path)

  /// The file at `path` inside the folder, such as "xhstt/EnglandStPaul.xml".
  public static func file(_ path: String) -> URL { folder.appendingPathComponent(path) }

  /// The bytes of the file at `path` inside the folder.
  public static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: file(path))) }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test where the shared data is missing.
  public static var needsSharedData: Self {
    .enabled(if: SharedData.isPresent, "shared data not found; set PLANNER_SHARED_DATA to its folder")
  }
}
