// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The folder that `--output` names: written beside its place and moved there whole, or not at all.
///
/// An existing folder is replaced only if it's empty or holds nothing but what `planner` writes, so that no file of
/// anybody else's is lost.
struct OutputFolder: Sendable {
  /// The names that `planner` writes at the top of an output folder; the first is in every one.
  static let ownNames = ["plan.json", "plan.schema.json", "feeds", "digests", "ledgers", "report.html"]

  /// As the user wrote it, for messages.
  let shown: String
  private let target: URL
  /// Whether a folder that holds an earlier plan may be replaced.
  private let replacesPlans: Bool

  /// The folder at `path`, absolute or relative to the working directory.
  init(_ path: String, replacesPlans: Bool = true) {
    shown = path
    self.replacesPlans = replacesPlans
    target = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL.resolvingSymlinksInPath()
  }

  /// Refuses a place that can't or mustn't be written, before anybody waits for a plan.
  ///
  /// - Throws: `Failure` with status `files`.
  func check() throws {
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
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw Failure(.files, "'\(shown)' is a file\(replacesPlans ? "; --output names a folder" : ", not a folder")")
    }
    let names = try attempt("read") { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    guard !names.isEmpty else { return }
    guard replacesPlans else {
      throw Failure(.files, "'\(shown)' holds files already; name a new folder, or an empty one")
    }
    guard names.contains(Self.ownNames[0]), let foreign = names.first(where: { !Self.ownNames.contains($0) }) else {
      if names.contains(Self.ownNames[0]) { return }
      throw Failure(
        .files, "'\(shown)' holds files and no plan of planner's; name a new folder, or an empty one")
    }
    throw Failure(
      .files, "'\(shown)' holds '\(foreign)', which planner didn't write; move it away or name another folder")
  }

  /// Writes `output` and puts it in place; whatever was there before is gone only once the new is there.
  ///
  /// - Throws: `Failure` with status `files`; then the place is as it was.
  func write(_ output: OutputFiles) throws {
    try check()
    let stage = sibling("new")
    defer { discard(stage) }
    try attempt("written") {
      try FileManager.default.createDirectory(at: stage, withIntermediateDirectories: false)
      for file in output.files {
        let place = stage.appending(path: file.path, directoryHint: .notDirectory)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: place)
      }
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

  /// Takes away a neighbour; what can't be taken away is in nobody's way, and the plan is in place.
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
    } catch {
      throw Failure(.files, "'\(shown)' can't be \(deed): \(error.localizedDescription)")
    }
  }
}
