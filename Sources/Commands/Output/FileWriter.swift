// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Synchronization

/// Writes many small files into a folder that nobody sees yet.
///
/// Foundation waits for the disk after each file, which for a large group's eighteen thousand takes longer than planning.
/// The system writes them behind in its own time; only what later plans read is waited for.
struct FileWriter: Sendable {
  /// The folder, which is there.
  let folder: URL
  /// Whether a file has to be on the disk before `write` returns.
  let isLasting: @Sendable (OutputFiles.File) -> Bool

  /// Writes `files` with the folders that they're in.
  ///
  /// A folder's files are written by one thread: two that make files in one folder wait for each other, spinning.
  /// - Throws: `Failure` with status `files` for one that can't be written; others may be there then.
  func write(_ files: [OutputFiles.File]) throws {
    let byFolder = Dictionary(grouping: files) { Self.folder(of: $0.path) }
    let folders = byFolder.map { (path: String($0.key), files: $0.value) }
      .sorted { ($1.files.count, $0.path) < ($0.files.count, $1.path) }
    for (path, _) in folders {
      let place = folder.appending(path: path, directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    let root = folder.path(percentEncoded: false)
    let failures = Mutex([Failure?](repeating: nil, count: folders.count))
    DispatchQueue.concurrentPerform(iterations: folders.count) { number in
      do throws(Failure) { try write(folders[number].files, in: root + "/" + folders[number].path) } catch {
        failures.withLock { $0[number] = error }
      }
    }
    if let first = failures.withLock({ $0.compactMap(\.self).first }) { throw first }
  }

  /// What stands before the last "/"; empty for a file at the top.
  private static func folder(of path: String) -> Substring { path[..<(path.lastIndex(of: "/") ?? path.startIndex)] }

  private func write(_ files: [OutputFiles.File], in path: String) throws(Failure) {
    // Names are looked up from the folder, and not each time from the root of the file system.
    let place = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard place >= 0 else { throw Self.failure(path) }
    defer { close(place) }
    for file in files { try write(file, in: place) }
  }

  private func write(_ file: OutputFiles.File, in place: Int32) throws(Failure) {
    let folder = Self.folder(of: file.path)
    let name = folder.isEmpty ? file.path : String(file.path[folder.endIndex...].dropFirst())
    // Rights as for any file that a person makes: the umask takes away what they don't want to give.
    let descriptor = openat(place, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(file.path) }
    do throws(Failure) {
      try Self.write(file, to: descriptor)
      if isLasting(file), fsync(descriptor) != 0 { throw Self.failure(file.path) }
    } catch {
      _ = close(descriptor)
      throw error
    }
    // Some file systems tell only now that there's no room.
    if close(descriptor) != 0 { throw Self.failure(file.path) }
  }

  private static func write(_ file: OutputFiles.File, to descriptor: Int32) throws(Failure) {
    var done = 0
    while done < file.bytes.count {
      let written = file.bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0 && errno == EINTR { continue }
      if written <= 0 { throw failure(file.path) }
      done += written
    }
  }

  /// What the system has just said, for the person at the terminal.
  private static func failure(_ path: String) -> Failure {
    Failure(.files, "'\(path)' of the output can't be written: \(String(cString: strerror(errno)))")
  }
}
