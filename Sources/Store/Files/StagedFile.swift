// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A file that's written under a hidden name beside its place and takes it whole, or not at all.
struct StagedFile {
  /// Endings of the files that SQLite keeps beside a database, and takes for a part of whatever has its name.
  static let companions = ["-journal", "-wal", "-shm"]

  let target: String
  /// Where it's written.
  let path: String

  /// The stage of the file at `target`; made empty, for its owner alone.
  init(for target: String) throws(StoreError) {
    let place = URL(filePath: target, directoryHint: .notDirectory)
    self.target = target
    let name = ".\(place.lastPathComponent).new-\(getpid())"
    path = place.deletingLastPathComponent().appending(path: name, directoryHint: .notDirectory)
      .path(percentEncoded: false)
    // One of an earlier process with this number is nobody's any more.
    unlink(path)
    try PlannerDatabase.make(path)
  }

  /// Takes it away, with what SQLite may have left beside it; nothing where it has taken its place.
  func discard() { for ending in [""] + Self.companions { unlink(path + ending) } }

  /// Puts it in its place, where nothing may be, nor anything that would be taken for a part of it.
  ///
  /// - Throws: `database.exists`.
  func takePlace() throws(StoreError) {
    if let ending = Self.companions.first(where: { FileManager.default.fileExists(atPath: target + $0) }) {
      throw StoreError(
        .exists, "'\(target)\(ending)' is there and would be taken for a part of the new file; name another")
    }
    try Self.sync(path)
    if link(path, target) == 0 {
      unlink(path)
    } else if errno == EEXIST {
      throw StoreError(.exists, "'\(target)' is there already and isn't overwritten; name a new file")
    } else {
      // File systems without links, as on memory sticks.
      guard !FileManager.default.fileExists(atPath: target), rename(path, target) == 0 else {
        throw Self.failure(target, "can't be written")
      }
    }
    try Self.sync(URL(filePath: target).deletingLastPathComponent().path(percentEncoded: false))
  }

  /// Puts it in its place, whatever is there.
  func replace() throws(StoreError) {
    try Self.sync(path)
    guard rename(path, target) == 0 else { throw Self.failure(target, "can't be replaced") }
    try Self.sync(URL(filePath: target).deletingLastPathComponent().path(percentEncoded: false))
  }

  /// Waits until a file's bytes, or a folder's names, are on the disk.
  private static func sync(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, "can't be read") }
    defer { close(descriptor) }
    // Some file systems can't do it for folders and say so by EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(path, "can't be written to the disk") }
  }

  private static func failure(_ path: String, _ what: String) -> StoreError {
    let reason = String(cString: strerror(errno))
    return StoreError(errno == ENOSPC ? .full : .notAccessible, "'\(path)' \(what): \(reason)")
  }
}
