// SPDX-License-Identifier: Apache-2.0

/// The right to fetch a database's calendars of busy times, of which there's one, so that no host is asked twice at a time.
///
/// It's apart from the right to write, which whoever fetches takes for a moment at the end: hosts are slow.
public final class FetchingLock: Sendable {
  private let lock: DatabaseLock

  /// Takes the right to fetch for the database at `path`, for as long as this value lives.
  ///
  /// - Parameter holder: who takes it, as "planner busy fetch".
  /// - Throws: `database.in-use` where somebody else has it.
  public init(_ path: String, holder: String) throws(StoreError) {
    lock = try DatabaseLock(PlannerDatabase.resolved(path), holder: holder, ending: ".busy.lock")
  }
}
