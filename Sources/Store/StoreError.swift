// SPDX-License-Identifier: Apache-2.0

import GRDB

/// Why the database can't do what was asked: a stable code, and what's wrong, where, and what to do, in a sentence or two.
public struct StoreError: Error, Hashable, Sendable {
  /// Stable; `docs/errors.md` explains each, and a test compares the two.
  public enum Code: String, CaseIterable, Sendable {
    /// Somebody else writes to it, or has it open.
    case inUse = "database.in-use"
    /// There is no such file.
    case missing = "database.missing"
    /// Something is there already.
    case exists = "database.exists"
    /// It holds no group yet.
    case empty = "database.empty"
    /// It's something else than planner's database.
    case foreign = "database.foreign"
    /// A later version of planner has written it.
    case newer = "database.newer"
    /// Its bytes contradict each other.
    case damaged = "database.damaged"
    /// The system doesn't let it be read or written.
    case notAccessible = "database.not-accessible"
    /// The disk is full.
    case full = "database.full"
    /// It refused what would have broken one of its rules: a fault of planner.
    case constraint = "database.constraint"
    /// The group has another name than the one that's kept.
    case otherGroup = "group.other"
    /// No revision has this number.
    case unknownRevision = "revision.unknown"
    /// The plan's state doesn't allow this step.
    case wrongState = "plan.state"
    /// The group has changed since the plan was verified.
    case groupChanged = "plan.group-changed"
    /// It wasn't made from the plan that was published last for its year.
    case overtaken = "plan.overtaken"
    /// No withdrawal of this number stands.
    case unknownWithdrawal = "withdrawal.unknown"
    /// There's no such feed, or no token with this number.
    case unknownFeed = "feed.unknown"
    /// The token was revoked before.
    case revoked = "feed.revoked"
    /// No message has this number.
    case unknownMessage = "mail.unknown"
    /// The message's state doesn't allow this step.
    case wrongMessageState = "mail.state"
    /// No calendar of busy times has this number, or it isn't fetched any more.
    case unknownSource = "busy.unknown"
    /// Its owner has one of that note already.
    case knownSource = "busy.exists"
    /// There's no open account of this address.
    case unknownAccount = "user.unknown"
    /// There's an open account of this address.
    case knownAccount = "user.exists"
    /// No revision of the group that's kept has this person.
    case unknownPerson = "person.unknown"
    /// They work in the group as it is.
    case presentPerson = "person.present"
    /// They take part in what lies ahead.
    case aheadPerson = "person.ahead"
    /// A message that names them may have been sent.
    case openMessage = "person.mail"
    /// They'd still be named somewhere: a fault of planner.
    case leftBehind = "person.left"
  }

  public var code: Code
  /// Without the code.
  public var message: String

  /// An error.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// What went wrong with the database at `path`, in this module's words.
  init(_ error: any Error, at path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self = Self.told(error, path)
    case let error as DecodingError:
      self.init(
        .damaged, "'\(path)' holds a value that its schema doesn't allow (\(error)); 'planner doctor' says more")
    default: self.init(.notAccessible, "'\(path)' can't be used: \(error)")
    }
  }

  private static func told(_ error: DatabaseError, _ path: String) -> StoreError {
    let words = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_CORRUPT:
      return StoreError(
        .damaged, "'\(path)' is damaged (\(words)); 'planner doctor' says where, 'planner restore' takes a backup")
    case .SQLITE_NOTADB:
      return StoreError(
        .damaged,
        "'\(path)' is no database, or its first page is damaged; check the path, or move it away and restore a backup")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return StoreError(.inUse, "'\(path)' is in use by another program; try again when that has ended")
    case .SQLITE_FULL: return StoreError(.full, "the disk that holds '\(path)' is full; nothing was changed")
    case .SQLITE_CONSTRAINT:
      return StoreError(.constraint, "'\(path)' refuses what would break its rules: \(words); nothing was changed")
    default:
      return StoreError(
        .notAccessible, "'\(path)' can't be read or written: \(words); check its rights and those of its folder")
    }
  }
}
