// SPDX-License-Identifier: Apache-2.0

import Crypto
public import Domain
import Foundation

/// The feeds of a plan that come while those before are written: making them takes as long as writing them.
public protocol ComingFeeds {
  /// As `FeedContents` has it.
  var today: CivilDate { get }
  /// Calls `body` with each feed, in the order of the bytes of their names; each name once.
  func forEach(_ body: (FeedContents.Feed) throws -> Void) throws
}

extension FeedContents: ComingFeeds {
  public func forEach(_ body: (Feed) throws -> Void) throws {
    for feed in feeds.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) { try body(feed) }
  }
}

/// The feeds of a plan that is to be published.
public struct FeedContents: Sendable {
  /// The day that counts as today: of what isn't in the plan any more, what lies before it isn't called cancelled. For
  /// entries of other academic years it's the day of the publication.
  public var today: CivilDate
  /// One for each name.
  public var feeds: [Feed]

  /// Feeds as they're kept: what their bytes mean is the caller's affair.
  public init(today: CivilDate, feeds: [Feed]) {
    self.today = today
    self.feeds = feeds
  }

  /// What somebody may subscribe to.
  public struct Feed: Sendable {
    /// "person/anna"
    public var name: String
    /// What holds for all of it.
    public var head: [UInt8]
    /// One for each key.
    public var entries: [Entry]

    /// A feed.
    public init(name: String, head: [UInt8], entries: [Entry]) {
      self.name = name
      self.head = head
      self.entries = entries
    }
  }

  /// One entry of a feed, without its uid, number and stamp, which the database gives it.
  public struct Entry: Sendable {
    /// Stays the same for the entry's whole life; an entry of another academic year is another one, whatever its key. It
    /// isn't shown to anybody.
    public var key: String
    /// On which it begins.
    public var day: CivilDate
    /// Another content is a change that people must see.
    public let content: [UInt8]
    /// SHA-256 of the content, made here: whoever makes entries does so on several threads, and nobody waits for it in a
    /// transaction.
    let hash: Data

    /// An entry.
    public init(key: String, day: CivilDate, content: [UInt8]) {
      self.key = key
      self.day = day
      self.content = content
      hash = Data(SHA256.hash(data: content))
    }
  }
}

/// The plan of which the feeds are, and since when.
public struct FeedPublication: Hashable, Sendable {
  public var plan: Int
  /// In UTC, as 2026-11-09T08:15:00Z: when it was published, or something of it was withdrawn last.
  public var at: String
  /// How often something was withdrawn, or taken back: what's published within a second is told apart by it.
  public var withdrawals = 0
}

/// A feed as it was published.
public struct PublishedFeed: Hashable, Sendable {
  public var publication: FeedPublication
  public var head: [UInt8]
  /// Those that are cancelled too, for a time.
  public var entries: [Entry]

  /// An entry with the number and stamp that it has for good, until it changes.
  public struct Entry: Hashable, Sendable {
    /// A random UUID, given when it was published first.
    public var uid: String
    /// 0 or more; rises with each change and never falls.
    public var sequence: Int
    /// When it was changed last, in UTC, as 2026-11-09T08:15:00Z.
    public var changedAt: String
    /// Not in the plan any more.
    public var isCancelled: Bool
    public var content: [UInt8]
  }
}
