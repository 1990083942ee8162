// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The right to write to a database, of which there's one.
///
/// It's an exclusive `flock` on a file beside the database ("group.db.lock"), never on the database itself: SQLite locks
/// that by other means, which closing any descriptor of the file in this process would drop. The system takes the lock
/// away when the process ends, however it ends, so that there are no stale ones. The file stays, but where it was made for
/// something that turned out to be no database. Who holds the lock stands in the file, for messages alone.
final class DatabaseLock: Sendable {
  let descriptor: Int32
  private let file: String
  /// Whether the file wasn't there before.
  private let isNew: Bool

  /// Takes the lock of the database at `path`, without waiting.
  ///
  /// - Parameters:
  ///   - holder: who takes it, as "planner load".
  ///   - ending: of the lock's file.
  /// - Throws: `database.in-use` where somebody else has it.
  init(_ path: String, holder: String, ending: String = ".lock") throws(StoreError) {
    file = path + ending
    (descriptor, isNew) = try Self.taken(file, of: path)
    let text = Array("\(holder), process \(getpid())".utf8)
    // What it says is for messages alone: where it can't be written, the lock holds all the same.
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
  }

  deinit {
    // Closing alone isn't enough: a process that's being started just now has a copy until its program begins.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Takes the file away where it wasn't there before. Others get in from then on, so that it's the last thing to do.
  func forget() { if isNew { unlink(file) } }

  /// The file, locked.
  ///
  /// - Parameter between: done once it's open and not locked yet; tests take it away then.
  static func taken(
    _ file: String, of path: String, between: () -> Void = {}
  ) throws(StoreError) -> (descriptor: Int32, isNew: Bool) {
    while true {
      let found = try opened(file)
      between()
      guard flock(found.descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let isHeld = errno == EWOULDBLOCK
        let reason = reason
        let other = text(of: found.descriptor)
        close(found.descriptor)
        guard isHeld else { throw StoreError(.notAccessible, "'\(file)' can't be locked: \(reason)") }
        throw StoreError(
          .inUse, "'\(path)' is in use by \(other.isEmpty ? "another program" : other); try again when that has ended")
      }
      // Somebody may have taken the file away since it was opened: the lock of a file that isn't there keeps nobody out.
      if FileIdentity(of: found.descriptor) == FileIdentity(of: file) { return found }
      close(found.descriptor)
    }
  }

  private static func opened(_ file: String) throws(StoreError) -> (descriptor: Int32, isNew: Bool) {
    let new = open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if new >= 0 { return (new, true) }
    let known = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if known >= 0 { return (known, false) }
    throw StoreError(.notAccessible, "'\(file)', which says who uses the database, can't be written: \(reason)")
  }

  private static var reason: String { String(cString: strerror(errno)) }

  private static func text(of descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
