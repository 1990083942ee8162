// SPDX-License-Identifier: Apache-2.0

/// What has come of restoring a backup.
public struct Restoration: Hashable, Sendable {
  /// The group as it is now; nil where the backup holds none.
  public var group: GroupRevision?
  /// The number of the plan that's published now.
  public var plan: Int?
  /// Tokens that are valid now.
  public var validTokens: Int
  /// Whether there are messages, whatever became of them.
  public var hasMessages: Bool
  /// What could be learned from what was there before.
  public var former: Former
  /// What was learned from it.
  public var carriedOver: CarriedOver
  /// So many messages were to be sent when the backup was made, and nobody knows whether they were: none is sent by itself.
  public var heldMessages: Int

  /// What could be learned from the database that was replaced.
  public enum Former: Hashable, Sendable {
    /// There was no database, or none of this group; of another group's only what it had revoked is taken.
    case none
    /// All that's carried over.
    case read
    /// It couldn't be read, at least not whole.
    case unreadable(StoreError)
  }

  /// What has become of what the replaced database knew and the backup didn't: of each so many.
  public struct CarriedOver: Hashable, Sendable {
    /// Tokens that were revoked there and now are here too.
    public var revokedTokens = 0
    /// Tokens that were valid there and open nothing any more.
    public var lostTokens = 0
    /// Entries that have got a higher number because of it.
    public var entries = 0
    /// Messages that are known here now to have been sent, or perhaps, or to have been refused.
    public var messages = 0
    /// Those of them that tell of plans that the backup doesn't have.
    public var messagesOfLostPlans = 0
    /// Messages of which the restored database has nothing to hang them on: they may be queued once more.
    public var forgottenMessages = 0
    /// Addresses that are suppressed now, or aren't any more.
    public var suppressions = 0
    /// Kinds of messages from which somebody is unsubscribed now, or isn't any more.
    public var unsubscriptions = 0
    /// Calendars of busy times that were removed there and now are here too.
    public var removedSources = 0
    /// Calendars of busy times that were fetched there and that nobody knows here.
    public var lostSources = 0
    /// What was off of a plan there and isn't here, because the event that it was for is lost.
    public var lostWithdrawals = 0

    /// People who had been erased there and are in the restored database.
    public var lostErasures = 0

    /// Nothing.
    public init() {}
  }
}
