// SPDX-License-Identifier: Apache-2.0

import Calendars
import Dispatch
import Store
import Synchronization

/// What's published and who may read it, as it was found in the database last, and the files made of it.
///
/// Requests are answered from memory. The database is read on one queue, off the threads that serve, and only for a feed
/// that wasn't asked for since the last publication.
final class FeedSource: Sendable {
  /// What a token gives.
  enum Answer: Sendable {
    case file(FeedFile)
    /// The token is unknown or revoked, or its owner isn't in the plan any more: nobody learns which.
    case unknown
    /// The token is valid, and nothing has been published yet.
    case notPublished
    /// The token is valid, and the database can't be read just now.
    case notReadable
  }

  /// What's told of it to whoever watches the server.
  struct Condition: Sendable {
    var plan: Int?
    var tokens: Int
    var isReadable: Bool
    var files: Int
    var bytes: Int
  }

  private struct State {
    var database: PlannerDatabase
    var publication: FeedPublication?
    var tokens: [FeedToken.Hash: FeedToken] = [:]
    var version: Int?
    var isReadable = true
    var cache: FeedCache
  }

  private let queue = DispatchQueue(label: "planner.feeds")
  private let state: Mutex<State>
  private let renderer = Mutex(FeedRenderer())

  /// Reads what's published.
  init(_ database: PlannerDatabase, cacheBytes: Int) throws(StoreError) {
    state = Mutex(State(database: database, cache: FeedCache(most: cacheBytes)))
    _ = try read()
  }

  /// The database that's served now.
  var database: PlannerDatabase { state.withLock(\.database) }

  var condition: Condition {
    state.withLock {
      Condition(
        plan: $0.publication?.plan, tokens: $0.tokens.count, isReadable: $0.isReadable, files: $0.cache.count,
        bytes: $0.cache.bytes)
    }
  }

  // MARK: Changes

  /// What a look at the database has brought.
  enum Change: Equatable, Sendable {
    case none
    /// Somebody has published: the plan's number.
    case published(Int?)
    case tokens
    /// Another database was put in its place: the number of the plan that's published there.
    case replaced(Int?)
    case unreadable(StoreError)
    /// It can be read again.
    case readable
  }

  /// Looks whether somebody else has changed something. What can't be read leaves everything as it was.
  func refresh() async -> Change {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: self.look()) }
    }
  }

  private func look() -> Change {
    do throws(StoreError) {
      if let successor = try database.successor() { return try read(successor) }
      let version = try database.dataVersion()
      let wasReadable = state.withLock { state in
        defer { state.isReadable = true }
        return state.isReadable
      }
      if state.withLock({ $0.version == version }) { return wasReadable ? .none : .readable }
      return try read()
    } catch {
      let wasReadable = state.withLock { state in
        defer { state.isReadable = false }
        return state.isReadable
      }
      return wasReadable ? .unreadable(error) : .none
    }
  }

  /// Goes over to `successor`, of which nothing that's held ready need be.
  private func read(_ successor: PlannerDatabase) throws(StoreError) -> Change {
    let former = database
    state.withLock { $0.database = successor }
    do throws(StoreError) { _ = try read() } catch {
      // It's looked for once more next time.
      state.withLock { $0.database = former }
      throw error
    }
    return state.withLock { state in
      state.cache.removeAll()
      state.isReadable = true
      return .replaced(state.publication?.plan)
    }
  }

  private func read() throws(StoreError) -> Change {
    // The version first: what's committed between the two is seen now, and looked for once more.
    let version = try database.dataVersion()
    let publication = try database.feedPublication()
    let tokens = try database.validFeedTokens()
    return state.withLock { state in
      state.version = version
      let isNew = state.publication != publication
      let areOther = state.tokens != tokens
      if isNew { state.cache.removeAll() }
      state.publication = publication
      state.tokens = tokens
      return isNew ? .published(publication?.plan) : areOther ? .tokens : .none
    }
  }

  // MARK: Files

  private enum Found {
    case answer(Answer)
    case needed(FeedCache.Key)
  }

  /// The file that `token` opens, whatever its text is.
  func answer(_ token: Substring, kinds: Set<String>?, hidesCancelled: Bool) async -> Answer {
    let hash = FeedToken.hash(of: token)
    let found = state.withLock { state -> Found in
      guard let token = state.tokens[hash] else { return .answer(.unknown) }
      guard state.publication != nil else { return .answer(.notPublished) }
      // Whoever may know times alone doesn't learn what they're for by asking kind by kind.
      let view = FeedView(
        isBusyOnly: token.isBusyOnly, kinds: token.isBusyOnly ? nil : kinds, hidesCancelled: hidesCancelled)
      let key = FeedCache.Key(feed: token.feed, view: view)
      return state.cache[key].map { .answer(.file($0)) } ?? .needed(key)
    }
    switch found {
    case .answer(let answer): return answer
    case .needed(let key):
      return await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: self.make(key)) }
      }
    }
  }

  private func make(_ key: FeedCache.Key) -> Answer {
    // Of many who ask at once the first has it made.
    if let file = state.withLock({ $0.cache[key] }) { return .file(file) }
    do {
      guard let feed = try database.feed(key.feed) else { return .unknown }
      let modified = UTCInstant(iso: feed.publication.at) ?? UTCInstant(secondsSince1970: 0)
      let entries = feed.entries.map { entry in
        PublishedEntry(
          uid: entry.uid, content: entry.content, sequence: entry.sequence,
          stamp: UTCInstant(iso: entry.changedAt) ?? modified, isCancelled: entry.isCancelled)
      }
      let bytes = try renderer.withLock { try $0.bytes(head: feed.head, entries: entries, view: key.view) }
      let file = FeedFile(bytes, modified: modified)
      state.withLock { state in
        if state.publication == feed.publication { state.cache.add(file, for: key) }
      }
      return .file(file)
    } catch {
      return .notReadable
    }
  }
}
