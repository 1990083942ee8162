// SPDX-License-Identifier: Apache-2.0

/// The right to serve a database, of which there's one.
///
/// It's apart from the right to write: whoever serves reads, and plans are published meanwhile.
public final class ServingLock: Sendable {
  static let ending = ".serve.lock"

  private let lock: DatabaseLock

  /// Takes the right to serve the database at `path`, for as long as this value lives.
  ///
  /// - Parameter holder: who takes it, as "planner serve".
  /// - Throws: `database.in-use` where somebody else has it.
  public init(_ path: String, holder: String) throws(StoreError) {
    lock = try DatabaseLock(PlannerDatabase.resolved(path), holder: holder, ending: Self.ending)
  }
}
