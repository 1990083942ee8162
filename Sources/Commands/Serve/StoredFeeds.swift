// SPDX-License-Identifier: Apache-2.0

import Calendars
import Dispatch
import Domain
import Store
import Synchronization

/// The feeds of a plan that the database keeps.
enum StoredFeeds {
  /// What the database keeps of the feeds of a plan as it stands.
  ///
  /// - Parameters:
  ///   - today: the day from which what's off is shown as cancelled; nil: the plan's own today.
  ///   - before: how it stood until now, as feeds show it: only those that may be others are made; nil: all.
  /// - Throws: `Failure` where a feed can't be made.
  static func contents(
    of standing: StandingPlan, today: CivilDate? = nil, since before: StandingPlan? = nil
  ) throws -> FeedContents {
    let owners = before.flatMap { Feeds.concerned(by: $0.plan, standing.plan, in: standing.group) }
    do {
      let feeds = try Feeds.kept(
        group: standing.group, plan: standing.plan, of: standing.whole, owners: owners, as: FeedContents.Feed.init)
      return FeedContents(today: today ?? standing.whole.asOf, feeds: feeds)
    } catch {
      throw Failure(unmade: error, of: standing.revision.number)
    }
  }
}

extension Failure {
  fileprivate init(unmade error: FeedError, of plan: Int) {
    self.init(.fault, "the feeds of plan \(plan) can't be made: \(error)")
  }
}

extension FeedContents.Feed {
  fileprivate init(_ feed: KeptFeed) {
    self.init(
      name: feed.owner.name, head: feed.head,
      entries: feed.entries.map { FeedContents.Entry(key: $0.key, day: $0.day, content: $0.content) })
  }
}

/// The feeds of a plan that's published, which one thread makes while another writes those before: writing takes as long.
final class StreamedFeeds: ComingFeeds, Sendable {
  /// So many are made at a time.
  private static let portion = 256

  let today: CivilDate
  private let plan: Int
  private let portions: [Background<Result<[FeedContents.Feed], FeedError>>]
  private let failed = Mutex<Failure?>(nil)

  /// Begins to make them.
  ///
  /// - Throws: `Failure` where none can be made.
  init(of stored: StoredPlan) throws {
    today = stored.plan.asOf
    plan = stored.revision.number
    let maker: FeedMaker
    do { maker = try FeedMaker(group: stored.group, plan: stored.plan, of: stored.plan) } catch {
      throw Failure(unmade: error, of: stored.revision.number)
    }
    let names = maker.owners.map(\.name)
    let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    let queue = DispatchQueue(label: "feeds")
    portions = stride(from: 0, to: order.count, by: Self.portion).map { first in
      Background(on: queue) {
        Result { () throws(FeedError) in
          var feeds: [FeedContents.Feed] = []
          for index in order[first..<min(first + Self.portion, order.count)] {
            feeds.append(FeedContents.Feed(try maker.feed(index)))
          }
          return feeds
        }
      }
    }
  }

  /// Why a feed couldn't be made, if one couldn't: whoever writes feeds tells it in words of their own.
  var failure: Failure? { failed.withLock(\.self) }

  func forEach(_ body: (FeedContents.Feed) throws -> Void) throws {
    for portion in portions {
      switch portion.value {
      case .success(let feeds): try feeds.forEach(body)
      case .failure(let error):
        let failure = Failure(unmade: error, of: plan)
        failed.withLock { $0 = failure }
        throw failure
      }
    }
  }
}
