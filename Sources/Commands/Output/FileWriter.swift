// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Synchronization

/// Writes many small files into a folder that nobody sees yet.
///
/// Foundation waits for the disk after each file, which for a large group's eighteen thousand takes longer than planning.
/// The system writes them behind in its own time; only what later plans read is waited for.
struct FileWriter {
  /// The folder, which is there.
  let folder: URL
  /// Whether a file has to be on the disk before `write` returns.
  let isLasting: @Sendable (OutputFiles.File) -> Bool

  /// Each thread takes so many at once.
  private static let block = 64

  /// Writes `files` with the folders that they're in.
  ///
  /// - Throws: `Failure` with status `files` for the first that can't be written; others may be there then.
  func write(_ files: [OutputFiles.File]) throws {
    let root = folder.path(percentEncoded: false)
    let places = files.map { folder.appending(path: $0.path, directoryHint: .notDirectory).deletingLastPathComponent() }
    for place in Set(places) {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    let failures = Mutex<[Int: Failure]>([:])
    DispatchQueue.concurrentPerform(iterations: (files.count + Self.block - 1) / Self.block) { number in
      for index in number * Self.block..<min(files.count, (number + 1) * Self.block) {
        do throws(Failure) {
          try Self.write(files[index], in: root, lasts: isLasting(files[index]))
        } catch {
          failures.withLock { $0[index] = error }
          return
        }
      }
    }
    let first = failures.withLock { failures in failures.keys.min().flatMap { failures[$0] } }
    if let first { throw first }
  }

  private static func write(_ file: OutputFiles.File, in root: String, lasts: Bool) throws(Failure) {
    // Rights as for any file that a person makes: the umask takes away what they don't want to give.
    let descriptor = open(root + file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(file) }
    do throws(Failure) {
      try write(file, to: descriptor)
      if lasts, fsync(descriptor) != 0 { throw failure(file) }
    } catch {
      _ = close(descriptor)
      throw error
    }
    // Some file systems tell only now that there's no room.
    if close(descriptor) != 0 { throw failure(file) }
  }

  private static func write(_ file: OutputFiles.File, to descriptor: Int32) throws(Failure) {
    var done = 0
    while done < file.bytes.count {
      let written = file.bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0 && errno == EINTR { continue }
      if written <= 0 { throw failure(file) }
      done += written
    }
  }

  /// What the system has just said, for the person at the terminal.
  private static func failure(_ file: OutputFiles.File) -> Failure {
    Failure(.files, "'\(file.path)' of the output can't be written: \(String(cString: strerror(errno)))")
  }
}
