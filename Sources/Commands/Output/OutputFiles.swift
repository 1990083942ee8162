// SPDX-License-Identifier: Apache-2.0

/// The files of a result, by path inside the folder to be written.
struct OutputFiles: Sendable {
  /// One file.
  struct File: Hashable, Sendable {
    /// Relative, parts separated by "/", without "." and "..".
    var path: String
    var bytes: [UInt8]
  }

  private(set) var files: [File] = []
  private var paths: Set<String> = []

  /// No files.
  init() {}

  /// Adds a file; a path that is taken or leaves the folder is a fault of the program.
  ///
  /// - Throws: `Failure` with status `fault`.
  mutating func add(_ path: String, _ bytes: [UInt8]) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }) else {
      throw Failure(.fault, "'\(path)' is not a path inside the output folder")
    }
    guard paths.insert(path).inserted else {
      throw Failure(.fault, "the output would hold '\(path)' twice")
    }
    files.append(File(path: path, bytes: bytes))
  }

  /// Adds a text file in UTF-8.
  mutating func add(_ path: String, _ text: String) throws { try add(path, Array(text.utf8)) }
}
