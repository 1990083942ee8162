// SPDX-License-Identifier: Apache-2.0

/// The right to send a database's messages, of which there's one.
///
/// It's apart from the right to write, which whoever sends takes for a moment at each step: servers are slow, and groups
/// are loaded and plans published meanwhile. Whoever has it knows that a message in the state *sending* isn't being sent by
/// anybody else.
public final class SendingLock: Sendable {
  private let lock: DatabaseLock

  /// Takes the right to send the messages of the database at `path`, for as long as this value lives.
  ///
  /// - Parameter holder: who takes it, as "planner mail send".
  /// - Throws: `database.in-use` where somebody else has it.
  public init(_ path: String, holder: String) throws(StoreError) {
    lock = try DatabaseLock(PlannerDatabase.resolved(path), holder: holder, ending: ".mail.lock")
  }
}
