// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The right to write to a database, of which there's one.
///
/// It's an exclusive `flock` on a file beside the database ("group.db.lock"), never on the database itself: SQLite locks
/// that by other means, which closing any descriptor of the file in this process would drop. The system takes the lock
/// away when the process ends, however it ends, so that there are no stale ones; the file stays, because deleting it would
/// let two hold "the" lock on two files. Who holds it stands in the file, for messages alone.
final class DatabaseLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of the database at `path`, without waiting.
  ///
  /// - Parameters:
  ///   - holder: who takes it, as "planner load".
  ///   - ending: of the lock's file.
  /// - Throws: `database.in-use` where somebody else has it.
  init(_ path: String, holder: String, ending: String = ".lock") throws(StoreError) {
    let file = path + ending
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StoreError(
        .notAccessible, "'\(file)', which says who uses the database, can't be written: \(Self.reason)")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let reason = Self.reason
      let other = Self.text(of: descriptor)
      close(descriptor)
      guard isHeld else { throw StoreError(.notAccessible, "'\(file)' can't be locked: \(reason)") }
      throw StoreError(
        .inUse, "'\(path)' is in use by \(other.isEmpty ? "another program" : other); try again when that has ended")
    }
    self.descriptor = descriptor
    let text = Array("\(holder), process \(getpid())".utf8)
    // What it says is for messages alone: where it can't be written, the lock holds all the same.
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
  }

  deinit { close(descriptor) }

  private static var reason: String { String(cString: strerror(errno)) }

  private static func text(of descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
