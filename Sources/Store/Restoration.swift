// SPDX-License-Identifier: Apache-2.0

/// What has come of restoring a backup.
public struct Restoration: Hashable, Sendable {
  /// The group as it is now; nil where the backup holds none.
  public var group: GroupRevision?
  /// The number of the plan that's published now.
  public var plan: Int?
  /// Tokens that are valid now.
  public var validTokens: Int
  public var former: Former

  /// What has become of what the database that was replaced knew of feeds.
  public enum Former: Hashable, Sendable {
    /// There was no database, or none with a group.
    case none
    /// So many tokens were revoked in it and now are here too, so many entries have got a higher number because of it, and so
    /// many valid tokens that the backup doesn't know yet open nothing any more.
    case carriedOver(revoked: Int, entries: Int, lost: Int)
    /// It couldn't be read, at least not whole.
    case unreadable(StoreError)
  }
}
