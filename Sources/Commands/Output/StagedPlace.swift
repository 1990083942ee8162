// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A place for a folder that's written beside it and then moved there whole; what was there before is gone only once the
/// new is there.
struct StagedPlace: Sendable {
  /// As the user wrote it, for messages.
  let shown: String
  /// The folder's place, without symbolic links.
  let target: URL

  /// The place at `path`, absolute or relative to the working directory.
  init(_ path: String) {
    shown = path
    target = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL.resolvingSymlinksInPath()
  }

  /// The names of what lies there; nil where there's nothing.
  ///
  /// - Throws: `Failure` with status `files` where nothing can be written there, because of the folder around it or
  ///   because a file has the name; `what` says what a folder there would be.
  func names(what: String) throws -> [String]? {
    let parent = target.deletingLastPathComponent().path(percentEncoded: false)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(.files, "the folder in which '\(shown)' would lie doesn't exist")
    }
    guard FileManager.default.isWritableFile(atPath: parent) else {
      throw Failure(.files, "the folder in which '\(shown)' would lie can't be written")
    }
    // Without a slash at its end: with one, a file in the folder's place would look like nothing at all.
    let path = target.deletingLastPathComponent().appending(
      path: target.lastPathComponent, directoryHint: .notDirectory
    )
    .path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    guard isFolder.boolValue else { throw Failure(.files, "'\(shown)' is a file; \(what)") }
    return try attempt("read") { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// Lets `fill` write into an empty folder and moves it into place.
  ///
  /// - Throws: `Failure` with status `files`; then the place is as it was.
  func write(_ fill: (_ stage: URL) throws -> Void) throws {
    let stage = sibling("new")
    defer { discard(stage) }
    try attempt("written") {
      try FileManager.default.createDirectory(at: stage, withIntermediateDirectories: false)
      try fill(stage)
    }
    try install(stage)
  }

  private func install(_ stage: URL) throws {
    guard FileManager.default.fileExists(atPath: target.path(percentEncoded: false)) else {
      return try attempt("written") { try FileManager.default.moveItem(at: stage, to: target) }
    }
    let previous = sibling("old")
    try attempt("replaced") { try FileManager.default.moveItem(at: target, to: previous) }
    do {
      try attempt("written") { try FileManager.default.moveItem(at: stage, to: target) }
    } catch {
      try attempt("put back from \(previous.lastPathComponent)") {
        try FileManager.default.moveItem(at: previous, to: target)
      }
      throw error
    }
    discard(previous)
  }

  /// A hidden neighbour on the same file system, named for this process so that two runs never meet.
  private func sibling(_ purpose: String) -> URL {
    let name = ".\(target.lastPathComponent).\(purpose)-\(ProcessInfo.processInfo.processIdentifier)"
    return target.deletingLastPathComponent().appending(path: name, directoryHint: .isDirectory)
  }

  /// Takes away a neighbour; what can't be taken away is in nobody's way, and the folder is in place.
  private func discard(_ folder: URL) {
    guard FileManager.default.fileExists(atPath: folder.path(percentEncoded: false)) else { return }
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      Console.standard.error("planner: '\(folder.lastPathComponent)' could not be removed beside '\(shown)'")
    }
  }

  private func attempt<Value>(_ deed: String, _ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.files, "'\(shown)' can't be \(deed): \(error.localizedDescription)")
    }
  }
}
